"""Interpreters of a conference: who they are, and who is given to which meeting."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.events import actions
from ucap.events.forms.interpreting import GiveForm, InterpreterForm
from ucap.events.queries.arranging import conference
from ucap.events.queries.interpreting import interpreter_page, interpreter_to_arrange, interpreters_page
from ucap.events.queries.timetables import request_to_arrange
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NOBODY = gettext_noop("Choose an interpreter who comes, or leave it to the languages of the two.")


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def interpreters(request: PersonRequest, slug: str) -> HttpResponse:
    """Who comes, which meetings need one, and the form for one more; when it is sent, back here."""
    event = conference(slug, request.user)
    page = interpreters_page(event, request.GET.get("meeting", "").replace("\0", ""))
    form = InterpreterForm(request.POST if request.method == "POST" else None, days=page.days)
    who = {"event": event, "by": request.user, "at": now()}
    if form.is_valid() and done(form, actions.add_interpreter, said=form.said(), **who):
        say(request, _("Kept. The next timetable takes it into account."))
        return go(request, "events:interpreters", slug)
    response = render_page(request, "events/interpreters.html", {"page": page, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def interpreter(request: PersonRequest, interpreter_id: str) -> HttpResponse:
    """The form with what is said of them; when it is sent, back to all of them."""
    page = interpreter_page(interpreter_to_arrange(interpreter_id, request.user))
    data = request.POST if request.method == "POST" else None
    form = InterpreterForm(data, days=page.days, before=page.interpreter, absent=page.absent)
    who = {"interpreter": page.interpreter, "by": request.user, "at": now()}
    if form.is_valid() and done(form, actions.change_interpreter, said=form.said(), **who):
        say(request, _("Kept. The next timetable takes it into account."))
        return go(request, "events:interpreters", page.event.slug)
    response = render_page(request, "events/interpreter.html", {"page": page, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response


@for_people(belongs_to=HERE)
@require_POST
def drop(request: PersonRequest, interpreter_id: str) -> HttpResponse:
    """They do not come any more."""
    found = interpreter_to_arrange(interpreter_id, request.user)
    actions.drop_interpreter(interpreter=found, by=request.user, at=now())
    say(request, _("They do not come any more. Repair the timetable: others take their meetings."))
    return go(request, "events:interpreters", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def bring_back(request: PersonRequest, interpreter_id: str) -> HttpResponse:
    """They come after all."""
    found = interpreter_to_arrange(interpreter_id, request.user)
    actions.bring_back_interpreter(interpreter=found, by=request.user, at=now())
    say(request, _("They come after all. The next timetable takes it into account."))
    return go(request, "events:interpreters", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def give(request: PersonRequest, request_id: str) -> HttpResponse:
    """Who interprets that meeting is decided by hand, or left to the languages of the two."""
    meeting = request_to_arrange(request_id, request.user)
    form = GiveForm(request.POST, interpreters=meeting.event.interpreters.all())
    if not form.is_valid():
        raise BadInput(NOBODY)
    actions.give_interpreter(request=meeting, by=request.user, at=now(), **form.answers())
    say(request, _("Kept. The next timetable takes it into account."))
    return go(request, "events:interpreters", meeting.event.slug, fragment="needed")
