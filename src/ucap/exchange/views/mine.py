"""One's own entries."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ucap.exchange.life import NOTICE
from ucap.exchange.queries.mine import my_entries
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.acting import possible
from ucap.people.pages import PersonRequest, for_people


@for_people(belongs_to="exchange:mine")
@require_safe
def mine(request: PersonRequest) -> HttpResponse:
    """The entries of all that I act for, or (?for=) of one of them, by what there is to do."""
    kind, _, key = request.GET.get("for", "").partition(":")
    chosen = {kind: key} if kind in ("organisation", "city") and "\0" not in key else {}
    others = possible(request)[1:]
    context = {
        "mine": my_entries(request.user, **chosen),
        "possible": others,
        "chosen": f"{kind}:{key}" if chosen else "",
        "soon": now().date() + NOTICE,
    }
    return render_page(request, "exchange/mine.html", context)
