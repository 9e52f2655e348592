"""Who asked for the full plan, as its officers see it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from ucap.journal.models import Entry
from ucap.people.models import User
from ucap.plans.models import AccessRequest, FullDocument, Plan
from ucap.plans.queries.editing import plan_to_edit
from ucap.plans.rules import may_decide_access
from ucap.plans.states import RequestState

SHOWN = 100  # decided requests, the latest first


@dataclass(frozen=True, slots=True)
class Decided:
    """A request that was answered, and how often its link was used."""

    request: AccessRequest
    readings: int
    valid: bool  # the link still opens the document


@dataclass(frozen=True, slots=True)
class AccessPage:
    plan: Plan
    title: str
    document: FullDocument | None
    waiting: tuple[AccessRequest, ...]
    decided: tuple[Decided, ...]


def access_page(plan_id: str, viewer: User, at: datetime) -> AccessPage:
    """The full document of a plan and everybody who asked for it."""
    plan = plan_to_edit(plan_id, viewer)
    title = plan.current.title if plan.current else _title_of_draft(plan)
    requests = plan.access_requests.select_related("decided_by", "on_behalf_of")
    decided = requests.exclude(state=RequestState.WAITING).order_by("-decided_at")[:SHOWN]
    readings = _readings(plan)
    return AccessPage(
        plan=plan,
        title=title,
        document=FullDocument.objects.select_related("by").filter(plan=plan).first(),
        waiting=tuple(requests.filter(state=RequestState.WAITING).order_by("at")),
        decided=tuple(
            Decided(one, readings[one.id], valid=one.expires_at is not None and one.expires_at > at)
            for one in decided
        ),
    )


def request_to_decide(request_id: str, viewer: User) -> AccessRequest:
    """The request, for an officer of its plan; raises Http404 for others: who asks is nobody else's business."""
    request = get_object_or_404(AccessRequest.objects.select_related("plan"), pk=request_id)
    if not may_decide_access(viewer, request):
        raise Http404
    return request


def _title_of_draft(plan: Plan) -> str:
    latest = plan.versions.first()
    return latest.title if latest else ""


def _readings(plan: Plan) -> Counter[str]:
    """How often each request's link was used."""
    entries = Entry.objects.about("plan", plan.id).filter(verb="full.read")
    return Counter(entries.values_list("detail__request", flat=True))
