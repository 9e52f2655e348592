"""The published timetable of a conference, meeting by meeting, for those who arrange it."""

from dataclasses import dataclass

from ucap.events.models import Event, Meeting, Slot, Timetable
from ucap.events.queries.arranging import conference
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


@dataclass(frozen=True, slots=True)
class Published:
    event: Event
    timetable: Timetable | None  # None: none is published
    slots: tuple[Slot, ...]  # all of the conference
    meetings: tuple[MeetingOfTwo, ...]


def published(slug: str, viewer: Viewer) -> Published:
    """This of the conference of that address; raises Http404, NotAllowed. Five queries and those of the rule, however many meetings."""
    event = conference(slug, viewer)
    timetable = event.timetables.filter(state=TimetableState.PUBLISHED).first()
    rows = Meeting.objects.filter(timetable=timetable).select_related("slot", *OF_TWO) if timetable else ()
    parties = parties_of(who for one in rows for who in (one.request.asker, one.request.asked))
    rooms = RoomsOf(event)
    return Published(
        event=event,
        timetable=timetable,
        slots=tuple(event.slots.all()),
        meetings=tuple(
            MeetingOfTwo(
                one,
                parties[one.request.asker_id],
                parties[one.request.asked_id],
                rooms.at(one.table, one.is_virtual),
            )
            for one in rows
        ),
    )
