"""The inbox."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.shape import Answer, Sent

# Not the enum itself: the description tells shapes apart by name, and organisations have a kind too
About = Literal[
    "plan", "access", "organisation", "entry", "interest", "match", "search", "event", "moderation", "account"
]


# All but the account, of which one is always told at once
Chosen = Literal[
    "plan", "access", "organisation", "entry", "interest", "match", "search", "event", "moderation"
]
HowOften = Literal["at once", "daily", "weekly", "never"]


class PacesAnswer(Answer):
    """How you hear of each kind by e-mail; your inbox has it in any case."""

    paces: dict[Chosen, HowOften]


class ChosenPaces(Sent):
    paces: dict[Chosen, HowOften]
    """Of the kinds that are to change."""


class AskedNotices(Sent):
    kind: About | None = None
    unread: bool = False
    """Only what is new."""
    before: Annotated[int, Field(ge=1, le=2**53)] | None = None
    """Older than this notice: `older` of the piece before."""


class NoticeAnswer(Answer):
    id: int
    kind: About
    at: datetime
    title: str
    text: str
    url: str
    """What it leads to; "" where there is nothing."""
    read_at: datetime | None


class ThreadAnswer(NoticeAnswer):
    """The latest notice about one thing, and those before it."""

    unread: bool
    earlier: list[NoticeAnswer]
    more: int
    """That are older than these."""


class InboxAnswer(Answer):
    unread: str
    """How many things have something new: "", "3", "99+"."""
    older: int | None
    """Send it as `before` for the next piece; null at the end."""
    items: list[ThreadAnswer]


class MarkedAnswer(Answer):
    marked: int


class Marked(Sent):
    read: bool = True


class MarkedAll(Sent):
    kind: About | None = None
    """Only of this kind."""
