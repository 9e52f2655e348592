"""The meetings of a conference for those who take part: whom they could meet, asking and answering, when they can, their agenda."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from ninja import Query

from ucap.api.shapes.meetings import (
    AcceptMeeting,
    AgendaAnswer,
    AskedOfMine,
    AskForMeeting,
    AvailabilityAnswer,
    DeclineMeeting,
    MeetingRequestAnswer,
    MeetingRequestsAnswer,
    ReviewOfMeeting,
    SuggestionsAnswer,
    WrittenAvailability,
    WrittenReview,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_meetings
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import unusable
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.events import actions
from ucap.events.models import MeetingRequest, Registration
from ucap.events.queries import agenda as agendas
from ucap.events.queries.asking import asking
from ucap.events.queries.availability import availability
from ucap.events.queries.meetings import asked_of, meetings_of, request_of, with_along
from ucap.exchange.models import Entry
from ucap.kernel.clock import now
from ucap.people.models import User

meetings = Section(
    "Meetings",
    "Meetings of two at a conference: suggested, asked for, answered, and when and where they are held.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}


@meetings.read("/events/{slug}/meeting-requests", MeetingRequestsAnswer, where=SLUG)
def list_meeting_requests(
    request: PersonCall, slug: Slug, asked: Query[AskedOfMine]
) -> MeetingRequestsAnswer:
    """Your requests for meetings at a conference and those of others to you, each with its state."""
    return as_meetings.requests_of(meetings_of(slug, request.user, asked.registration, now()))


@meetings.read("/events/{slug}/meeting-suggestions", SuggestionsAnswer, where=SLUG)
def list_meeting_suggestions(request: PersonCall, slug: Slug, asked: Query[AskedOfMine]) -> SuggestionsAnswer:
    """Whom you could meet at a conference, because their entries fit yours: with the reasons, and who comes for them."""
    return as_meetings.suggestions_of(meetings_of(slug, request.user, asked.registration, now()))


@meetings.write(
    "POST", "/events/{slug}/meeting-requests", MeetingRequestAnswer, status=201, where=SLUG, **WRITES
)
def ask_for_meeting(request: PersonCall, slug: Slug, sent: AskForMeeting) -> MeetingRequestAnswer:
    """Asks somebody who comes and is listed for a meeting; one that they had asked for already is accepted."""
    there = asking(slug, request.user, sent.registration, sent.whom, now())
    made = actions.ask_for_meeting(
        asker=there.mine,
        asked=there.other,
        priority=sent.priority,
        text=sent.text,
        entry=_entry(there.own_entries, sent.entry, "entry"),
        other=_entry(there.their_entries, sent.others_entry, "others_entry"),
        by=request.user,
        at=now(),
    )
    return _answer(made.pk, there.mine, request.user)


@meetings.write("POST", "/meeting-requests/{meeting_id}/accept", MeetingRequestAnswer, **WRITES)
def accept_meeting(request: PersonCall, meeting_id: Id, sent: AcceptMeeting) -> MeetingRequestAnswer:
    """Accepts a meeting that somebody asked you for, also one that you had declined, and says how much you want it."""
    asked = request_of(meeting_id, request.user)
    actions.accept_meeting(request=asked, priority=sent.priority, by=request.user, at=now())
    return _answer(meeting_id, asked.asked, request.user)


@meetings.write("POST", "/meeting-requests/{meeting_id}/decline", MeetingRequestAnswer, **WRITES)
def decline_meeting(request: PersonCall, meeting_id: Id, sent: DeclineMeeting) -> MeetingRequestAnswer:
    """Declines a meeting that somebody asked you for; you can still accept it."""
    asked = request_of(meeting_id, request.user)
    actions.decline_meeting(request=asked, why=sent.why, by=request.user, at=now())
    return _answer(meeting_id, asked.asked, request.user)


@meetings.write("POST", "/meeting-requests/{meeting_id}/withdraw", MeetingRequestAnswer, **SILENT)
def withdraw_meeting(request: PersonCall, meeting_id: Id) -> MeetingRequestAnswer:
    """Withdraws a request of yours, or a meeting that was accepted; the other is told."""
    asked = request_of(meeting_id, request.user)
    actions.withdraw_meeting(request=asked, by=request.user, at=now())
    return _answer(meeting_id, _mine(asked, request.user), request.user)


@meetings.write("POST", "/meeting-requests/{meeting_id}/ask-again", MeetingRequestAnswer, **SILENT)
def ask_for_meeting_again(request: PersonCall, meeting_id: Id) -> MeetingRequestAnswer:
    """Asks once more, in the same words, for a meeting that you withdrew."""
    asked = request_of(meeting_id, request.user)
    made = actions.ask_again(request=asked, by=request.user, at=now())
    return _answer(made.pk, asked.asker, request.user)


@meetings.read("/events/{slug}/availability", AvailabilityAnswer, where=SLUG)
def read_availability(request: PersonCall, slug: Slug, asked: Query[AskedOfMine]) -> AvailabilityAnswer:
    """The slots of a conference, in which of them you cannot meet, and how many meetings are enough for you."""
    return as_meetings.availability(availability(slug, request.user, asked.registration))


@meetings.write("PUT", "/events/{slug}/availability", AvailabilityAnswer, where=SLUG, **WRITES)
def set_availability(request: PersonCall, slug: Slug, sent: WrittenAvailability) -> AvailabilityAnswer:
    """Says in which slots you cannot meet, and how many meetings are enough; a timetable takes it into account."""
    mine = availability(slug, request.user, sent.registration).mine
    actions.set_availability(
        registration=mine,
        absent=set(sent.absent),
        most_meetings=sent.most_meetings,
        languages=sent.languages,
        by=request.user,
        at=now(),
    )
    return as_meetings.availability(availability(slug, request.user, sent.registration))


@meetings.read("/registrations/{registration_id}/agenda", AgendaAnswer)
def read_agenda(request: PersonCall, registration_id: Id) -> AgendaAnswer:
    """Your meetings in the published timetable: with whom, when, at which table or in which room online; and the programme."""
    return as_meetings.agenda(agendas.agenda(registration_id, request.user, now()))


@meetings.write(
    "PUT",
    "/meeting-requests/{meeting_id}/review",
    ReviewOfMeeting,
    body={"went": "well", "goes_on": True, "text": "We visit them in May."},
    **WRITES,
)
def review_meeting(request: PersonCall, meeting_id: Id, sent: WrittenReview) -> ReviewOfMeeting:
    """Says how a meeting of yours went, once it has begun; anew as often as you like."""
    met = request_of(meeting_id, request.user)
    mine = _reviewer(met, sent.registration, request.user)
    said = sent.model_dump(exclude={"registration"})
    kept = actions.review_meeting(request=met, registration=mine, **said, by=request.user, at=now())
    return as_meetings.review(kept)


def _answer(request_id: str, mine: Registration, viewer: User) -> MeetingRequestAnswer:
    """The request as that one of the two sees it now."""
    found = [one for one in asked_of(mine, viewer) if one.request.pk == request_id]
    if not found:
        raise Http404
    return as_meetings.request(with_along(found, mine, viewer, now())[0])


def _mine(asked: MeetingRequest, viewer: User) -> Registration:
    """The one of the two that the caller speaks for, whoever asked first."""
    theirs = viewer.pk in (asked.asker.person_id, asked.asker.by_id)
    return asked.asker if theirs else asked.asked


def _reviewer(met: MeetingRequest, named: str, viewer: User) -> Registration:
    """Of the two the one that is named; else the caller, or one whom they registered. Raises Refusal for anybody else."""
    two = (met.asker, met.asked)
    if named and named not in (met.asker_id, met.asked_id):
        raise unusable("registration")
    chosen = [one for one in two if one.pk == named]
    own = [one for one in two if one.person_id == viewer.pk]
    return (*chosen, *own, *(one for one in two if one.by_id == viewer.pk))[0]


def _entry(entries: tuple[Entry, ...], id_: str | None, name: str) -> Entry | None:
    """The entry of that id among those that a meeting can be about; raises Refusal for any other."""
    found = next((one for one in entries if one.pk == id_), None)
    if id_ and found is None:
        raise unusable(name)
    return found
