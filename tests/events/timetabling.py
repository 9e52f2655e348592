"""Timetables made as the worker does it, but in the process of the test."""

from typing import Any

from tests.events.factories import AT
from ucap.events import actions
from ucap.events.actions.making import begin_making, keep_made
from ucap.events.models import Event, Timetable
from ucap.events.queries.conference import conference_of, stands
from ucap.events.schedule import repair, schedule
from ucap.people.models import User


def search(event: Event, host: User, **more: Any) -> Timetable:
    """The event's new timetable, made as the worker does it but in this process."""
    timetable = actions.make_timetable(event=event, by=host, at=AT, longest=5, **more)
    return work(timetable)


def work(timetable: Timetable) -> Timetable:
    begun = begin_making(timetable.pk, AT)
    assert begun
    published = begun.repairs
    conference = conference_of(begun.event)
    longest = begun.longest
    found = (
        repair(conference, stands(published), seconds=longest).timetable
        if published
        else schedule(conference, seconds=longest)
    )
    keep_made(begun.pk, found, AT)
    return Timetable.objects.get(pk=begun.pk)
