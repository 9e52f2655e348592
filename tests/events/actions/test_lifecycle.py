"""An event is announced, opened, closed, held, cancelled and brought back, by its hosts and by the clock."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_member,
    make_organisation,
    make_person,
    make_registration,
)
from tests.organisations.factories import GRANADA, YANGZHOU
from tests.plans.factories import make_officer
from ucap.events.actions import (
    announce_event,
    bring_back_event,
    cancel_event,
    close_event,
    hold_event,
    mind_events,
    open_event,
)
from ucap.events.models import Event
from ucap.events.slugs import RESERVED_SLUGS
from ucap.events.states import COMING, EventState, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 1, 10, 8, tzinfo=UTC)
BEGINS = datetime(2027, 3, 23, 1, tzinfo=UTC)  # of the factory's events
OVER = datetime(2027, 3, 24, 9, 30, tzinfo=UTC)


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


def draft(officer: User, **changes: Any) -> Event:
    return make_event(author=officer, state=EventState.DRAFT, **changes)


def verbs_of(event: Event) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("event", event.pk).order_by("pk")]


def test_an_announced_event_has_an_address_and_is_open_where_nothing_else_is_said(officer: User) -> None:
    event = announce_event(event=draft(officer), by=officer, at=AT)
    event.refresh_from_db()
    assert (event.slug, event.state, event.announced_at) == ("canal-cities-meet", EventState.OPEN, AT)
    assert verbs_of(event) == ["event.announced", "event.opened"]


def test_an_event_whose_registration_begins_later_is_only_announced(officer: User) -> None:
    event = announce_event(event=draft(officer, opens_at=LATER), by=officer, at=AT)
    assert (event.state, event.sequence) == (EventState.ANNOUNCED, 0)
    assert verbs_of(event) == ["event.announced"]


def test_addresses_are_never_taken_twice_nor_words_of_ours(officer: User) -> None:
    slugs = [announce_event(event=draft(officer, title="Mine"), by=officer, at=AT).slug for _ in range(3)]
    assert slugs == ["mine-2", "mine-3", "mine-4"]
    for word in RESERVED_SLUGS:
        assert announce_event(event=draft(officer, title=word), by=officer, at=AT).slug != word
    chinese = draft(officer, title="运河城市相会")
    assert announce_event(event=chinese, by=officer, at=AT).slug == chinese.pk


def test_an_address_stays_whatever_the_title_becomes(officer: User) -> None:
    event = announce_event(event=draft(officer), by=officer, at=AT)
    cancel_event(event=event, why="Ice", by=officer, at=AT)
    Event.objects.update(title="Something else")
    assert bring_back_event(event=event, by=officer, at=AT).slug == "canal-cities-meet"


@pytest.mark.parametrize("missing", [{"title": ""}, {"summary": ""}, {"days": 0}, {"place": None}])
@pytest.mark.parametrize("does", [announce_event, open_event])
def test_what_is_missing_is_said_before_others_read_it(
    officer: User, missing: dict[str, Any], does: Any
) -> None:
    event = draft(officer, **missing)
    with pytest.raises(BadInput):
        does(event=event, by=officer, at=AT)
    event.refresh_from_db()
    assert (event.state, event.slug) == (EventState.DRAFT, event.pk)


def test_an_event_that_is_over_is_not_announced(officer: User) -> None:
    with pytest.raises(BadInput, match="over"):
        announce_event(event=draft(officer), by=officer, at=OVER)


def test_only_verified_hosts_announce() -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    event = make_event(organisation=organisation, author=member, state=EventState.DRAFT)
    for person in (member, make_officer(YANGZHOU), make_person(verified=True)):
        for does in (announce_event, open_event):
            with pytest.raises(NotAllowed):
                does(event=event, by=person, at=AT)
    member.verified_at = AT
    member.save()
    assert announce_event(event=event, by=member, at=AT).state == EventState.OPEN


def test_registration_is_opened_from_the_draft_and_closed_and_opened_again(officer: User) -> None:
    event = open_event(event=draft(officer, opens_at=LATER), by=officer, at=AT)
    assert (event.state, event.slug, event.announced_at) == (EventState.OPEN, "canal-cities-meet", AT)
    event = close_event(event=event, by=officer, at=AT)
    assert (event.state, event.sequence) == (EventState.CLOSED, 1)
    event = open_event(event=event, by=officer, at=AT)
    assert (event.state, event.sequence) == (EventState.OPEN, 2)


def test_registration_is_not_opened_after_its_end(officer: User) -> None:
    event = make_event(author=officer, state=EventState.CLOSED, closes_at=LATER)
    with pytest.raises(BadInput, match="later end"):
        open_event(event=event, by=officer, at=LATER)
    assert open_event(event=event, by=officer, at=LATER - timedelta(minutes=1)).state == EventState.OPEN


@pytest.mark.parametrize("does", [close_event, hold_event])
def test_only_its_hosts_close_and_hold(does: Any) -> None:
    event = make_event()
    with pytest.raises(NotAllowed):
        does(event=event, by=make_officer(YANGZHOU), at=AT)


def test_each_verb_follows_the_table_of_states(officer: User) -> None:
    held = make_event(author=officer, state=EventState.HELD)
    for does in (announce_event, open_event, close_event, hold_event, bring_back_event):
        with pytest.raises(NotNow):
            does(event=held, by=officer, at=AT)
    with pytest.raises(NotNow):
        cancel_event(event=held, why="Late", by=officer, at=AT)
    assert hold_event(event=make_event(author=officer), by=officer, at=AT).state == EventState.HELD


def test_everybody_concerned_hears_of_a_cancelled_event(officer: User) -> None:
    colleague = make_officer(GRANADA)
    event = make_event(author=officer)
    coming = make_registration(event).person
    waiting = make_registration(event, state=RegistrationState.WAITING).person
    gone = make_registration(event, state=RegistrationState.WITHDRAWN).person
    guest = make_registration(event, person=None)
    guest.person, guest.email = None, "guest@example.org"
    guest.save()
    event = cancel_event(event=event, why="The <b>hall</b> is flooded.", by=officer, at=AT)
    assert (event.state, event.why_cancelled, event.sequence) == (
        EventState.CANCELLED,
        "The hall is flooded.",
        1,
    )
    told = set(Notice.objects.values_list("to", flat=True))
    assert told == {one.pk for one in (coming, waiting, guest.by, colleague) if one}
    assert gone
    assert gone.pk not in told
    notice = Notice.objects.filter(to=coming).get()
    assert notice.title["values"]["title"] == "Canal cities meet"
    assert notice.text
    assert notice.text["values"]["why"] == "The hall is flooded."
    entry = JournalEntry.objects.about("event", event.pk).get()
    assert whole(entry).detail["why"] == "The hall is flooded."
    assert "flooded" not in str(entry.detail)


def test_an_event_is_not_cancelled_without_a_reason(officer: User) -> None:
    event = make_event(author=officer)
    with pytest.raises(BadInput):
        cancel_event(event=event, why=" \n", by=officer, at=AT)
    with pytest.raises(NotAllowed):
        cancel_event(event=event, why="Because", by=make_person(verified=True), at=AT)
    event.refresh_from_db()
    assert event.state == EventState.OPEN


@pytest.mark.parametrize("state", COMING)
def test_an_event_comes_back_as_it_was(officer: User, state: EventState) -> None:
    event = make_event(author=officer, state=state)
    coming = make_registration(event).person
    cancel_event(event=event, why="Ice", by=officer, at=AT)
    event = bring_back_event(event=event, by=officer, at=AT)
    assert (event.state, event.why_cancelled, event.sequence) == (state, "", 2)
    assert Notice.objects.filter(to=coming).count() == 2


def test_the_clock_opens_closes_and_ends(officer: User) -> None:
    event = announce_event(event=draft(officer, opens_at=LATER), by=officer, at=AT)
    steps = (
        (LATER - timedelta(minutes=1), EventState.ANNOUNCED),
        (LATER, EventState.OPEN),
        (BEGINS - timedelta(minutes=1), EventState.OPEN),
        (BEGINS, EventState.CLOSED),
        (OVER - timedelta(minutes=1), EventState.CLOSED),
        (OVER, EventState.HELD),
    )
    for at, state in steps:
        mind_events(at)
        event.refresh_from_db()
        assert (at, event.state) == (at, state)
    assert verbs_of(event) == ["event.announced", "event.opened", "event.closed", "event.held"]
    assert JournalEntry.objects.about("event", event.pk).get(verb="event.held").actor == ""
    assert mind_events(OVER) == 0


def test_the_clock_leaves_alone_what_its_hosts_closed_and_what_nobody_reads(officer: User) -> None:
    closed = make_event(author=officer, state=EventState.CLOSED)
    cancelled = make_event(author=officer, state=EventState.CANCELLED)
    unread = draft(officer)
    assert mind_events(LATER) == 0
    assert mind_events(OVER) == 1
    for event, state in (
        (closed, EventState.HELD),
        (cancelled, EventState.CANCELLED),
        (unread, EventState.DRAFT),
    ):
        event.refresh_from_db()
        assert event.state == state


def test_registration_may_go_on_while_the_event_does(officer: User) -> None:
    event = make_event(author=officer, closes_at=BEGINS + timedelta(hours=5))
    mind_events(BEGINS + timedelta(hours=4))
    event.refresh_from_db()
    assert event.state == EventState.OPEN
    mind_events(BEGINS + timedelta(hours=5))
    event.refresh_from_db()
    assert event.state == EventState.CLOSED


def test_an_event_of_the_city_is_seen_by_the_city_alone_until_it_is_announced(officer: User) -> None:
    event = draft(officer, city=make_city("Granada"))
    other = make_officer(YANGZHOU)
    assert event in Event.objects.visible_to(officer)
    assert event not in Event.objects.visible_to(other)
    announce_event(event=event, by=officer, at=AT)
    assert event in Event.objects.visible_to(other)
