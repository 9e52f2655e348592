"""The meetings of a conference: whom one asks, when one can, and when they are held."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.colleagues import Colleague, ColleagueAlong, MeetingOfColleague
from ucap.api.shapes.events import PartyAnswer
from ucap.api.shapes.matches import MatchReason
from ucap.api.shapes.shape import Answer, Id, Sent, Text
from ucap.api.shapes.writing import LanguageTag
from ucap.events.states import AskedState, Priority, Went

Short = Annotated[Text, StringConstraints(max_length=1000)]
ForWhom = Annotated[
    Literal[""] | Id,
    Field(description="The id of the registration of somebody whom you registered; empty for your own."),
]
MeetingVerb = Literal["accept", "decline", "withdraw", "ask_again"]


class EntryNamed(Answer):
    """An entry of the exchange that a meeting is about, as far as you see it."""

    id: str
    slug: str
    title: str
    language: str


class MeetingRequestAnswer(Answer):
    """A meeting that one of two asked for."""

    id: str
    state: AskedState
    i_asked: bool
    other: PartyAnswer
    priority: Priority
    """How much whoever asked wants it."""
    answer: Priority | None
    """How much the other wants it; null until it is accepted."""
    text: str
    """What whoever asked would like to talk about."""
    entry: EntryNamed | None
    """Of your side."""
    others_entry: EntryNamed | None
    why: str
    """Of a refusal."""
    at: datetime
    answered_at: datetime | None
    along: list[ColleagueAlong]
    """Who comes along to it beside the two, of either side."""
    could_come_along: list[Colleague]
    """Whom you could bring now: see the operation bring_along."""
    can: list[MeetingVerb]
    """What you can do with it."""


class MeetingRequestsAnswer(Answer):
    event: str
    """Slug."""
    registration: str
    """The id of the registration whose requests these are."""
    is_open: bool
    """One can still ask."""
    asks_until: datetime | None
    """null for until the timetable is published."""
    left: int
    """How many more you may ask for."""
    items: list[MeetingRequestAnswer]
    """The latest first."""
    along_to: list[MeetingOfColleague]
    """Meetings of colleagues to which they come along."""


class SuggestionOfMeeting(Answer):
    """An organisation or city that fits, and who comes for it."""

    mine: EntryNamed
    """The entry of yours that theirs fits."""
    theirs: EntryNamed
    score: float
    """0 to 1: the share of such pairs of which both would accept a talk."""
    reasons: list[MatchReason]
    people: list[PartyAnswer]


class SuggestionsAnswer(Answer):
    event: str
    registration: str
    items: list[SuggestionOfMeeting]
    """The best first."""


class AskedOfMine(Sent):
    registration: ForWhom = ""


class AskForMeeting(Sent):
    whom: Id
    """The id of the registration of somebody who is listed: see the operation list_participants."""
    priority: Priority = Priority.WANT
    text: Short = ""
    entry: Id | None = None
    """The id of an entry of yours that it is about."""
    others_entry: Id | None = None
    """The id of an entry of theirs."""
    registration: ForWhom = ""


class AcceptMeeting(Sent):
    priority: Priority = Priority.WANT
    """How much you want it: the timetable holds first what both must or want to hold."""


class DeclineMeeting(Sent):
    why: Short = ""
    """They read it."""


class SlotOfMine(Answer):
    id: int
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    absent: bool
    """You cannot meet anybody then."""


class AvailabilityAnswer(Answer):
    event: str
    registration: str
    time_zone: str
    most_meetings: int | None
    """null for as many as possible."""
    languages: list[str]
    """In which they can meet."""
    slots: list[SlotOfMine]


class WrittenAvailability(Sent):
    absent: Annotated[list[Annotated[int, Field(ge=1, le=2_000_000_000)]], Field(max_length=1000)]
    """The ids of the slots in which you cannot meet; in all others you can."""
    most_meetings: Annotated[int, Field(ge=1, le=100)] | None = None
    languages: Annotated[list[LanguageTag], Field(max_length=40)] | None = None
    """In which you can meet; null leaves them as they are."""
    registration: ForWhom = ""


class WrittenReview(Sent):
    went: Went
    goes_on: bool = False
    """You want to follow it up."""
    text: Short = ""
    registration: ForWhom = ""


class ReviewOfMeeting(Answer):
    """How a meeting went, in the words of one of the two."""

    request: str
    """The id of the meeting request."""
    registration: str
    """Of the one who says it."""
    went: Went
    goes_on: bool
    text: str
    at: datetime


class MeetingOfAgenda(Answer):
    """A meeting in the published timetable."""

    request: str
    """The id of the meeting request."""
    other: PartyAnswer
    starts_at: datetime | None
    """UTC; null where it is not held."""
    ends_at: datetime | None
    table: int | None
    """Its table, or its room online."""
    is_online: bool
    room: str
    """In which its table stands; "" where nobody says."""
    link: str
    """Of the room online."""
    interpreter: str
    """Their name; "" where there is none."""
    with_me: list[str]
    """Names of those who come along on one's own side."""
    with_them: list[str]
    along_with: str
    """The colleague with whom one comes along oneself; "" of a meeting of one's own."""
    along: str
    """What one steps back by then: see the operation end_along."""
    text: str
    entry: EntryNamed | None
    others_entry: EntryNamed | None
    because: str
    """Why it is not held; "" where it is."""
    review: ReviewOfMeeting | None
    """What was said of it on one's own side: see the operation review_meeting."""


class SessionOfAgenda(Answer):
    id: str
    title: str
    room: str
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    is_break: bool


class AgendaAnswer(Answer):
    event: str
    event_title: str
    registration: str
    time_zone: str
    """IANA: the clocks that the event goes by."""
    is_published: bool
    """The timetable is."""
    meetings: list[MeetingOfAgenda]
    """In the order of time."""
    not_held: list[MeetingOfAgenda]
    programme: list[SessionOfAgenda]
