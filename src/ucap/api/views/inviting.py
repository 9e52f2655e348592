"""Cities that are invited to an expo or a festival: for the hosts how they stand, for a city its answer."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.inviting import (
    AnswerInvitation,
    AskedOfCities,
    CityInvitationAnswer,
    InvitationPiece,
    InvitationsMade,
    InviteCities,
    InvitedCityPiece,
    RemindCities,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_expos
from ucap.api.views.as_events import city_link
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.entries import AskedPieceOfMine
from ucap.api.views.events import SLUG
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.forms.inviting import AnswerForm, InviteForm
from ucap.events.models import Event
from ucap.events.queries.invitations import (
    cities_of_plan,
    cities_of_plans,
    event_to_invite,
    invitation_of,
    invitation_page,
    invitations_page,
    invitations_to,
)
from ucap.events.states import InvitedState
from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.models import City

inviting = Section(
    "Invited cities",
    "Cities that are invited to show something at an expo or a festival: for the hosts how they stand, for a city its answer.",
)
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}
ALL_OF = {"plan": cities_of_plan, "plans": cities_of_plans}
HERE = "/city-invitations/{city_invitation_id}"


def _answer(city_invitation_id: str, viewer: User) -> CityInvitationAnswer:
    """The invitation as it stands now."""
    return as_expos.invitation(invitation_page(city_invitation_id, viewer, now()))


INVITATION = Subject("invitation", invitation_of, _answer)


@inviting.read("/events/{slug}/city-invitations", InvitedCityPiece, where=SLUG)
def list_city_invitations(
    request: PersonCall, response: HttpResponse, slug: Slug, asked: Query[AskedOfCities]
) -> InvitedCityPiece:
    """The cities that are invited to an expo or a festival of yours, those who have not answered first. Numbers are of all."""
    page = invitations_page(event_to_invite(slug, request.user), request.user, now(), state=asked.state)
    keys = [line.invitation.pk for line in page.lines]
    found = piece(request, response, keys, asked.cursor, asked.limit)
    return InvitedCityPiece(
        **counted(found, keys),
        items=[as_expos.invited(line) for line in page.lines[found.start : found.stop]],
        by_state={InvitedState(state): number for state, number in page.numbers.items()},
        may_invite=page.may_invite,
        of_plan=[city_link(city) for city in page.of_plan],
        of_plans=[city_link(city) for city in page.of_plans],
    )


@inviting.write(
    "POST",
    "/events/{slug}/city-invitations",
    InvitationsMade,
    status=201,
    where=SLUG,
    body={"cities": ["2517117"], "text": "Show a garden.", "answer_by": "2026-12-31"},
    **WRITES,
)
def invite_cities(request: PersonCall, slug: Slug, sent: InviteCities) -> InvitationsMade:
    """Invites cities to an expo or a festival of yours, those aside that are invited already; their officers are told."""
    event = event_to_invite(slug, request.user)
    cities, said = _cities(event, sent), _said(event, sent)
    made = actions.invite_cities(event=event, cities=cities, by=request.user, at=now(), **said)
    return InvitationsMade(items=[as_expos.invitation_in_list(one) for one in made])


@inviting.write("POST", "/events/{slug}/city-invitations/remind", InvitationsMade, where=SLUG, **WRITES)
def remind_cities(request: PersonCall, slug: Slug, sent: RemindCities) -> InvitationsMade:
    """Reminds the cities that have not answered, each once a day at most; answers whom."""
    event = event_to_invite(slug, request.user)
    done = actions.remind_cities(event=event, ids=sent.invitations, by=request.user, at=now())
    return InvitationsMade(items=[as_expos.invitation_in_list(one) for one in done])


@inviting.read("/me/city-invitations", InvitationPiece)
def list_my_city_invitations(
    request: PersonCall, response: HttpResponse, asked: Query[AskedPieceOfMine]
) -> InvitationPiece:
    """The invitations of the cities for which you speak, the latest first."""
    rows = invitations_to(request.user)
    keys = list(rows.values_list("pk", flat=True))
    found = piece(request, response, keys, asked.cursor, asked.limit)
    shown = rows.filter(pk__in=keys[found.start : found.stop])
    return InvitationPiece(**counted(found, keys), items=[as_expos.invitation_in_list(one) for one in shown])


@inviting.read(HERE, CityInvitationAnswer)
def read_city_invitation(request: PersonCall, city_invitation_id: Id) -> CityInvitationAnswer:
    """The invitation of a city of yours, or to an event that you hold: what is written, answered and shown."""
    return _answer(city_invitation_id, request.user)


@inviting.write(
    "POST",
    f"{HERE}/answer",
    CityInvitationAnswer,
    body={"verb": "show_interest", "text": "We would like to show a garden."},
    **WRITES,
)
def answer_city_invitation(
    request: PersonCall, city_invitation_id: Id, sent: AnswerInvitation
) -> CityInvitationAnswer:
    """Answers for a city of yours: it is interested, takes part, or cannot; the hosts are told."""
    said = checked(AnswerForm(sent.model_dump()))
    return INVITATION.after(request, city_invitation_id, actions.answer_invitation, **said)


@inviting.write("POST", f"{HERE}/undo-answer", CityInvitationAnswer, **SILENT)
def undo_city_answer(request: PersonCall, city_invitation_id: Id) -> CityInvitationAnswer:
    """Takes the last answer of a city of yours back; the hosts are told."""
    return INVITATION.after(request, city_invitation_id, actions.undo_invitation_answer)


@inviting.write("POST", f"{HERE}/withdraw", CityInvitationAnswer, **SILENT)
def withdraw_city_invitation(request: PersonCall, city_invitation_id: Id) -> CityInvitationAnswer:
    """Withdraws an invitation to your event, of a city that shows nothing; its officers are told."""
    return INVITATION.after(request, city_invitation_id, actions.withdraw_invitation)


@inviting.write("POST", f"{HERE}/invite-again", CityInvitationAnswer, **SILENT)
def invite_city_again(request: PersonCall, city_invitation_id: Id) -> CityInvitationAnswer:
    """Brings back an invitation to your event that was withdrawn; the city's officers are told."""
    return INVITATION.after(request, city_invitation_id, actions.invite_again)


def _cities(event: Event, sent: InviteCities) -> list[City]:
    """Those that are named, and all of the plan, or of the plans, where that was asked for."""
    named = [city for one in sent.cities if (city := ensure_city(one))]
    return [*named, *(ALL_OF[sent.of](event) if sent.of else ())]


def _said(event: Event, sent: InviteCities) -> dict[str, Any]:
    """What is written to them, checked as the page's form checks it; there cities are named in words."""
    form = InviteForm({"text": sent.text, "answer_by": sent.answer_by}, event=event)
    del form.fields["cities"]
    return checked(form)
