"""What queries find about the timetables of a conference, as shapes."""

from dataclasses import asdict
from typing import Any

from ucap.api.shapes.hosting import (
    FixedAnswer,
    InterpreterNamed,
    MeetingOfTimetable,
    SlotAnswer,
    TimetableAnswer,
)
from ucap.api.shapes.timetables import (
    ChangesOfTimetable,
    MeetingsOfTimetable,
    StepOfMaking,
    TimetableInList,
    TimetableProgress,
    TimetableVerb,
)
from ucap.api.views.as_colleagues import brought
from ucap.api.views.as_events import party
from ucap.api.views.speaking import say
from ucap.events.models import Interpreter, Meeting, MeetingRequest
from ucap.events.queries.agenda import because_of
from ucap.events.queries.published import LookedAt, MeetingOfTwo, Published
from ucap.events.queries.timetable_figures import Awaited, Figures
from ucap.events.states import TimetableState

OF_ROW = ("id", "number", "state", "longest", "breaks", "unfairness", "moves", "lost", "published_at")
CAN: dict[TimetableState, list[TimetableVerb]] = {
    TimetableState.WAITING: ["stop"],
    TimetableState.MAKING: ["stop"],
    TimetableState.READY: ["publish", "drop"],
    TimetableState.FAILED: ["drop"],
}


def timetable(there: Published) -> TimetableAnswer:
    shown = there.timetable
    return TimetableAnswer(
        event=there.event.slug,
        time_zone=there.event.time_zone,
        number=shown.number if shown else None,
        id=shown.pk if shown else None,
        published_at=shown.published_at if shown else None,
        breaks=shown.breaks if shown else None,
        unfairness=shown.unfairness if shown else None,
        moves=shown.moves if shown else None,
        slots=[SlotAnswer.of(slot) for slot in there.slots],
        meetings=[_meeting(one) for one in there.meetings],
    )


def in_list(figures: Figures) -> TimetableInList:
    row = figures.timetable
    return TimetableInList(
        **{name: getattr(row, name) for name in OF_ROW},
        event=row.event.slug,
        repairs=row.repairs_id,
        asked_at=row.at,
        seconds=figures.seconds,
        held=figures.held,
        bound=figures.bound,
        is_proved=figures.is_proved,
        can=CAN.get(TimetableState(row.state), []),
    )


def progress(there: Awaited) -> TimetableProgress:
    row = there.figures.timetable
    return TimetableProgress(
        **in_list(there.figures).model_dump(),
        accepted=there.accepted,
        is_silent=there.figures.is_silent,
        stop_asked=row.stop_asked,
        course=[_step(*one) for one in row.course],
        conflict=list(there.conflict),
    )


def meetings(there: LookedAt) -> MeetingsOfTimetable:
    row = there.timetable
    return MeetingsOfTimetable.of(
        row,
        event=row.event.slug,
        meetings=[_meeting(one) for one in there.meetings],
        changes=ChangesOfTimetable(**{name: list(ids) for name, ids in asdict(there.different).items()}),
    )


def fixed(request: MeetingRequest) -> FixedAnswer:
    slot = request.fixed_slot
    return FixedAnswer.of(
        request,
        request=request.pk,
        slot=slot.pk if slot else None,
        starts_at=slot.starts_at if slot else None,
        ends_at=slot.ends_at if slot else None,
        table=request.fixed_table,
    )


def _meeting(one: MeetingOfTwo) -> MeetingOfTimetable:
    meeting = one.meeting
    return MeetingOfTimetable(
        **_when(meeting),
        request=meeting.request_id,
        one=party(one.one),
        other=party(one.other),
        table=meeting.table,
        is_online=meeting.is_virtual,
        room=one.room,
        interpreter=_interpreter(meeting.interpreter),
        along=brought(one.along),
        is_fixed=meeting.request.fixed_slot_id is not None,
    )


def _when(meeting: Meeting) -> dict[str, Any]:
    """Its slot; of one that is not held, why."""
    slot, why = meeting.slot, because_of(meeting.because)
    if slot:
        return {"slot": slot.pk, "starts_at": slot.starts_at, "ends_at": slot.ends_at, "because": ""}
    return {"slot": None, "starts_at": None, "ends_at": None, "because": say(why) if why else ""}


def _interpreter(interpreter: Interpreter | None) -> InterpreterNamed | None:
    return InterpreterNamed.of(interpreter) if interpreter else None


def _step(seconds: float, breaks: int, bound: int | None, held: int) -> StepOfMaking:
    return StepOfMaking(seconds=seconds, breaks=breaks, bound=bound, held=held)
