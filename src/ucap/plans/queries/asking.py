"""Requests for the full plan, as those who ask see them."""

from datetime import datetime, timedelta

from ucap.plans.models import AccessRequest, Plan
from ucap.plans.states import RequestState

PER_HOUR = 30  # requests for one plan: more come from a program


def too_many_ask(plan: Plan, at: datetime) -> bool:
    """Whether so many asked for this plan within the hour that the next must wait."""
    lately = AccessRequest.objects.filter(plan=plan, at__gt=at - timedelta(hours=1))
    return lately.count() >= PER_HOUR


def granted_request(request_id: str, at: datetime) -> AccessRequest | None:
    """The request of a link that opens the full plan now; None when it does not, or no longer."""
    return (
        AccessRequest.objects.filter(pk=request_id, state=RequestState.GRANTED, expires_at__gte=at)
        .select_related("plan__current", "plan__full_document")
        .first()
    )
