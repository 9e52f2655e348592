"""Who these pages are for: people who are signed in and work on plans."""

from django.http import HttpResponse

from ucap.kernel.messages import gettext_noop
from ucap.people.pages import PersonRequest as OfficerRequest
from ucap.people.pages import for_people, go, say
from ucap.plans.models import Plan

__all__ = ["OfficerRequest", "for_officers", "go", "go_to_plan", "say"]

for_officers = for_people(belongs_to="plans:mine", asked=gettext_noop("Sign in to work on plans."))


def go_to_plan(request: OfficerRequest, plan: Plan) -> HttpResponse:
    """On to the plan's public page."""
    return go(request, "plans:plan", plan.slug)
