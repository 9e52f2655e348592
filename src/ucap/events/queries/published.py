"""A timetable of a conference, meeting by meeting, for those who arrange it: the published one, or one to be looked at."""

from dataclasses import dataclass, field

from ucap.events.changes import Changes, changes
from ucap.events.models import BroughtAlong, Event, Meeting, Slot, Timetable
from ucap.events.queries.along import along_of
from ucap.events.queries.arranging import conference
from ucap.events.queries.conference import stands
from ucap.events.queries.parties import OF_PARTY, Party, parties_of
from ucap.events.queries.rooms import RoomsOf
from ucap.events.states import TimetableState
from ucap.people.rules import Viewer

OF_TWO = tuple(f"request__{side}__{part}" for side in ("asker", "asked") for part in OF_PARTY)


@dataclass(frozen=True, slots=True)
class MeetingOfTwo:
    """A meeting of the timetable, held or not, and the two who are to meet."""

    meeting: Meeting
    one: Party  # who asked
    other: Party
    room: str  # in which its table stands; "" where nobody says
    along: tuple[BroughtAlong, ...]


@dataclass(frozen=True, slots=True)
class Published:
    event: Event
    timetable: Timetable | None  # None: none is published
    slots: tuple[Slot, ...]  # all of the conference
    meetings: tuple[MeetingOfTwo, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A timetable before it is published, or after."""

    timetable: Timetable
    meetings: tuple[MeetingOfTwo, ...]
    different: Changes = field(default_factory=Changes)  # from the published one


def published(slug: str, viewer: Viewer) -> Published:
    """This of the conference of that address; raises Http404, NotAllowed. Six queries and those of the rule, however many meetings."""
    event = conference(slug, viewer)
    timetable = event.timetables.filter(state=TimetableState.PUBLISHED).first()
    return Published(
        event=event,
        timetable=timetable,
        slots=tuple(event.slots.all()),
        meetings=_meetings(timetable, event) if timetable else (),
    )


def looked_at(timetable: Timetable) -> LookedAt:
    """The meetings of that timetable, and what is otherwise in it. Seven queries, however many meetings."""
    event = timetable.event
    before = event.timetables.filter(state=TimetableState.PUBLISHED).exclude(pk=timetable.pk).first()
    different = changes(stands(before), stands(timetable)) if before else Changes()
    return LookedAt(timetable, _meetings(timetable, event), different)


def _meetings(timetable: Timetable, event: Event) -> tuple[MeetingOfTwo, ...]:
    """All of them. Four queries at most."""
    rows = list(Meeting.objects.filter(timetable=timetable).select_related("slot", "interpreter", *OF_TWO))
    parties = parties_of(who for one in rows for who in (one.request.asker, one.request.asked))
    along, rooms = along_of(one.request_id for one in rows), RoomsOf(event)
    return tuple(
        MeetingOfTwo(
            one,
            parties[one.request.asker_id],
            parties[one.request.asked_id],
            rooms.at(one.table, one.is_virtual),
            along.get(one.request_id, ()),
        )
        for one in rows
    )
