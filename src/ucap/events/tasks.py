"""Background work of events: what they mean, and timetables; these in a queue of their own, for one takes minutes."""

import logging

from django_tasks import task

from ucap.events.actions.making import begin_making, fail, keep_made, note_progress
from ucap.events.making import made
from ucap.events.queries.conference import conference_of, stands
from ucap.kernel.clock import now
from ucap.kernel.errors import Problem
from ucap.matching.states import Subject
from ucap.matching.tasks import index_subjects

QUEUE = "timetables"
log = logging.getLogger(__name__)


@task(queue_name=QUEUE)
def make(timetable_id: str) -> None:
    """Makes that timetable; where this cannot be done it says why, and the one that is published stands."""
    timetable = begin_making(timetable_id, now())
    if timetable is None:
        return
    event, published = timetable.event, timetable.repairs
    try:
        found = made(
            conference_of(event),
            seconds=timetable.longest,
            stands=stands(published) if published else None,
            goes_on=lambda new: note_progress(timetable, new, now()),
        )
    except Problem as problem:
        log.warning("the timetable %s could not be made: %s", timetable_id, problem)
        fail(timetable_id, problem.message, now())
    else:
        keep_made(timetable_id, found, now())


def index_event(event_id: str) -> None:
    """What it means is on its way to be worked out: said by whatever changes an event."""
    index_subjects.enqueue(Subject.EVENT.value, [event_id])


def make_soon(timetable_id: str) -> None:
    """It is on its way: said by the action that asks for it."""
    make.enqueue(timetable_id)
