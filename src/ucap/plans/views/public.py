"""A plan's page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.kernel.slots import with_slots
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.plan import plan_page
from ucap.plans.stages import stages_of


@require_safe
@public_page(with_slots(stamp, "plan"))
def plan(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The plan as it stands, or as its version of that number said."""
    page = plan_page(slug, request.user, now().date(), number)
    return render_page(request, "plans/plan.html", {"page": page, "stages": stages_of(page)})
