"""What outcomes teach, and with which weights scores are made."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.matching.actions import use_fitted_weights, use_shipped_weights
from ucap.matching.queries.learning import learning_of
from ucap.matching.tasks import go_on_with_pairs
from ucap.people.pages import PersonRequest, for_people, go, say

VERBS = {
    "shipped": (use_shipped_weights, gettext_lazy("Scores are made with the shipped weights again.")),
    "fitted": (use_fitted_weights, gettext_lazy("Scores are made with the weights that outcomes taught.")),
}


@for_people(belongs_to="exchange:pipeline")
@require_safe
def learning(request: PersonRequest) -> HttpResponse:
    """What share of the pairs at each score was accepted, and what was fitted to it."""
    return render_page(request, "matching/learning.html", {"learning": learning_of(request.user)})


@for_people(belongs_to="exchange:pipeline")
@require_POST
def choose_weights(request: PersonRequest, verb: str) -> HttpResponse:
    """Other weights, and every list is made anew with them."""
    if verb not in VERBS:
        raise Http404
    act, said = VERBS[verb]
    act(by=request.user, at=now())
    go_on_with_pairs.enqueue()
    say(request, str(said))
    return go(request, "matching:learning")
