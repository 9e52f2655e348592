"""What queries find about the interpreters of a conference, as shapes."""

from collections.abc import Iterable, Sequence

from ucap.api.shapes.interpreting import (
    InterpreterAnswer,
    InterpreterOfMeeting,
    InterpretersAnswer,
    MeetingToInterpret,
)
from ucap.api.views.as_events import party
from ucap.events.models import Interpreter, MeetingRequest
from ucap.events.queries.interpreting import InterpretersPage, Spoken
from ucap.events.queries.parties import parties_of


def interpreters(page: InterpretersPage) -> InterpretersAnswer:
    return InterpretersAnswer(
        event=page.event.slug,
        items=[interpreter(one.interpreter, one.away) for one in (*page.come, *page.dropped)],
        meetings=_meetings(page.needed),
        without=page.without,
        unsaid=page.unsaid,
    )


def interpreter(row: Interpreter, absent: Iterable[int]) -> InterpreterAnswer:
    return InterpreterAnswer.of(row, absent=sorted(absent))


def given(request: MeetingRequest) -> InterpreterOfMeeting:
    return InterpreterOfMeeting(
        request=request.pk, interpreter=request.interpreter_id, unaided=request.unaided
    )


def _meetings(some: Sequence[Spoken]) -> list[MeetingToInterpret]:
    parties = parties_of(who for one in some for who in one.two)
    return [
        MeetingToInterpret(
            request=one.request.pk,
            one=party(parties[one.request.asker_id]),
            other=party(parties[one.request.asked_id]),
            possible=list(one.fit),
            interpreter=one.request.interpreter_id,
            unaided=one.request.unaided,
        )
        for one in some
    ]
