"""What cities show at an expo or a festival: the programme of it, proposing and deciding, and the plan of the grounds."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.problems import INVALID, FieldError, Refusal
from ucap.api.shapes.exhibits import (
    AskedOfExhibits,
    ExhibitAnswer,
    ExhibitPiece,
    GroundsAnswer,
    SpotChosen,
    WhyNot,
    WrittenExhibit,
    WrittenGrounds,
    WrittenSpot,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_expos
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.checked import checked, unusable
from ucap.api.views.events import SLUG, as_of
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.actions.exhibiting import OTHER_DAYS, Shown
from ucap.events.forms.exhibiting import ExhibitForm
from ucap.events.forms.grounds import SpotRow
from ucap.events.grounds import SpotSaid
from ucap.events.models import CityInvitation, Event, Exhibit, Spot
from ucap.events.queries.events import seen_event
from ucap.events.queries.exhibitors import houses_for
from ucap.events.queries.exhibits import (
    AskedExhibits,
    exhibit_of,
    exhibit_page,
    exhibit_to_edit,
    exhibits_page,
    invitation_to_propose,
    page_of,
)
from ucap.events.queries.grounds import grounds_page, spot_of
from ucap.events.queries.invitations import days_of, event_to_invite
from ucap.kernel.clock import now
from ucap.kernel.messages import Message
from ucap.people.models import User

exhibits = Section(
    "Exhibits",
    "Gardens, stands and performances that cities show at an expo or a festival: the programme of them, "
    "what is proposed and decided, and the grounds.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
GARDEN = {
    "kind": "garden",
    "title": "Jardín nazarí",
    "language": "es",
    "text": "Agua y mirto.",
    "square_metres": 80,
    "needs": "Water",
}
SPOT = {"name": "A1", "square_metres": 100, "left": 0, "top": 0, "width": 100, "height": 100}


def _answer(exhibit_id: str, viewer: User) -> ExhibitAnswer:
    """The exhibit as it stands now."""
    return as_expos.exhibit(exhibit_page(exhibit_id, viewer))


def _grounds(slug: str, viewer: User) -> GroundsAnswer:
    """The spots as they are now."""
    return as_expos.grounds(grounds_page(slug, viewer))


EXHIBIT = Subject("exhibit", exhibit_of, _answer)
GROUNDS = Subject("event", event_to_invite, _grounds)


@exhibits.read("/events/{slug}/exhibits", ExhibitPiece, visitors=True, as_of=as_of, where=SLUG)
def list_exhibits(
    request: Call, response: HttpResponse, slug: Slug, asked: Query[AskedOfExhibits]
) -> ExhibitPiece:
    """What cities show at an expo or a festival, as far as the hosts have confirmed it."""
    looked_for = _looked_for(seen_event(slug, request.user), asked)
    page = exhibits_page(slug, request.user, looked_for)
    items = [*page.performances, *(item for group in page.groups for item in group.items)]
    keys = [item.exhibit.pk for item in items]
    found = piece(request, response, keys, asked.cursor, asked.limit)
    shown = [as_expos.in_programme(item) for item in items[found.start : found.stop]]
    return ExhibitPiece(**counted(found, keys), items=shown)


@exhibits.write(
    "POST",
    "/city-invitations/{city_invitation_id}/exhibits",
    ExhibitAnswer,
    status=201,
    body=GARDEN,
    **WRITES,
)
def propose_exhibit(
    request: PersonCall, response: HttpResponse, city_invitation_id: Id, sent: WrittenExhibit
) -> ExhibitAnswer:
    """Proposes what a city shows that has said it is interested; the hosts decide about it."""
    invitation = invitation_to_propose(city_invitation_id, request.user)
    said = _said(sent, invitation)
    made = actions.propose_exhibit(invitation=invitation, said=said, by=request.user, at=now())
    response["Location"] = f"/api/v1/exhibits/{made.pk}"
    return _answer(made.pk, request.user)


@exhibits.read("/exhibits/{exhibit_id}", ExhibitAnswer)
def read_exhibit(request: PersonCall, exhibit_id: Id) -> ExhibitAnswer:
    """An exhibit that you show, or of an event that you hold: where it stands, what it needs, what you can do."""
    return _answer(exhibit_id, request.user)


@exhibits.write("PUT", "/exhibits/{exhibit_id}", ExhibitAnswer, body=GARDEN, **WRITES)
def change_exhibit(request: PersonCall, exhibit_id: Id, sent: WrittenExhibit) -> ExhibitAnswer:
    """Changes what is said of an exhibit; all of it is sent. One that has a spot keeps it."""
    exhibit = exhibit_to_edit(exhibit_id, request.user)
    said = _said(sent, exhibit.invitation, exhibit)
    done = actions.change_exhibit(exhibit=exhibit, said=said, by=request.user, at=now())
    return as_expos.exhibit(page_of(done, request.user))  # it may not be theirs any more


@exhibits.write("POST", "/exhibits/{exhibit_id}/withdraw", ExhibitAnswer, **SILENT)
def withdraw_exhibit(request: PersonCall, exhibit_id: Id) -> ExhibitAnswer:
    """Withdraws an exhibit of yours, its spot free for others; the hosts are told."""
    return EXHIBIT.after(request, exhibit_id, actions.withdraw_exhibit)


@exhibits.write("POST", "/exhibits/{exhibit_id}/propose-again", ExhibitAnswer, **SILENT)
def propose_exhibit_again(request: PersonCall, exhibit_id: Id) -> ExhibitAnswer:
    """Proposes an exhibit once more that was withdrawn or declined; the hosts are told."""
    return EXHIBIT.after(request, exhibit_id, actions.propose_exhibit_again)


@exhibits.write("POST", "/exhibits/{exhibit_id}/confirm", ExhibitAnswer, body={"spot": 7}, **WRITES)
def confirm_exhibit(request: PersonCall, exhibit_id: Id, sent: SpotChosen) -> ExhibitAnswer:
    """Confirms an exhibit, perhaps on a spot: the programme of your event shows it, and those who propose it are told."""
    spot = _spot(exhibit_of(exhibit_id, request.user), sent)
    return EXHIBIT.after(request, exhibit_id, actions.confirm_exhibit, spot=spot)


@exhibits.write("POST", "/exhibits/{exhibit_id}/decline", ExhibitAnswer, **WRITES)
def decline_exhibit(request: PersonCall, exhibit_id: Id, sent: WhyNot) -> ExhibitAnswer:
    """Declines an exhibit of your event; those who propose it read why."""
    return EXHIBIT.after(request, exhibit_id, actions.decline_exhibit, why=sent.why)


@exhibits.write("POST", "/exhibits/{exhibit_id}/undo-decision", ExhibitAnswer, **SILENT)
def undo_exhibit_decision(request: PersonCall, exhibit_id: Id) -> ExhibitAnswer:
    """Takes the last decision about an exhibit of your event back; those who propose it are told."""
    return EXHIBIT.after(request, exhibit_id, actions.undo_exhibit_decision)


@exhibits.write("PUT", "/exhibits/{exhibit_id}/spot", ExhibitAnswer, body={"spot": 7}, **WRITES)
def place_exhibit(request: PersonCall, exhibit_id: Id, sent: SpotChosen) -> ExhibitAnswer:
    """Gives a confirmed exhibit of your event a spot of the grounds, or none; those who show it are told."""
    spot = _spot(exhibit_of(exhibit_id, request.user), sent)
    return EXHIBIT.after(request, exhibit_id, actions.place_exhibit, spot=spot)


@exhibits.read("/events/{slug}/grounds", GroundsAnswer, where=SLUG)
def read_grounds(request: PersonCall, slug: Slug) -> GroundsAnswer:
    """The spots of the grounds of an expo of yours, and what is shown on each."""
    return _grounds(slug, request.user)


@exhibits.write(
    "PUT",
    "/events/{slug}/grounds",
    GroundsAnswer,
    where=SLUG,
    body={"spots": [SPOT, {**SPOT, "name": "A2", "left": 100}], "seal": "0123456789abcdef"},
    **WRITES,
)
def change_grounds(request: PersonCall, slug: Slug, sent: WrittenGrounds) -> GroundsAnswer:
    """Says which spots the grounds have; all of them are sent. One on which something confirmed stands stays."""
    spots = [_spot_said(one, number) for number, one in enumerate(sent.spots)]
    return GROUNDS.after(request, slug, actions.set_spots, spots=spots, seal=sent.seal)


def _looked_for(event: Event, asked: AskedOfExhibits) -> AskedExhibits:
    """What is asked for; raises Refusal for a day that the event does not have."""
    days = days_of(event)
    if asked.day and days and not days[0] <= asked.day <= days[1]:
        told = Message(OTHER_DAYS, {"first": days[0].isoformat(), "last": days[1].isoformat()})
        raise Refusal(INVALID, errors=[FieldError(told, parameter="day")])
    return AskedExhibits(kind=asked.kind, day=asked.day)


def _said(sent: WrittenExhibit, invitation: CityInvitation, exhibit: Exhibit | None = None) -> Shown:
    """What was sent, checked as the page's form checks it."""
    form = ExhibitForm(
        sent.model_dump(),
        event=invitation.event,
        organisations=houses_for(invitation, exhibit),
        exhibit=exhibit,
    )
    checked(form)
    return form.said()


def _spot(exhibit: Exhibit, sent: SpotChosen) -> Spot | None:
    """The spot that is named; None for none. Raises Refusal for one that the grounds do not have."""
    found = spot_of(exhibit.event, str(sent.spot)) if sent.spot else None
    if sent.spot and found is None:
        raise unusable("spot")
    return found


def _spot_said(sent: WrittenSpot, number: int) -> SpotSaid:
    """The spot of that number, checked as a row of the page's form."""
    row = SpotRow(sent.model_dump())
    checked(row, at=f"/spots/{number}")
    return row.said()
