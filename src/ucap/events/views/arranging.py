"""Arranging the meetings of a conference: slots, tables, limits."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ucap.events import actions
from ucap.events.forms.arranging import ArrangeForm
from ucap.events.queries.arranging import Arranging, arranging, conference, spans_by_day
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

PREVIEW = "preview"


@for_people(belongs_to="events:list")
@require_http_methods(["GET", "HEAD", "POST"])
def matchmaking(request: PersonRequest, slug: str) -> HttpResponse:
    """The form with the slots there are; those that it would make, to look at; or all of it kept."""
    event = conference(slug, request.user)
    there = arranging(event)
    form = ArrangeForm(request.POST if request.method == "POST" else None, there=there)
    if not form.is_valid() or request.POST.get("do") == PREVIEW:
        return _shown(request, there, form)
    said = {"slots": form.slots, "arrangement": form.arrangement()}
    if not done(form, actions.arrange_meetings, event=event, by=request.user, at=now(), **said):
        return _shown(request, there, form)
    say(request, _("The meetings are arranged. Participants can ask each other."))
    return go(request, "events:matchmaking", slug)


def _shown(request: PersonRequest, there: Arranging, form: ArrangeForm) -> HttpResponse:
    is_preview = form.is_bound and not form.errors
    context = {
        "there": there,
        "form": form,
        "is_preview": is_preview,
        "number": len(form.slots),
        "room": form.room() if is_preview else there.room,
        "by_day": spans_by_day(form.slots, there.event.time_zone) if is_preview else there.by_day,
        "clocks": [there.clock],
    }
    response = render_page(request, "events/matchmaking.html", context)
    response.status_code = 422 if form.errors else 200
    return response
