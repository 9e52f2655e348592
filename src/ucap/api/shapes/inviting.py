"""Cities that are invited to an expo or a festival, and what they answer."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.event_texts import DayOfYear
from ucap.api.shapes.exhibits import Told
from ucap.api.shapes.plans import CityLink
from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Paged, Sent
from ucap.api.shapes.writing import PlaceId
from ucap.events.actions.inviting import MOST_INVITED
from ucap.events.states import ExhibitKind, ExhibitState, InvitedState
from ucap.exchange.forms.fields import MOST_CITIES

AnswerOfCity = Literal["show_interest", "confirm", "decline"]
InvitationVerb = Literal[
    "show_interest", "confirm", "decline", "propose", "remind", "withdraw", "invite_again"
]


class InvitationOfCity(Answer):
    """How one city stands."""

    id: str
    event: str
    """Slug."""
    city: CityLink
    state: InvitedState
    answer_by: date | None
    """The last day for an answer, by the event's own clock."""
    answer: str
    """In the city's words."""
    at: datetime
    answered_at: datetime | None


class InvitedCity(InvitationOfCity):
    """The same for the hosts."""

    late: bool
    """The last day for an answer is over."""
    exhibits: int
    """Proposed and confirmed."""
    confirmed: int
    has_officer: bool
    """Somebody here can answer for the city."""


class AskedOfCities(Sent):
    state: Literal[""] | InvitedState = ""
    cursor: Cursor = None
    limit: Limit = 25


class InvitedCityPiece(Paged):
    """A piece of those that are looked for, and the numbers of all."""

    items: list[InvitedCity]
    by_state: dict[InvitedState, int]
    may_invite: bool
    of_plan: list[CityLink]
    """Cities of the event's plan that are not invited yet."""
    of_plans: list[CityLink]
    """The same of all public plans of the hosts' cities."""


class InvitationPiece(Paged):
    """Invitations of your cities, the latest first."""

    items: list[InvitationOfCity]


class ExhibitOfCity(Answer):
    id: str
    title: str
    language: str
    kind: ExhibitKind
    state: ExhibitState


class CityInvitationAnswer(InvitationOfCity):
    """The invitation of a city, for its officers and the hosts."""

    url: str
    event_title: str
    text: str
    """What the hosts write."""
    late: bool
    officers: int
    """How many here can answer for the city."""
    exhibits: list[ExhibitOfCity]
    """What the city proposes and shows, whatever its state."""
    can: list[InvitationVerb]
    """What you can do with it now: answer, propose an exhibit; as a host remind the city, withdraw it, invite again."""


class InviteCities(Sent):
    cities: Annotated[list[PlaceId], Field(max_length=MOST_CITIES)] = []
    """Ids of places: see the operation find_places."""
    of: Literal["", "plan", "plans"] = ""
    """plan: all cities of the event's plan as well; plans: of all public plans of the hosts' cities."""
    text: Told = ""
    """What you write to them."""
    answer_by: DayOfYear | None = None
    """The last day for an answer. They are reminded a week before, and on the day after."""


class RemindCities(Sent):
    invitations: Annotated[list[Id], Field(max_length=MOST_INVITED)] | None = None
    """The ids of invitations; null for all cities that have not answered."""


class InvitationsMade(Answer):
    items: list[InvitationOfCity]


class AnswerInvitation(Sent):
    verb: AnswerOfCity
    text: Told = ""
    """In your words: the hosts read it."""
