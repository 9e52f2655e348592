"""An officer's own page."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.plans.queries.mine import my_work
from ucap.plans.rules import may_create
from ucap.plans.views.officers import OfficerRequest, for_officers


@for_officers
@require_safe
def mine(request: OfficerRequest) -> HttpResponse:
    """What waits for this person, what they work on, what is public."""
    context = {"work": my_work(request.user, now()), "may_create": may_create(request.user)}
    return render_page(request, "plans/officers/mine.html", context)
