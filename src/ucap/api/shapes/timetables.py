"""The making of a timetable: asked for, watched, looked at, published."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.events import PartyAnswer
from ucap.api.shapes.hosting import MeetingOfTimetable
from ucap.api.shapes.shape import Answer, Id, Paged, Sent
from ucap.events.actions.timetables import LONGEST, SHORTEST
from ucap.events.states import TimetableState

TimetableVerb = Literal["stop", "publish", "drop"]


class TimetableInList(Answer):
    """A timetable in figures."""

    id: str
    event: str
    number: int
    """Of this conference, from 1."""
    state: TimetableState
    repairs: str | None
    """The id of the published timetable of which it changes as little as possible; null of one made anew."""
    asked_at: datetime
    """UTC."""
    published_at: datetime | None
    longest: int
    """Seconds that its making may take."""
    seconds: int
    """That it has taken, so far or in all."""
    held: int | None
    """Meetings; null while nothing was found."""
    breaks: int | None
    """Slots in which somebody waits between two meetings, of all people together."""
    bound: int | None
    """Fewer breaks are impossible; null where nobody knows."""
    unfairness: int | None
    """By how many breaks somebody is worse off than somebody else."""
    moves: int | None
    """Changes of room without time to walk; null where no table stands in a room."""
    lost: float | None
    """The weight of the meetings that are not held."""
    is_proved: bool
    """Nothing better is possible; of a repair: nobody can do with fewer changes."""
    can: list[TimetableVerb]
    """What you can do with it."""


class TimetablePiece(Paged):
    items: list[TimetableInList]
    """The latest first."""


class StepOfMaking(Answer):
    """Something better that was found."""

    seconds: float
    """After which."""
    breaks: int
    bound: int | None
    held: int


class TimetableProgress(TimetableInList):
    accepted: int
    """Meetings that both want."""
    is_silent: bool
    """It is being made, and no worker gives a sign: whoever runs the platform can look whether it is running."""
    stop_asked: bool
    """It ends with the best that was found so far."""
    course: list[StepOfMaking]
    """How it got better."""
    conflict: list[str]
    """Of one that failed: why; demands that cannot go together."""


class ChangesOfTimetable(Answer):
    """What is otherwise than in the published timetable: ids of meeting requests."""

    moved: list[str]
    """To another time."""
    reseated: list[str]
    """To another table at the same time."""
    respoken: list[str]
    """With another interpreter, or with none, at the same time and table."""
    dropped: list[str]
    """Held no more."""
    added: list[str]
    """Held for the first time."""


class MeetingsOfTimetable(Answer):
    id: str
    event: str
    number: int
    state: TimetableState
    meetings: list[MeetingOfTimetable]
    changes: ChangesOfTimetable


class MakeTimetable(Sent):
    longest: Annotated[int, Field(ge=SHORTEST, le=LONGEST)] = 60
    """Seconds it may take: the first timetable is there at once, and gets better until it is proved or you stop it."""


class ProposeMeeting(Sent):
    one: Id
    """The id of the registration of somebody who comes and is listed: see the operation list_participants."""
    other: Id


class ProposedMeeting(Answer):
    """Two who were told that they should meet."""

    one: PartyAnswer
    other: PartyAnswer
