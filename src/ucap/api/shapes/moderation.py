"""Reporting what is wrong, and deciding what is shown."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.shape import Answer, Id, Reason, Sent, Text, Words

Kind = Literal["plan", "organisation", "entry", "message"]
Ground = Literal["advertising", "false", "offensive", "private", "rights", "unlawful", "other"]


class Report(Sent):
    kind: Kind
    id: Id
    """Of the plan, organisation, entry or message."""
    ground: Ground
    text: Annotated[Text, Field(max_length=2000)] = ""
    """Which words, and how you know. Only the secretariat reads it."""


class ReportTaken(Answer):
    text: str


class AskedCases(Sent):
    q: Words = ""
    state: Literal["", "answered", "all", "open", "released", "withheld", "dismissed"] = ""
    """ "": what waits."""
    kind: Literal["", "plan", "organisation", "entry"] = ""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class CaseInList(Answer):
    id: str
    kind: str
    subject: str
    title: str | None
    """Of what it is about; null where that is not there any more."""
    url: str | None
    state: str
    held: bool
    """What it is about waits to be shown."""
    grounds: list[str]
    reports: int
    opened_at: datetime
    decided_at: datetime | None
    reason: str


class CasesAnswer(Answer):
    count: int
    pages: int
    items: list[CaseInList]


class ConcernAnswer(Answer):
    ground: str
    text: str
    reported: bool
    at: datetime


class SaidInCase(Answer):
    by_moderator: bool
    text: str
    at: datetime


class CaseAnswer(CaseInList):
    concerns: list[ConcernAnswer]
    """To moderators alone."""
    talk: list[SaidInCase]
    verdicts: list[str]
    """What you may decide now."""
    can_reopen: bool


class Decision(Sent):
    verdict: Literal["release", "withhold", "dismiss"]
    reason: Annotated[Text, Field(max_length=2000)] = ""
    """The author reads it."""


class AnswerToCase(Sent):
    text: Reason
