"""Making a timetable, for the hosts of a conference: begun, watched, stopped, looked at, published, repaired."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.shape import Id, Slug
from ucap.api.shapes.timetables import (
    MakeTimetable,
    MeetingsOfTimetable,
    ProposedMeeting,
    ProposeMeeting,
    TimetablePiece,
    TimetableProgress,
)
from ucap.api.states import Scope
from ucap.api.views import as_events, as_timetables
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import unusable
from ucap.api.views.entries import AskedPieceOfMine
from ucap.api.views.events import SLUG
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.queries.arranging import conference
from ucap.events.queries.demand import two_of
from ucap.events.queries.parties import parties_of
from ucap.events.queries.published import looked_at
from ucap.events.queries.timetable_figures import awaited, figures_of, kept_timetables
from ucap.events.queries.timetables import timetable_of
from ucap.kernel.clock import now
from ucap.people.models import User

timetables = Section(
    "Timetables",
    "For the hosts of a conference: the making of its timetable, which goes on in the background until it is proved or stopped.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
TWO = {"one": "0a1b2c3d4e5f", "other": "5f4e3d2c1b0a"}


def _answer(timetable_id: str, viewer: User) -> TimetableProgress:
    """The timetable as it is now: where background work is done at once, it has been made meanwhile."""
    return as_timetables.progress(awaited(timetable_of(timetable_id, viewer), now()))


TIMETABLE = Subject("timetable", timetable_of, _answer)


@timetables.write("POST", "/events/{slug}/proposed-meetings", ProposedMeeting, where=SLUG, body=TWO, **WRITES)
def propose_meeting(request: PersonCall, slug: Slug, sent: ProposeMeeting) -> ProposedMeeting:
    """Tells two who come that you think they should meet; they ask for the meeting, or leave it."""
    two = two_of(conference(slug, request.user), sent.one, sent.other)
    if two is None:
        raise unusable("other")
    actions.propose_meeting(one=two[0], other=two[1], by=request.user, at=now())
    parties = parties_of(two)
    return ProposedMeeting(one=as_events.party(parties[sent.one]), other=as_events.party(parties[sent.other]))


@timetables.read("/events/{slug}/timetables", TimetablePiece, where=SLUG)
def list_timetables(
    request: PersonCall, response: HttpResponse, slug: Slug, asked: Query[AskedPieceOfMine]
) -> TimetablePiece:
    """The timetables of a conference in figures: being made, ready, failed or published; not those that were replaced."""
    kept = kept_timetables(conference(slug, request.user))
    ids = list(kept.values_list("pk", flat=True))
    found = piece(request, response, ids, asked.cursor, asked.limit)
    shown = figures_of(list(kept.filter(pk__in=ids[found.start : found.stop])), now())
    return TimetablePiece(**counted(found, ids), items=[as_timetables.in_list(one) for one in shown])


@timetables.write("POST", "/events/{slug}/timetables", TimetableProgress, status=202, where=SLUG, **WRITES)
def make_timetable(
    request: PersonCall, response: HttpResponse, slug: Slug, sent: MakeTimetable
) -> TimetableProgress:
    """Begins the making of a timetable; ask with read_timetable_progress how far it is. Nobody sees it before it is published."""
    event = conference(slug, request.user)
    made = actions.make_timetable(event=event, by=request.user, at=now(), longest=sent.longest)
    response["Location"] = f"/api/v1/timetables/{made.pk}"
    return _answer(made.pk, request.user)


@timetables.write(
    "POST", "/events/{slug}/timetables/repair", TimetableProgress, status=202, where=SLUG, **SILENT
)
def repair_timetable(request: PersonCall, response: HttpResponse, slug: Slug) -> TimetableProgress:
    """Begins the making of a timetable that changes as little of the published one as what happened since asks for."""
    event = conference(slug, request.user)
    made = actions.repair_timetable(event=event, by=request.user, at=now())
    response["Location"] = f"/api/v1/timetables/{made.pk}"
    return _answer(made.pk, request.user)


@timetables.read("/timetables/{timetable_id}", TimetableProgress)
def read_timetable_progress(request: PersonCall, timetable_id: Id) -> TimetableProgress:
    """How far a timetable is: the best so far and how good it can be at all, second by second; why it failed, if it did."""
    return _answer(timetable_id, request.user)


@timetables.read("/timetables/{timetable_id}/meetings", MeetingsOfTimetable)
def read_timetable_meetings(request: PersonCall, timetable_id: Id) -> MeetingsOfTimetable:
    """The meetings of a timetable before it is published, and what is otherwise in it than in the published one."""
    return as_timetables.meetings(looked_at(timetable_of(timetable_id, request.user)))


@timetables.write("POST", "/timetables/{timetable_id}/stop", TimetableProgress, **SILENT)
def stop_timetable(request: PersonCall, timetable_id: Id) -> TimetableProgress:
    """Ends the making of a timetable with the best that was found so far."""
    return TIMETABLE.after(request, timetable_id, actions.stop_timetable)


@timetables.write("POST", "/timetables/{timetable_id}/publish", TimetableProgress, **SILENT)
def publish_timetable(request: PersonCall, timetable_id: Id) -> TimetableProgress:
    """Publishes a timetable that is ready in place of the one before; those whose meetings are new or changed are told."""
    return TIMETABLE.after(request, timetable_id, actions.publish_timetable)


@timetables.write("POST", "/timetables/{timetable_id}/drop", TimetableProgress, **SILENT)
def drop_timetable(request: PersonCall, timetable_id: Id) -> TimetableProgress:
    """Puts a timetable aside that is ready, or that failed; what is published stays."""
    return TIMETABLE.after(request, timetable_id, actions.drop_timetable)
