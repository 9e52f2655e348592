"""The sides of a plan: their names, cities, countries, population and area."""

import re
from dataclasses import dataclass, field, replace

from ucap.kernel.messages import gettext_noop
from ucap.places.gazetteer import find_places
from ucap.plans.content import City, Side
from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Cell, as_written, bare, is_plain
from ucap.plans.reading.understanding.cities import place_cities, places_of, read_countries
from ucap.plans.reading.understanding.find_label import find_label
from ucap.plans.reading.understanding.margin import Margin
from ucap.plans.reading.understanding.names import BESIDE, Named, cities_in_cell, pieces
from ucap.plans.reading.understanding.numbers import Signs, is_missing, signs_in
from ucap.plans.reading.understanding.quantities import Setting, read_area, read_population
from ucap.plans.reading.understanding.sections import Section, Sections

FIELDS = (
    FormField.SIDE, FormField.CITY, FormField.REGION, FormField.COUNTRY, FormField.POPULATION, FormField.AREA,
)  # fmt: skip
COLON = re.compile(r"\s*[:：]\s*")
BY_COUNTRY = gettext_noop(
    "The document does not say which cities are on which side; they were parted by country. Check the sides."
)
BY_ORDER = gettext_noop(
    "The document does not say which cities are on which side; each city was taken as a side. Check the sides."
)
REGION_UNPLACED = gettext_noop("It is not clear which city “%(name)s” belongs to. Write it beside the city.")
FROM_TITLE = gettext_noop(
    "The sides were taken from the title; the document has no row for them. Check them."
)


@dataclass(slots=True)
class Party:
    """A side while it is gathered: what each row says of it."""

    cells: dict[FormField, Cell] = field(default_factory=dict)
    labels: dict[FormField, str] = field(default_factory=dict)

    def get(self, wanted: FormField) -> Cell:
        return self.cells.get(wanted, ())


def read_sides(
    sections: Sections, *, title: str, language: str, margin: Margin, other: list[str]
) -> tuple[Side, ...]:
    """The sides in the order of the document."""
    parties = _gather(sections.of(*FIELDS))
    said = [
        as_written(text)
        for party in parties
        for f in (FormField.POPULATION, FormField.AREA)
        for text in party.get(f)
    ]
    signs = signs_in(said, language=language)
    named = [_cities(party) for party in parties]
    if len(parties) == 1 and len(named[0]) > 1 and not _is_marked(parties[0]):
        parties, named = _part(parties[0], named[0], margin)
    if not any(named):
        parties, named = _from_title(title, parties, margin)
    return tuple(
        _side(index, party, cities, language=language, signs=signs, margin=margin, other=other)
        for index, (party, cities) in enumerate(zip(parties, named, strict=True))
    )


def _gather(sections: list[Section]) -> list[Party]:
    """The cells of each side: by column, by the side that the label names, or one side after another."""
    parties: list[Party] = []
    current = 0
    for section in sections:
        filled = [index for index, cell in enumerate(section.columns) if cell]
        if section.side is not None:
            current = section.side
            _put(parties, current, section, tuple(text for cell in section.columns for text in cell))
        elif len(filled) > 1 or (filled and filled[0] > 0):
            for index in filled:
                _put(parties, index, section, section.columns[index])
        elif filled:
            if (
                len(parties) > current
                and parties[current].get(section.field)
                and _is_next(section, parties[current])
            ):
                current += 1
            _put(parties, current, section, section.columns[0])
        elif section.field is FormField.SIDE and section.label:
            current = len(parties)
    return [party for party in parties if party.cells and not _is_nobody(party)]


def _is_nobody(party: Party) -> bool:
    """Whether the document only says that there is no side."""
    return set(party.cells) == {FormField.SIDE} and all(
        is_missing(text.text) for text in party.get(FormField.SIDE)
    )


def _is_next(section: Section, party: Party) -> bool:
    """Whether a row that the side has already begins another side: in a list of sides, not in columns."""
    return section.field in {FormField.CITY, FormField.SIDE} or FormField.CITY in party.cells


def _put(parties: list[Party], index: int, section: Section, cell: Cell) -> None:
    while len(parties) <= index:
        parties.append(Party())
    party = parties[index]
    party.cells[section.field] = party.get(section.field) + cell
    party.labels.setdefault(section.field, section.label.text if section.label else "")


def _cities(party: Party) -> list[Named]:
    cell = tuple(text for text in party.get(FormField.CITY) if not is_missing(text.text))
    if cell or FormField.CITY in party.cells:
        return cities_in_cell(cell)
    name = party.get(FormField.SIDE)
    return cities_in_cell(name) if name and all(find_places(text.text).exact for text in name) else []


def _is_marked(party: Party) -> bool:
    """Whether the document says of this side that it is one ("Side A")."""
    heads = (COLON.split(text.text, maxsplit=1)[0] for text in party.get(FormField.SIDE))
    return any((label := find_label(bare(head))) and label.side is not None for head in heads)


