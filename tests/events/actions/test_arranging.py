"""Arranging slots and tables."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.events.factories import (
    AT,
    make_conference,
    make_event,
    make_person,
    make_registration,
    make_request,
    make_slots,
)
from tests.organisations.factories import make_organisation
from ucap.events.actions import arrange_meetings, set_availability
from ucap.events.actions.arranging import Arrangement
from ucap.events.models import Absence, Event, Matchmaking, Meeting, Slot, Timetable
from ucap.events.slots_of_days import Span
from ucap.events.states import EventKind, EventState, TimetableState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
TEN = Arrangement(tables=10)


@pytest.fixture
def host(db: None) -> User:
    return make_person(verified=True)


@pytest.fixture
def event(host: User) -> Event:
    return make_event(organisation=make_organisation(owner=host), author=host)


def spans(event: Event, number: int, *, minutes: int = 30, after: int = 0) -> list[Span]:
    assert event.starts_at
    step, begins = timedelta(minutes=minutes), event.starts_at + timedelta(minutes=after)
    return [Span(begins + n * step, begins + (n + 1) * step) for n in range(number)]


def test_slots_and_tables_are_kept(event: Event, host: User) -> None:
    arrange_meetings(
        event=event,
        slots=spans(event, 4),
        arrangement=replace(TEN, virtual_tables=2, virtual_link="https://meet.example/{table}"),
        by=host,
        at=AT,
    )
    assert Slot.objects.filter(event=event).count() == 4
    arranged = Matchmaking.objects.get(event=event)
    assert (arranged.tables, arranged.virtual_tables) == (10, 2)
    entry = JournalEntry.objects.about("event", event.pk).get(verb="meetings.arranged")
    assert isinstance(entry.after, dict)
    assert entry.after["slots"] == 4


def test_slots_that_stay_are_the_same_rows(event: Event, host: User) -> None:
    arrange_meetings(event=event, slots=spans(event, 4), arrangement=TEN, by=host, at=AT)
    first = event.slots.first()
    assert first
    absent = make_registration(event)
    assert absent.person
    set_availability(registration=absent, absent=[first.pk], by=absent.person, at=AT)
    kept = [one.pk for one in event.slots.all()[:2]]
    arrange_meetings(event=event, slots=spans(event, 2), arrangement=TEN, by=host, at=AT)
    assert list(event.slots.values_list("pk", flat=True)) == kept
    assert Absence.objects.get().slot_id == first.pk
    arrange_meetings(event=event, slots=spans(event, 2, minutes=20), arrangement=TEN, by=host, at=AT)
    assert not Absence.objects.exists()


def test_slots_that_overlap_are_refused_and_nothing_changes(event: Event, host: User) -> None:
    arrange_meetings(event=event, slots=spans(event, 3), arrangement=TEN, by=host, at=AT)
    with pytest.raises(BadInput) as refused:
        arrange_meetings(
            event=event,
            slots=[*spans(event, 3), *spans(event, 1, after=45)],
            arrangement=replace(TEN, tables=99),
            by=host,
            at=AT,
        )
    assert refused.value.message.values == {
        "one": "2027-03-23 09:30–10:00",
        "other": "2027-03-23 09:45–10:15",
    }
    assert event.slots.count() == 3
    assert Matchmaking.objects.get().tables == 10


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_slot_with_a_meeting_stays(host: User, by_hand: bool) -> None:
    event = make_conference(2, organisation=make_organisation(owner=host), author=host)
    one, other = event.registrations.all()
    slot = event.slots.all()[3]
    request = make_request(one, other, fixed_slot=slot if by_hand else None)
    if not by_hand:
        made = Timetable.objects.create(event=event, number=1, at=AT, state=TimetableState.PUBLISHED)
        Meeting.objects.create(timetable=made, request=request, slot=slot, table=1)
    arrange_meetings(event=event, slots=spans(event, 2), arrangement=TEN, by=host, at=AT)
    assert event.slots.count() == 3
    assert event.slots.filter(pk=slot.pk).exists()
    with pytest.raises(BadInput, match="overlap"):
        arrange_meetings(event=event, slots=spans(event, 2, minutes=100), arrangement=TEN, by=host, at=AT)


@pytest.mark.parametrize(
    "changes",
    [
        {"tables": 0},
        {"tables": 501},
        {"tables": -1, "virtual_tables": 3},
        {"most_requests": 0},
        {"most_requests": 3000},
        {"virtual_link": "javascript:alert(1)"},
        {"virtual_link": "https://["},
        {"most_a_person": 0},
        {"closed_tables": (0,)},
        {"closed_tables": (3, 11)},
    ],
)
def test_what_makes_no_sense_is_refused(event: Event, host: User, changes: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        arrange_meetings(event=event, slots=[], arrangement=replace(TEN, **changes), by=host, at=AT)
    assert not Matchmaking.objects.exists()


def test_too_many_slots_are_refused(event: Event, host: User) -> None:
    with pytest.raises(BadInput, match="more than"):
        arrange_meetings(event=event, slots=spans(event, 501, minutes=1), arrangement=TEN, by=host, at=AT)


def test_only_the_hosts_arrange_a_conference_that_is_not_over(event: Event, host: User) -> None:
    with pytest.raises(NotAllowed):
        arrange_meetings(event=event, slots=[], arrangement=TEN, by=make_person(verified=True), at=AT)
    for changes in ({"kind": EventKind.WEBINAR}, {"state": EventState.HELD}):
        wrong = make_event(organisation=event.organisation, author=host, **changes)
        with pytest.raises(NotNow):
            arrange_meetings(event=wrong, slots=[], arrangement=TEN, by=host, at=AT)


def test_slots_of_another_event_are_left_alone(event: Event, host: User) -> None:
    other = make_event()
    make_slots(other, 3)
    arrange_meetings(event=event, slots=spans(event, 1), arrangement=TEN, by=host, at=AT)
    assert other.slots.count() == 3
