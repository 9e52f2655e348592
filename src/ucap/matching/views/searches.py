"""The searches that somebody keeps."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.errors import Problem
from ucap.kernel.pages import render_page
from ucap.matching.actions import searches as actions
from ucap.matching.forms.searching import asked_of
from ucap.matching.queries.searches import address_of, search_to_change, searches_of
from ucap.people.pages import PersonRequest, for_people, go, say
from ucap.places.sentences import say as in_words

# What can be done with a search, and what is said then; deleting is undone
VERBS = {
    "stop": (actions.stop_search, gettext_lazy("Stopped: nothing new is looked for.")),
    "go-on": (actions.go_on_searching, gettext_lazy("New results are looked for again.")),
    "delete": (actions.delete_search, gettext_lazy("The search is deleted.")),
    "bring-back": (actions.bring_back_search, gettext_lazy("The search is back.")),
}


@for_people(belongs_to="desk")
@require_safe
def searches(request: PersonRequest) -> HttpResponse:
    """All that this person keeps."""
    return render_page(request, "matching/searches.html", {"searches": searches_of(request.user)})


@for_people(belongs_to="desk")
@require_POST
def save(request: PersonRequest) -> HttpResponse:
    """The search of the page one comes from, kept."""
    asked = asked_of(request.GET)
    try:
        actions.save_search(text=asked.text, filters=asked.chosen, by=request.user, at=now())
    except Problem as problem:
        say(request, in_words(problem.message))
    else:
        say(request, _("Saved. You are told of new results in your inbox."))
    return go(request, "matching:searches")


@for_people(belongs_to="desk")
@require_safe
def saved_search(request: PersonRequest, search_id: str) -> HttpResponse:
    """On to what it finds now."""
    return redirect(address_of(search_to_change(search_id, request.user)))


@for_people(belongs_to="desk")
@require_POST
def rename(request: PersonRequest, search_id: str) -> HttpResponse:
    """The search under another name; an empty one is none."""
    search = search_to_change(search_id, request.user)
    if name := request.POST.get("name", "").replace("\0", "").strip():
        actions.rename_search(search=search, name=name, by=request.user, at=now())
        say(request, _("The search has its new name."))
    return go(request, "matching:searches")


@for_people(belongs_to="desk")
@require_POST
def change(request: PersonRequest, search_id: str, verb: str) -> HttpResponse:
    """Stopped, gone on with, deleted or brought back."""
    search = search_to_change(search_id, request.user)
    if verb not in VERBS:
        raise Http404
    act, said = VERBS[verb]
    act(search=search, by=request.user, at=now())
    undo = reverse("matching:change_search", args=[search_id, "bring-back"]) if verb == "delete" else ""
    say(request, str(said), undo=undo)
    return go(request, "matching:searches")
