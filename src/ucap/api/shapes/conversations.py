"""Conversations about entries of the exchange, and the pipeline of all of them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.exchange import EntryInList
from ucap.api.shapes.shape import Answer, Cursor, Id, Limit, Paged, Sent, Text, Words
from ucap.api.shapes.writing import PlaceId
from ucap.exchange.states import DeclineReason, Outcome

OpenStage = Literal["contact", "negotiation", "agreement"]
SideOfMine = Literal["", "received", "sent"]
StateOfTalk = Literal["", "waiting", "passed_on", "answered", "declined", "withdrawn", "closed"]
StageOfTalk = Literal["", "contact", "negotiation", "agreement", "outcome"]
Said = Annotated[Text, StringConstraints(min_length=1, max_length=5000)]
Short = Annotated[Text, StringConstraints(max_length=1000)]


class SideAnswer(Answer):
    name: str
    organisation_slug: str
    """"" of a city."""
    city_slug: str


class AskedConversations(Sent):
    q: Words = ""
    side: SideOfMine = ""
    """received: about entries of yours; sent: you are interested."""
    state: StateOfTalk = ""
    stage: StageOfTalk = ""
    cursor: Cursor = None
    limit: Limit = 25


class ConversationInList(Answer):
    id: str
    url: str
    entry_slug: str
    entry_title: str
    other: SideAnswer
    received: bool
    waits_for_me: bool
    unread: int
    """Messages of the other side that yours has not opened on its page."""
    state: str
    stage: str
    outcome: str
    at: datetime
    last_at: datetime


class ConversationPiece(Paged):
    items: list[ConversationInList]


class AskedPipeline(Sent):
    days: Annotated[int, Field(ge=0, le=3650)] = 0
    """Begun within so many; 0 for all."""
    area: Literal["", "technology", "research", "business", "pilot", "culture", "training"] = ""
    state: StateOfTalk = ""
    stage: StageOfTalk = ""
    cursor: Cursor = None
    limit: Limit = 25


class LineOfPipeline(Answer):
    """One conversation without a word of what was said."""

    entry_title: str
    entry_slug: str
    area: str
    asker: SideAnswer
    answerer: SideAnswer
    state: str
    stage: str
    outcome: str
    decline_reason: str
    began: datetime
    moved: datetime


class PipelinePiece(Paged):
    items: list[LineOfPipeline]


class FileOfMessage(Answer):
    id: str
    name: str
    size: int
    url: str


class MessageAnswer(Answer):
    who: str
    mine: bool
    """Of your own side."""
    note: bool
    """Read by your own side alone."""
    id: int
    """What a report names it by, of the kind `message`."""
    hidden: bool
    """Taken down by a moderator: no text and no files."""
    text: str
    at: datetime
    files: list[FileOfMessage]


class ConversationAnswer(Answer):
    id: str
    url: str
    entry: EntryInList
    own_entry: EntryInList | None
    """What those who are interested bring along."""
    asker: SideAnswer
    answerer: SideAnswer
    i_asked: bool
    state: str
    stage: str
    decline_reason: str
    decline_text: str
    outcome: str
    outcome_text: str
    at: datetime
    messages: list[MessageAnswer]
    can: list[str]
    """What you can do now."""


class ExpressInterest(Sent):
    """A first message, for one organisation or one city of yours."""

    text: Said
    organisation: Id | None = None
    city: PlaceId | None = None
    own_entry: Id | None = None
    """The id of an entry of yours that it is about."""


class WriteMessage(Sent):
    text: Said
    note: bool = False
    """For your own side alone."""


class DeclineInterest(Sent):
    reason: DeclineReason
    text: Short = ""


class PassOnInterest(Sent):
    to: Id
    """The id of somebody else of your organisation or city."""


class ChangeStage(Sent):
    stage: OpenStage


class SayOutcome(Sent):
    outcome: Outcome
    text: Short = ""
