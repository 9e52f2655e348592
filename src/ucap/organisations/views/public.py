"""An organisation's page and its logo."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.handing_out import handed_out
from ucap.kernel.pages import render_page
from ucap.kernel.slots import with_slots
from ucap.organisations.logo import CONTENT_TYPE
from ucap.organisations.queries.listing import stamp
from ucap.organisations.queries.organisation import organisation_by_slug, organisation_page

KEPT = 3600  # seconds for which a browser keeps a logo


@require_safe
@public_page(with_slots(stamp, "organisation"))
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Who it is, where, what it works on; of one that was merged, on to the one it is now."""
    found = organisation_by_slug(slug, request.user)
    if found.slug != slug:
        return redirect("organisations:organisation", slug=found.slug, permanent=True)
    page = organisation_page(found, request.user)
    return render_page(request, "organisations/organisation.html", {"page": page})


@require_safe
def logo(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The logo as we drew it anew; nothing in it could be run, and no browser is to try."""
    found = organisation_by_slug(slug, request.user)
    if not found.logo:
        raise Http404
    return handed_out(found.logo, "logo.webp", kind=CONTENT_TYPE, saved=False, kept=KEPT)
