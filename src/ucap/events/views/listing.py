"""Events as a list, on a map and in a calendar; and the same list to take away."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from ucap.events.forms.finding import asked_of, month_of
from ucap.events.queries.calendar import month_page
from ucap.events.queries.listing import event_list, find
from ucap.events.queries.stamp import stamp
from ucap.events.tables import TABLES
from ucap.events.wording import ORDERS
from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page


@require_safe
@public_page(stamp)
def events(request: HttpRequest) -> HttpResponse:
    """The events that are asked for; to htmx the results and the filters alone."""
    listed = event_list(asked_of(request.GET), request.user, now())
    context = {
        "list": listed,
        "page": listed.page,
        "asked": listed.asked,
        "view": listed.asked.view,
        "orders": ORDERS.items(),
    }
    return render_page(request, "events/list.html", context, fragment="events/list_answer.html")


@require_safe
@public_page(stamp)
def calendar(request: HttpRequest) -> HttpResponse:
    """A month of them."""
    first = month_of(request.GET, now().date())
    month = month_page(asked_of(request.GET), first, request.user, now())
    context = {"list": month, "asked": month.asked, "view": "calendar"}
    return render_page(request, "events/calendar.html", context, fragment="events/calendar_answer.html")


@require_safe
def download(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """All that the list shows, on every page of it, as CSV or as JSON Lines."""
    if form not in TABLES:
        raise Http404
    content_type, write = TABLES[form]
    at = now()
    ids = find(asked_of(request.GET), request.user, at).ids
    response = StreamingHttpResponse(write(ids, request.user, at), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="events-{at.date()}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
