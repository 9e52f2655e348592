"""One search over everything public: plans, cities, countries, goals, topics."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ucap.language.words import words
from ucap.places.models import City
from ucap.plans.catalogue import Catalogue
from ucap.plans.queries.cards import PlanCard, cards
from ucap.plans.queries.catalogue import catalogue, cities_with_words, ids_with_words
from ucap.plans.wording import value_in_words
from ucap.themes.goals import NUMBERS
from ucap.themes.topics import topics

SHOWN = 10  # of each kind


@dataclass(frozen=True, slots=True)
class Subject:
    """A country, goal or topic, with the number of plans that have it."""

    filter: str
    value: str
    name: str
    plans: int


@dataclass(frozen=True, slots=True)
class Found:
    words: str
    plans: list[PlanCard]
    plan_count: int
    cities: list[City]
    city_count: int
    subjects: list[Subject]

    @property
    def nothing(self) -> bool:
        return not (self.plans or self.cities or self.subjects)


@dataclass(frozen=True, slots=True)
class Around:
    """What plans are about: where a reader who wrote a name may have wanted to go."""

    cities: list[City]
    city_count: int
    subjects: list[Subject]

    def __bool__(self) -> bool:
        return bool(self.cities or self.subjects)


def around(text: str, today: date) -> Around:
    """The cities, countries, goals and topics of these words; nothing for no words. Two queries, and one for the cities' names."""
    if not words(text):
        return Around([], 0, [])
    everything = catalogue(today)
    cities = cities_with_words(everything, text)
    known = City.objects.in_bulk(cities[:SHOWN])
    return Around(
        cities=[known[one] for one in cities[:SHOWN] if one in known],
        city_count=len(cities),
        subjects=list(_subjects(everything, text)),
    )


def search(text: str, today: date) -> Found:
    """What these words find, in any of the six languages; nothing for no words. Eight queries at most."""
    if not words(text):
        return Found(text, [], 0, [], 0, [])
    everything = catalogue(today)
    ids = everything.in_order(everything.select({}, ids_with_words(everything, text)), "-published")
    near = around(text, today)
    return Found(
        words=text,
        plans=cards(ids[:SHOWN], today),
        plan_count=len(ids),
        cities=near.cities,
        city_count=near.city_count,
        subjects=near.subjects,
    )


def _subjects(everything: Catalogue, text: str) -> Iterator[Subject]:
    """Countries, goals and topics whose name in the reader's language (a topic's in any) has every word."""
    wanted = words(text)
    mask = everything.select({}).mask
    for name, values, names in NAMED:
        facet = everything.facets[name]
        counts = dict(zip(facet.values, facet.counts(mask).tolist(), strict=True))
        for value in values(facet.values):
            said = _words_of(tuple(names(value)))
            if all(f" {word}" in said for word in wanted):
                yield Subject(name, value, value_in_words(name, value), counts.get(value, 0))


@lru_cache(maxsize=4096)
def _words_of(names: tuple[str, ...]) -> str:
    """ " word word …" of all of them."""
    return "".join(f" {word}" for name in names for word in words(name))


def _in_words(name: str) -> Callable[[str], list[str]]:
    return lambda value: [value_in_words(name, value)]


def _topic_names(value: str) -> list[str]:
    return [name for one in topics() if one.name == value for name in one.names.values()]


Values = Callable[[tuple[str, ...]], list[str]]
NAMED: list[tuple[str, Values, Callable[[str], list[str]]]] = [
    ("country", list, _in_words("country")),
    ("goal", lambda _: [str(number) for number in NUMBERS], _in_words("goal")),
    ("topic", lambda _: [one.name for one in topics()], _topic_names),
]
