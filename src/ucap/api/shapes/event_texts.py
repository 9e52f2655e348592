"""What its hosts say of an event, to read and to write."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ucap.api.shapes.shape import Answer, Id, Line, Sent, Text
from ucap.api.shapes.writing import Address, Goals, LanguageTag, PlaceId, Topics
from ucap.events.content import (
    LARGEST,
    LONGEST,
    MOST_CITIES,
    MOST_DAYS,
    MOST_LANGUAGES,
    Day,
    EventContent,
    Words,
)
from ucap.events.states import EventKind, Mode
from ucap.events.times import YEARS
from ucap.exchange.states import Visibility
from ucap.places.gazetteer import place_by_id

EventVerb = Literal["announce", "open", "close", "hold", "bring_back", "delete", "bring_draft_back"]


Moment = TypeVar("Moment", bound=date)


def _within(value: Moment) -> Moment:
    """The day or time; beyond these years no clock of any place goes."""
    if value.year not in YEARS:
        raise PydanticCustomError("no_such_year", "not a year of an event")
    return value


def _in_utc(value: datetime) -> datetime:
    return _within(value).astimezone(UTC)


Clock = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"),
    Field(examples=["09:00"]),
]
ClockRead = Annotated[str, Field(examples=["09:00:00"])]
DayOfYear = Annotated[date, AfterValidator(_within)]
Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Title = Annotated[Line, StringConstraints(max_length=LONGEST["title"])]
Summary = Annotated[Text, StringConstraints(max_length=LONGEST["summary"])]
Description = Annotated[Text, StringConstraints(max_length=LONGEST["description"])]


class DayWritten(Answer):
    date: date
    begins: ClockRead
    """By the clocks of the event's time zone."""
    ends: ClockRead
    """Not after it begins: on the next day."""


class WordsAnswer(Answer):
    language: str
    title: str
    summary: str
    description: str


class EventTextAnswer(Answer):
    """Everything that is said of the event; what is not said is empty."""

    kind: EventKind
    language: str
    title: str
    summary: str
    description: str
    texts: list[WordsAnswer]
    """In further languages."""
    days: list[DayWritten]
    time_zone: str
    mode: Mode
    place: str
    """The id of its city: see the operation find_places."""
    venue: str
    address: str
    link: str
    opens_at: datetime | None
    closes_at: datetime | None
    capacity: int | None
    by_approval: bool
    visibility: Visibility
    seen_in: list[str]
    """Of the visibility cities: the ids of those whose people see it, see the operation find_places."""
    plan: str
    """The id of the plan that it belongs to."""
    themes: list[str]
    sdgs: list[int]
    urban_agenda: list[str]


class EventDraft(Answer):
    id: str
    slug: str
    url: str
    state: Annotated[str, Field(examples=["draft"])]
    seal: str
    """A mark of what is said now. Send it as `seal` when you change the event."""
    content: EventTextAnswer
    missing: dict[str, str]
    """What has to be said before it can be announced, by field."""
    can: list[str]


class WrittenDay(Sent):
    date: DayOfYear
    begins: Clock = "09:00"
    ends: Clock = "17:00"


class WrittenWords(Sent):
    language: LanguageTag
    title: Title
    summary: Summary = ""
    description: Description = ""


class WrittenEventText(Sent):
    kind: EventKind = EventKind.OTHER
    language: LanguageTag = "en"
    title: Title = ""
    summary: Summary = ""
    description: Description = ""
    texts: Annotated[list[WrittenWords], Field(max_length=MOST_LANGUAGES)] = []
    days: Annotated[list[WrittenDay], Field(max_length=MOST_DAYS)] = []
    time_zone: Annotated[str, Field(max_length=64, examples=["Europe/Madrid"])] | None = None
    """IANA; null for that of its city."""
    mode: Mode = Mode.PLACE
    place: PlaceId | None = None
    """The id of the city where it is held: see the operation find_places."""
    venue: Annotated[Line, StringConstraints(max_length=LONGEST["venue"])] = ""
    address: Annotated[Line, StringConstraints(max_length=LONGEST["address"])] = ""
    link: Address = None
    """Where people meet online: only those who are registered see it."""
    opens_at: Instant | None = None
    """When registration opens; null for when it is announced."""
    closes_at: Instant | None = None
    """null for when it begins."""
    capacity: Annotated[int, Field(ge=1, le=LARGEST)] | None = None
    """null for no limit."""
    by_approval: bool = False
    """You say who comes, one by one."""
    visibility: Visibility = Visibility.PUBLIC
    seen_in: Annotated[list[PlaceId], Field(max_length=MOST_CITIES)] = []
    """Of the visibility cities: whose people see it. Before it is announced one at least has to be named."""
    plan: Id | None = None
    """The id of the plan that it belongs to."""
    themes: Annotated[list[Annotated[Line, StringConstraints(max_length=120)]], Field(max_length=40)] = []
    sdgs: Goals = []
    urban_agenda: Topics = []


class WrittenEvent(WrittenEventText):
    """A new draft, for one organisation or one city of yours; for neither, as the secretariat, for the programme.

    Where it is, by which clocks and how people meet follows from its host and its kind, where that is left out.
    """

    organisation: Id | None = None
    city: PlaceId | None = None


class ChangedEvent(WrittenEventText):
    """All of what is said of the event; of the time zone null leaves that of its city, else the one it has."""

    seal: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{20}$")]
    """The `seal` that you have seen: 409 when somebody changed the event since."""


class WhyCancelled(Sent):
    why: Annotated[Text, StringConstraints(min_length=1, max_length=LONGEST["summary"])]
    """Those who are registered, and whoever comes to its page, read it."""


def content_of(sent: WrittenEventText, before: EventContent) -> EventContent:
    """What was sent, as an event says it; what was left out is as `before`."""
    said = {name: getattr(sent, name) for name in sent.model_fields_set & _NAMES}
    place = place_by_id(sent.place) if sent.place else None
    zone = sent.time_zone or (place.timezone if place else before.time_zone)
    return replace(before, **{name: _said(name, value) for name, value in said.items()}, time_zone=zone)


def _said(name: str, value: Any) -> Any:
    if name == "days":
        return tuple(
            Day(day.date, time.fromisoformat(day.begins), time.fromisoformat(day.ends)) for day in value
        )
    if name == "texts":
        return tuple(Words(**one.model_dump()) for one in value)
    if name in ("place", "link", "plan"):
        return value or ""
    return tuple(value) if isinstance(value, list) else value


_NAMES = frozenset(WrittenEventText.model_fields) - {"time_zone"}
