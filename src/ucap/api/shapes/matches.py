"""Which entries fit each other, and searches that go on."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ucap.api.shapes.exchange import EntryInList
from ucap.api.shapes.shape import Answer, Line, Sent, Words
from ucap.api.shapes.writing import CountryCode, Goals
from ucap.exchange.content import Area, EntryKind
from ucap.exchange.states import DeclineReason
from ucap.matching.explain import ReasonKind
from ucap.matching.models.searches import LONGEST_NAME
from ucap.matching.states import DEFAULT_LEVEL, LEVELS, Subject

SearchVerb = Literal["stop", "go_on", "bring_back"]


class MatchReason(Answer):
    kind: ReasonKind
    weight: float
    """In log-odds: below 0 for what speaks against the pair."""
    here: str | None
    """What your entry says of it, in its own words."""
    there: str | None


class MatchAnswer(Answer):
    entry: EntryInList
    score: float
    """0 to 1: the share of such pairs of which both would accept a talk."""
    reasons: list[MatchReason]


class MatchesAnswer(Answer):
    known: bool
    """Whether it has been worked out what the entry means: a few seconds after it was published."""
    listed: bool
    """Whether others find the entry now."""
    items: list[MatchAnswer]
    """The best first; ten at most."""
    put_aside: list[EntryInList]
    """Suggested no more, because you said so."""


class AskedMatches(Sent):
    least: Annotated[float, Field(ge=0, le=1)] = DEFAULT_LEVEL
    """The score from which on a match is listed."""
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class MyMatch(Answer):
    mine: EntryInList
    entry: EntryInList
    score: float
    """0 to 1: the share of such pairs of which both would accept a talk. Its reasons stand with the matches of `mine`."""


class MyMatchesAnswer(Answer):
    count: int
    page: int
    pages: int
    items: list[MyMatch]
    """The best first; thirty a page."""


class DismissMatch(Sent):
    reason: DeclineReason | None = None
    """What else is suggested follows from it; the other side is not told."""


class LevelAnswer(Answer):
    least: float
    """The score from which on you are told of new matches."""


class ChosenLevel(Sent):
    least: Annotated[float, Field(json_schema_extra={"enum": list(LEVELS)})]


class SearchFilters(Sent):
    thing: Annotated[list[Subject], Field(max_length=len(Subject))] = []
    kind: Annotated[list[EntryKind], Field(max_length=3)] = []
    area: Annotated[list[Area], Field(max_length=6)] = []
    country: Annotated[list[CountryCode], Field(max_length=40)] = []
    sdg: Goals = []


class AskedSearch(SearchFilters):
    q: Words = ""
    """Words, or a sentence, in any of the six languages."""
    page: Annotated[int, Field(ge=1, le=1000)] = 1


class HitAnswer(Answer):
    thing: Subject
    slug: str
    url: str
    title: str
    language: str
    """Of the title."""
    passage: str
    """What of it answers; "" where the title says it all."""
    passage_language: str


class HitsAnswer(Answer):
    searched: str
    """The words, where they were misspelt as they were taken."""
    by_meaning: bool
    """False: by the words alone."""
    count: int
    page: int
    pages: int
    items: list[HitAnswer]
    """The best first; twenty a page."""


class SaveSearch(Sent):
    q: Annotated[Words, StringConstraints(min_length=1)]
    filters: SearchFilters = SearchFilters()


class RenameSearch(Sent):
    name: Annotated[Line, StringConstraints(min_length=1, max_length=LONGEST_NAME)]


class SearchAnswer(Answer):
    id: str
    name: str
    text: str
    filters: dict[str, list[str]]
    alerts: bool
    """Whether you are told of new results."""
    at: datetime
    url: str


class SearchesAnswer(Answer):
    items: list[SearchAnswer]
