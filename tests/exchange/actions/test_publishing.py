"""Publishing, with and without a moderator."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.exchange.factories import make_entry, make_organisation, sensors
from tests.organisations.factories import make_member, make_secretary
from ucap.exchange import watching
from ucap.exchange.actions import (
    change_draft,
    mark_matched,
    publish_entry,
    release_entry,
    take_back_entry,
    withdraw_entry,
    withhold_entry,
    write_next_version,
)
from ucap.exchange.actions.publishing import SaidAlready
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Facet
from ucap.kernel.errors import BadInput, NotNow
from ucap.moderation.actions import decide, reopen
from ucap.moderation.models import Case
from ucap.moderation.states import Verdict
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """The entries that somebody who watches hears of."""
    said: list[str] = []

    def hear(entry_id: str) -> None:
        said.append(entry_id)

    watching.register(hear)
    yield said
    watching.forget(hear)


def author_of(entry: Entry) -> User:
    assert entry.author
    return entry.author


def waiting_entry(at: datetime, **changes: object) -> Entry:
    """Of somebody who is not yet verified, sent to the moderators."""
    organisation = make_organisation()
    member = make_member(organisation)
    entry = make_entry(organisation=organisation, author=member, state=EntryState.DRAFT, **changes)
    return publish_entry(entry=entry, by=member, at=at)


def case_of(entry: Entry) -> Case:
    return Case.objects.open().about("entry", entry.pk).get()


def test_a_verified_author_publishes_at_once(
    at: datetime, heard: list[str], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    entry = make_entry(state=EntryState.DRAFT)
    with django_capture_on_commit_callbacks(execute=True):
        entry = publish_entry(entry=entry, by=author_of(entry), at=at)
    entry = Entry.objects.get(pk=entry.pk)
    assert (entry.state, entry.slug, entry.draft) == ("published", "sensors-for-canals", None)
    assert entry.current
    assert (entry.published_at, entry.current.published_at) == (at, at)
    assert entry.expires_on == date(2027, 5, 24)
    assert entry.pk in heard
    assert not Case.objects.exists()
    tags = set(entry.tags.values_list("facet", "value"))
    assert {(Facet.SDG, "6"), (Facet.THEME, "Water quality"), (Facet.COUNTRY, "CN")} <= tags
    assert " sensors " in entry.words.words


def test_two_of_one_title_have_two_addresses(at: datetime) -> None:
    slugs = set()
    for title in ("Sensors", "Sensors", "New", "运河传感器"):
        entry = make_entry(state=EntryState.DRAFT, title=title)
        slugs.add(publish_entry(entry=entry, by=author_of(entry), at=at).slug)
    assert {"sensors", "sensors-2", "new-2"} < slugs
    assert len(slugs) == 4


def test_the_deadline_ends_it_sooner(at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT, deadline=date(2026, 12, 31))
    assert publish_entry(entry=entry, by=author_of(entry), at=at).expires_on == date(2026, 12, 31)


@pytest.mark.parametrize("changes", [{"title": ""}, {"summary": " "}, {"deadline": date(2026, 11, 23)}])
def test_what_is_not_whole_is_not_published(changes: dict[str, object], at: datetime) -> None:
    entry = make_entry(state=EntryState.DRAFT, **changes)
    with pytest.raises(BadInput):
        publish_entry(entry=entry, by=author_of(entry), at=at)


def test_without_a_draft_there_is_nothing_to_publish(at: datetime) -> None:
    entry = make_entry()
    with pytest.raises(NotNow):
        publish_entry(entry=entry, by=author_of(entry), at=at)


def test_what_somebody_unknown_writes_waits_and_appears_when_it_is_released(at: datetime) -> None:
    entry = waiting_entry(at, description="See https://a.example and https://b.example")
    case = case_of(entry)
    assert entry.state == EntryState.WAITING
    assert {one.ground for one in case.concerns.all()} == {"unverified", "links"}
    decide(case=case, verdict=Verdict.RELEASE, by=make_secretary(), at=at + timedelta(hours=1))
    entry.refresh_from_db()
    assert (entry.state, entry.published_at) == ("published", at + timedelta(hours=1))
    assert entry.draft is None


def test_what_is_taken_down_is_mended_sent_again_and_released(at: datetime) -> None:
    entry = waiting_entry(at)
    by, secretary = author_of(entry), make_secretary()
    case = decide(case=case_of(entry), verdict=Verdict.WITHHOLD, reason="Say whose.", by=secretary, at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.WITHHELD
    change_draft(entry=entry, content=sensors(title="Ours"), base=0, by=by, at=at)
    publish_entry(entry=entry, by=by, at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.WITHHELD
    decide(case=case, verdict=Verdict.RELEASE, by=secretary, at=at)
    entry.refresh_from_db()
    assert (entry.state, entry.title) == ("published", "Ours")


def test_a_text_that_was_not_sent_does_not_appear_with_a_release(at: datetime) -> None:
    entry = waiting_entry(at)
    secretary = make_secretary()
    case = decide(case=case_of(entry), verdict=Verdict.WITHHOLD, reason="No.", by=secretary, at=at)
    change_draft(entry=entry, content=sensors(title="Buy this"), base=0, by=author_of(entry), at=at)
    decide(case=case, verdict=Verdict.RELEASE, by=secretary, at=at)
    entry.refresh_from_db()
    assert (entry.state, entry.current) == ("draft", None)


def test_a_decision_is_taken_back(at: datetime) -> None:
    entry = waiting_entry(at)
    secretary = make_secretary()
    case = decide(case=case_of(entry), verdict=Verdict.RELEASE, by=secretary, at=at)
    case = reopen(case=case, by=secretary, at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.WITHHELD
    decide(case=case, verdict=Verdict.RELEASE, by=secretary, at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.PUBLISHED


def test_the_author_takes_back_what_waits(at: datetime) -> None:
    entry = waiting_entry(at)
    entry = take_back_entry(entry=entry, by=author_of(entry), at=at)
    assert entry.state == EntryState.DRAFT
    decide(case=case_of(entry), verdict=Verdict.RELEASE, by=make_secretary(), at=at)
    entry.refresh_from_db()
    assert entry.state == EntryState.DRAFT
    with pytest.raises(NotNow):
        take_back_entry(entry=entry, by=author_of(entry), at=at)


def test_a_published_entry_keeps_its_text_until_the_next_is_published(at: datetime) -> None:
    entry = make_entry()
    by = author_of(entry)
    write_next_version(entry=entry, by=by, at=at)
    change_draft(entry=entry, content=sensors(title="Better", sdgs=(9,)), base=0, by=by, at=at)
    later = at + timedelta(days=10)
    entry = publish_entry(entry=mark_matched(entry=entry, by=by, at=at), by=by, at=later)
    assert (entry.state, entry.title, entry.published_at) == ("matched", "Better", at)
    assert entry.current
    assert entry.current.number == 2
    assert entry.expires_on == date(2027, 5, 24)  # six months from when it was first published
    assert list(entry.tags.filter(facet=Facet.SDG).values_list("value", flat=True)) == ["9"]


def test_the_next_version_of_somebody_unknown_waits_with_the_entry(at: datetime) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    entry = make_entry(organisation=organisation, author=member, state=EntryState.MATCHED)
    write_next_version(entry=entry, by=member, at=at)
    change_draft(entry=entry, content=sensors(title="Better"), base=0, by=member, at=at)
    entry = publish_entry(entry=entry, by=member, at=at)
    assert (entry.state, entry.title) == ("waiting", "Sensors for canals")
    with pytest.raises(NotNow):  # what others saw before is not shown again unseen
        take_back_entry(entry=entry, by=member, at=at)
    decide(case=case_of(entry), verdict=Verdict.RELEASE, by=make_secretary(), at=at)
    entry.refresh_from_db()
    assert (entry.state, entry.title) == ("published", "Better")


@pytest.mark.parametrize("state", [EntryState.MATCHED, EntryState.FULFILLED, EntryState.EXPIRED])
def test_what_was_taken_down_comes_back_to_where_it_was(state: EntryState, at: datetime) -> None:
    entry, secretary = make_entry(state=state), make_secretary()
    withhold_entry(entry.pk, secretary, at)
    withhold_entry(entry.pk, secretary, at)
    entry.refresh_from_db()
    assert entry.state == EntryState.WITHHELD
    for _ in range(2):
        release_entry(entry.pk, secretary, at)
        entry.refresh_from_db()
        assert entry.state == state


def test_what_goes_wrong_with_who_watches_undoes_nothing(
    at: datetime, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def fail(entry_id: str) -> None:
        raise RuntimeError(entry_id)

    watching.register(fail)
    entry = make_entry(state=EntryState.DRAFT)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            publish_entry(entry=entry, by=author_of(entry), at=at)
    finally:
        watching.forget(fail)
    entry.refresh_from_db()
    assert entry.state == EntryState.PUBLISHED


def test_the_same_is_published_once_a_side(at: datetime) -> None:
    first = publish_entry(entry=make_entry(state=EntryState.DRAFT), by=make_secretary(), at=at)
    copy = make_entry(organisation=first.organisation, state=EntryState.DRAFT, title="sensors FOR canals")
    with pytest.raises(SaidAlready) as refused:
        publish_entry(entry=copy, by=author_of(copy), at=at)
    assert refused.value.entry == first
    assert first.slug in str(refused.value)
    copy.refresh_from_db()
    assert (copy.state, copy.draft_id is not None) == ("draft", True)
    other_side = make_entry(state=EntryState.DRAFT)
    assert publish_entry(entry=other_side, by=author_of(other_side), at=at).state == "published"
    write_next_version(entry=first, by=author_of(first), at=at)  # its own next version is no copy
    assert publish_entry(entry=first, by=author_of(first), at=at).state == "published"
    withdraw_entry(entry=first, by=author_of(first), at=at)
    assert publish_entry(entry=copy, by=author_of(copy), at=at).state == "published"


def test_nearly_the_same_is_published_a_few_times_and_moderators_are_told(at: datetime) -> None:
    first = make_entry()
    for number in range(2, 4):
        near = make_entry(organisation=first.organisation, state=EntryState.DRAFT, title=f"Sensors {number}")
        publish_entry(entry=near, by=author_of(near), at=at)
    near = make_entry(organisation=first.organisation, state=EntryState.DRAFT, title="Sensors 5")
    with pytest.raises(SaidAlready):
        publish_entry(entry=near, by=author_of(near), at=at)
    assert first.organisation
    member = make_member(make_organisation())
    own = make_entry(organisation=member.memberships.get().organisation)
    near = make_entry(organisation=own.organisation, author=member, state=EntryState.DRAFT, title="Sensors 2")
    publish_entry(entry=near, by=member, at=at)
    assert set(case_of(near).concerns.values_list("ground", flat=True)) == {"unverified", "duplicate"}
