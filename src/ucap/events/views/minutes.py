"""The minutes of an event and where its recording is."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.events import actions
from ucap.events.actions.minutes import seal_of
from ucap.events.forms.minutes import MinutesForm
from ucap.events.models import Event
from ucap.events.queries.after import event_with_minutes, has_minutes
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.errors import Conflict
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="events:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: PersonRequest, slug: str) -> HttpResponse:
    """The form; when it is sent, the event's page, what is wrong, or that somebody else wrote meanwhile."""
    event = event_with_minutes(slug, request.user)
    said = {"minutes": event.minutes, "recording": event.recording, "public": event.minutes_public}
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=said)
    if not form.is_valid():
        return _page(request, event, form, status=422 if form.is_bound else 200)
    try:
        kept = _kept(request, event, form)
    except Conflict:
        return _page(request, event, form, status=409)
    if kept is None:
        return _page(request, event, form, status=422)
    say(request, _("Kept."), undo=reverse("events:undo_minutes", args=[slug]))
    return go(request, "events:event", slug, fragment="minutes")


@for_people(belongs_to="events:mine")
@require_POST
def undo_minutes(request: PersonRequest, slug: str) -> HttpResponse:
    """The minutes as they were before."""
    actions.undo_minutes(event=event_with_minutes(slug, request.user), by=request.user, at=now())
    say(request, _("Taken back."))
    return go(request, "events:event", slug, fragment="minutes")


def _kept(request: PersonRequest, event: Event, form: MinutesForm) -> Event | None:
    seal = request.POST.get("over") or request.POST.get("base", "")
    who = {"event": event, "seal": seal, "by": request.user, "at": now()}
    kept: Event | None = done(form, actions.set_minutes, **who, **form.cleaned_data)
    return kept


def _page(request: PersonRequest, event: Event, form: MinutesForm, *, status: int) -> HttpResponse:
    context = {
        "event": event,
        "form": form,
        "clash": status == 409,
        "seal": seal_of(event),
        "base": request.POST.get("base", seal_of(event)),
        "has_begun": has_minutes(event, now()),
    }
    response = render_page(request, "events/minutes.html", context)
    response.status_code = status
    return response
