"""Delegations: several who come together, registered by one person."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.registrations import State
from ucap.api.shapes.shape import Answer, Id, Line, Sent
from ucap.api.shapes.writing import MailAddress, Named, PlaceId
from ucap.events.actions.delegations import LONGEST_NAME, MOST_PEOPLE
from ucap.events.actions.registered import LONGEST_NAME as LONGEST_PERSON
from ucap.events.models.registration import LONGEST_HOUSE


class WrittenCompanion(Sent):
    name: Annotated[Named, StringConstraints(max_length=LONGEST_PERSON)]
    """As the badge has it."""
    email: MailAddress = None
    """Theirs, where they are to be told and can take the registration over; yours for yourself."""
    house: Annotated[Line, StringConstraints(max_length=LONGEST_HOUSE)] = ""
    """The name of their organisation, where it is another than the delegation's."""
    mode: Literal["place", "online"] = "place"
    """How they come to a mixed event; every other says so itself."""


class WrittenCompanions(Sent):
    people: Annotated[list[WrittenCompanion], Field(min_length=1, max_length=MOST_PEOPLE)]


class WrittenDelegation(WrittenCompanions):
    name: Annotated[Named, StringConstraints(max_length=LONGEST_NAME)]
    """For example “City of Yangzhou, Water Office”."""
    organisation: Id | None = None
    """The id of the organisation that they come for: one you belong to."""
    city: PlaceId | None = None
    """The id of the city that they come for, as its officer."""
    language: Literal["en", "zh-hans", "es", "it", "de", "fr"] | None = None
    """In which those are written to who have no account; null for yours."""


class CompanionAnswer(Answer):
    registration: str
    """The id of their registration: see the operations change_registration, withdraw_registration, bring_back_registration."""
    name: str
    email: str
    """Of whoever has no account."""
    house: str
    """The name of their organisation, where it is another than the delegation's."""
    mode: str
    state: State
    let_in_at: datetime | None
    can: list[str]
    """What you can do with their registration: change, withdraw, bring_back."""


class DelegationAnswer(Answer):
    id: str
    url: str
    event: str
    """Slug."""
    event_title: str
    name: str
    organisation: str
    """The name of the organisation that they come for; ""."""
    city: str
    at: datetime
    people: list[CompanionAnswer]
    can_add: bool
    """More people can be registered now."""
