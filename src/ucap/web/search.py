"""One search over everything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.matching.forms.searching import asked_of
from ucap.matching.models.searches import LONGEST_SEARCH
from ucap.matching.queries.search import Asked, search, stamp
from ucap.people.rules import Viewer
from ucap.plans.queries.search import around


@require_safe
@public_page(
    stamp
)  # visitors find the same; whoever is signed in, and may find more, gets a page of their own
def search_page(request: HttpRequest) -> HttpResponse:
    """What the words find; to htmx the results and the filters alone."""
    context = _found(asked_of(request.GET), request.user)
    return render_page(request, "web/search.html", context, fragment="web/search_answer.html")


def _found(asked: Asked, viewer: Viewer) -> dict[str, Any]:
    """Cities, countries, goals and topics of that name, and what is found; a name of one of them is not misspelt."""
    at = now()
    today = at.date()
    near = around(asked.text, today)
    answer = search(asked, viewer, at, mend=not near)
    return {
        "asked": asked,
        "answer": answer,
        "page": answer.page,
        "around": around(answer.searched, today) if answer.mended else near,
        "longest": LONGEST_SEARCH,
    }
