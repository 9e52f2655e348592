"""Finding a time for an event: times that are proposed, what people say of them, and hours that are kind to every side."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from ucap.api.shapes.event_texts import DayOfYear, Instant
from ucap.api.shapes.hosting import Ordinal
from ucap.api.shapes.shape import Answer, Sent
from ucap.events.actions.polls import MOST_TIMES
from ucap.events.polling import LONGEST, MOST_ZONES, SHORTEST
from ucap.events.states import Vote
from ucap.people.time_zones import is_time_zone


def _zone(name: str) -> str:
    if not is_time_zone(name):
        raise PydanticCustomError("no_such_zone", "not a time zone")
    return name


Zone = Annotated[str, Field(max_length=64, examples=["Europe/Madrid"]), AfterValidator(_zone)]
Minutes = Annotated[int, Field(ge=SHORTEST, le=LONGEST)]
Kind = Literal["good", "tolerable", "meal", "unkind", "night"]


class UnkindTo(Answer):
    """Somebody for whom a time is not within working hours."""

    place: str
    """Where their clock is."""
    is_then: Kind
    """How kind the worst of its hours is to them: tolerable is just before or after working hours, meal the hour of lunch."""


class TimeOfPoll(Answer):
    id: int
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    votes: dict[Vote, int]
    """What people say of it -> how many do; what nobody says is left out."""
    names: dict[Vote, list[str]]
    """The same by name; for the hosts alone."""
    mine: Vote | None
    """What you said of it."""
    fits_most: bool
    unkind_to: list[UnkindTo]


class PollAnswer(Answer):
    event: str
    """Slug."""
    event_title: str
    time_zone: str
    """IANA: the clocks that the event goes by."""
    minutes: int | None
    """How long it takes; null while no time is proposed."""
    zones: list[str]
    """Of those who are to come."""
    closes_at: datetime | None
    """Until when one can answer; null for no end."""
    chosen: int | None
    """The id of the time that was chosen."""
    voters: int
    times: list[TimeOfPoll]
    may_vote: bool
    """You can say which of them suit you, now."""
    may_change: bool
    """You can propose times, choose one, and end the poll."""


class ProposedTimes(Sent):
    minutes: Minutes = 60
    zones: Annotated[list[Zone], Field(min_length=1, max_length=MOST_ZONES)]
    """IANA names of the clocks of those who are to come."""
    times: Annotated[list[Instant], Field(min_length=1, max_length=MOST_TIMES)]
    """When it could begin. What was said of a time that is proposed again still holds."""
    closes_at: Instant | None = None
    """Until when one can answer, at the latest until the last of the times; null for no end."""


class VoteOnTime(Sent):
    time: Ordinal
    """The id of a time of the poll."""
    vote: Vote


class WrittenVotes(Sent):
    votes: Annotated[list[VoteOnTime], Field(max_length=MOST_TIMES)]
    """All that you say: of times that are left out you say nothing any more."""


class ChosenTime(Sent):
    time: Ordinal
    """The id of a time of the poll."""


class AskedKindTimes(Sent):
    first: DayOfYear
    """The first day that is looked at, by the clock of the first zone."""
    last: DayOfYear
    """At most two months later."""
    minutes: Minutes = 60
    zones: Annotated[list[Zone], Field(max_length=MOST_ZONES)] = []
    """To whom it is to be kind; none for all whose clocks the event knows: its own, its hosts', yours."""


class KindTime(Answer):
    starts_at: datetime
    """UTC."""
    ends_at: datetime
    is_among_the_kindest: bool
    unkind_to: list[UnkindTo]


class KindTimesAnswer(Answer):
    event: str
    zones: list[str]
    """To whom it is to be kind."""
    items: list[KindTime]
    """In the order of time."""
