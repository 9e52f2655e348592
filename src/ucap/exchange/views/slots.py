"""What the exchange puts on the pages of plans, organisations and cities."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from ucap.exchange.queries.elsewhere import (
    SomeEntries,
    entries_of_organisation,
    entries_of_place,
    entries_of_plan,
    may_make_of,
)
from ucap.organisations.models import Organisation
from ucap.places.models import City
from ucap.plans.models import Plan

KNOWN = "_exchange_may_make_of"  # on the request: asked once, however many items a plan has


def of_plan(request: HttpRequest, *, plan: Plan) -> str:
    """The requests and offers that were made of this plan."""
    return _drawn(request, "plan", entries_of_plan(plan, request.user))


def of_item(request: HttpRequest, *, plan: Plan, part: str, item: str, title: str = "") -> str:
    """A link that makes a request of this item, for those who may."""
    known: dict[str, bool] = getattr(request, KNOWN, {})
    if plan.pk not in known:
        known[plan.pk] = bool(plan.current_id) and may_make_of(plan, request.user)
        setattr(request, KNOWN, known)
    if not item or not known[plan.pk]:
        return ""
    query = {"plan": plan.slug, "part": part, "item": item}
    address = reverse("exchange:new", query=query)
    return render_to_string("exchange/parts/make_of_item.html", {"address": address, "title": title})


def of_organisation(request: HttpRequest, *, organisation: Organisation) -> str:
    """What the organisation offers and asks for."""
    return _drawn(request, "organisation", entries_of_organisation(organisation, request.user))


def of_city(request: HttpRequest, *, city: City) -> str:
    """What is offered and asked for in the city."""
    return _drawn(request, "city", entries_of_place(city, request.user))


def _drawn(request: HttpRequest, where: str, some: SomeEntries) -> str:
    if not some.count:
        return ""
    return render_to_string("exchange/parts/elsewhere.html", {"some": some, "where": where}, request)
