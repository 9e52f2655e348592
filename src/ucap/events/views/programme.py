"""Writing the programme of an event."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.actions.standing import WRITABLE
from ucap.events.forms.programme import ROOM_NAMES, ProgrammeForm
from ucap.events.models import Event
from ucap.events.programme import is_within, seal_of
from ucap.events.queries.programme import programme_of, sessions_with_files, spans_of
from ucap.events.queries.writing import event_to_edit
from ucap.kernel.clock import now
from ucap.kernel.errors import Conflict
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say


@for_people(belongs_to="events:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: PersonRequest, event_id: str) -> HttpResponse:
    """Rooms and sessions; when they are sent, what was saved, what is wrong, or that somebody else wrote there."""
    event = event_to_edit(event_id, request.user)
    if event.state not in WRITABLE and request.method == "POST":
        return go(request, "events:event", event.slug)
    data = request.POST if request.method == "POST" else None
    form = ProgrammeForm(data, before=programme_of(event), days=spans_of(event), zone=event.time_zone)
    if request.method != "POST" or not form.is_valid():
        return _page(request, event, form, status=422 if data and form.changed is None else 200)
    try:
        _changed(request, event, form)
    except Conflict:
        return _page(request, event, form, status=409, clash=True)
    say(request, _("Saved."))
    return go(request, "events:programme", event.pk)


def _changed(request: PersonRequest, event: Event, form: ProgrammeForm) -> Event:
    seal = request.POST.get("over") or request.POST.get("base", "")
    return actions.change_programme(
        event=event, programme=form.programme(), seal=seal, by=request.user, at=now()
    )


def _page(
    request: PersonRequest, event: Event, form: ProgrammeForm, *, status: int, **more: Any
) -> HttpResponse:
    context = {
        "event": event,
        "form": form,
        "problems": form.problems(),
        "room_names": ROOM_NAMES,
        "can_be_written": event.state in WRITABLE,
        "sessions": sessions_with_files(event),
        **_as_kept(request, event, form),
        **more,
    }
    response = render_page(request, "events/programme.html", context)
    response.status_code = status
    return response


def _as_kept(request: PersonRequest, event: Event, form: ProgrammeForm) -> dict[str, Any]:
    """The programme as it is kept, its mark and that of what the form began with; what of it is outside of the days."""
    kept, days = programme_of(event), spans_of(event)
    outside = [one for one in kept.sessions if not is_within(one.starts_at, one.ends_at, days)]
    return {
        "kept": kept,
        "has_days": bool(days),
        "outside": [] if form.rooms.is_bound else outside,
        "seal": seal_of(kept),
        "base": request.POST.get("base", seal_of(kept)),
    }
