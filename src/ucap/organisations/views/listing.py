"""The list of organisations, and the same list to take away."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.organisations.forms.finding import FindForm, asked_of
from ucap.organisations.queries.listing import offered, organisation_list, stamp, wanted
from ucap.organisations.rules import may_create
from ucap.organisations.tables import as_csv


@require_safe
@public_page(stamp)
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations that are asked for; to htmx the results alone."""
    asked = asked_of(request.GET)
    listed = organisation_list(asked)
    context = {
        "list": listed,
        "page": listed.page,
        "asked": asked,
        "form": FindForm(request.GET, offered(asked.country)),
        "views": [("cards", _("Cards"), "cards"), ("map", _("Map"), "map")],
        "may_create": may_create(request.user),
    }
    return render_page(
        request, "organisations/list.html", context, fragment="organisations/list_results.html"
    )


@require_safe
@public_page(stamp)
def download(request: HttpRequest) -> HttpResponse:
    """All that the list shows, on every page of it, as CSV."""
    ids = list(wanted(asked_of(request.GET)).values_list("pk", flat=True))
    response = HttpResponse(as_csv(ids), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="organisations-{now().date()}.csv"'
    return response
