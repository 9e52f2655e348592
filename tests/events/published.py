"""A published timetable, as hosts would have made it, for tests."""

from collections.abc import Sequence

from tests.events.factories import AT
from ucap.events.models import Event, Meeting, MeetingRequest, Timetable
from ucap.events.states import TimetableState

LATE = ["%(name)s arrives late.", {"name": "Anna"}]


def publish(
    event: Event,
    held: Sequence[tuple[MeetingRequest, int, int]],
    *,
    virtual: Sequence[tuple[MeetingRequest, int, int]] = (),
    not_held: Sequence[MeetingRequest] = (),
) -> Timetable:
    """The timetable in which these are held: (request, number of the slot from 0, table from 1)."""
    slots = list(event.slots.all())
    timetable = Timetable.objects.create(
        event=event,
        number=event.timetables.count() + 1,
        at=AT,
        state=TimetableState.PUBLISHED,
        published_at=AT,
    )
    Meeting.objects.bulk_create(
        Meeting(timetable=timetable, request=one, slot=slots[slot], table=table, is_virtual=online)
        for some, online in ((held, False), (virtual, True))
        for one, slot, table in some
    )
    Meeting.objects.bulk_create(Meeting(timetable=timetable, request=one, because=LATE) for one in not_held)
    return timetable
