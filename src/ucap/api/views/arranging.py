"""For the hosts of a conference: the demand, the published timetable, a meeting's time by hand; what came of an event."""

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.api.shapes.hosting import (
    DemandAnswer,
    FixedAnswer,
    PlaceOfMeeting,
    ReportAnswer,
    TimetableAnswer,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_hosting, as_timetables
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.api.wrong_values import OTHERWISE
from ucap.events import actions
from ucap.events.models import Event, Slot
from ucap.events.queries.arranging import conference
from ucap.events.queries.demand import AskedOfDemand, demand_of
from ucap.events.queries.published import published
from ucap.events.queries.report import report_page
from ucap.events.queries.stamp import stamp
from ucap.events.queries.timetables import request_to_arrange
from ucap.kernel.clock import now
from ucap.kernel.messages import Message

arranging = Section(
    "Conferences", "For the hosts of a conference: the demand and the timetable; and the reports of events."
)


def _as_of() -> str:
    return str(stamp())


@arranging.read("/events/{slug}/demand", DemandAnswer, where=SLUG)
def read_demand(request: PersonCall, slug: Slug) -> DemandAnswer:
    """How many meetings are asked for at a conference of yours and how many there is room for."""
    event = conference(slug, request.user)
    return as_hosting.demand(demand_of(event, AskedOfDemand(), request.user, now()))


@arranging.read("/events/{slug}/timetable", TimetableAnswer, where=SLUG)
def read_timetable(request: PersonCall, slug: Slug) -> TimetableAnswer:
    """The published timetable of a conference of yours: who meets whom, when, at which table, and what is not held and why."""
    return as_timetables.timetable(published(slug, request.user))


@arranging.write(
    "PUT",
    "/meeting-requests/{meeting_id}/place",
    FixedAnswer,
    scope=Scope.EVENTS,
    body={"slot": 7, "table": 3},
)
def fix_meeting(request: PersonCall, meeting_id: Id, sent: PlaceOfMeeting) -> FixedAnswer:
    """Gives a meeting its time and table by hand, which timetables made from now on keep, or leaves it to them again."""
    meeting = request_to_arrange(meeting_id, request.user)
    slot = _slot(meeting.event, sent.slot)
    done = actions.fix_meeting(request=meeting, slot=slot, table=sent.table, by=request.user, at=now())
    return as_timetables.fixed(done)


@arranging.read("/events/{slug}/report", ReportAnswer, visitors=True, as_of=_as_of, where=SLUG)
def read_event_report(request: Call, slug: Slug) -> ReportAnswer:
    """What came of an event, in words and numbers: once it is published, for everybody who sees the event; before, for its hosts."""
    return as_hosting.report(report_page(slug, request.user, now()))


def _slot(event: Event, slot_id: int | None) -> Slot | None:
    """The slot of that id; None for no id. Raises Refusal for one that the conference does not have."""
    found = event.slots.filter(pk=slot_id).first() if slot_id else None
    if slot_id and found is None:
        raise Refusal(INVALID, errors=[FieldError(Message(OTHERWISE), pointer="#/slot")])
    return found
