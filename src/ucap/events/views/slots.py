"""What events put on the pages of cities, organisations and plans; and what a poll of times puts on an event's own."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ucap.events.models import Event
from ucap.events.queries.elsewhere import (
    SomeEvents,
    events_of_city,
    events_of_organisation,
    events_of_plan,
)
from ucap.events.queries.polls import poll_box
from ucap.kernel.clock import now
from ucap.organisations.models import Organisation
from ucap.places.models import City
from ucap.plans.models import Plan


def of_city(request: HttpRequest, *, city: City) -> str:
    """The events to come in the city, and those that it holds elsewhere."""
    return _drawn(request, events_of_city(city, request.user, now()), city=city)


def of_organisation(request: HttpRequest, *, organisation: Organisation) -> str:
    """The events to come that the organisation holds."""
    return _drawn(request, events_of_organisation(organisation, request.user, now()))


def of_plan(request: HttpRequest, *, plan: Plan) -> str:
    """The events to come that belong to this plan."""
    return _drawn(request, events_of_plan(plan, request.user, now()))


def poll_of_event(request: HttpRequest, *, event: Event) -> str:
    """The way to the times that are proposed, and for the hosts to proposing some."""
    box = poll_box(event, request.user, now())
    if box is None:
        return ""
    return render_to_string("events/parts/poll_box.html", {"box": box, "event": event}, request)


def _drawn(request: HttpRequest, some: SomeEvents, *, city: City | None = None) -> str:
    if not some.count:
        return ""
    return render_to_string("events/parts/elsewhere.html", {"some": some, "city": city}, request)
