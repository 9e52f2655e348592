"""The timetable of a conference for those who arrange it: how far it is, what it says, what is otherwise than before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.http import Http404
from django.utils.translation import gettext

from ucap.events.changes import Changes, changes
from ucap.events.models import BroughtAlong, Event, Meeting, MeetingRequest, Registration, Slot, Timetable
from ucap.events.queries.along import along_of
from ucap.events.queries.conference import stands
from ucap.events.queries.events import seen_event
from ucap.events.queries.rooms import RoomsOf
from ucap.events.queries.timetable_words import said
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.rules.meeting import may_schedule
from ucap.events.states import AskedState, TimetableState
from ucap.events.times import local
from ucap.events.timetable import Status
from ucap.kernel.errors import NotAllowed
from ucap.kernel.messages import Message
from ucap.organisations.queries.names import Named, names_of
from ucap.people.rules import Viewer
from ucap.places.sentences import say

LIVE = (TimetableState.WAITING, TimetableState.MAKING)
SHOWN = (*LIVE, TimetableState.READY, TimetableState.FAILED)
SILENT = timedelta(seconds=30)  # after which nobody seems to be at work


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the two of a meeting."""

    registration: Registration
    organisation: Named | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A meeting at its table."""

    meeting: Meeting
    two: tuple[Somebody, Somebody]
    is_new: bool  # otherwise than in the published timetable
    along: tuple[BroughtAlong, ...]

    @property
    def is_fixed(self) -> bool:
        return self.meeting.request.fixed_slot_id is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One slot: what is held at each table, None where it is free."""

    slot: Slot
    time: str  # when it begins, by the event's clock: "09:40"
    cells: tuple[Cell | None, ...]

    @property
    def held(self) -> int:
        return sum(cell is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Day:
    date: date
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Unheld:
    """A meeting that is not held, and why."""

    meeting: Meeting
    two: tuple[Somebody, Somebody]
    because: str
    along: tuple[BroughtAlong, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How the making goes."""

    timetable: Timetable
    seconds: int  # since it began
    is_silent: bool  # no worker seems to be at it
    held: int | None
    line: str  # the breaks over time, as the points of a polyline in a box of 100 by 40
    floor: str  # the height of the bound in the same box; "" where none is known

    @property
    def share(self) -> float:
        return min(1.0, self.seconds / self.timetable.longest)


@dataclass(frozen=True, slots=True)
class Watched:
    """What whoever watches the making is shown again and again."""

    event: Event
    accepted: int
    making: Progress | None  # None: it is made


@dataclass(frozen=True, slots=True)
class TimetablePage:
    """What the organiser sees."""

    event: Event
    accepted: int  # meetings that both want
    slots: int
    tables: int
    making: Progress | None
    shown: Timetable | None  # whose meetings are below: the newest that is ready, else the published one
    published: Timetable | None
    failed: Timetable | None
    conflict: tuple[str, ...]  # of the failed one, in words
    heads: tuple[tuple[int, bool, str], ...]  # of the columns: a table, whether it is online, its room
    days: tuple[Day, ...]
    unheld: tuple[Unheld, ...]
    has_interpreters: bool  # the conference has some, so that meetings can be given one
    slot_choices: tuple[tuple[int | str, str], ...] = ()  # where one is not held: when it could be
    different: Changes = field(default_factory=Changes)  # of the shown one from the published one

    @property
    def held(self) -> int:
        return sum(row.held for day in self.days for row in day.rows)

    @property
    def is_proved(self) -> bool:
        return self.shown is not None and self.shown.status == Status.OPTIMAL

    @property
    def is_repair(self) -> bool:
        return self.shown is not None and self.shown.repairs_id is not None

    @property
    def is_draft(self) -> bool:
        return self.shown is not None and self.shown.state == TimetableState.READY


def event_to_schedule(slug: str, viewer: Viewer) -> Event:
    """The event of that address, for those who arrange its meetings. Raises Http404 and NotAllowed."""
    event = seen_event(slug, viewer)
    if not may_schedule(viewer, event):
        raise NotAllowed(NOT_YOURS)
    return event


def timetable_of(timetable_id: str, viewer: Viewer) -> Timetable:
    """The timetable of that id, for those who arrange the meetings; raises Http404."""
    found = Timetable.objects.select_related("event__organisation", "event__city").filter(pk=timetable_id)
    timetable = found.first()
    if timetable is None or not may_schedule(viewer, timetable.event):
        raise Http404
    return timetable


def request_to_arrange(request_id: str, viewer: Viewer) -> MeetingRequest:
    """The meeting request of that id, for those who arrange the meetings; raises Http404."""
    found = MeetingRequest.objects.select_related("event__organisation", "event__city").filter(pk=request_id)
    request = found.first()
    if request is None or not may_schedule(viewer, request.event):
        raise Http404
    return request


def watched(slug: str, viewer: Viewer, at: datetime) -> Watched:
    """How far the making is, without reading any meeting: it is asked for every second."""
    event = event_to_schedule(slug, viewer)
    live = event.timetables.filter(state__in=LIVE).first()
    return Watched(event, _accepted(event), progress(live, at) if live else None)


def timetable_page(slug: str, viewer: Viewer, at: datetime) -> TimetablePage:
    """Seventeen queries at most, however many meetings there are."""
    event = event_to_schedule(slug, viewer)
    newest = event.timetables.filter(state__in=SHOWN).first()
    published = event.timetables.filter(state=TimetableState.PUBLISHED).first()
    if newest and published and newest.number < published.number and newest.state not in LIVE:
        newest = None  # an older draft that was overtaken
    ready = newest if newest and newest.state == TimetableState.READY else None
    failed = newest if newest and newest.state == TimetableState.FAILED else None
    shown = ready or published
    different = changes(stands(published), stands(shown)) if shown and published and ready else Changes()
    meetings = _meetings(shown) if shown else []
    people = _people(meetings)
    along = along_of(one.request_id for one in meetings) if meetings else {}
    held = [one for one in meetings if one.slot_id]
    out = [one for one in meetings if not one.slot_id]
    new = frozenset(different.all)
    cells = [
        Cell(one, people[one.request_id], one.request_id in new, along.get(one.request_id, ()))
        for one in held
    ]
    heads = tuple(sorted({(one.is_virtual, one.table or 0) for one in held}))
    arranged, rooms = getattr(event, "matchmaking", None), RoomsOf(event)
    return TimetablePage(
        event=event,
        accepted=_accepted(event),
        slots=event.slots.count(),
        tables=arranged.tables + arranged.virtual_tables - len(arranged.closed_tables) if arranged else 0,
        making=progress(newest, at) if newest and newest.state in LIVE else None,
        shown=shown,
        published=published,
        failed=failed,
        conflict=said(failed.conflict, failed) if failed else (),
        heads=tuple((table, virtual, rooms.at(table, virtual)) for virtual, table in heads),
        days=_days(event, cells, heads),
        unheld=tuple(
            Unheld(one, people[one.request_id], _because(one), along.get(one.request_id, ())) for one in out
        ),
        has_interpreters=bool(meetings) and event.interpreters.exists(),
        slot_choices=_choices(event) if out else (),
        different=different,
    )


def progress(timetable: Timetable, at: datetime) -> Progress:
    """How far a timetable that is being made is."""
    since = timetable.began_at or timetable.at
    course = timetable.course
    last = course[-1] if course else None
    most = max((breaks for _, breaks, *_ in course), default=0) or 1
    points = " ".join(
        f"{100 * min(1.0, seconds / timetable.longest):.1f},{40 - 36 * breaks / most:.1f}"
        for seconds, breaks, *_ in course
    )
    bound = last[2] if last else None
    return Progress(
        timetable=timetable,
        seconds=max(0, int((at - since).total_seconds())),
        is_silent=at - (timetable.beat_at or timetable.at) > SILENT,
        held=last[3] if last else None,
        line=points,
        floor="" if bound is None else f"{40 - 36 * bound / most:.1f}",
    )


def _accepted(event: Event) -> int:
    """How many meetings both want."""
    return event.requests.filter(state=AskedState.ACCEPTED).count()


def _meetings(timetable: Timetable) -> list[Meeting]:
    rows = Meeting.objects.filter(timetable=timetable)
    return list(rows.select_related("slot", "interpreter", "request__asker__city", "request__asked__city"))


def _people(meetings: Sequence[Meeting]) -> Mapping[str, tuple[Somebody, Somebody]]:
    """The two of each meeting, by its request. One query."""
    both = {one.request_id: (one.request.asker, one.request.asked) for one in meetings}
    houses = {who.organisation_id for two in both.values() for who in two if who.organisation_id}
    names = names_of(houses)

    def somebody(who: Registration) -> Somebody:
        return Somebody(who, names.get(who.organisation_id or ""))

    return {id_: (somebody(asker), somebody(asked)) for id_, (asker, asked) in both.items()}


def _days(event: Event, held: Sequence[Cell], heads: Sequence[tuple[bool, int]]) -> tuple[Day, ...]:
    """Every slot of the event with its tables, day by day. One query."""
    if not held:
        return ()
    at = {(one.meeting.slot_id, one.meeting.is_virtual, one.meeting.table): one for one in held}
    rows: dict[date, list[Row]] = defaultdict(list)
    for slot in event.slots.all():
        starts = local(slot.starts_at, event.time_zone)
        cells = tuple(at.get((slot.pk, virtual, table)) for virtual, table in heads)
        rows[starts.date()].append(Row(slot, f"{starts:%H:%M}", cells))
    return tuple(Day(day, tuple(found)) for day, found in rows.items())


def _choices(event: Event) -> tuple[tuple[int | str, str], ...]:
    """Every slot by the event's clock, after the choice of none. One query."""
    slots = ((one.pk, f"{local(one.starts_at, event.time_zone):%Y-%m-%d %H:%M}") for one in event.slots.all())
    return (("", gettext("As it fits")), *slots)


def _because(meeting: Meeting) -> str:
    return say(Message(*meeting.because)) if meeting.because else ""
