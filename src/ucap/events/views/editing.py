"""Writing an event: one page; nothing is lost where something is wrong or somebody else wrote meanwhile."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.actions.standing import WRITABLE
from ucap.events.content import checked, missing_for_announcing, seal_of
from ucap.events.forms.event import EventForm
from ucap.events.forms.files import FileForm
from ucap.events.models import Event
from ucap.events.queries.writing import content_of, differences, event_to_edit, plans_to_link
from ucap.events.rules.hosting import may_announce
from ucap.events.states import EventState
from ucap.kernel.clock import now
from ucap.kernel.errors import Conflict, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

ANNOUNCED = gettext_noop(
    "Somebody has announced this event meanwhile. Copy what you wrote last, and reload the page."
)


@for_people(belongs_to="events:mine")
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: PersonRequest, event_id: str) -> HttpResponse:
    """What is said of the event; when it is sent, what was saved, what is wrong with it, or who else wrote there."""
    event = event_to_edit(event_id, request.user)
    if event.state not in WRITABLE:
        return go(request, "events:event", event.slug)
    form = _form(request, event)
    if request.method != "POST":
        return _page(request, event, form)
    if not form.is_valid():
        return _unsaved(request, event, form)
    try:
        return _saved(request, _changed(request, event, form))
    except Conflict:
        event = event_to_edit(event_id, request.user)
        return _unsaved(request, event, form, clash=differences(event, form.content()))


def _form(request: PersonRequest, event: Event) -> EventForm:
    complete = bool(event.announced_at) or request.POST.get("done") == "announce"
    data = request.POST if request.method == "POST" else None
    plans = plans_to_link(event, request.user)
    return EventForm(data, before=content_of(event), plans=plans, complete=complete)


def _changed(request: PersonRequest, event: Event, form: EventForm) -> Event:
    if _saves_itself(request) and event.state != EventState.DRAFT:
        if not differences(event, checked(form.content())):
            return event  # it was announced with these very words while they were on their way
        raise NotNow(ANNOUNCED)
    seal = request.POST.get("over") or request.POST.get("base", "")
    return actions.change_event(event=event, content=form.content(), seal=seal, by=request.user, at=now())


def _saved(request: PersonRequest, event: Event) -> HttpResponse:
    """On to what was asked for: announcing, the event's page, or on with writing; while one writes, when it was saved."""
    if _saves_itself(request):
        kept = {"event": event, "seal": seal_of(content_of(event))}
        return render_page(request, "events/parts/draft_saved.html", kept)
    done = request.POST.get("done", "")
    if done == "announce" and event.state == EventState.DRAFT:
        event = actions.announce_event(event=event, by=request.user, at=now())
        say(request, _("Announced. Those for whom it is can read of it."))
    else:
        say(request, _("Saved."))
    if done in ("announce", "look"):
        return go(request, "events:event", event.slug)
    return go(request, "events:edit", event.pk)


def _saves_itself(request: PersonRequest) -> bool:
    """Whether the form was sent while somebody writes: the answer stands beside it."""
    return bool(request.htmx) and "done" not in request.POST


def _unsaved(request: PersonRequest, event: Event, form: EventForm, **more: Any) -> HttpResponse:
    """The form as it was sent, with what is wrong (while one writes, only that); with more or fewer rows where that was asked."""
    if _saves_itself(request):
        wrong = {"event": event, "problems": form.problems(), "seal": seal_of(content_of(event)), **more}
        response = render_page(request, "events/parts/draft_not_saved.html", wrong)
    else:
        response = _page(request, event, form, unsaved=True, **more)
    response.status_code = 200 if form.changed is not None else 409 if more and not request.htmx else 422
    return response


def _page(request: PersonRequest, event: Event, form: EventForm, **more: Any) -> HttpResponse:
    context = {
        "event": event,
        "form": form,
        "sections": list(form.sections()),
        "problems": form.problems(),
        "is_draft": event.state == EventState.DRAFT,  # it is saved while one writes
        "may_announce": event.state == EventState.DRAFT and may_announce(request.user, event),
        "files": event.files.filter(session=None),
        "file_form": FileForm(auto_id="file_%s"),
        **_as_kept(request, event, form),
        **more,
    }
    return render_page(request, "events/edit.html", context, fragment="events/parts/event_editor.html")


def _as_kept(request: PersonRequest, event: Event, form: EventForm) -> dict[str, Any]:
    """The mark of what is kept and that of what the form began with; with ?missing what has to be said still."""
    kept = content_of(event)
    missing = missing_for_announcing(kept) if "missing" in request.GET and not form.fields.is_bound else {}
    return {
        "missing": [in_words(message) for message in missing.values()],
        "seal": seal_of(kept),
        "base": request.POST.get("base", seal_of(kept)),
    }
