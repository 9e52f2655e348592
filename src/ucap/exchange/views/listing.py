"""The list of entries, and the same list to take away."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from ucap.exchange.forms.finding import asked_of, view_of
from ucap.exchange.queries.listing import entry_list, wanted
from ucap.exchange.queries.stamp import stamp
from ucap.exchange.tables import TABLES
from ucap.exchange.wording import ORDERS
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page


@require_safe
@public_page(stamp)
def entries(request: HttpRequest) -> HttpResponse:
    """The entries that are asked for; to htmx the results and the filters alone."""
    listed = entry_list(asked_of(request.GET), request.user)
    context = {
        "list": listed,
        "page": listed.page,
        "asked": listed.asked,
        "view": view_of(request.GET),
        "orders": ORDERS.items(),
    }
    return render_page(request, "exchange/list.html", context, fragment="exchange/list_answer.html")


@require_safe
def download(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """All that the list shows, on every page of it, as CSV or as JSON Lines."""
    if form not in TABLES:
        raise Http404
    content_type, write = TABLES[form]
    ids = list(wanted(asked_of(request.GET), request.user).values_list("pk", flat=True))
    response = StreamingHttpResponse(write(ids), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="exchange-{now().date()}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