def _part(party: Party, cities: list[Named], margin: Margin) -> tuple[list[Party], list[list[Named]]]:
    """The cities of a document that has them all in one cell, as sides."""
    cell = party.get(FormField.CITY)
    halves = [half for text in cell for half in BESIDE.split(text.text) if half.strip()]
    if len(cell) == 1 and len(halves) > 1:
        groups = [cities_in_cell((replace(cell[0], text=half),)) for half in halves]
        return [party, *(Party() for _ in groups[1:])], groups
    by_country: dict[str, list[Named]] = {}
    for city in cities:
        found = find_places(city.name, country=city.country).place
        by_country.setdefault(city.country or (found.country if found else city.name), []).append(city)
    groups = list(by_country.values()) if len(by_country) > 1 else [[city] for city in cities]
    source = ", ".join(text.text for text in cell)
    margin.warn("sides", source, BY_COUNTRY if len(by_country) > 1 else BY_ORDER)
    shared = Party({f: c for f, c in party.cells.items() if f is FormField.COUNTRY}, dict(party.labels))
    return [party, *(shared if len(by_country) == 1 else Party() for _ in groups[1:])], groups


def _from_title(title: str, parties: list[Party], margin: Margin) -> tuple[list[Party], list[list[Named]]]:
    """The sides that the title names ("Ulm – Granada"), where no row does."""
    tails = [re.split(r"[:：|]", half)[-1] for half in BESIDE.split(title)]
    groups = [[Named(name) for name in pieces(tail) if find_places(name).exact] for tail in tails]
    if len(groups) < 2 or not all(groups) or parties:
        return parties, [[] for _ in parties]
    margin.warn("sides", title, FROM_TITLE)
    return [Party() for _ in groups], groups


def _side(
    index: int,
    party: Party,
    named: list[Named],
    *,
    language: str,
    signs: Signs,
    margin: Margin,
    other: list[str],
) -> Side:
    path = f"sides[{index}]"
    countries = read_countries(party.get(FormField.COUNTRY), f"{path}.countries", margin, other)
    cities = place_cities(named, countries, path, margin)
    cities = _with_regions(cities, party.get(FormField.REGION), path, margin, other)
    places = places_of(cities)
    complete = bool(cities) and len(places) == len(cities)
    people, areas = [p.population for p in places if p.population], [p.area_km2 for p in places if p.area_km2]

    def setting(name: str, row: FormField, known: list[int] | list[float]) -> Setting:
        figure = float(sum(known)) if complete and len(known) == len(cities) else None
        return Setting(f"{path}.{name}", party.labels.get(row, ""), language, signs, len(cities), figure)

    population = read_population(
        party.get(FormField.POPULATION), setting("population", FormField.POPULATION, people), margin, other
    )
    area = read_area(
        party.get(FormField.AREA), setting("area_km2", FormField.AREA, areas), population, margin, other
    )
    return Side(
        name=_name(party.get(FormField.SIDE), path, margin),
        cities=cities,
        countries=countries or tuple(dict.fromkeys(city.country for city in cities if city.country)),
        population=population,
        area_km2=area,
    )


def _name(cell: Cell, path: str, margin: Margin) -> str | None:
    """The side's name; "Side A" is none."""
    names: list[str] = []
    for text in cell:
        head, *rest = COLON.split(bare(text.text), maxsplit=1)
        generic = find_label(head)
        name = " ".join(rest).strip() if generic and generic.side is not None else bare(text.text)
        if name and not is_missing(name):
            names.append(name)
            margin.saw(f"{path}.name", text)
    return ", ".join(names) or None


def _with_regions(
    cities: tuple[City, ...], cell: Cell, path: str, margin: Margin, other: list[str]
) -> tuple[City, ...]:
    """The cities with their regions: one for all of them, or one for each in turn."""
    names = [name for text in cell for name in _regions(text.text, len(cities))]
    margin.saw(f"{path}.cities", *cell)
    if len(names) == 1 and cities:
        names = names * len(cities)
    if len(names) == len(cities):
        regions = [None if is_missing(name) else name for name in names]
        return tuple(replace(c, region=c.region or r) for c, r in zip(cities, regions, strict=True))
    placed = []
    for city in cities:
        known = {place.region for place in places_of((city,))}
        own = next((name for name in names if name in known), None)
        names = [name for name in names if name != own]
        placed.append(replace(city, region=city.region or own))
    for name in names:
        if not is_missing(name):
            other.append(name)
            margin.warn(f"{path}.cities", name, REGION_UNPLACED, name=name)
    return tuple(placed)


def _regions(text: str, cities: int) -> list[str]:
    """The regions of a cell; for one city the whole text is its region."""
    if is_plain(text):
        return [text]
    if cities <= 1 or not re.search(r"[,;，；、/\n]", text):
        return [text]
    return [part.strip() for part in re.split(r"\s*[,;，；、\n]\s*", text) if part.strip()]
