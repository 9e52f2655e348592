"""What the meetings of a conference put on the page of the event."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ucap.events.models import Event
from ucap.events.queries.meetings_of_event import meetings_of_event


def of_event(request: HttpRequest, *, event: Event) -> str:
    """For those who come the way to their meetings and their agenda; for its hosts to what they arrange."""
    some = meetings_of_event(event, request.user)
    if some is None:
        return ""
    return render_to_string("events/parts/meetings_here.html", {"some": some, "event": event}, request)
