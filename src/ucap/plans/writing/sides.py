"""The rows of the sides: who they are, where, how many, how large."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ucap.places.countries import country_name
from ucap.plans.content import City, Side
from ucap.plans.labels import MISSING, FormField, form_language, label
from ucap.plans.reading.blocks import Cell, Text
from ucap.plans.writing.clean import clean
from ucap.plans.writing.items import listed

THOUSANDS = "\u202f"  # a sign that is decimal in no language


def side_names(sides: Sequence[Side], language: str) -> tuple[Cell, ...]:
    """What stands over the sides' columns: their names, or "Side A"."""
    letters = "ABCDEFGH"
    generic = (f"{label(FormField.SIDE, language)} {letter}" for letter in letters)
    return tuple((Text(clean(side.name or "") or mark),) for side, mark in zip(sides, generic, strict=False))


def side_cells(sides: Sequence[Side], language: str) -> Iterator[tuple[FormField, tuple[Cell, ...]]]:
    """Each row with a cell for each side; the regions' row only where a region is known."""
    if not sides:
        return
    yield FormField.CITY, tuple(_cell(_cities(side, language)) for side in sides)
    if any(city.region for side in sides for city in side.cities):
        yield FormField.REGION, tuple(_cell(_regions(side)) for side in sides)
    yield FormField.COUNTRY, tuple(_cell(_countries(side, language)) for side in sides)
    yield FormField.POPULATION, tuple(_cell(_population(side)) for side in sides)
    yield FormField.AREA, tuple(_cell(_area(side, language)) for side in sides)


def _cell(texts: list[str]) -> Cell:
    return listed(Text(text) for text in texts or [MISSING])


def _cities(side: Side, language: str) -> list[str]:
    alone = len(side.countries) == 1 and all(city.country == side.countries[0] for city in side.cities)
    return [_city(city, language, alone=alone) for city in side.cities]


def _city(city: City, language: str, *, alone: bool) -> str:
    name = clean(city.name)
    return name if alone or not city.country else f"{name} ({country_name(city.country, language)})"


def _regions(side: Side) -> list[str]:
    if not any(city.region for city in side.cities):
        return []
    return [clean(city.region or "") or MISSING for city in side.cities]


def _countries(side: Side, language: str) -> list[str]:
    return [country_name(code, language) for code in side.countries]


def _population(side: Side) -> list[str]:
    return [] if side.population is None else [f"{side.population:,}".replace(",", THOUSANDS)]


def _area(side: Side, language: str) -> list[str]:
    if side.area_km2 is None:
        return []
    decimal = "." if form_language(language) in ("en", "zh-Hans") else ","
    whole, _, rest = format(Decimal(repr(side.area_km2)), "f").partition(".")
    digits = f"{int(whole):,}".replace(",", THOUSANDS)
    fraction = "" if not rest.strip("0") else rest + "0" if len(rest) == 3 else rest
    return [f"{digits}{decimal}{fraction} km²" if fraction else f"{digits} km²"]
