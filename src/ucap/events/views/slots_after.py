"""What comes with a visit and after an event, on the event's page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ucap.events.forms.reporting import FeedbackForm
from ucap.events.models import Event
from ucap.events.queries.after import after_event
from ucap.kernel.clock import now


def of_event(request: HttpRequest, *, event: Event) -> str:
    """The way to the itinerary; minutes and recording; the question how it was; the report."""
    after = after_event(event, request.user, now())
    if after.is_empty:
        return ""
    said = {"stars": after.feedback.stars, "text": after.feedback.text} if after.feedback else {}
    form = FeedbackForm(initial=said, auto_id="feedback-%s") if after.mine else None
    return render_to_string(
        "events/parts/after_here.html", {"after": after, "event": event, "form": form}, request
    )
