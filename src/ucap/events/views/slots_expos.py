"""What expos and festivals put on the page of an event: what is shown there, and what waits for this reader."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from ucap.events.forms.inviting import AnswerForm
from ucap.events.models import Event
from ucap.events.queries.exhibits import on_event


def of_event(request: HttpRequest, *, event: Event) -> str:
    """Up to six exhibits; for hosts the ways to arrange them, for the officers of an invited city the box to answer."""
    shown = on_event(event, request.user)
    if shown is None or not (shown.items or shown.may_edit or shown.invitations):
        return ""
    context = {"shown": shown, "event": event, "form": AnswerForm()}
    return render_to_string("events/parts/expo_on_event.html", context, request)
