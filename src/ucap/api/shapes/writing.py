"""What a plan is to say: the same shape, checked as strictly as the forms of its pages check it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from ucap.api.shapes.shape import Line, Sent, Text
from ucap.kernel.ids import new_id
from ucap.places.store import place_by_id
from ucap.plans.content import IDENTIFIED, ActivityKind, PlanContent, from_json, without_ids
from ucap.plans.dates import is_partial_date
from ucap.plans.parts import changed

ROWS = 300  # of a part, as in its form
LARGEST = 10_000_000_000  # people or square kilometres


def _date(value: str) -> str:
    if not is_partial_date(value):
        raise PydanticCustomError("partial_date", "not a date")
    return value


def _known(value: str) -> str:
    if place_by_id(value) is None:
        raise PydanticCustomError("unknown_place", "no such place")
    return value


def _no_empty(value: Any) -> Any:
    """null for "": what a form leaves empty is nothing."""
    return None if value == "" else value


Named = Annotated[Line, StringConstraints(min_length=1)]
PartialDate = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"), AfterValidator(_date)
]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
PlaceId = Annotated[str, StringConstraints(pattern=r"^Q?[0-9]{1,12}$"), AfterValidator(_known)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,32}$")]
Goals = Annotated[list[Annotated[int, Field(ge=1, le=17)]], Field(max_length=17)]
Topics = Annotated[list[Annotated[Line, StringConstraints(max_length=120)]], Field(max_length=40)]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", max_length=35)
]
Address = Annotated[
    Annotated[
        str, Field(pattern=r"^https?://[!-~]{1,480}$", max_length=500, examples=["https://example.org"])
    ]
    | None,
    BeforeValidator(_no_empty),
]
Mail = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,60}(\.[A-Za-z0-9-]{1,60}){1,3}$",
        max_length=254,
        examples=["ana@example.org"],
    ),
]
MailAddress = Annotated[Mail | None, BeforeValidator(_no_empty)]


class WrittenCity(Sent):
    name: Annotated[Named, StringConstraints(max_length=200)]
    region: Annotated[Line, StringConstraints(max_length=200)] | None = None
    country: CountryCode | None = None
    place: PlaceId | None = None
    """Which place of the gazetteer it is: see the operation find_places."""


class WrittenSide(Sent):
    name: Line | None = None
    cities: Annotated[list[WrittenCity], Field(max_length=100)] = []
    countries: Annotated[list[CountryCode], Field(max_length=60)] = []
    population: Annotated[int, Field(ge=0, le=LARGEST)] | None = None
    area_km2: Annotated[float, Field(ge=0, le=LARGEST, allow_inf_nan=False)] | None = None


class WrittenPeriod(Sent):
    start: PartialDate | None = None
    end: PartialDate | None = None


class WrittenTheme(Sent):
    name: Named
    text: Text = ""
    sdgs: Goals = []
    urban_agenda: Topics = []
    id: ItemId | None = None
    """Of an item that is there already; leave it out for a new one."""


class WrittenPassage(Sent):
    topic: Line | None = None
    text: Text = ""
    id: ItemId | None = None


class WrittenActivity(Sent):
    start: PartialDate | None = None
    end: PartialDate | None = None
    kind: ActivityKind = ActivityKind.OTHER
    text: Text = ""
    id: ItemId | None = None


class WrittenResult(Sent):
    number: Annotated[int, Field(ge=0, le=9999)] | None = None
    text: Text = ""
    id: ItemId | None = None


class WrittenContact(Sent):
    name: Line | None = None
    email: MailAddress = None
    url: Address = None
    phone: Annotated[Line, StringConstraints(max_length=60)] | None = None


class WrittenFields(Sent):
    """The fields of a plan; those left out stay as they are."""

    title: Line = ""
    language: LanguageTag = "en"
    sides: Annotated[list[WrittenSide], Field(max_length=30)] = []
    period: WrittenPeriod = WrittenPeriod()
    themes: Annotated[list[WrittenTheme], Field(max_length=ROWS)] = []
    sdgs: Goals = []
    urban_agenda: Topics = []
    focus: Annotated[list[WrittenPassage], Field(max_length=ROWS)] = []
    challenges: Annotated[list[WrittenPassage], Field(max_length=ROWS)] = []
    objectives: Annotated[list[Text], Field(max_length=ROWS)] = []
    activities: Annotated[list[WrittenActivity], Field(max_length=ROWS)] = []
    expected_results: Annotated[list[WrittenResult], Field(max_length=ROWS)] = []
    contacts: Annotated[list[WrittenContact], Field(max_length=ROWS)] = []
    other: Annotated[list[Text], Field(max_length=ROWS)] = []


class WrittenPlan(WrittenFields):
    """A new plan. Only its title is needed; the rest can be added part by part."""

    title: Named


class WrittenPart(WrittenFields):
    """One part of a draft: its new values, and the revision of the draft that the writer has seen."""

    base: Annotated[int, Field(ge=0, le=2_000_000_000)]
    """The draft's `revision` when you read it. 409 when somebody changed the same part since."""


def new_content(sent: WrittenPlan) -> PlanContent:
    """The plan that was sent; its goals and topics are each once, and those of its themes are among them."""
    content = without_ids(from_json(_plain(sent)))
    return changed(content, "goals", {"sdgs": content.sdgs, "urban_agenda": content.urban_agenda})


def part_values(sent: WrittenPart) -> Mapping[str, Any]:
    """The fields of the content that were sent, each item under an id of its own."""
    content = from_json(_plain(sent))
    return {name: _apart(name, getattr(content, name)) for name in sent.model_fields_set - {"base"}}


def _plain(sent: WrittenFields) -> dict[str, Any]:
    """What was sent, as the contract writes it: an item without an id has none."""
    data = sent.model_dump(mode="json", exclude_unset=True, exclude={"base"})
    for name in IDENTIFIED:
        for item in data.get(name, ()):
            if item.get("id") is None:
                item.pop("id", None)
    return data


def _apart(name: str, value: Any) -> Any:
    if name not in IDENTIFIED:
        return value
    seen: set[str] = set()
    items = []
    for item in value:
        known = item.id if item.id not in seen else new_id()
        seen |= {known} - {""}
        items.append(replace(item, id=known))
    return tuple(items)
