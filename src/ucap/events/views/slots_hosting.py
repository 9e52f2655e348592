"""What those who may hold an event find on the pages of plans."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from ucap.events.queries.writing import may_hold_any
from ucap.plans.models import Plan

KNOWN = "_events_may_hold_any"  # on the request: asked once, however many activities a plan has


def of_activity(request: HttpRequest, *, plan: Plan, item: str, title: str = "") -> str:
    """A link that makes an event of this activity, for those who may hold one."""
    known: bool | None = getattr(request, KNOWN, None)
    if known is None:
        known = may_hold_any(request.user)
        setattr(request, KNOWN, known)
    if not item or not known or plan.current_id is None:
        return ""
    address = reverse("events:new", query={"plan": plan.slug, "item": item})
    return render_to_string("events/parts/make_of_activity.html", {"address": address, "title": title})
