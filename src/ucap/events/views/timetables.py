"""Making, watching, publishing and repairing the timetable of a conference."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ucap.events import actions
from ucap.events.forms.timetables import FixingForm, MakingForm
from ucap.events.queries.timetables import (
    event_to_schedule,
    request_to_arrange,
    timetable_of,
    timetable_page,
    watched,
)
from ucap.kernel.clock import now
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.kernel.pages import render_page
from ucap.people.pages import PersonRequest, for_people, go, say

HERE = "events:list"
NO_TIME = gettext_noop("Choose a time of this conference, or leave it to the timetable.")
NO_SECONDS = gettext_noop("Say in whole seconds, between 1 and 600, how long it may take.")


@for_people(belongs_to=HERE)
@require_safe
def timetable(request: PersonRequest, slug: str) -> HttpResponse:
    """The newest timetable, what it lacks, and what can be done with it."""
    page = timetable_page(slug, request.user, now())
    return render_page(request, "events/timetable.html", {"page": page, "form": MakingForm()})


@for_people(belongs_to=HERE)
@require_safe
def progress(request: PersonRequest, slug: str) -> HttpResponse:
    """How far it is, for whoever watches; the whole page anew once it is made."""
    page = watched(slug, request.user, now())
    response = render_page(request, "events/parts/making.html", {"page": page})
    if page.making is None:
        response["HX-Refresh"] = "true"
    return response


@for_people(belongs_to=HERE)
@require_POST
def make(request: PersonRequest, slug: str) -> HttpResponse:
    """A new timetable is on its way."""
    event = event_to_schedule(slug, request.user)
    form = MakingForm(request.POST)
    if not form.is_valid():
        raise BadInput(NO_SECONDS)
    actions.make_timetable(event=event, by=request.user, at=now(), longest=form.cleaned_data["longest"])
    return go(request, "events:timetable", slug)


@for_people(belongs_to=HERE)
@require_POST
def repair(request: PersonRequest, slug: str) -> HttpResponse:
    """The published timetable is on its way to be changed as little as possible."""
    event = event_to_schedule(slug, request.user)
    actions.repair_timetable(event=event, by=request.user, at=now())
    return go(request, "events:timetable", slug)


@for_people(belongs_to=HERE)
@require_POST
def stop(request: PersonRequest, timetable_id: str) -> HttpResponse:
    """It ends with the best so far."""
    found = timetable_of(timetable_id, request.user)
    actions.stop_timetable(timetable=found, by=request.user, at=now())
    say(request, _("It ends with the best that was found so far."))
    return go(request, "events:timetable", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def publish(request: PersonRequest, timetable_id: str) -> HttpResponse:
    """Everybody who takes part has it as their agenda."""
    found = timetable_of(timetable_id, request.user)
    actions.publish_timetable(timetable=found, by=request.user, at=now())
    say(request, _("The timetable is published. Those concerned are told."))
    return go(request, "events:timetable", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def drop(request: PersonRequest, timetable_id: str) -> HttpResponse:
    """It is put aside; what is published stays."""
    found = timetable_of(timetable_id, request.user)
    actions.drop_timetable(timetable=found, by=request.user, at=now())
    say(request, _("The timetable is put aside."))
    return go(request, "events:timetable", found.event.slug)


@for_people(belongs_to=HERE)
@require_POST
def fix(request: PersonRequest, request_id: str) -> HttpResponse:
    """A meeting given its time by hand, or left to the timetable again."""
    meeting = request_to_arrange(request_id, request.user)
    form = FixingForm(request.POST, event=meeting.event)
    if not form.is_valid():
        raise BadInput(NO_TIME)
    given = {"slot": form.chosen(), "table": form.cleaned_data["table"]}
    meeting = actions.fix_meeting(request=meeting, by=request.user, at=now(), **given)
    said = _("The meeting keeps its time in every timetable from now on.")
    say(request, said if meeting.fixed_slot_id else _("The timetable finds the time of this meeting again."))
    return go(request, "events:timetable", meeting.event.slug)
