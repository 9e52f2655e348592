"""What its hosts do with an event: announce, open, close, hold, cancel and bring it back; its documents."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ucap.events import actions
from ucap.events.content import missing_for_announcing
from ucap.events.models import Event
from ucap.events.queries.writing import content_of, event_to_edit
from ucap.events.states import EventState
from ucap.kernel.clock import now
from ucap.people.pages import PersonRequest, for_people, go, say

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb: what it does, what is said of it, and the verb that undoes it."""

    does: Callable[..., Event]
    said: "StrOrPromise"
    undone_by: str = ""


DEEDS: Mapping[str, Deed] = {
    "announce": Deed(actions.announce_event, gettext_lazy("Announced. Those for whom it is can read of it.")),
    "open": Deed(actions.open_event, gettext_lazy("Registration is open."), "close"),
    "close": Deed(actions.close_event, gettext_lazy("Registration is closed."), "open"),
    "hold": Deed(actions.hold_event, gettext_lazy("Marked as held.")),
    "cancel": Deed(
        actions.cancel_event,
        gettext_lazy("Cancelled. Those who are registered are told."),
        "bring_back",
    ),
    "bring_back": Deed(
        actions.bring_back_event, gettext_lazy("It takes place after all. Those who are registered are told.")
    ),
    "delete": Deed(
        actions.delete_draft,
        gettext_lazy("The draft is deleted. For a day it can be brought back."),
        "bring_draft_back",
    ),
    "bring_draft_back": Deed(actions.bring_draft_back, gettext_lazy("The draft is back."), "delete"),
}
NEED_EVERYTHING = ("announce", "open")


@for_people(belongs_to="events:mine")
@require_POST
def change(request: PersonRequest, event_id: str, verb: str) -> HttpResponse:
    """The event after what was done with it, and a way to undo that; a draft in which something is missing, to be written on."""
    deed = DEEDS.get(verb)
    event = event_to_edit(event_id, request.user)
    if deed is None:
        raise Http404
    if (
        verb in NEED_EVERYTHING
        and event.state == EventState.DRAFT
        and missing_for_announcing(content_of(event))
    ):
        return go(request, "events:edit", event.pk, missing="1")
    why = {"why": request.POST.get("why", "")} if verb == "cancel" else {}
    event = deed.does(event=event, by=request.user, at=now(), **why)
    undo = reverse("events:change", args=[event.pk, deed.undone_by]) if deed.undone_by else ""
    say(request, str(deed.said), undo=undo)
    return go(request, "events:event", event.slug)
