"""The worker's side of a timetable: begun, followed, kept, or given up."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from ucap.events.actions.timetables import BEING_MADE, note
from ucap.events.making import Progress
from ucap.events.models import Meeting, MeetingRequest, Timetable
from ucap.events.queries.conference import VIRTUAL
from ucap.events.states import TimetableState
from ucap.events.timetable import Status
from ucap.events.timetable import Timetable as Made
from ucap.kernel.messages import Message, gettext_noop

GIVEN_UP = timedelta(minutes=2)  # without a sign of whoever makes it
CUT_OFF = Message(gettext_noop("The making of the timetable was cut off. Make it again."))


@transaction.atomic
def begin_making(timetable_id: str, at: datetime) -> Timetable | None:
    """The timetable, now being made; None where somebody made it already or nobody wants it any more."""
    timetable = Timetable.objects.select_for_update(of=("self",)).filter(pk=timetable_id).first()
    if timetable is None or timetable.state not in BEING_MADE:
        return None
    timetable.state = TimetableState.MAKING
    timetable.began_at = timetable.beat_at = at
    timetable.course = []
    timetable.save(update_fields=["state", "began_at", "beat_at", "course"])
    return timetable


def note_progress(timetable: Timetable, new: Progress | None, at: datetime) -> bool:
    """Whether to go on: keeps the best so far for whoever watches, and looks whether they are content with it."""
    if new:
        timetable.course.append([round(new.seconds, 1), new.breaks, new.bound, new.held])
        timetable.lost, timetable.breaks, timetable.bound = new.lost, new.breaks, new.bound
    timetable.beat_at = at
    found = ["course", "lost", "breaks", "bound"] if new else []
    timetable.save(update_fields=["beat_at", *found])
    return not Timetable.objects.filter(pk=timetable.pk, stop_asked=True).exists()


@transaction.atomic
def keep_made(timetable_id: str, made: Made, at: datetime) -> Timetable | None:
    """The timetable with what was found, ready to be looked at; failed, where nothing was."""
    timetable = _being_made(timetable_id)
    if timetable is None:
        return None
    found = made.status in (Status.OPTIMAL, Status.FEASIBLE)
    timetable.state = TimetableState.READY if found else TimetableState.FAILED
    timetable.status, timetable.ended_at, timetable.beat_at = made.status, at, at
    timetable.conflict = [_kept(one) for one in made.conflict]
    if found:
        timetable.lost, timetable.breaks, timetable.bound = made.lost, made.all_breaks, made.bound
        timetable.unfairness, timetable.moves = made.unfairness, made.moves
        timetable.course.append([round(made.seconds, 1), made.all_breaks, made.bound, len(made.held)])
        _keep_meetings(timetable, made)
    timetable.save()
    note("timetable.made", timetable, by=None, at=at)
    return timetable


@transaction.atomic
def fail(timetable_id: str, why: Message, at: datetime) -> None:
    """Nothing; the timetable says why it could not be made."""
    timetable = _being_made(timetable_id)
    if timetable is None:
        return
    timetable.state, timetable.ended_at = TimetableState.FAILED, at
    timetable.conflict = [_kept(why)]
    timetable.save(update_fields=["state", "ended_at", "conflict"])
    note("timetable.failed", timetable, by=None, at=at)


def give_up_lost(at: datetime) -> int:
    """How many timetables say now that they were cut off: nobody has worked at them for minutes."""
    lost = Timetable.objects.filter(state=TimetableState.MAKING, beat_at__lt=at - GIVEN_UP)
    ids = list(lost.values_list("pk", flat=True))
    for id_ in ids:
        fail(id_, CUT_OFF, at)
    return len(ids)


def _being_made(timetable_id: str) -> Timetable | None:
    there = Timetable.objects.select_for_update(of=("self",)).filter(pk=timetable_id)
    return there.filter(state=TimetableState.MAKING).first()


def _keep_meetings(timetable: Timetable, made: Made) -> None:
    slots = {str(pk): pk for pk in timetable.event.slots.values_list("pk", flat=True)}
    speak = set(timetable.event.interpreters.values_list("pk", flat=True))
    rows = [
        Meeting(
            timetable=timetable,
            request_id=one.meeting,
            slot_id=slots[one.slot],
            table=int(one.table.removeprefix(VIRTUAL)),
            is_virtual=one.table.startswith(VIRTUAL),
            interpreter_id=one.interpreter if one.interpreter in speak else None,
        )
        for one in made.held
        if one.slot in slots
    ]
    rows += [
        Meeting(timetable=timetable, request_id=one.meeting, because=_kept(one.because))
        for one in made.unscheduled
    ]
    there = set(MeetingRequest.objects.filter(event=timetable.event_id).values_list("pk", flat=True))
    Meeting.objects.filter(timetable=timetable).delete()
    Meeting.objects.bulk_create(row for row in rows if row.request_id in there)


def _kept(message: Message) -> list[Any]:
    return [message.template, dict(message.values)]
