"""The list of plans: what was asked for, what was found, and what else could be asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from ucap.places.models import City
from ucap.places.names import local_name
from ucap.plans.catalogue import Catalogue, Selection, Wanted
from ucap.plans.queries.cards import PlanCard, cards
from ucap.plans.queries.catalogue import catalogue, ids_with_words
from ucap.plans.spans import Axis, along_the_years
from ucap.plans.standing import LISTED_STANDINGS
from ucap.plans.wording import FILTERS, value_in_words

PAGE = 24
SHOWN = {"goal": 17, "topic": 20}  # values of a filter that are offered; of the others MOST
MOST = 12
LINES = 150  # on a map: more cannot be told apart
# Filters whose values have an order of their own: goals by number, years from the latest, standings as a cooperation goes on
NATURAL: Mapping[str, Callable[[str], Any]] = {
    "goal": lambda value: (len(value), value),
    "year": lambda value: [-ord(char) for char in value],
    "standing": lambda value: (
        [one.value for one in LISTED_STANDINGS].index(value) if value in LISTED_STANDINGS else -1
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list."""

    wanted: Wanted = field(default_factory=Wanted)
    order: str = "-published"
    view: str = "cards"
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with the number of plans there would be."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: tuple[Choice, ...]
    more: int  # values that are not offered, for want of room

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.chosen)


@dataclass(frozen=True, slots=True)
class CityOnMap:
    """A city with the number of plans it is shown for."""

    name: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    slug: str
    plans: int
    country: str = ""

    @property
    def href(self) -> str:
        return reverse("city", args=[self.slug])

    @property
    def note(self) -> str:
        return ngettext("%(number)d plan", "%(number)d plans", self.plans) % {"number": self.plans}


@dataclass(frozen=True, slots=True)
class MapOfPlans:
    """Cities, those of most plans first, and which of them work together."""

    cities: tuple[CityOnMap, ...] = ()
    lines: tuple[tuple[CityOnMap, CityOnMap], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanList:
    """A page of the list."""

    asked: Asked
    filters: tuple[Filter, ...]
    page: "Page[str]"  # of ids
    cards: list[PlanCard]
    map: MapOfPlans
    today: date

    @property
    def axis(self) -> Axis:
        """The plans of this page along the years."""
        return along_the_years(self.cards, self.today)


def plan_list(asked: Asked, today: date) -> PlanList:
    """One page of the plans that are asked for, with the filters; the map only where it is the view."""
    all_plans, selection = _selected(asked.wanted, today)
    page = Paginator(all_plans.in_order(selection, asked.order), PAGE).get_page(asked.page)
    on_map = asked.view == "map"
    return PlanList(
        asked=asked,
        filters=_filters(all_plans, selection, asked.wanted.chosen),
        page=page,
        cards=[] if on_map else cards(list(page.object_list), today),
        map=map_of(all_plans, selection) if on_map else MapOfPlans(),
        today=today,
    )


def found_ids(asked: Asked, today: date) -> list[str]:
    """The ids of all that was asked for, on every page, in the order asked for."""
    all_plans, selection = _selected(asked.wanted, today)
    return all_plans.in_order(selection, asked.order)


def map_of(all_plans: Catalogue, selection: Selection) -> MapOfPlans:
    """The cities that the selected plans bring together, the most connected first; one query."""
    pairs = all_plans.pairs(selection, LINES)
    facet = all_plans.facets["city"]
    among = facet.counts(selection.mask)
    wanted = dict.fromkeys(city for a, b, _ in pairs for city in (a, b))
    found = City.objects.in_bulk(list(wanted))
    ordered = sorted(found, key=lambda one: -int(among[facet.place_of[one]]))
    on_map = {one: _on_map(found[one], int(among[facet.place_of[one]])) for one in ordered}
    lines = ((on_map[a], on_map[b]) for a, b, _ in pairs if a in on_map and b in on_map)
    return MapOfPlans(tuple(on_map.values()), tuple(lines))


def _on_map(city: City, plans: int) -> CityOnMap:
    return CityOnMap(city.name, city.names, city.latitude, city.longitude, city.slug, plans, city.country)


def _selected(wanted: Wanted, today: date) -> tuple[Catalogue, Selection]:
    all_plans = catalogue(today)
    return all_plans, all_plans.select(wanted.chosen, ids_with_words(all_plans, wanted.words))


def _filters(
    all_plans: Catalogue, selection: Selection, chosen: Mapping[str, Sequence[str]]
) -> tuple[Filter, ...]:
    """Every filter with the values that lead somewhere, and those chosen; one query, for the cities' names."""
    offered = {
        name: _offered(name, all_plans, selection, frozenset(chosen.get(name, ()))) for name in FILTERS
    }
    cities = City.objects.only("id", "name", "names").in_bulk([value for value, _ in offered["city"][0]])
    language = get_language() or "en"

    def label(name: str, value: str) -> str:
        if name == "city" and value in cities:
            return local_name(cities[value].names, cities[value].name, language).text
        return value_in_words(name, value)

    return tuple(
        Filter(
            name,
            str(FILTERS[name]),
            tuple(Choice(v, label(name, v), count, v in chosen.get(name, ())) for v, count in values),
            more,
        )
        for name, (values, more) in offered.items()
    )


def _offered(
    name: str, all_plans: Catalogue, selection: Selection, chosen: frozenset[str]
) -> tuple[list[tuple[str, int]], int]:
    """The values of most plans, chosen ones always, in the order people look for them; and how many are left out."""
    facet, counts = all_plans.facets[name], selection.counts[name]

    def count(value: str) -> int:
        return int(counts[facet.place_of[value]]) if value in facet.place_of else 0

    room = max(0, SHOWN.get(name, MOST) - len(chosen))
    most = (facet.values[place] for place in facet.first(counts, room + len(chosen)))
    others = [value for value in most if value not in chosen][:room]
    values = [*sorted(chosen, key=lambda value: (-count(value), value)), *others]
    left_out = int(np.count_nonzero(counts)) - sum(bool(count(value)) for value in values)
    natural = NATURAL.get(name)
    if natural:
        values.sort(key=natural)
    return [(value, count(value)) for value in values], left_out
