"""Registrations for events: one's own, and all of them for the hosts."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Line, Paged, Reason, Sent, Text, Words
from ucap.api.shapes.writing import CountryCode, LanguageTag, MailAddress, PlaceId
from ucap.events.models.registration import LONGEST_HOUSE

LineOfAnswer = Annotated[Line, StringConstraints(max_length=200)]
TextOfAnswer = Annotated[Text, StringConstraints(max_length=2000)]
Given = bool | TextOfAnswer | Annotated[list[LineOfAnswer], Field(max_length=30)]
State = Annotated[str, Field(examples=["confirmed"])]
StateOfRegistration = Literal[
    "", "asked", "waiting", "confirmed", "declined", "withdrawn", "let_in", "no_show"
]


class WrittenRegistration(Sent):
    name: Annotated[Line, StringConstraints(min_length=1, max_length=150)]
    """As the badge has it."""
    organisation: Id | None = None
    """The id of the organisation that you come for: one you belong to."""
    city: PlaceId | None = None
    """The id of the city that you come for, as its officer."""
    mode: Literal["place", "online"] = "place"
    """How you come to a mixed event; every other says so itself."""
    languages: Annotated[list[LanguageTag], Field(max_length=40)] = []
    """That you can work in."""
    listed: bool = False
    """Your consent to be shown to the others who come: name, organisation or city, languages; never address or answers."""
    answers: Annotated[dict[Id, Given], Field(max_length=60)] = {}
    """By the id of the question (see the operation read_registration_form): a text, true, or of choices a list."""


class ChangedRegistration(WrittenRegistration):
    """All of it is sent."""

    email: MailAddress = None
    """Only of somebody whom you registered and who has no account."""
    house: Annotated[Line, StringConstraints(max_length=LONGEST_HOUSE)] | None = None
    """Of one of a delegation that you registered: the name of their organisation, "" for the delegation's; null leaves it as it is."""


class AnswerToQuestion(Answer):
    question: str
    kind: str
    answer: bool | str | list[str]
    """A text; true; a list of texts."""


class RegistrationAnswer(Answer):
    id: str
    url: str
    event: str
    """Slug."""
    event_title: str
    state: State
    """asked, waiting, confirmed, declined or withdrawn."""
    name: str
    email: str
    """Of somebody without an account; to the hosts of the event everybody's."""
    organisation: str
    """The name of the organisation that they come for; ""."""
    city: str
    mode: str
    languages: list[str]
    listed: bool
    answers: list[AnswerToQuestion]
    at: datetime
    why: str
    """Of a refusal."""
    before: int
    """How many wait before them on the list."""
    let_in_at: datetime | None
    is_theirs: bool
    """Yours, or made by you."""
    can: list[str]
    """What you can do with it: change, withdraw, bring_back."""


class DelegationInList(Answer):
    id: str
    name: str
    url: str


class RegistrationInList(Answer):
    """One of your own registrations, somebody's whom you registered, or a delegation of yours."""

    event: str
    """Slug."""
    event_title: str
    starts_at: datetime | None
    """UTC."""
    ends_at: datetime | None
    time_zone: str
    over: bool
    registration: Id | None
    state: State
    """Of the registration; "" of a delegation."""
    name: str
    delegation: DelegationInList | None


class RegistrationPiece(Paged):
    items: list[RegistrationInList]


class AskedGuests(Sent):
    """What of the registrations is looked for."""

    q: Words = ""
    state: StateOfRegistration = ""
    """A state; let_in: those who came; no_show: once it is over, those who did not."""
    country: Literal[""] | CountryCode = ""
    cursor: Cursor = None
    limit: Limit = 25


class GuestAnswer(Answer):
    """A registration as the hosts of the event see it."""

    id: str
    state: State
    name: str
    email: str
    organisation: str
    city: str
    country: str
    delegation: str
    mode: str
    languages: list[str]
    listed: bool
    answers: list[AnswerToQuestion]
    at: datetime
    why: str
    let_in_at: datetime | None
    no_show: bool


class GuestPiece(Paged):
    """A piece of those who are looked for, and the numbers of all."""

    items: list[GuestAnswer]
    by_state: dict[str, int]
    let_in: int
    capacity: int | None
    countries: dict[str, int]
    """Of those who come: country -> how many."""


class WhyDeclined(Sent):
    why: Annotated[Reason, StringConstraints(max_length=600)]
    """They read it."""


class LetSomebodyIn(Sent):
    when: AwareDatetime | None = None
    """By the telephone that was offline; null for now."""


class LetInAnswer(Answer):
    id: str
    name: str
    let_in_at: datetime | None
    already: bool
    """They had been let in before."""
