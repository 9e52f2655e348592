"""Who meets where: on the screen of the venue, and on a card at each table."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ucap.events.queries.arranging import conference
from ucap.events.queries.board import board as board_of
from ucap.events.queries.board import table_cards as cards_of
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people


@require_safe
@never_cache
def board(request: HttpRequest, event_id: str) -> HttpResponse:
    """Now and next; to htmx, which asks every half minute, these alone."""
    context = {"board": board_of(event_id, request.user, now())}
    return render_page(request, "events/board.html", context, fragment="events/parts/board_now.html")


@for_people(belongs_to="events:list")
@require_safe
def table_cards(request: PersonRequest, slug: str) -> HttpResponse:
    """Each table's meetings by time, a page each, to be printed."""
    page = cards_of(conference(slug, request.user))
    return render_page(request, "events/table_cards.html", {"page": page})
