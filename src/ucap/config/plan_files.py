"""Files with plans in them: documents as offices have them, and JSON as `ucap export` and `ucap read` write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ucap.kernel.decoding import UNREADABLE
from ucap.kernel.errors import BadInput, Problem
from ucap.plans.content import PlanContent, from_json
from ucap.plans.dates import is_partial_date
from ucap.plans.reading.reading import Reading

KEYS = frozenset(PlanContent.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A file, and the plans that were found in it."""

    name: str
    data: bytes
    readings: tuple[Reading, ...]
    is_document: bool  # read and understood, not written by a machine


def read_plan_file(path: Path) -> PlanFile:
    """What the file holds. Raises BadInput, which names the file, the place in it and the remedy."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            "%(file)s cannot be read (%(reason)s). Check its name and that you may read it.",
            file=str(path),
            reason=error.strerror or str(error),
        ) from error
    try:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            readings = tuple(Reading(content=content) for content in _plans_in_json(data))
            return PlanFile(path.name, data, readings, is_document=False)
        return PlanFile(path.name, data, (_read(data),), is_document=True)
    except Problem as problem:
        raise BadInput("%(file)s: %(problem)s", file=str(path), problem=str(problem)) from problem


def _read(data: bytes) -> Reading:
    from ucap.plans.reading.sandbox import read_safely

    return read_safely(data)


def _plans_in_json(data: bytes) -> Iterator[PlanContent]:
    """The plans of a JSON object, of a list of them, or of JSON Lines."""
    for place, item in _objects(data):
        try:
            yield sensible(from_json(item))
        except Problem as problem:
            raise BadInput("%(place)s: %(problem)s", place=place, problem=str(problem)) from problem


def _objects(data: bytes) -> Iterator[tuple[str, Any]]:
    """Each object with where it stands."""
    try:
        whole = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except UNREADABLE:
        for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
            if line.strip():
                yield f"line {number}", _object(line, number)
        return
    if isinstance(whole, list):
        yield from ((f"plan {number}", item) for number, item in enumerate(whole, start=1))
    else:
        yield "plan 1", whole


def _object(line: bytes, number: int) -> Any:
    try:
        return msgspec.json.decode(line)
    except UNREADABLE as error:
        raise BadInput(
            "line %(line)s is not JSON (%(error)s). Give one plan, a list of plans, or one plan a line.",
            line=number,
            error=str(error),
        ) from error


def sensible(content: PlanContent) -> PlanContent:
    """The plan itself. Raises BadInput for a value that has the right shape and cannot be: goal 99, month 13, country ZZ."""
    if content == PlanContent(language=content.language):
        raise BadInput(
            "there is nothing of a plan in it. A plan has a title, sides, themes and so on: docs/operate.md shows one."
        )
    for place, wrong, remedy in _impossible(content):
        raise BadInput("$.%(place)s is %(wrong)s; %(remedy)s.", place=place, wrong=repr(wrong), remedy=remedy)
    return content


def _impossible(content: PlanContent) -> Iterator[tuple[str, object, str]]:
    goals = [("sdgs", goal) for goal in content.sdgs]
    for number, theme in enumerate(content.themes):
        goals += [(f"themes[{number}].sdgs", goal) for goal in theme.sdgs]
    yield from ((place, goal, "goals go from 1 to 17") for place, goal in goals if not 1 <= goal <= 17)
    spans = [("period", content.period.start, content.period.end)]
    spans += [(f"activities[{n}]", one.start, one.end) for n, one in enumerate(content.activities)]
    for place, start, end in spans:
        for name, value in (("start", start), ("end", end)):
            if value is not None and not is_partial_date(value):
                yield f"{place}.{name}", value, "write a date as 2019, 2019-11 or 2019-11-05, or null"
    yield from _impossible_places(content)


def _impossible_places(content: PlanContent) -> Iterator[tuple[str, object, str]]:
    from ucap.places.countries import country
    from ucap.places.gazetteer import place_by_id

    for number, side in enumerate(content.sides):
        codes = [(f"sides[{number}].countries", code) for code in side.countries]
        codes += [
            (f"sides[{number}].cities[{n}].country", c.country)
            for n, c in enumerate(side.cities)
            if c.country
        ]
        for place, code in codes:
            if country(code) is None:
                yield place, code, "write a country as its two letters in ISO 3166, such as IT"
        for n, city in enumerate(side.cities):
            if city.place is not None and place_by_id(city.place) is None:
                yield (
                    f"sides[{number}].cities[{n}].place",
                    city.place,
                    "the gazetteer has no such place: write null",
                )
        if side.population is not None and not 0 <= side.population < 10**10:
            yield f"sides[{number}].population", side.population, "write the number of inhabitants, or null"
