"""The matches of an entry."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.matching.queries.matches import matches_page
from ucap.people.pages import PersonRequest, for_people


@for_people(belongs_to="exchange")
@require_safe
def matches(request: PersonRequest, slug: str) -> HttpResponse:
    """Who fits, how well and why; the list alone to the page of the entry, which asks for it by htmx."""
    page = matches_page(slug, request.user, now().date())
    return render_page(request, "matching/matches.html", {"page": page}, fragment="matching/match_list.html")
