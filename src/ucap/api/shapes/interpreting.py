"""Interpreters of a conference, and the meetings that need them."""

from typing import Annotated

from pydantic import Field, StringConstraints

from ucap.api.shapes.events import PartyAnswer
from ucap.api.shapes.shape import Answer, Id, Sent
from ucap.api.shapes.writing import LanguageTag, Named
from ucap.events.models.interpreting import LONGEST_NAME
from ucap.events.slots_of_days import MOST_SLOTS

SlotId = Annotated[int, Field(ge=1, le=2_000_000_000)]


class InterpreterAnswer(Answer):
    """Somebody who is at one meeting at a time beside the two who meet."""

    id: str
    name: str
    languages: list[str]
    """BCP 47; of fewer than two they come only to meetings that you give them."""
    comes: bool
    """False of whoever fell out."""
    absent: list[int]
    """The ids of the slots in which they are not there."""


class MeetingToInterpret(Answer):
    """A meeting of two without a language in common, or about whose interpreter a host decided."""

    request: str
    """The id of the meeting request."""
    one: PartyAnswer
    """Who asked."""
    other: PartyAnswer
    possible: list[str]
    """The ids of the interpreters who could come."""
    interpreter: str | None
    """The id of the one whom a host gave it; null where it is left to the languages of the two."""
    unaided: bool
    """A host said that it needs none."""


class InterpretersAnswer(Answer):
    event: str
    items: list[InterpreterAnswer]
    meetings: list[MeetingToInterpret]
    """Those that need an interpreter, and those about which a host decided."""
    without: int
    """Meetings that nobody could interpret."""
    unsaid: int
    """Participants who have not said which languages they speak."""


class WrittenInterpreter(Sent):
    name: Annotated[Named, StringConstraints(max_length=LONGEST_NAME)]
    """As agendas and the screen of the venue show it."""
    languages: Annotated[list[LanguageTag], Field(max_length=100)] = []
    """BCP 47: two at least for an interpreter; a guide can do without."""
    absent: Annotated[list[SlotId], Field(max_length=MOST_SLOTS)] = []
    """The ids of the slots in which they are not there."""


class GivenInterpreter(Sent):
    """Neither leaves the meeting to the languages of the two again."""

    interpreter: Id | None = None
    """The id of an interpreter of the conference who comes."""
    unaided: bool = False
    """It needs none."""


class InterpreterOfMeeting(Answer):
    request: str
    """The id of the meeting request."""
    interpreter: str | None
    unaided: bool
