"""What became of pairs is kept."""

from datetime import timedelta
from typing import Any

import pytest

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation
from tests.plans.factories import PLACES, make_officer
from ucap.exchange.models import Entry, Interest
from ucap.exchange.states import DeclineReason, EntryState, InterestStage, InterestState
from ucap.matching.actions.experience import note_missing, note_talk
from ucap.matching.models import Experience
from ucap.matching.prior import COLUMNS, row_of
from ucap.notices.models import Notice

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def offer() -> Entry:
    return make_entry(organisation=make_organisation())


@pytest.fixture
def canals() -> Entry:
    make_officer(PLACES["Yangzhou"])
    return make_entry(city=make_city("Yangzhou"), **CANALS)


def talk(entry: Entry, own: Entry, **changes: Any) -> Interest:
    times = {"at": AT, "moved_at": AT, "last_at": AT}
    who = {"organisation": own.organisation, "city": own.city, "own_entry": own}
    return Interest.objects.create(entry=entry, **{**who, **times, **changes})


def moved(interest: Interest, state: InterestState, **changes: Any) -> None:
    Interest.objects.filter(pk=interest.pk).update(state=state, moved_at=AT, **changes)
    note_talk(interest.pk, at=AT)


def test_an_answer_is_kept_with_the_features_of_the_pair(offer: Entry, canals: Entry) -> None:
    indexed()
    interest = talk(canals, offer)
    note_talk(interest.pk, at=AT)
    assert not Experience.objects.exists()

    moved(interest, InterestState.ANSWERED, answered_at=AT)

    kept = Experience.objects.get()
    assert kept.accepted
    assert set(kept.features) == set(COLUMNS)
    assert kept.features["complement"] == 1
    assert kept.features["fresh"] == 1
    assert row_of(kept.features).shape == (len(COLUMNS),)


def test_how_far_it_comes_changes_what_is_kept_and_not_the_features(offer: Entry, canals: Entry) -> None:
    indexed()
    interest = talk(canals, offer)
    moved(interest, InterestState.ANSWERED, answered_at=AT)
    before = Experience.objects.get().features
    Entry.objects.filter(pk=canals.pk).update(published_at=AT - timedelta(days=90))

    moved(interest, InterestState.CLOSED, stage=InterestStage.OUTCOME, outcome="pilot")
    note_talk(interest.pk, at=AT)

    kept = Experience.objects.get()
    assert (kept.accepted, kept.stage, kept.outcome) == (True, "outcome", "pilot")
    assert kept.features == before


def test_a_decline_that_was_taken_back_counts_no_more(offer: Entry, canals: Entry) -> None:
    indexed()
    interest = talk(canals, offer)
    moved(interest, InterestState.DECLINED, decline_reason=DeclineReason.NO_FIT)
    assert Experience.objects.get().accepted is False

    moved(interest, InterestState.WAITING, decline_reason="")

    assert Experience.objects.get().accepted is None


def test_it_goes_with_either_entry(offer: Entry, canals: Entry) -> None:
    indexed()
    moved(talk(canals, offer), InterestState.ANSWERED, answered_at=AT)
    Interest.objects.all().delete()
    assert not Experience.objects.exists()


def test_without_an_entry_in_hand_or_a_meaning_there_is_nothing_to_keep(offer: Entry, canals: Entry) -> None:
    moved(talk(canals, offer), InterestState.ANSWERED, answered_at=AT)
    moved(
        talk(canals, offer, organisation=None, city=make_city("Rome"), own_entry=None), InterestState.DECLINED
    )
    note_talk("nothing", at=AT)

    assert not Experience.objects.exists()


def test_what_a_lost_task_left_out_is_made_up_for(offer: Entry, canals: Entry) -> None:
    indexed()
    interest = talk(canals, offer, state=InterestState.ANSWERED, answered_at=AT)

    assert note_missing(AT) == 1
    assert note_missing(AT) == 0

    Interest.objects.filter(pk=interest.pk).update(
        state=InterestState.CLOSED, moved_at=AT + timedelta(hours=1), stage=InterestStage.OUTCOME
    )
    assert note_missing(AT + timedelta(hours=2)) == 1
    assert Experience.objects.get().stage == "outcome"


def test_who_has_found_a_partner_is_asked_once_to_mark_it(offer: Entry, canals: Entry) -> None:
    for own in (offer, make_entry(organisation=make_organisation())):
        moved(talk(canals, own), InterestState.DECLINED, decline_reason=DeclineReason.FOUND)
    asked = Notice.objects.get()
    assert asked.address == "exchange:entry"
    assert canals.title in str(asked.title["values"])


def test_who_marked_it_is_not_asked(offer: Entry, canals: Entry) -> None:
    Entry.objects.filter(pk=canals.pk).update(state=EntryState.MATCHED)
    moved(talk(canals, offer), InterestState.DECLINED, decline_reason=DeclineReason.FOUND)
    assert not Notice.objects.exists()
