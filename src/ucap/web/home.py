"""The home page: what this is, and the ways in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.overview import overview
from ucap.plans.rules import may_create
from ucap.plans.stages import STAGES


@require_safe
@public_page(stamp)
def home(request: HttpRequest) -> HttpResponse:
    """What this is, everything at a glance, the newest; to an officer the way to work."""
    context = {"overview": overview(now().date()), "may_create": may_create(request.user), "stages": STAGES}
    return render_page(request, "web/home.html", context)
