"""The rows of the sides: who they are, where, how many, how large."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ucap.places.countries import country_name
from ucap.plans.content import Side
from ucap.plans.labels import MISSING, FormField, form_language, label
from ucap.plans.reading.blocks import PLAIN, Cell, Text
from ucap.plans.reading.understanding.names import DIVIDERS, Named, cities_in_cell
from ucap.plans.writing.clean import clean
from ucap.plans.writing.plain import plain
from ucap.plans.writing.said import said

THOUSANDS = "\u202f"  # a sign that is decimal in no language
MOST_COLUMNS = 3  # of sides that a sheet of paper has room for
LETTERS = "ABCDEFGH"
NOBODY: Cell = (Text(MISSING),)

SideRow = tuple[FormField, tuple[Cell, ...]]


def side_rows(sides: Sequence[Side], language: str) -> Iterator[SideRow]:
    """The rows of the sides, first their names: a cell for each side, or, of many sides, the rows of one after another."""
    names = [_name(index, side, language) for index, side in enumerate(sides)]
    if len(sides) <= MOST_COLUMNS:
        yield FormField.SIDE, tuple(names) or (NOBODY,)
        yield from _facts(sides, language)
        return
    for name, side in zip(names, sides, strict=True):
        yield FormField.SIDE, (name,)
        yield from _facts([side], language)


def _name(index: int, side: Side, language: str) -> Cell:
    """ "Side A", and the side's name."""
    name = clean(side.name or "")
    if index >= len(LETTERS):
        return (Text(plain(name) or MISSING),)
    mark = f"{label(FormField.SIDE, language)} {LETTERS[index]}"
    return (Text(f"{mark}: {name}" if name else mark),)


def _facts(sides: Sequence[Side], language: str) -> Iterator[SideRow]:
    """The other rows; that of the regions only where a region is known."""
    if not sides:
        return
    yield FormField.CITY, tuple(_cities(side, language) or NOBODY for side in sides)
    if any(city.region for side in sides for city in side.cities):
        yield FormField.REGION, tuple(_regions(side) or NOBODY for side in sides)
    yield FormField.COUNTRY, tuple(_countries(side, language) or NOBODY for side in sides)
    yield FormField.POPULATION, tuple((Text(_population(side)),) for side in sides)
    yield FormField.AREA, tuple((Text(_area(side, language)),) for side in sides)


def _cities(side: Side, language: str) -> Cell:
    alone = len(side.countries) == 1 and all(city.country == side.countries[0] for city in side.cities)
    return said(
        [Named(clean(city.name), None, None if alone else city.country) for city in side.cities],
        lambda city: _city(city, language),
        lambda texts: [city._replace(text=None) for city in cities_in_cell(tuple(texts))],
    )


def _city(city: Named, language: str) -> Iterator[Text]:
    country = country_name(city.country, language) if city.country else MISSING
    yield Text(plain(f"{city.name} ({country})" if city.country else city.name))
    yield Text(f"{PLAIN}{city.name} ({country})")


def _regions(side: Side) -> Cell:
    if not any(city.region for city in side.cities):
        return ()
    return said([clean(city.region or "") for city in side.cities], lambda region: (_region(region),))


def _region(region: str) -> Text:
    return Text(MISSING if not region else PLAIN + region if DIVIDERS.search(region) else plain(region))


def _countries(side: Side, language: str) -> Cell:
    return said([country_name(code, language) for code in side.countries], lambda name: (Text(name),))


def _population(side: Side) -> str:
    return MISSING if side.population is None else _thousands(side.population)


def _area(side: Side, language: str) -> str:
    if side.area_km2 is None:
        return MISSING
    decimal = "." if form_language(language) in ("en", "zh-Hans") else ","
    whole, _, fraction = format(Decimal(repr(side.area_km2)), "f").partition(".")
    # Three decimals could be thousands: a fourth tells.
    fraction = fraction + "0" if len(fraction) == 3 else fraction if fraction.strip("0") else ""
    return f"{_thousands(int(whole))}{decimal if fraction else ''}{fraction} km²"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", THOUSANDS)
