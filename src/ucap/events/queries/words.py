"""Events found by words, in whichever language they say them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ucap.events.models import Event, EventText
from ucap.language.words import words
from ucap.organisations.models import OrganisationName
from ucap.places.models import City

MOST_WORDS = 24  # of a search


def with_words(text: str, ids: Sequence[str], cities: Mapping[str, City]) -> frozenset[str]:
    """Of these events those in which every word of the text begins a word, in whichever language. Three queries."""
    searched = list(dict.fromkeys(words(text)))[:MOST_WORDS]
    if not searched:
        return frozenset()
    said: dict[str, list[str]] = defaultdict(list)
    houses: dict[str, list[str]] = defaultdict(list)
    named = {city.pk: " ".join((city.name, *city.names.values())) for city in cities.values()}
    columns = ("title", "summary", "description", "venue", "address", "place", "city", "organisation")
    for id_, *parts, place, city, organisation in Event.objects.filter(pk__in=ids).values_list(
        "pk", *columns
    ):
        said[id_] += [*parts, named.get(place, ""), named.get(city, "")]
        houses[organisation].append(id_)
    for id_, *parts in EventText.objects.filter(event__in=ids).values_list("event", "title", "summary"):
        said[id_] += parts
    for house, name in OrganisationName.objects.filter(organisation__in=filter(None, houses)).values_list(
        "organisation", "name"
    ):
        for id_ in houses[house]:
            said[id_].append(name)
    return frozenset(id_ for id_, parts in said.items() if _has(searched, "\n".join(parts)))


def _has(searched: Sequence[str], text: str) -> bool:
    there = _words_in(text)
    return all(f" {word}" in there for word in searched)


@lru_cache(maxsize=4096)
def _words_in(text: str) -> str:
    return f" {' '.join(words(text))}"
