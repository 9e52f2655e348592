"""One participant's agenda: their meetings in the published timetable, and the programme, day by day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.http import Http404

from ucap.events.models import (
    BroughtAlong,
    Event,
    Meeting,
    MeetingReview,
    Registration,
    Session,
)
from ucap.events.queries.along import along_of
from ucap.events.queries.asking_time import has_timetable
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.meetings import both_clocks
from ucap.events.queries.parties import OF_PARTY, Party, parties_of
from ucap.events.queries.rooms import RoomsOf
from ucap.events.rules.meeting import may_see_agenda
from ucap.events.rules.registering import is_theirs
from ucap.events.states import TimetableState
from ucap.events.times import Clock, local
from ucap.exchange.models import Entry
from ucap.exchange.queries.entries import visible_entries
from ucap.kernel.messages import Message
from ucap.people.rules import Viewer

TABLE = "{table}"  # in the link of the rooms online: the number of the room
OF_MEETING = (
    "slot",
    "interpreter",
    *(f"request__{side}__{part}" for side in ("asker", "asked") for part in OF_PARTY),
    *("request__entry", "request__other"),
)


@dataclass(frozen=True, slots=True)
class MyMeeting:
    """A meeting of one participant."""

    request_id: str
    other: Party
    text: str  # what whoever asked wrote
    entry: Entry | None  # of the reader's side, as far as it is seen
    others_entry: Entry | None
    starts_at: datetime | None  # None: it is not held
    ends_at: datetime | None
    table: int | None
    room: str  # in which its table stands; "" where nobody says
    is_virtual: bool
    interpreter: str  # their name; "" where there is none
    link: str
    because: Message | None  # why it is not held
    review: MeetingReview | None  # what this participant said of it
    is_over: bool  # it has begun, so that one can say how it went
    with_me: tuple[str, ...] = ()  # names of those who come along on one's own side
    with_them: tuple[str, ...] = ()
    along_with: str = ""  # the name of the one with whom they come along themselves
    along: str = ""  # the id of that, to step back

    @property
    def goes_on(self) -> bool:
        return self.review is not None and self.review.goes_on


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a day: a meeting or a part of the programme."""

    starts_at: datetime
    ends_at: datetime
    meeting: MyMeeting | None = None
    session: Session | None = None
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class AgendaDay:
    date: date  # by the event's own clock
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What somebody does at the conference, when and where."""

    event: Event
    words: Words
    mine: Registration
    party: Party
    clocks: tuple[Clock, ...]  # the event's, and the reader's where it is another
    is_published: bool
    days: tuple[AgendaDay, ...]
    not_held: tuple[MyMeeting, ...]
    is_own: bool  # the reader may say how meetings went

    @property
    def meetings(self) -> int:
        return sum(item.meeting is not None for day in self.days for item in day.items)

    @property
    def to_review(self) -> int:
        return sum(
            item.meeting is not None
            and item.meeting.is_over
            and item.meeting.review is None
            and not item.meeting.along
            for day in self.days
            for item in day.items
        )


def agenda(registration_id: str, viewer: Viewer, at: datetime) -> Agenda:
    """The agenda of that registration; raises Http404 for whoever may not see it. Ten queries at most, however many meetings."""
    rows = Registration.objects.select_related("event__place", "event__city", *OF_PARTY)
    mine = rows.filter(pk=registration_id).first()
    if mine is None or not may_see_agenda(viewer, mine):
        raise Http404
    event = mine.event
    meetings = my_meetings(mine, viewer, at)
    held = [one for one in meetings if one.starts_at]
    return Agenda(
        event=event,
        words=words_of([event])[event.pk],
        mine=mine,
        party=parties_of([mine])[mine.pk],
        clocks=both_clocks(event, viewer),
        is_published=bool(meetings) or has_timetable(event),
        days=_days(event, held, event.sessions.select_related("room"), at),
        not_held=tuple(one for one in meetings if not one.starts_at),
        is_own=is_theirs(viewer, mine),
    )


def my_meetings(mine: Registration, viewer: Viewer, at: datetime) -> list[MyMeeting]:
    """All of one participant in the published timetable, those that are not held too. Six queries at most."""
    brought = BroughtAlong.objects.filter(who=mine).values("request")
    theirs = Q(request__asker=mine) | Q(request__asked=mine) | Q(request__in=brought)
    published = Q(timetable__event=mine.event_id, timetable__state=TimetableState.PUBLISHED)
    rows = list(Meeting.objects.filter(theirs, published).select_related(*OF_MEETING))
    if not rows:
        return []
    arranged = getattr(mine.event, "matchmaking", None)
    along = along_of(one.request_id for one in rows)
    known = _Known(
        mine=mine,
        parties=parties_of(_sides(mine, one, along)[1] for one in rows),
        along=along,
        reviews={one.request_id: one for one in MeetingReview.objects.filter(by=mine)},
        seen=_seen(rows, viewer),
        link=arranged.virtual_link if arranged else "",
        rooms=RoomsOf(mine.event),
        at=at,
    )
    return [_mine(one, known) for one in rows]


def because_of(kept: Any) -> Message | None:
    """What was kept of a message, as it can be said; None for nothing."""
    if isinstance(kept, list | tuple) and len(kept) == 2 and kept[0]:
        return Message(str(kept[0]), dict(kept[1]))
    return None


def link_of(link: str, table: int | None) -> str:
    """The address of that room online."""
    return link.replace(TABLE, str(table)) if link and table else link


@dataclass(frozen=True, slots=True)
class _Known:
    """What all meetings of one participant are read with."""

    mine: Registration
    parties: Mapping[str, Party]
    along: Mapping[str, Sequence[BroughtAlong]]  # by request
    reviews: Mapping[str, MeetingReview]
    seen: frozenset[str]  # entries
    link: str  # of the rooms online
    rooms: RoomsOf
    at: datetime


def _mine(one: Meeting, known: _Known) -> MyMeeting:
    request = one.request
    entries = [
        request.entry if request.entry_id in known.seen else None,
        request.other if request.other_id in known.seen else None,
    ]
    beside, other = _sides(known.mine, one, known.along)
    own, others = entries if request.asker_id == beside.pk else reversed(entries)
    there = known.along.get(request.pk, ())
    me = next((along.pk for along in there if along.who_id == known.mine.pk), "")
    return MyMeeting(
        request_id=request.pk,
        other=known.parties[other.pk],
        text=request.text,
        entry=own,
        others_entry=others,
        starts_at=one.slot.starts_at if one.slot else None,
        ends_at=one.slot.ends_at if one.slot else None,
        table=one.table,
        room=known.rooms.at(one.table, one.is_virtual),
        is_virtual=one.is_virtual,
        interpreter=one.interpreter.name if one.interpreter and one.slot else "",
        link=link_of(known.link, one.table) if one.is_virtual and one.slot else "",
        because=None if one.slot else because_of(one.because),
        review=known.reviews.get(request.pk),
        is_over=one.slot is not None and one.slot.starts_at <= known.at,
        with_me=tuple(
            one.who.name for one in there if one.beside_id == beside.pk and one.who_id != known.mine.pk
        ),
        with_them=tuple(one.who.name for one in there if one.beside_id == other.pk),
        along_with=beside.name if me else "",
        along=me,
    )


def _sides(
    mine: Registration, meeting: Meeting, along: Mapping[str, Sequence[BroughtAlong]]
) -> tuple[Registration, Registration]:
    """Of the two the one on whose side they are, and the other."""
    request = meeting.request
    brought = (one.beside_id for one in along.get(request.pk, ()) if one.who_id == mine.pk)
    if next(brought, mine.pk) == request.asker_id:
        return request.asker, request.asked
    return request.asked, request.asker


def _seen(rows: Sequence[Meeting], viewer: Viewer) -> frozenset[str]:
    ids = {id_ for one in rows for id_ in (one.request.entry_id, one.request.other_id) if id_}
    if not ids:
        return frozenset()
    return frozenset(visible_entries(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def _days(
    event: Event, held: Iterable[MyMeeting], sessions: Iterable[Session], at: datetime
) -> tuple[AgendaDay, ...]:
    items = [Item(one.starts_at, one.ends_at, session=one) for one in sessions]
    items += [Item(one.starts_at, one.ends_at, meeting=one) for one in held if one.starts_at and one.ends_at]
    by_day: dict[date, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda one: (one.starts_at, one.session is None, one.ends_at)):
        now = item.starts_at <= at < item.ends_at
        by_day[local(item.starts_at, event.time_zone).date()].append(
            Item(item.starts_at, item.ends_at, item.meeting, item.session, now)
        )
    return tuple(AgendaDay(day, tuple(some)) for day, some in sorted(by_day.items()))
