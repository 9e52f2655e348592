"""An event is begun, changed and given its days; calendars and those who come hear of what moves."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.events.factories import (
    AT,
    FIRST_DAY,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.organisations.factories import GRANADA, YANGZHOU, make_secretary
from ucap.events.actions import change_event, set_days, translate_event
from ucap.events.content import Day, Words, seal_of
from ucap.events.models import Event, EventDay, Session
from ucap.events.queries.writing import content_of
from ucap.events.states import EventState, Mode, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def change(event: Event, by: User, **changes: Any) -> Event:
    before = content_of(event)
    return change_event(event=event, content=replace(before, **changes), seal=seal_of(before), by=by, at=AT)


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer, place=make_city("Yangzhou"))


def test_what_is_changed_is_journalled_field_by_field(event: Event, officer: User) -> None:
    change(event, officer, title="Canal cities meet again", capacity=80)
    event.refresh_from_db()
    assert (event.title, event.capacity, event.edited_at) == ("Canal cities meet again", 80, AT)
    entry = JournalEntry.objects.about("event", event.pk).get(verb="event.changed")
    assert whole(entry).before == {"title": "Canal cities meet", "capacity": None}
    assert whole(entry).after == {"title": "Canal cities meet again", "capacity": 80}


def test_nothing_changed_is_nothing_done(event: Event, officer: User) -> None:
    change(event, officer)
    assert not JournalEntry.objects.about("event", event.pk).exists()


def test_nobody_writes_over_what_they_have_not_seen(event: Event, officer: User) -> None:
    seen = content_of(event)
    change(event, officer, venue="Slender West Lake Hall")
    mine = replace(seen, venue="Grand Canal Museum")
    with pytest.raises(Conflict):
        change_event(event=event, content=mine, seal=seal_of(seen), by=officer, at=AT)
    event.refresh_from_db()
    assert event.venue == "Slender West Lake Hall"


def test_a_change_of_state_meanwhile_is_no_conflict(event: Event, officer: User) -> None:
    seen = content_of(event)
    Event.objects.update(state=EventState.CLOSED, edited_at=AT + timedelta(hours=1))
    after = change_event(
        event=event, content=replace(seen, capacity=9), seal=seal_of(seen), by=officer, at=AT
    )
    assert (after.capacity, after.state) == (9, EventState.CLOSED)


@pytest.mark.parametrize(
    "changes",
    [
        {"venue": "Museum of the Grand Canal"},
        {"address": "2 Lake Road"},
        {"time_zone": "Asia/Tokyo"},
        {"days": (Day(FIRST_DAY),)},
        {"place": "2517117"},
        {"mode": Mode.MIXED},
        {"link": "https://meet.example/x"},
    ],
)
def test_whoever_comes_is_told_what_moves_and_calendars_are(
    event: Event, officer: User, changes: dict[str, Any]
) -> None:
    coming = make_registration(event).person
    assert coming
    after = change(event, officer, **changes)
    assert after.sequence == 1
    assert [str(one.title["template"]) for one in Notice.objects.filter(to=coming)] == [
        "When or where has changed: %(title)s"
    ]


def test_the_deadline_is_in_calendars_but_nobody_is_told(event: Event, officer: User) -> None:
    make_registration(event)
    assert change(event, officer, closes_at=datetime(2027, 3, 1, 16, tzinfo=UTC)).sequence == 1
    assert not Notice.objects.exists()


def test_other_words_move_no_calendar(event: Event, officer: User) -> None:
    assert change(event, officer, summary="Other words.", sdgs=(6,)).sequence == 0


def test_a_draft_moves_no_calendar(officer: User) -> None:
    draft = make_event(author=officer, state=EventState.DRAFT)
    assert change(draft, officer, venue="Elsewhere").sequence == 0


def test_a_day_of_a_draft_that_is_taken_out_is_gone(officer: User) -> None:
    draft = make_event(author=officer, state=EventState.DRAFT)
    change(draft, officer, days=(Day(FIRST_DAY),))
    assert list(draft.days.values_list("date", flat=True)) == [FIRST_DAY]


def test_a_day_that_was_announced_is_kept_as_dropped_and_can_come_back(event: Event, officer: User) -> None:
    second = FIRST_DAY + timedelta(days=1)
    change(event, officer, days=(Day(FIRST_DAY),))
    assert dict(event.days.values_list("date", "dropped")) == {FIRST_DAY: False, second: True}
    event.refresh_from_db()
    assert event.ends_at == datetime(2027, 3, 23, 9, tzinfo=UTC)
    change(event, officer, days=(Day(FIRST_DAY), Day(second, time(10), time(12))))
    assert EventDay.objects.get(event=event, date=second, dropped=False).begins == time(10)


def rows(event: Event) -> list[tuple[date, bool]]:
    """Its days in the order in which they were entered: calendars know them by that."""
    return list(event.days.order_by("pk").values_list("date", "dropped"))


def on(*numbers: int) -> tuple[Day, ...]:
    """Days by their distance from the first one."""
    return tuple(Day(FIRST_DAY + timedelta(days=number)) for number in numbers)


def dated(*numbers: tuple[int, bool]) -> list[tuple[date, bool]]:
    return [(FIRST_DAY + timedelta(days=number), dropped) for number, dropped in numbers]


@pytest.mark.parametrize(
    ("says", "then"),
    [
        ((7, 8), [(7, False), (8, False)]),
        ((1, 2), [(2, False), (1, False)]),  # the second stays, the first is behind it
        ((1,), [(0, True), (1, False)]),
        ((5,), [(0, True), (5, False)]),  # the nearer one
        ((0, 1, 2), [(0, False), (1, False), (2, False)]),
        ((3, 4, 5), [(3, False), (4, False), (5, False)]),
    ],
)
def test_a_day_that_moves_stays_the_same_day(
    event: Event, officer: User, says: tuple[int, ...], then: list[tuple[int, bool]]
) -> None:
    set_days(event=event, days=on(*says), by=officer, at=AT)
    assert rows(event) == dated(*then)


def test_a_day_moves_to_where_one_was_dropped_and_both_are_known_still(event: Event, officer: User) -> None:
    set_days(event=event, days=on(0), by=officer, at=AT)
    assert rows(event) == dated((0, False), (1, True))
    set_days(event=event, days=on(1), by=officer, at=AT)
    assert rows(event) == dated((1, False), (0, True))
    set_days(event=event, days=on(0, 4), by=officer, at=AT)  # one comes back, the other moves
    assert rows(event) == dated((4, False), (0, False))


def test_the_days_of_a_draft_move_too(officer: User) -> None:
    draft = make_event(author=officer, state=EventState.DRAFT)
    set_days(event=draft, days=on(8), by=officer, at=AT)
    assert rows(draft) == dated((8, False))


def test_the_programme_moves_with_its_days(event: Event, officer: User) -> None:
    begins = datetime(2027, 3, 24, 2, tzinfo=UTC)  # ten o'clock of the second day
    session = Session.objects.create(
        event=event, title="Opening", starts_at=begins, ends_at=begins + timedelta(hours=1)
    )
    later = tuple(Day(day.date + timedelta(days=7), day.begins, day.ends) for day in content_of(event).days)
    change(event, officer, days=later)
    session.refresh_from_db()
    assert session.starts_at == begins + timedelta(days=7)
    event.refresh_from_db()
    change(event, officer, time_zone="Asia/Tokyo")
    session.refresh_from_db()
    assert session.starts_at == begins + timedelta(days=7, hours=-1)
    assert session.ends_at - session.starts_at == timedelta(hours=1)


def test_the_programme_stays_where_a_day_is_taken_out(event: Event, officer: User) -> None:
    begins = datetime(2027, 3, 24, 2, tzinfo=UTC)
    session = Session.objects.create(
        event=event, title="Opening", starts_at=begins, ends_at=begins + timedelta(hours=1)
    )
    change(event, officer, days=(Day(FIRST_DAY),))
    session.refresh_from_db()
    assert session.starts_at == begins


@pytest.mark.parametrize("missing", [{"title": ""}, {"summary": " "}, {"days": ()}, {"place": ""}])
def test_others_never_find_an_announced_event_incomplete(
    event: Event, officer: User, missing: dict[str, Any]
) -> None:
    with pytest.raises(BadInput):
        change(event, officer, **missing)
    draft = make_event(author=officer, state=EventState.DRAFT)
    change(draft, officer, **missing)


def test_only_its_hosts_change_an_event(event: Event) -> None:
    for stranger in (make_person(verified=True), make_officer(YANGZHOU)):
        with pytest.raises(NotAllowed):
            change(event, stranger, capacity=3)
    change(event, make_secretary(), capacity=3)


def test_somebody_has_to_have_vouched_for_whoever_changes_what_others_read() -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    event = make_event(organisation=organisation, author=member, state=EventState.DRAFT)
    change(event, member, capacity=3)
    Event.objects.update(state=EventState.ANNOUNCED)
    event.refresh_from_db()
    with pytest.raises(NotAllowed):
        change(event, member, capacity=4)


@pytest.mark.parametrize("state", [EventState.HELD, EventState.REPORTED, EventState.CANCELLED])
def test_what_is_over_is_changed_no_more(officer: User, state: EventState) -> None:
    event = make_event(author=officer, state=state)
    with pytest.raises(NotNow):
        change(event, officer, capacity=3)


def test_what_was_taken_down_can_be_mended(officer: User) -> None:
    event = make_event(author=officer, state=EventState.WITHHELD)
    make_registration(event)
    assert change(event, officer, venue="Elsewhere").venue == "Elsewhere"
    assert not Notice.objects.exists()


def test_a_plan_that_cannot_be_read_is_not_linked(event: Event, officer: User) -> None:
    with pytest.raises(BadInput):
        change(event, officer, plan="nowhere")
    with pytest.raises(BadInput):
        change(event, officer, place="nowhere")


def test_the_days_are_set_alone(event: Event, officer: User) -> None:
    days = (Day(date(2027, 5, 4), time(8), time(9)),)
    after = set_days(event=event, days=days, time_zone="Europe/Rome", by=officer, at=AT)
    assert after.starts_at == datetime(2027, 5, 4, 6, tzinfo=UTC)
    assert (after.time_zone, after.title, after.sequence) == ("Europe/Rome", "Canal cities meet", 1)
    entry = JournalEntry.objects.about("event", event.pk).get()
    assert entry.verb == "event.days_set"
    assert set(whole(entry).after) == {"days", "time_zone"}
    with pytest.raises(NotAllowed):
        set_days(event=event, days=days, by=make_person(), at=AT)


def test_an_event_speaks_one_more_language_and_one_less(event: Event, officer: User) -> None:
    italian = Words(language="it", title="Le città dei canali")
    translate_event(event=event, words=italian, by=officer, at=AT)
    assert content_of(event).texts == (italian,)
    translate_event(event=event, words=replace(italian, title="Città d'acqua"), by=officer, at=AT)
    assert [one.title for one in event.texts.all()] == ["Città d'acqua"]
    translate_event(event=event, words=Words(language="it", title=""), by=officer, at=AT)
    assert not event.texts.exists()
    with pytest.raises(NotAllowed):
        translate_event(event=event, words=italian, by=make_person(), at=AT)


def test_more_places_are_for_those_who_wait(officer: User) -> None:
    event = make_event(author=officer, capacity=1)
    make_registration(event)
    waiting = make_registration(event, state=RegistrationState.WAITING)
    change(event, officer, capacity=2)
    waiting.refresh_from_db()
    assert waiting.state == RegistrationState.CONFIRMED
