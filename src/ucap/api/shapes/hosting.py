"""What the hosts of an event read and do: demand, timetable, report."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from ucap.api.shapes.colleagues import ColleagueAlong
from ucap.api.shapes.events import PartyAnswer
from ucap.api.shapes.plans import CityLink
from ucap.api.shapes.shape import Answer, Sent
from ucap.events.states import AskedState

Ordinal = Annotated[int, Field(ge=1, le=2_000_000_000)]


class WantedAnswer(Answer):
    """Somebody whom many ask."""

    who: PartyAnswer
    asked_by: int
    asks: int
    to_answer: int
    accepted: int
    along: int
    """Accepted meetings of colleagues to which they come along."""
    free: int
    """Slots in which they can meet."""


class DemandAnswer(Answer):
    """All that is asked for at a conference, against what there is room for."""

    event: str
    requests: dict[AskedState, int]
    """State -> how many; what there is none of is left out."""
    slots: int
    room: int
    """Meetings that slots and tables have room for."""
    participants: int
    without: int
    """Of them those who are in no accepted meeting: neither in one of their own nor along to one of a colleague."""
    wanted: list[WantedAnswer]
    """Who is asked most; five at most."""


class SlotAnswer(Answer):
    id: int
    starts_at: datetime
    """UTC."""
    ends_at: datetime


class InterpreterNamed(Answer):
    id: str
    name: str


class MeetingOfTimetable(Answer):
    request: str
    """The id of the meeting request."""
    one: PartyAnswer
    """Who asked."""
    other: PartyAnswer
    slot: int | None
    """null where it is not held."""
    starts_at: datetime | None
    """UTC."""
    ends_at: datetime | None
    table: int | None
    """Its table, or its room online."""
    is_online: bool
    room: str
    """In which its table stands; "" where nobody says."""
    interpreter: InterpreterNamed | None
    along: list[ColleagueAlong]
    """Colleagues of the two who come along."""
    is_fixed: bool
    """Its time was given by hand."""
    because: str
    """Why it is not held; "" where it is."""


class TimetableAnswer(Answer):
    event: str
    time_zone: str
    number: int | None
    """Of the published timetable; null while none is."""
    id: str | None
    published_at: datetime | None
    breaks: int | None
    """Slots in which somebody waits between two meetings, of all people together."""
    unfairness: int | None
    """By how many breaks somebody is worse off than somebody else."""
    moves: int | None
    """Changes of room without time to walk; null where no table stands in a room."""
    slots: list[SlotAnswer]
    """All of the conference."""
    meetings: list[MeetingOfTimetable]


class PlaceOfMeeting(Sent):
    """null for both leaves the meeting to the timetable again."""

    slot: Ordinal | None
    """The id of a slot of the conference."""
    table: Ordinal | None = None
    """null for any that is free then."""


class FixedAnswer(Answer):
    request: str
    state: AskedState
    slot: int | None
    starts_at: datetime | None
    ends_at: datetime | None
    table: int | None


class CityOfReport(Answer):
    city: CityLink
    participants: int
    meetings: int


class BetweenCities(Answer):
    one: CityLink
    other: CityLink
    meetings: int


class GoalOfReport(Answer):
    goal: int
    meetings: int
    """0: a goal of the event itself, of which no number is known."""


class NumbersAnswer(Answer):
    """What came of an event, counted. Of few answers only is said how many they are."""

    participants: int
    came: int | None
    """null where nobody was let in by a list."""
    organisations: int
    cities: int
    countries: int
    has_meetings: bool
    asked: int
    accepted: int
    declined: int
    withdrawn: int
    unanswered: int
    planned: int
    held: int
    not_held: int
    not_scheduled: int
    along: int | None
    """How often colleagues came along to a meeting that was held; null in reports from before this was counted."""
    goes_on: int
    """Meetings of which one of the two at least wants to go on."""
    both_go_on: int
    interests: int
    """Expressed in the exchange between two who met, after they met."""
    reviewed: int
    reviews: dict[str, int] | None
    """How meetings went: well, so_so, not_held."""
    answered: int
    stars: list[int] | None
    """How often one, two … five."""
    by_city: list[CityOfReport]
    by_country: dict[str, int]
    """Country -> participants."""
    between: list[BetweenCities]
    by_goal: list[GoalOfReport]


class ReportAnswer(Answer):
    event: str
    event_title: str
    published_at: datetime | None
    is_live: bool
    """The numbers still change: it is not published."""
    language: str
    """Of the two texts."""
    reached: str
    better: str
    """What to do better."""
    numbers: NumbersAnswer
    voices: list[str]
    """What those who came wrote, without names; for the hosts alone."""
