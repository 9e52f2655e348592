"""Events: what everybody reads of them, as far as they are seen."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.plans import Chosen, CityLink
from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Paged, Sent, Words
from ucap.api.shapes.writing import CountryCode, Goals
from ucap.events.states import EventKind, Mode

EventOrder = Literal["", "starts", "-starts", "-announced", "title"]
Month = Annotated[str, StringConstraints(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]


class AskedEvents(Sent):
    """What is asked of the list: several values of one filter widen it, several filters narrow it."""

    q: Words = ""
    """Words that the events have, in any language."""
    kind: Annotated[list[EventKind], Field(max_length=7)] = []
    mode: Annotated[list[Mode], Field(max_length=3)] = []
    month: Annotated[list[Month], Field(max_length=40)] = []
    """Months in which they are, by their own clocks: 2027-03."""
    country: Annotated[list[CountryCode], Field(max_length=40)] = []
    """Where they are held, or where their hosts are at home."""
    city: Chosen = []
    """Slugs of cities, in the same sense."""
    sdg: Goals = []
    theme: Chosen = []
    topic: Chosen = []
    """Official English names: see the operation list_topics."""
    when: Literal["coming", "past"] = "coming"
    sort: EventOrder = ""
    """"": coming ones as they come, past ones the latest first."""
    cursor: Cursor = None
    limit: Limit = 25


class HostOfEvent(Answer):
    """An organisation or a city that holds the event."""

    name: str
    language: str
    """Of the name; "" for the caller's own."""
    is_city: bool
    url: str


class EventInList(Answer):
    id: str
    slug: str
    url: str
    kind: str
    mode: str
    """place, online, or mixed for both."""
    standing: str
    """Where it stands now: draft, soon, open, full, closed, running, held, reported, cancelled, withheld, deleted."""
    visibility: str
    title: str
    """In the caller's language where the event says it in that, else in its own."""
    summary: str
    language: str
    """Of title and summary."""
    hosts: list[HostOfEvent]
    """None for an event of the programme itself."""
    place: CityLink | None
    venue: str
    starts_at: datetime | None
    """UTC; null while no day is set."""
    ends_at: datetime | None
    time_zone: str
    """IANA: the clocks that the event goes by."""
    sdgs: list[int]
    themes: list[str]
    is_example: bool


class EventPiece(Paged):
    items: list[EventInList]


class ClockAnswer(Answer):
    """A clock that matters: the event's own, its hosts', yours."""

    time_zone: str
    """IANA."""
    place: str


class FileOfEvent(Answer):
    id: str
    name: str
    size: int
    """Bytes."""
    url: str


class PartOfProgramme(Answer):
    id: str
    title: str
    text: str
    speakers: list[str]
    room: str
    room_link: str
    """Of a room online; "" unless you come or hold the event."""
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    is_break: bool
    files: list[FileOfEvent]


class DayOfEvent(Answer):
    date: date
    """By the event's own clock."""
    starts_at: datetime | None
    """UTC; null for a day that only the programme names."""
    ends_at: datetime | None
    programme: list[PartOfProgramme]


class EventAnswer(EventInList):
    description: str
    languages: list[str]
    """All in which it says something."""
    clocks: list[ClockAnswer]
    days: list[DayOfEvent]
    address: str
    link: str
    """Where to join online; "" unless you come or hold the event."""
    files: list[FileOfEvent]
    """Those of no single part of the programme."""
    plan: str | None
    """The slug of the public plan that it belongs to."""
    topics: list[str]
    opens_at: datetime | None
    """When registration opens; null for as soon as it is announced."""
    closes_at: datetime | None
    """null for when it begins."""
    by_approval: bool
    """Its hosts say who comes."""
    capacity: int | None
    """null for no limit."""
    places_left: int | None
    why_cancelled: str
    calendar: str | None
    """The address of its calendar entry (RFC 5545); null while no day is set."""
    may_edit: bool
    can: list[str]
    """What you as a host can do with it as it stands: see the operations change_event_state and cancel_event."""


class QuestionAsked(Answer):
    """A question of the organiser's own."""

    id: str
    """The key under which `answers` answers it."""
    kind: str
    """line, text, choice (one of the options), choices (several), yes (true)."""
    wording: str
    options: list[str]
    needed: bool


class RegistrationFormAnswer(Answer):
    """What one registers with, and whether one can."""

    standing: str
    is_open: bool
    """One can register now, be it for the waiting list."""
    may_register: bool
    by_approval: bool
    places_left: int | None
    """null for no limit."""
    waiting: int
    """People on the waiting list."""
    mode: str
    """Of a mixed event `mode` says how you come."""
    questions: list[QuestionAsked]
    registration: Id | None
    """The id of your own registration, whatever its state."""


class AskedParticipants(Sent):
    q: Words = ""
    """Words of a name, an organisation, a city or an entry."""
    country: Literal[""] | CountryCode = ""
    language: Annotated[str, StringConstraints(max_length=35)] = ""
    """BCP 47: one that they can work in."""
    cursor: Cursor = None
    limit: Limit = 25


class PartyAnswer(Answer):
    """One who comes: whoever agreed to be listed, or has to do with you."""

    registration: str
    """The id of their registration: what one asks them for a meeting by."""
    name: str
    house: str
    """The organisation or city that they come for; "" for nobody but themselves."""
    house_language: str
    url: str
    """Of that organisation's or city's page."""
    city: str
    country: str
    languages: list[str]
    online: bool
    comes: bool
    """False of whoever does not come any more."""


class ParticipantPiece(Paged):
    """Of those who come the ones who agreed to be listed."""

    items: list[PartyAnswer]
