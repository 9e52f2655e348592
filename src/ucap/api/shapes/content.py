"""What a plan says: the shape of `ucap read --to json`, as it is read."""

from ucap.api.shapes.shape import Answer
from ucap.plans.content import ActivityKind, PlanContent, to_json


class CityOfText(Answer):
    name: str
    """As the plan writes it."""
    region: str | None = None
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    place: str | None = None
    """The gazetteer's id, once it is known which place is meant."""


class SideOfText(Answer):
    name: str | None = None
    cities: list[CityOfText] = []
    countries: list[str] = []
    population: int | None = None
    area_km2: float | None = None


class PeriodOfText(Answer):
    start: str | None = None
    """As precise as the plan is: "2019", "2019-11" or "2019-11-05"; inclusive."""
    end: str | None = None


class ThemeOfText(Answer):
    name: str
    text: str = ""
    sdgs: list[int] = []
    urban_agenda: list[str] = []
    """Official English names."""
    id: str | None = None
    """Kept through every version; other stages of the cooperation refer to it."""


class PassageOfText(Answer):
    topic: str | None = None
    text: str = ""
    id: str | None = None


class ActivityOfText(Answer):
    start: str | None = None
    end: str | None = None
    kind: ActivityKind = ActivityKind.OTHER
    text: str = ""
    id: str | None = None


class ResultOfText(Answer):
    number: int | None = None
    text: str = ""
    id: str | None = None


class ContactOfText(Answer):
    name: str | None = None
    email: str | None = None
    url: str | None = None
    phone: str | None = None


class PlanText(Answer):
    """Everything a plan says. Keys may be added, never renamed or removed."""

    title: str
    language: str
    """BCP 47."""
    sides: list[SideOfText]
    period: PeriodOfText
    themes: list[ThemeOfText]
    sdgs: list[int]
    urban_agenda: list[str]
    focus: list[PassageOfText]
    challenges: list[PassageOfText]
    objectives: list[str]
    activities: list[ActivityOfText]
    expected_results: list[ResultOfText]
    contacts: list[ContactOfText]
    other: list[str]
    """Text of the document that fits no field."""


def plan_text(content: PlanContent) -> PlanText:
    """The plan as it is answered."""
    return PlanText.model_validate(to_json(content))
