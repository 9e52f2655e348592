"""Cities, goals, topics, places, and one search over everything."""

from datetime import date
from typing import Annotated

from pydantic import Field

from ucap.api.shapes.plans import CityLink, PlanInList
from ucap.api.shapes.shape import Answer, Cursor, Limit, Paged, Sent, Words


class AskedCities(Sent):
    q: Words = ""
    """A name, or how it begins, in any language."""
    cursor: Cursor = None
    limit: Limit = 25


class AskedPlace(Sent):
    name: Words
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2: only places there."""


class CityInList(CityLink):
    id: str
    latitude: float
    longitude: float
    plans: int
    """How many listed plans it is in."""


class CityPiece(Paged):
    items: list[CityInList]


class ActivityAhead(Answer):
    kind: str
    text: str
    starts: date
    ends: date
    plan: str
    """Slug."""
    plan_title: str
    language: str


class PartnerCity(CityLink):
    plans: int


class CityAnswer(CityInList):
    names: dict[str, str]
    """BCP 47 language -> name."""
    region: str
    population: int | None
    area_km2: float | None
    timezone: str
    geonames: int | None
    wikidata: str
    url: str
    latest: list[PlanInList]
    """Its latest plans; list_plans has all of them by `city`."""
    partners: list[PartnerCity]
    partner_count: int
    coming_up: list[ActivityAhead]
    calendar: str


class GoalAnswer(Answer):
    number: int
    title: str
    """In short, in the caller's language."""
    in_full: str
    colour: str
    targets: list[str]
    plans: int


class GoalsAnswer(Answer):
    items: list[GoalAnswer]


class TopicAnswer(Answer):
    code: str
    name: str
    """Its official English name: what plans hold."""
    label: str
    """In the caller's language."""
    plans: int


class TopicsAnswer(Answer):
    items: list[TopicAnswer]


class PlaceAnswer(Answer):
    id: str
    """What a plan's city has as `place`."""
    name: str
    country: str
    region: str | None
    latitude: float
    longitude: float
    population: int | None


class PlacesAnswer(Answer):
    sure: str | None
    """The id of the place that is meant, where that is beyond doubt."""
    items: list[PlaceAnswer]


class SubjectFound(Answer):
    filter: str
    """The parameter of list_plans."""
    value: str
    name: str
    plans: int


class FoundAnswer(Answer):
    words: str
    plans: list[PlanInList]
    plan_count: int
    cities: list[CityLink]
    city_count: int
    subjects: list[SubjectFound]


class OverviewAnswer(Answer):
    """All that is public at a glance."""

    plans: int
    cities: int
    countries: int
    activities: int
    newest: list[PlanInList]
