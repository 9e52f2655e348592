"""What registration puts on the page of an event."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ucap.events.models import Event
from ucap.events.queries.registering import registration_box
from ucap.events.states import EventState
from ucap.kernel.clock import now

NOTHING = (EventState.WITHHELD,)


def of_event(request: HttpRequest, *, event: Event) -> str:
    """One's registration, or how one registers: open, full, later, over; for the hosts the way to who comes."""
    if event.state in NOTHING:
        return ""
    box = registration_box(event, request.user, now())
    return render_to_string("events/parts/registration_box.html", {"box": box, "event": event}, request)
