"""Colleagues who come along to a meeting."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ucap.events import actions
from ucap.events.forms.along import AlongForm
from ucap.events.models import MeetingRequest, Registration
from ucap.events.queries.along import along_page, along_to_end
from ucap.events.rules.registering import is_theirs
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NOBODY = gettext_noop(
    "Choose somebody of the same organisation, city or delegation who is coming and agreed to be seen by the others."
)


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def along(request: PersonRequest, request_id: str) -> HttpResponse:
    """Who comes to the meeting; one more, when it is sent."""
    page = along_page(request_id, request.user, now())
    if request.method != "POST":
        return render_page(request, "events/along.html", {"page": page})
    form = AlongForm(request.POST, sides=page.sides)
    if not form.is_valid():
        raise BadInput(NOBODY)
    two = form.two()
    made = actions.bring_along(request=page.request, by=request.user, at=now(), **two)
    say(request, _("They come along, and are told."), undo=reverse("events:end_along", args=[made.pk]))
    return _back(request, page.request, two["beside"])


@for_people(belongs_to=HERE)
@require_POST
def end(request: PersonRequest, along_id: str) -> HttpResponse:
    """They do not come along any more."""
    there = along_to_end(along_id, request.user)
    actions.end_along(along=there, by=request.user, at=now())
    say(request, _("They do not come along any more."))
    mine = there.beside if is_theirs(request.user, there.beside) else there.who
    return _back(request, there.request, mine)


def _back(request: PersonRequest, met: MeetingRequest, mine: Registration) -> HttpResponse:
    """To the meetings of that participant; of the hosts, to the page of the meeting."""
    if not is_theirs(request.user, mine):
        return go(request, "events:along", met.pk)
    others = {} if mine.person_id == request.user.pk else {"for": mine.pk}
    return go(request, "events:meetings", met.event.slug, **others)
