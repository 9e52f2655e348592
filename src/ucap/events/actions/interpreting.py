"""Interpreters of a conference: who they are, when they are there, and to which meetings they are given by hand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events.models import Event, Interpreter, InterpreterAbsence, MeetingRequest
from ucap.events.models.interpreting import LONGEST_NAME
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.rules.meeting import may_schedule
from ucap.events.states import CAN_BE_CHANGED, AskedState, EventKind, EventState
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.organisations.wording import TONGUES
from ucap.people.models import User

MOST_INTERPRETERS = 200


@dataclass(frozen=True, slots=True)
class Speaks:
    """What the hosts say of an interpreter."""

    name: str
    languages: Collection[str] = ()
    absent: Collection[int] = ()  # ids of slots


@transaction.atomic
def add_interpreter(*, event: Event, said: Speaks, by: User, at: datetime) -> Interpreter:
    """The interpreter, who can be at meetings of the conference from the next timetable on."""
    event = _held(event.pk, by)
    if event.interpreters.count() >= MOST_INTERPRETERS:
        raise BadInput(
            gettext_noop("A conference has at most %(most)d interpreters."), most=MOST_INTERPRETERS
        )
    interpreter = Interpreter(event=event)
    _say(interpreter, said)
    _note("interpreter.added", interpreter, by=by, at=at, after=_kept(interpreter))
    return interpreter


@transaction.atomic
def change_interpreter(*, interpreter: Interpreter, said: Speaks, by: User, at: datetime) -> Interpreter:
    """The interpreter as they are now; the next timetable or repair takes it into account."""
    there = _held_interpreter(interpreter, by)
    before = _kept(there)
    _say(there, said)
    _note("interpreter.changed", there, by=by, at=at, before=before, after=_kept(there))
    return there


@transaction.atomic
def drop_interpreter(*, interpreter: Interpreter, by: User, at: datetime) -> Interpreter:
    """The interpreter, who does not come any more; a repair finds others for their meetings."""
    return _comes(interpreter, comes=False, by=by, at=at)


@transaction.atomic
def bring_back_interpreter(*, interpreter: Interpreter, by: User, at: datetime) -> Interpreter:
    """The interpreter, who comes after all."""
    return _comes(interpreter, comes=True, by=by, at=at)


@transaction.atomic
def give_interpreter(
    *,
    request: MeetingRequest,
    interpreter: Interpreter | None,
    unaided: bool = False,
    by: User,
    at: datetime,
) -> MeetingRequest:
    """The meeting with its interpreter given by hand, or `unaided`: said to need none; with neither, left to the languages of the two."""
    there = MeetingRequest.objects.select_for_update(of=("self",)).select_related("event").get(pk=request.pk)
    _check(there.event, by)
    if there.state != AskedState.ACCEPTED:
        raise NotNow(gettext_noop("Only a meeting that both want can be given an interpreter."))
    if interpreter and interpreter.event_id != there.event_id:
        raise BadInput(
            gettext_noop("This interpreter belongs to another conference. Choose one of this one.")
        )
    if interpreter and not interpreter.comes:
        raise NotNow(gettext_noop("This interpreter does not come any more. Choose another."))
    before = {"interpreter": there.interpreter_id, "unaided": there.unaided}
    there.interpreter, there.unaided = interpreter, unaided and interpreter is None
    there.save(update_fields=["interpreter", "unaided"])
    record(
        "meeting.interpreter_given",
        subject=("meeting request", there.pk),
        actor=by.pk,
        at=at,
        before=before,
        after={"interpreter": there.interpreter_id, "unaided": there.unaided},
    )
    return there


def _comes(interpreter: Interpreter, *, comes: bool, by: User, at: datetime) -> Interpreter:
    there = _held_interpreter(interpreter, by)
    if there.comes != comes:
        there.comes = comes
        there.save(update_fields=["comes"])
        _note("interpreter.back" if comes else "interpreter.dropped", there, by=by, at=at)
    return there


def _say(interpreter: Interpreter, said: Speaks) -> None:
    name = clean_line(said.name)
    if not name:
        raise BadInput(gettext_noop("Give the name under which the participants are told of them."))
    if too_long(name, LONGEST_NAME):
        raise BadInput(gettext_noop("The name has more than %(most)d characters."), most=LONGEST_NAME)
    interpreter.name = name
    interpreter.languages = [tag for tag in TONGUES if tag in said.languages]
    interpreter.save()
    _set_absences(interpreter, set(said.absent))


def _set_absences(interpreter: Interpreter, absent: set[int]) -> None:
    slots = set(interpreter.event.slots.filter(pk__in=absent).values_list("pk", flat=True))
    if slots != absent:
        raise BadInput(gettext_noop("The slots have changed in the meantime. Reload the page."))
    interpreter.absences.exclude(slot__in=slots).delete()
    there = set(interpreter.absences.values_list("slot", flat=True))
    InterpreterAbsence.objects.bulk_create(
        InterpreterAbsence(interpreter=interpreter, slot_id=slot) for slot in sorted(slots - there)
    )


def _held(event_id: str, by: User) -> Event:
    event = Event.objects.select_for_update(of=("self",)).get(pk=event_id)
    _check(event, by)
    return event


def _held_interpreter(interpreter: Interpreter, by: User) -> Interpreter:
    """The row, locked, for whoever arranges the meetings."""
    rows = Interpreter.objects.select_for_update(of=("self",)).select_related("event")
    there = rows.filter(pk=interpreter.pk).first()
    if there is None:
        raise NotNow(gettext_noop("This interpreter is not here any more."))
    _check(there.event, by)
    return there


def _check(event: Event, by: User) -> None:
    if not may_schedule(by, event):
        raise NotAllowed(NOT_YOURS)
    if event.kind != EventKind.CONFERENCE:
        raise NotNow(gettext_noop("Only a matching conference has meetings. Change the kind of the event."))
    if EventState(event.state) not in CAN_BE_CHANGED:
        raise NotNow(gettext_noop("The event is over: its meetings are not arranged any more."))


def _kept(interpreter: Interpreter) -> dict[str, Any]:
    """Without the name: the journal is kept for good."""
    return {"languages": list(interpreter.languages), "absent": interpreter.absences.count()}


def _note(
    verb: str, interpreter: Interpreter, *, by: User, at: datetime, before: Any = None, after: Any = None
) -> None:
    record(
        verb,
        subject=("event", interpreter.event_id),
        actor=by.pk,
        at=at,
        before=before,
        after=after,
        detail={"interpreter": interpreter.pk},
    )
