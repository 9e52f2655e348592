"""Public plans: lists, one plan, its versions, what changed, two beside each other."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from ucap.api.shapes.content import PlanText
from ucap.api.shapes.shape import Answer, Cursor, Limit, Paged, Sent, Words
from ucap.plans.compare import Change
from ucap.plans.standing import Standing

Order = Literal["-published", "published", "title", "-title", "start", "-start"]
ListedStanding = Literal["planned", "running", "ended", "closed"]
Chosen = Annotated[list[Words], Field(max_length=40)]


class AskedPlans(Sent):
    """What is asked of the list: several values of one filter widen it, several filters narrow it."""

    q: Words = ""
    """Words that the plans have, in any language."""
    city: Chosen = []
    """Ids of cities."""
    country: Annotated[list[Annotated[str, Field(pattern=r"^[A-Z]{2}$")]], Field(max_length=40)] = []
    theme: Chosen = []
    goal: Annotated[list[Annotated[int, Field(ge=1, le=17)]], Field(max_length=17)] = []
    topic: Chosen = []
    """Official English names of Urban Agenda topics."""
    standing: Annotated[list[ListedStanding], Field(max_length=4)] = []
    year: Annotated[list[Annotated[int, Field(ge=1, le=9999)]], Field(max_length=40)] = []
    sort: Order = "-published"


class AskedPiece(AskedPlans):
    """The same, and which piece of it."""

    cursor: Cursor = None
    limit: Limit = 25


class CityLink(Answer):
    name: str
    """In the caller's language where it is known in it."""
    country: str
    """ISO 3166-1 alpha-2; "" where it is not known."""
    slug: str
    """Of the operation read_city; "" when no place is known."""


class PlanInList(Answer):
    id: str
    slug: str
    url: str
    """The plan's page."""
    title: str
    language: str
    """In which the plan is written."""
    standing: Standing
    is_example: bool
    published_at: datetime | None
    starts: date | None
    ends: date | None
    sides: list[list[CityLink]]
    sdgs: list[int]
    themes: list[str]


class PlanPiece(Paged):
    items: list[PlanInList]


class FilterValue(Answer):
    value: str
    label: str
    count: int
    """How many plans there would be with it."""
    chosen: bool


class FilterOfPlans(Answer):
    name: str
    """The parameter of list_plans."""
    label: str
    values: list[FilterValue]
    more: int
    """Values that are not offered, for want of room."""


class FiltersOfPlans(Answer):
    count: int
    """Plans that what is asked finds."""
    filters: list[FilterOfPlans]


class PlacedCity(CityLink):
    latitude: float | None
    longitude: float | None
    region: str


class ConfirmedSide(Answer):
    cities: list[str]
    at: datetime
    in_its_name: bool
    """The secretariat confirmed, because the side had no officer here."""


class HappeningOfPlan(Answer):
    verb: str
    at: datetime
    times: int
    text: str
    """What happened, in the caller's language."""
    by: str
    """In which role; to the plan's officers also who."""


class VersionInList(Answer):
    number: int
    state: str
    title: str
    published_at: datetime | None
    current: bool


class VersionsOfPlan(Answer):
    items: list[VersionInList]


class PlanAnswer(Answer):
    """A plan: what it says, and where it stands."""

    id: str
    slug: str
    url: str
    state: str
    standing: Standing
    is_example: bool
    version: int
    version_state: str
    published_at: datetime | None
    plan: PlanText
    places: list[list[PlacedCity]]
    """Of each side its cities as the gazetteer knows them."""
    confirmed: list[ConfirmedSide]
    versions: list[VersionInList]
    history: list[HappeningOfPlan]
    has_full_document: bool
    may_edit: bool
    documents: dict[str, str]
    """The plan as a document: form -> address."""
    calendar: str


class FieldChanged(Answer):
    name: str
    kind: Change
    before: Any
    after: Any
    pieces: list[tuple[str, str]]
    """Of a text, what changed within it: ("same" | "added" | "removed", text)."""


class ItemChanged(Answer):
    kind: Change
    fields: list[FieldChanged]


class PartChanged(Answer):
    part: str
    reordered: bool
    items: list[ItemChanged]


class ChangesOfPlan(Answer):
    slug: str
    before: int
    after: int
    parts: list[PartChanged]


class InBoth(Answer):
    sdgs: list[int]
    urban_agenda: list[str]
    themes: list[str]
    cities: list[str]
    """Slugs."""


class ComparedOne(Answer):
    slug: str
    title: str
    url: str
    plan: PlanText


class TwoPlansAnswer(Answer):
    plans: list[ComparedOne]
    common: InBoth
