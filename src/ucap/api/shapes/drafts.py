"""Drafts and their review, as their officers see them; imports; who asks for the full plan."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.content import PlanText
from ucap.api.shapes.plans import CityLink, PartChanged
from ucap.api.shapes.shape import Answer, Line, Reason, Sent
from ucap.api.shapes.writing import Mail

Part = Literal[
    "heading", "sides", "period", "themes", "goals", "focus", "challenges", "objectives", "activities",
    "expected_results", "contacts", "other",
]  # fmt: skip
Verb = Literal["close", "reopen", "archive", "restore"]


class MissingPart(Answer):
    part: str
    text: str
    needed: bool
    """false: advice; the plan can be published without it."""


class DoubtOfReader(Answer):
    part: str
    index: int
    text: str
    """What the reader of the document corrected, completed or could not place."""
    source: str
    """The text as it stood."""
    settled: bool


class SentBackBy(Answer):
    person: str
    at: datetime
    reason: str


class DraftAnswer(Answer):
    """The open version of a plan: what it says, what is missing, what the reader of its document doubted."""

    id: str
    url: str
    """Where it is written on the platform's pages."""
    version: int
    state: Literal["draft", "in_review", "confirmed"]
    revision: int
    """Counts edits: send it as `base` with your next one. The ETag is made of it."""
    part_revisions: dict[str, int]
    edited_at: datetime
    plan: PlanText
    missing: list[MissingPart]
    doubts: list[DoubtOfReader]
    import_id: str | None
    undoable: bool
    sent_back: SentBackBy | None


class SideToConfirm(Answer):
    number: int
    """From 0."""
    confirmed_at: datetime | None
    confirmed_by: str
    officers: list[str]
    mine: bool
    """You may confirm for it."""


class ReviewAnswer(Answer):
    id: str
    version: int
    state: Literal["draft", "in_review", "confirmed"]
    revision: int
    """Send it as `seen` when you confirm."""
    blocked: bool
    sides: list[SideToConfirm]
    missing: list[MissingPart]
    changes: list[PartChanged]
    """Since the published version."""
    asked_by_me: bool


class WorkInList(Answer):
    id: str
    title: str
    language: str
    version: int
    state: str
    edited_at: datetime
    sides: list[list[CityLink]]
    confirmed: int
    for_me: bool
    """Waits for your confirmation."""


class RequestInList(Answer):
    id: str
    plan: str
    """Its id."""
    state: Literal["waiting", "granted", "refused"]
    at: datetime
    name: str
    email: str
    organisation: str
    purpose: str
    decided_at: datetime | None
    reason: str
    expires_at: datetime | None
    readings: int = 0
    """How often its link was used."""


class ImportAnswer(Answer):
    id: str
    name: str
    at: datetime
    state: Literal["waiting", "reading", "read", "failed"]
    late: bool
    """The reading should have ended by now: ask for it again."""
    problem: str | None
    plan: str | None
    """The id of the draft that was made of it: read_draft."""
    doubts: int
    doubts_left: int


class WorkAnswer(Answer):
    """What waits for you, what you write, what is public; at most 50 of each."""

    to_confirm: list[WorkInList]
    drafts: list[WorkInList]
    in_review: list[WorkInList]
    to_release: list[WorkInList]
    """Confirmed by every side; a moderator has taken the plan down and has to release it."""
    published: list[WorkInList]
    published_count: int
    reading: list[ImportAnswer]
    requests: list[RequestInList]


class ThrownAway(Answer):
    entry: int
    """bring_back makes the draft anew from it."""


class StateOfPlan(Answer):
    id: str
    slug: str
    state: str
    verbs: list[str]
    """What can be done with it as it stands."""


class Confirmed(StateOfPlan):
    version: int
    version_state: str
    published: bool
    """This was the last side: the plan is public. One that was taken down waits for a moderator, its version is `confirmed`."""


class RequestsOfPlan(Answer):
    document: str | None
    """The name of the attached document; null when none is attached."""
    waiting: list[RequestInList]
    decided: list[RequestInList]


class Seen(Sent):
    seen: Annotated[int, Field(ge=0, le=2_000_000_000)]
    """The revision that you read: nobody confirms a text they have not read."""


class Why(Sent):
    reason: Reason


class Settled(Sent):
    settled: bool = True


class AskFull(Sent):
    name: Annotated[Line, Field(min_length=1, max_length=120)]
    organisation: Annotated[Line, Field(min_length=1, max_length=200)]
    email: Mail
    purpose: Reason
    """Two or three sentences. The officers of the cities decide by them."""


class Asked(Answer):
    state: Literal["waiting"] = "waiting"
    text: str
