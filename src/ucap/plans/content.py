"""What a plan says: the parts of an Urban Cooperation Action Plan, as frozen values.

This is the shape of `ucap read --to json` (docs/commands.md), of a stored version, of every writer's input. It knows no
Django and no document format.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import msgspec

from ucap.kernel.decoding import learnt
from ucap.kernel.errors import BadInput
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop


class ActivityKind(StrEnum):
    VISIT = "visit"
    CONFERENCE = "conference"
    WEBINAR = "webinar"
    EXPO = "expo"
    FESTIVAL = "festival"
    TRAINING = "training"
    PILOT = "pilot"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """One city of a side: its name as the plan writes it and, once placed, the gazetteer's id."""

    name: str
    region: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    place: str | None = None  # ucap.places.gazetteer id


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party of the plan."""

    name: str | None = None
    cities: tuple[City, ...] = ()
    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, in the order of the document
    population: int | None = None  # inhabitants
    area_km2: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Start and end, each as precise as the plan is: "2019", "2019-11" or "2019-11-05"; both inclusive."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A cooperation theme with the goals and Urban Agenda topics that it names itself."""

    name: str
    text: str = ""
    sdgs: tuple[int, ...] = ()
    urban_agenda: tuple[str, ...] = ()  # official English names
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A focus or a challenge: the topic it speaks of, if it names one, and what it says."""

    topic: str | None = None
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Something that is done; dates as in `Period`."""

    start: str | None = None
    end: str | None = None
    kind: ActivityKind = ActivityKind.OTHER
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedResult:
    number: int | None = None
    text: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    name: str | None = None
    email: str | None = None
    url: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanContent:
    """Everything a plan says. `other` holds text of the document that fits no field: no word is dropped."""

    title: str = ""
    language: str = "en"  # BCP 47: en, zh-Hans, es, it, de, fr, or another
    sides: tuple[Side, ...] = ()
    period: Period = field(default_factory=Period)
    themes: tuple[Theme, ...] = ()
    sdgs: tuple[int, ...] = ()  # ascending; those of the themes and those the plan lists by themselves
    urban_agenda: tuple[str, ...] = ()
    focus: tuple[Passage, ...] = ()
    challenges: tuple[Passage, ...] = ()
    objectives: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    expected_results: tuple[ExpectedResult, ...] = ()
    contacts: tuple[Contact, ...] = ()
    other: tuple[str, ...] = ()


# Items that other stages of the cooperation refer to keep an id through every version.
IDENTIFIED = ("themes", "focus", "challenges", "activities", "expected_results")


def to_json(content: PlanContent) -> dict[str, Any]:
    """Plain lists, dicts, strings and numbers, in the contract's order; ids only where items have one."""
    return _plain(content)  # type: ignore[no-any-return]


def from_json(data: object) -> PlanContent:
    """The plan that `to_json` wrote, or one written by hand; unknown keys (warnings, sources) are ignored.

    Raises BadInput naming the place ("$.sides[0].population") where the shape is not the contract's.
    """
    try:
        return msgspec.convert(data, learnt(PlanContent))
    except msgspec.ValidationError as error:
        raise BadInput(
            gettext_noop("This is not a plan in JSON: %(error)s. Correct that value."), error=str(error)
        ) from error


def with_ids(content: PlanContent) -> PlanContent:
    """The same plan with a new id on each item that has none."""
    return _with_items(content, lambda item: item if item.id else replace(item, id=new_id()))


def without_ids(content: PlanContent) -> PlanContent:
    """The same plan with no ids: what a document can carry."""
    return _with_items(content, lambda item: replace(item, id=""))


def _with_items(content: PlanContent, change: Callable[[Any], Any]) -> PlanContent:
    changed: dict[str, Any] = {part: tuple(map(change, getattr(content, part))) for part in IDENTIFIED}
    return replace(content, **changed)


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        pairs = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {name: _plain(item) for name, item in pairs if not (name == "id" and not item)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value
