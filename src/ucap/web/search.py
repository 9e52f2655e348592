"""One search over everything."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.search import search

LONGEST = 200  # characters


@require_safe
@public_page(stamp)
def search_page(request: HttpRequest) -> HttpResponse:
    """What the words find."""
    text = " ".join(request.GET.get("q", "").split())[:LONGEST]
    return render_page(request, "web/search.html", {"found": search(text, now().date())})
