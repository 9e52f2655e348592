"""Oneself: the account, as far as programs may know and change it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from ucap.api.shapes.shape import Answer, Line, Sent


class CityOfOffice(Answer):
    id: str
    slug: str
    name: str


class TokenAnswer(Answer):
    """The token that this request shows."""

    name: str
    scopes: list[str]
    expires_at: datetime


class MeAnswer(Answer):
    id: str
    name: str
    email: str
    language: str
    time_zone: str
    """IANA; "" for UTC."""
    cities: list[CityOfOffice]
    """For which you speak as an officer."""
    is_secretariat: bool
    is_operator: bool
    is_verified: bool
    """What you write appears at once; otherwise it waits for a moderator."""
    office_rests: bool
    """Your office rests until you have a second factor."""
    token: TokenAnswer | None


class ChangedMe(Sent):
    """What is left out stays as it is."""

    name: Annotated[Line, Field(min_length=1, max_length=120)] | None = None
    language: Literal["en", "zh-hans", "es", "it", "de", "fr"] | None = None
    time_zone: Annotated[str, Field(max_length=64, examples=["Europe/Madrid"])] | None = None
