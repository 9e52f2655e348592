"""The list of plans, and the same list to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.plans.forms.finding import asked_of
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.listing import found_ids, plan_list
from ucap.plans.rules import may_create
from ucap.plans.tables import TABLES
from ucap.plans.wording import ORDERS


@require_safe
@public_page(stamp)
def plans(request: HttpRequest) -> HttpResponse:
    """The plans that are asked for; to htmx the results and the filters alone."""
    listed = plan_list(asked_of(request.GET), now().date())
    views = [
        ("cards", _("Cards"), "cards"),
        ("table", _("Table"), "table"),
        ("map", _("Map"), "map"),
        ("timeline", _("Timeline"), "timeline"),
    ]
    context = {"list": listed, "page": listed.page, "asked": listed.asked, "views": views}
    context |= {"may_create": may_create(request.user), "orders": ORDERS.items()}
    return render_page(request, "plans/list.html", context, fragment="plans/list_answer.html")


@require_safe
@public_page(stamp)
def download(request: HttpRequest, form: str) -> HttpResponse:
    """All that the list shows, on every page of it, as CSV or JSON."""
    if form not in TABLES:
        raise Http404
    content_type, write = TABLES[form]
    today = now().date()
    response = HttpResponse(write(found_ids(asked_of(request.GET), today), today), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="plans-{today}.{form}"'
    return response
