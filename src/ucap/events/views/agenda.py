"""One's own agenda, when one cannot meet, and how meetings went."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.availability import AvailabilityForm
from ucap.events.forms.reviewing import ReviewForm
from ucap.events.models import MeetingRequest, Registration
from ucap.events.queries.agenda import agenda as agenda_of
from ucap.events.queries.availability import availability as availability_of
from ucap.events.queries.meetings import request_of
from ucap.events.states import Went
from ucap.exchange.views.conversing import done
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.language.tags import language_tag
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NOT_SAID = gettext_noop("Say how the meeting went: well, so-so, or that it was not held.")


@for_people(belongs_to=HERE)
@require_safe
def agenda(request: PersonRequest, registration_id: str) -> HttpResponse:
    """When and where somebody meets whom, with the programme."""
    page = agenda_of(registration_id, request.user, now())
    return render_page(request, "events/agenda.html", {"page": page})


@for_people(belongs_to=HERE)
@require_http_methods(["GET", "HEAD", "POST"])
def availability(request: PersonRequest, slug: str) -> HttpResponse:
    """The slots to tick; when it is sent, back to one's meetings."""
    there = availability_of(slug, request.user, request.GET.get("for", "").replace("\0", ""))
    own = language_tag(get_language() or "en") if there.mine.person_id == request.user.pk else ""
    form = AvailabilityForm(request.POST if request.method == "POST" else None, there=there, reads=own)
    if form.is_valid():
        who = {"registration": there.mine, "by": request.user, "at": now()}
        if done(form, actions.set_availability, **who, **form.answers()):
            say(request, _("Kept. The timetable takes it into account."))
            return go(request, "events:meetings", slug, **{"for": there.mine.pk})
    response = render_page(request, "events/availability.html", {"there": there, "form": form})
    response.status_code = 422 if form.is_bound else 200
    return response


@for_people(belongs_to=HERE)
@require_POST
def review(request: PersonRequest, request_id: str) -> HttpResponse:
    """Kept; back to the agenda, at that meeting."""
    met, form = request_of(request_id, request.user), ReviewForm(request.POST)
    if not form.is_valid():
        raise BadInput(NOT_SAID)
    mine = _mine(met, request)
    said = {**form.cleaned_data, "went": Went(form.cleaned_data["went"])}
    actions.review_meeting(request=met, registration=mine, by=request.user, at=now(), **said)
    say(request, _("Thank you. It is kept."))
    return go(request, "events:agenda", mine.pk, fragment=f"meeting-{met.pk}")


def _mine(met: MeetingRequest, request: PersonRequest) -> Registration:
    """Of the two the one that the form names; else the one that is the reader, or that they registered."""
    two = (met.asker, met.asked)
    named = [one for one in two if one.pk == request.POST.get("for", "")]
    own = [one for one in two if one.person_id == request.user.pk]
    made = [one for one in two if one.by_id == request.user.pk]
    return (*named, *own, *made)[0]
