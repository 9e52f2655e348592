"""Interpreters of a conference, for its hosts: who they are, and who is given to which meeting."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from ucap.api.shapes.interpreting import (
    GivenInterpreter,
    InterpreterAnswer,
    InterpreterOfMeeting,
    InterpretersAnswer,
    WrittenInterpreter,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_interpreting
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked, unusable
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.actions.interpreting import Speaks
from ucap.events.forms.interpreting import InterpreterForm
from ucap.events.models import Event
from ucap.events.queries.arranging import conference
from ucap.events.queries.availability import days_of_slots
from ucap.events.queries.interpreting import interpreter_to_arrange, interpreters_page
from ucap.events.queries.timetables import request_to_arrange
from ucap.kernel.clock import now
from ucap.people.models import User

interpreting = Section(
    "Interpreters",
    "For the hosts of a conference: who interprets, when they are there, and to which meetings they are given by hand. "
    "The next timetable or repair takes it into account.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
SAYS = {"name": "Li Na", "languages": ["zh-Hans", "es"], "absent": [7]}


def _answer(interpreter_id: str, viewer: User) -> InterpreterAnswer:
    """The interpreter as they are kept."""
    row = interpreter_to_arrange(interpreter_id, viewer)
    return as_interpreting.interpreter(row, row.absences.values_list("slot", flat=True))


INTERPRETER = Subject("interpreter", interpreter_to_arrange, _answer)


@interpreting.read("/events/{slug}/interpreters", InterpretersAnswer, where=SLUG)
def list_interpreters(request: PersonCall, slug: Slug) -> InterpretersAnswer:
    """The interpreters of a conference of yours, also those who fell out, and the meetings that need one."""
    return as_interpreting.interpreters(interpreters_page(conference(slug, request.user)))


@interpreting.write(
    "POST", "/events/{slug}/interpreters", InterpreterAnswer, status=201, where=SLUG, body=SAYS, **WRITES
)
def add_interpreter(
    request: PersonCall, response: HttpResponse, slug: Slug, sent: WrittenInterpreter
) -> InterpreterAnswer:
    """Adds somebody who is at one meeting at a time beside the two; with two languages or more they interpret between them."""
    event = conference(slug, request.user)
    made = actions.add_interpreter(event=event, said=_said(event, sent), by=request.user, at=now())
    response["Location"] = f"/api/v1/interpreters/{made.pk}"
    return _answer(made.pk, request.user)


@interpreting.write("PUT", "/interpreters/{interpreter_id}", InterpreterAnswer, body=SAYS, **WRITES)
def change_interpreter(
    request: PersonCall, interpreter_id: Id, sent: WrittenInterpreter
) -> InterpreterAnswer:
    """Changes what is said of an interpreter; all of it is sent."""
    said = _said(interpreter_to_arrange(interpreter_id, request.user).event, sent)
    return INTERPRETER.after(request, interpreter_id, actions.change_interpreter, said=said)


@interpreting.write("POST", "/interpreters/{interpreter_id}/drop", InterpreterAnswer, **SILENT)
def drop_interpreter(request: PersonCall, interpreter_id: Id) -> InterpreterAnswer:
    """Says that an interpreter does not come any more; a repair of the timetable finds others for their meetings."""
    return INTERPRETER.after(request, interpreter_id, actions.drop_interpreter)


@interpreting.write("POST", "/interpreters/{interpreter_id}/bring-back", InterpreterAnswer, **SILENT)
def bring_back_interpreter(request: PersonCall, interpreter_id: Id) -> InterpreterAnswer:
    """Says that an interpreter comes after all."""
    return INTERPRETER.after(request, interpreter_id, actions.bring_back_interpreter)


@interpreting.write(
    "PUT",
    "/meeting-requests/{meeting_id}/interpreter",
    InterpreterOfMeeting,
    body={"interpreter": "0a1b2c3d4e5f"},
    **WRITES,
)
def give_interpreter(request: PersonCall, meeting_id: Id, sent: GivenInterpreter) -> InterpreterOfMeeting:
    """Gives a meeting its interpreter by hand, says that it needs none, or leaves it to the languages of the two again."""
    meeting = request_to_arrange(meeting_id, request.user)
    who = meeting.event.interpreters.filter(pk=sent.interpreter).first() if sent.interpreter else None
    if sent.interpreter and (who is None or sent.unaided):
        raise unusable("unaided" if who else "interpreter")
    done = actions.give_interpreter(
        request=meeting, interpreter=who, unaided=sent.unaided, by=request.user, at=now()
    )
    return as_interpreting.given(done)


def _said(event: Event, sent: WrittenInterpreter) -> Speaks:
    """What was sent, checked as the page's form checks it."""
    form = InterpreterForm(sent.model_dump(), days=days_of_slots(list(event.slots.all()), event.time_zone))
    checked(form)
    return form.said()
