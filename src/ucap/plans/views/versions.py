"""What a plan said before, what changed since, and two plans beside each other."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.caching import public_page
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.plans.queries.catalogue import stamp
from ucap.plans.queries.comparing import changes_between, two_plans
from ucap.plans.queries.plan import plan_of, published_versions


@require_safe
@public_page(stamp)
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every version that was ever public."""
    plan = plan_of(slug, request.user)
    return render_page(request, "plans/versions.html", {"plan": plan, "versions": published_versions(plan)})


@require_safe
@public_page(stamp)
def changes(request: HttpRequest, slug: str, before: int, after: int) -> HttpResponse:
    """What the later version says otherwise than the earlier one."""
    changed = changes_between(slug, request.user, *sorted((before, after)))
    return render_page(request, "plans/changes.html", {"changed": changed})


@require_safe
@public_page(stamp)
def compare(request: HttpRequest) -> HttpResponse:
    """Two plans beside each other; where only one is chosen, the others to choose from."""
    chosen = [request.GET.get("a", ""), request.GET.get("b", "")]
    both = two_plans(chosen, request.user, now().date(), words=request.GET.get("q", ""))
    return render_page(request, "plans/compare.html", {"both": both})
