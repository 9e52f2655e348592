"""Expos and festivals: what cities show there, and the plan of the grounds."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.event_texts import Clock, DayOfYear
from ucap.api.shapes.hosting import Ordinal
from ucap.api.shapes.plans import CityLink
from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Paged, Sent, Text
from ucap.api.shapes.writing import LanguageTag, Named
from ucap.events.actions.exhibiting import LONGEST_TITLE, MOST_METRES
from ucap.events.actions.grounds import LONGEST_NAME, MOST_SPOTS
from ucap.events.actions.grounds import MOST_METRES as LARGEST
from ucap.events.grounds import SHORTEST, WHOLE
from ucap.events.models.expo import LONGEST_TEXT
from ucap.events.states import ExhibitKind, ExhibitState

Told = Annotated[Text, StringConstraints(max_length=LONGEST_TEXT)]
Across = Annotated[int, Field(ge=0, le=WHOLE)]
Side = Annotated[int, Field(ge=SHORTEST, le=WHOLE)]
ExhibitVerb = Literal["change", "withdraw", "propose_again", "confirm", "decline", "place"]


class SpotNamed(Answer):
    id: int
    name: str


class AskedOfExhibits(Sent):
    kind: Literal[""] | ExhibitKind = ""
    day: DayOfYear | None = None
    """What is shown on that day, by the event's own clock."""
    cursor: Cursor = None
    limit: Limit = 25


class ExhibitInList(Answer):
    """Something that a city shows, as the public programme has it."""

    id: str
    kind: ExhibitKind
    language: str
    """Of title and text."""
    title: str
    text: str
    city: CityLink
    organisation: str
    """The name of the organisation that shows it; "" for the city itself."""
    first: date | None
    """By the event's own clock; null while the event has no days."""
    last: date | None
    starts_at: datetime | None
    """UTC; of a performance, on the day that is asked for, else on its first."""
    spot: SpotNamed | None


class ExhibitPiece(Paged):
    """What the programme shows, city by city; with a day the performances of that day first, by hour."""

    items: list[ExhibitInList]


class SpotToChoose(Answer):
    id: int
    words: str
    """Its name and size, and why it will not do where it will not."""


class ExhibitAnswer(Answer):
    """Something that a city shows or proposes, for those who show it and the hosts."""

    id: str
    url: str
    event: str
    """Slug."""
    event_title: str
    invitation: str
    """The id of the city's invitation."""
    city: CityLink
    organisation: str
    """The name of the organisation that shows it; "" for the city itself."""
    kind: ExhibitKind
    state: ExhibitState
    language: str
    title: str
    text: str
    square_metres: int | None
    """That it needs."""
    needs: str
    """What else: electricity, water, a stage."""
    starts_on: date | None
    """null for all days of the event."""
    ends_on: date | None
    begins: Annotated[str, Field(examples=["19:30:00"])] | None
    """Of a performance: the hour by the clocks of the event."""
    spot: SpotNamed | None
    why: str
    """Of a refusal."""
    at: datetime
    decided_at: datetime | None
    spots: list[SpotToChoose]
    """All of the grounds, to choose from; for the hosts alone."""
    can: list[ExhibitVerb]
    """What you can do with it now."""


class WrittenExhibit(Sent):
    """All that the city says of it."""

    kind: ExhibitKind
    title: Annotated[Named, StringConstraints(max_length=LONGEST_TITLE)]
    language: LanguageTag = "en"
    """Of title and text."""
    text: Told = ""
    """The public programme shows it."""
    organisation: Id | None = None
    """The id of an organisation of the city that shows it: its members can then change this too. null for the city itself."""
    square_metres: Annotated[int, Field(ge=1, le=MOST_METRES)] | None = None
    """That it needs."""
    needs: Told = ""
    """What else it needs: only the hosts read it."""
    starts_on: DayOfYear | None = None
    """null for all days of the event."""
    ends_on: DayOfYear | None = None
    begins: Clock | None = None
    """Of a performance, which needs it: the hour by the clocks of the event. It has its spot for an hour."""


class SpotChosen(Sent):
    spot: Ordinal | None = None
    """The id of a spot of the grounds; null for none."""


class WhyNot(Sent):
    why: Annotated[Told, StringConstraints(min_length=1)]
    """Those who propose it read it."""


class SpotOfGrounds(Answer):
    """A spot, where it lies in thousandths of the plan's width and height."""

    id: int
    name: str
    square_metres: int | None
    left: int
    top: int
    width: int
    height: int
    exhibits: list[str]
    """The ids of what is shown there."""


class GroundsAnswer(Answer):
    event: str
    """Slug."""
    seal: str
    """A mark of the spots as they are now. Send it as `seal` when you change them."""
    spots: list[SpotOfGrounds]
    without: list[str]
    """The ids of exhibits that are confirmed and have no spot yet."""


class WrittenSpot(Sent):
    name: Annotated[Named, StringConstraints(max_length=LONGEST_NAME)]
    square_metres: Annotated[int, Field(ge=1, le=LARGEST)] | None = None
    left: Across
    """Where it lies, and how large it is drawn, in thousandths of the plan's width and height."""
    top: Across
    width: Side
    height: Side
    id: Ordinal | None = None
    """Of a spot that is there already; null for a new one."""


class WrittenGrounds(Sent):
    """All spots of the grounds: one that is left out is taken out."""

    spots: Annotated[list[WrittenSpot], Field(max_length=MOST_SPOTS)]
    seal: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    """The `seal` that you have seen: 409 when somebody changed them since."""
