"""One's own events."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ucap.events.queries.mine import my_events
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import possible
from ucap.people.pages import PersonRequest, for_people
from ucap.people.rules import is_secretariat


@for_people(belongs_to="events:list")
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """The events that I hold, by what there is to do, and those that I come to."""
    context = {
        "mine": my_events(request.user, now()),
        "may_begin": bool(possible(request)[1:]) or is_secretariat(request.user),
    }
    return render_page(request, "events/mine.html", context)
