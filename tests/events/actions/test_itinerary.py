"""The stops of a visit."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.events.after import make_visit
from tests.events.factories import AT, make_officer, make_person, make_registration
from tests.organisations.factories import GRANADA
from ucap.events.actions import set_stop, undo_stop
from ucap.events.actions.itinerary import StopSaid, said_of
from ucap.events.models import Event, Session, VisitStop
from ucap.events.states import EventKind, EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SAID = StopSaid(host="Garden academy", contact_name="Li Na", contact_email="li@example.org", transport="Boat")


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def visit(officer: User) -> Event:
    return make_visit(author=officer)


@pytest.fixture
def lunch(visit: Event) -> Session:
    return visit.sessions.get(title="Lunch")


def kept(session: Session) -> StopSaid:
    return said_of(VisitStop.objects.filter(session=session).first())


def test_a_stop_is_kept_and_journalled_apart(lunch: Session, officer: User) -> None:
    said = replace(SAID, notes="Take <b>care</b>\nof yourselves")
    assert set_stop(session=lunch, said=said, by=officer, at=AT)
    assert kept(lunch) == replace(SAID, notes="Take care\nof yourselves")
    (entry,) = JournalEntry.objects.about("event", lunch.event_id)
    assert (entry.verb, entry.detail) == ("itinerary.stop_set", {"session": lunch.pk})
    assert "Li Na" not in str(entry.after)
    assert whole(entry).after["contact_name"] == "Li Na"


def test_a_stop_of_which_nothing_is_said_is_none(lunch: Session, officer: User) -> None:
    set_stop(session=lunch, said=SAID, by=officer, at=AT)
    assert set_stop(session=lunch, said=StopSaid(host=" "), by=officer, at=AT) is None
    assert not VisitStop.objects.filter(session=lunch).exists()


def test_what_was_changed_is_taken_back_and_brought_back(visit: Event, lunch: Session, officer: User) -> None:
    works = visit.sessions.get(title="Water works")
    before = kept(works)
    assert before.departs_at
    set_stop(session=works, said=replace(before, host="", departs_at=None), by=officer, at=AT)
    set_stop(session=lunch, said=SAID, by=officer, at=AT)
    undo_stop(session=works, by=officer, at=AT)
    assert kept(works) == before
    undo_stop(session=works, by=officer, at=AT)
    assert (kept(works).host, kept(works).departs_at) == ("", None)
    undo_stop(session=lunch, by=officer, at=AT)
    assert kept(lunch) == StopSaid()


def test_there_is_nothing_to_take_back_before(lunch: Session, officer: User) -> None:
    with pytest.raises(NotNow):
        undo_stop(session=lunch, by=officer, at=AT)


def test_the_same_once_more_is_no_change(lunch: Session, officer: User) -> None:
    for _ in range(2):
        set_stop(session=lunch, said=SAID, by=officer, at=AT)
    assert JournalEntry.objects.about("event", lunch.event_id).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"host": "x" * 201},
        {"notes": "x" * 2001},
        {"contact_email": "nobody"},
        {"other_title": "午餐"},
        {"other_title": "Lunch", "other_language": "en-GB"},
        {"departs_at": AT + timedelta(days=900)},
    ],
)
def test_what_cannot_be_kept_is_said(lunch: Session, officer: User, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        set_stop(session=lunch, said=replace(SAID, **wrong), by=officer, at=AT)
    assert kept(lunch) == StopSaid()


def test_only_its_hosts_change_stops(visit: Event, lunch: Session) -> None:
    guest = make_registration(visit).person
    for person in (guest, make_officer(), make_person(verified=True)):
        assert person
        with pytest.raises(NotAllowed):
            set_stop(session=lunch, said=SAID, by=person, at=AT)
        with pytest.raises(NotAllowed):
            undo_stop(session=lunch, by=person, at=AT)


def test_only_visits_that_can_be_changed_have_stops(lunch: Session, officer: User) -> None:
    Event.objects.update(kind=EventKind.WEBINAR)
    with pytest.raises(NotNow, match="visit"):
        set_stop(session=lunch, said=SAID, by=officer, at=AT)
    Event.objects.update(kind=EventKind.VISIT, state=EventState.HELD)
    with pytest.raises(NotNow, match="over"):
        set_stop(session=lunch, said=SAID, by=officer, at=AT)


def test_a_part_that_is_gone_has_no_stop(lunch: Session, officer: User) -> None:
    Session.objects.filter(pk=lunch.pk).delete()
    with pytest.raises(NotNow):
        set_stop(session=lunch, said=SAID, by=officer, at=AT)
