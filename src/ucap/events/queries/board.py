"""Who meets where: now and next on the venue's screen, and all day at each table."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from ucap.events.models import BroughtAlong, Event, Meeting, Slot
from ucap.events.queries.along import along_of
from ucap.events.queries.asking_time import has_timetable
from ucap.events.queries.cards import Words, own_clock, words_of
from ucap.events.queries.parties import OF_PARTY, Party, parties_of
from ucap.events.queries.rooms import RoomsOf
from ucap.events.states import EventState, TimetableState
from ucap.events.times import Clock, local
from ucap.people.rules import Viewer

SHOWN = (EventState.OPEN, EventState.CLOSED)  # while it is being held
OF_MEETING = (
    "slot",
    "interpreter",
    *(f"request__{side}__{part}" for side in ("asker", "asked") for part in OF_PARTY),
)


@dataclass(frozen=True, slots=True)
class AtTable:
    """A meeting at its table."""

    table: int
    is_virtual: bool
    room: str  # in which the table stands; "" where nobody says
    starts_at: datetime
    ends_at: datetime
    one: Party
    other: Party
    interpreter: str  # their name; "" where there is none
    along: tuple[str, ...] = ()  # names of those who come along and agreed to be listed


@dataclass(frozen=True, slots=True)
class SlotShown:
    """A slot with its meetings in the order of tables."""

    starts_at: datetime
    ends_at: datetime
    meetings: tuple[AtTable, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What the screen shows at this moment."""

    event: Event
    words: Words
    clock: Clock  # the event's
    at: datetime
    now: SlotShown | None
    next: SlotShown | None

    @property
    def next_is_today(self) -> bool:
        zone = self.event.time_zone
        return (
            self.next is not None and local(self.next.starts_at, zone).date() == local(self.at, zone).date()
        )


@dataclass(frozen=True, slots=True)
class Card:
    """One table with its meetings by day."""

    table: int
    is_virtual: bool
    room: str
    days: tuple[tuple[date, tuple[AtTable, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """A card for each table that is used."""

    event: Event
    words: Words
    clock: Clock
    is_published: bool
    cards: tuple[Card, ...]


def board(event_id: str, viewer: Viewer, at: datetime) -> Board:
    """The board of that event; raises Http404 unless it is seen, goes on and has a published timetable. Seven queries, however many tables."""
    seen = Event.objects.visible_to(viewer).filter(pk=event_id, state__in=SHOWN)
    rows = seen.select_related("place", "city", "matchmaking")
    event = rows.first()
    if event is None or not has_timetable(event):
        raise Http404
    coming = list(_used(event).filter(ends_at__gt=at).order_by("starts_at")[:2])
    now = coming.pop(0) if coming and coming[0].starts_at <= at else None
    after = coming[0] if coming else None
    meetings: dict[int, list[AtTable]] = defaultdict(list)
    for slot, one in at_tables(event, [one.pk for one in (now, after) if one]):
        meetings[slot].append(one)
    return Board(
        event=event,
        words=words_of([event])[event.pk],
        clock=own_clock(event),
        at=at,
        now=_shown(now, meetings),
        next=_shown(after, meetings),
    )


def table_cards(event: Event) -> Cards:
    """A card for each table that the published timetable uses. Seven queries, however many tables."""
    by_table: dict[tuple[bool, int], list[AtTable]] = defaultdict(list)
    for _, one in at_tables(event):
        by_table[one.is_virtual, one.table].append(one)
    return Cards(
        event=event,
        words=words_of([event])[event.pk],
        clock=own_clock(event),
        is_published=bool(by_table) or has_timetable(event),
        cards=tuple(
            Card(table, is_virtual, some[0].room, _by_day(some, event.time_zone))
            for (is_virtual, table), some in sorted(by_table.items())
        ),
    )


def at_tables(event: Event, slots: Iterable[int] | None = None) -> list[tuple[int, AtTable]]:
    """The meetings that are held in these slots, in all where none are named, by time and table. Four queries at most."""
    held = Meeting.objects.filter(
        timetable__event=event, timetable__state=TimetableState.PUBLISHED, slot__isnull=False
    )
    if slots is not None:
        held = held.filter(slot__in=list(slots))
    rows = list(held.select_related(*OF_MEETING).order_by("slot__starts_at", "is_virtual", "table"))
    parties = parties_of(one for row in rows for one in (row.request.asker, row.request.asked))
    along = along_of(row.request_id for row in rows)
    rooms = RoomsOf(event)
    return [
        (
            row.slot.pk,
            _at_table(
                row, row.slot, parties, along.get(row.request_id, ()), rooms.at(row.table, row.is_virtual)
            ),
        )
        for row in rows
        if row.slot and row.table is not None
    ]


def _used(event: Event) -> "QuerySet[Slot]":
    """The slots in which the published timetable holds meetings."""
    return event.slots.filter(
        meetings__timetable__event=event, meetings__timetable__state=TimetableState.PUBLISHED
    ).distinct()


def _at_table(
    row: Meeting, slot: Slot, parties: Mapping[str, Party], along: Iterable[BroughtAlong], room: str
) -> AtTable:
    return AtTable(
        table=row.table or 0,
        is_virtual=row.is_virtual,
        room=room,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        one=parties[row.request.asker_id],
        other=parties[row.request.asked_id],
        interpreter=row.interpreter.name if row.interpreter else "",
        along=tuple(one.who.name for one in along if one.who.listed),
    )


def _shown(slot: Slot | None, meetings: Mapping[int, list[AtTable]]) -> SlotShown | None:
    if slot is None:
        return None
    return SlotShown(slot.starts_at, slot.ends_at, tuple(meetings.get(slot.pk, ())))


def _by_day(some: Iterable[AtTable], zone: str) -> tuple[tuple[date, tuple[AtTable, ...]], ...]:
    by_day: dict[date, list[AtTable]] = defaultdict(list)
    for one in some:
        by_day[local(one.starts_at, zone).date()].append(one)
    return tuple((day, tuple(found)) for day, found in sorted(by_day.items()))
