"""The list of entries: what was asked for, what was found, and what else could be asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q
from django.utils.translation import get_language

from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.counting import Chosen, Counts, counts_of, in_columns, tagged
from ucap.exchange.queries.entries import listed_entries
from ucap.exchange.queries.search import with_words
from ucap.exchange.wording import FILTERS, value_in_words
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.places.names import local_name

PAGE = 24
MOST_CITIES = 60  # that the filter offers, those of most entries; a link can name any
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "-published": (F("published_at").desc(nulls_last=True), "pk"),
    "ends": (F("expires_on").asc(nulls_last=True), "pk"),
    "title": ("title", "pk"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list; "" for whatever there is. `chosen`: filter -> values, any of which will do."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "-published"
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with the number of entries there would be."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: tuple[Choice, ...]  # those of most entries first, goals by number

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.chosen)


@dataclass(frozen=True, slots=True)
class EntryList:
    """A page of the list."""

    asked: Asked
    filters: tuple[Filter, ...]
    page: "Page[str]"  # of ids
    cards: list[EntryCard]


class Counted(Paginator[str]):
    """The pages of a list of which it is known already how long it is."""

    def __init__(self, found: EntryQuerySet, total: int) -> None:
        super().__init__(found.values_list("pk", flat=True), PAGE)
        self.count = total


def entry_list(asked: Asked, viewer: Viewer) -> EntryList:
    """One page of what is asked for, with the filters. Nine queries, however many entries."""
    counts = counts_of(asked.words, asked.chosen, viewer)
    page = Counted(wanted(asked, viewer), counts.total).get_page(asked.page)
    return EntryList(
        asked=asked,
        filters=_filters(counts, asked.chosen),
        page=page,
        cards=cards(list(page.object_list)),
    )


def filters_of(asked: Asked, viewer: Viewer) -> tuple[Filter, ...]:
    """Every filter, with what it would leave. Five queries at most, one more for the names of cities."""
    return _filters(counts_of(asked.words, asked.chosen, viewer), asked.chosen)


def wanted(asked: Asked, viewer: Viewer) -> EntryQuerySet:
    """The listed entries that are asked for and that this reader sees, in order."""
    found = with_words(listed_entries(viewer), asked.words)
    found = in_columns(tagged(found, asked.chosen), asked.chosen)
    return found.order_by(*ORDERS.get(asked.order, ORDERS["-published"]))


def _filters(counts: Counts, chosen: Chosen) -> tuple[Filter, ...]:
    cities = _cities(counts.of["city"], chosen.get("city", ()))
    return tuple(_filter(name, counts, chosen.get(name, ()), cities) for name in FILTERS)


def _filter(
    name: str, counts: Counts, chosen: Sequence[str], cities: Mapping[str, tuple[str, int]]
) -> Filter:
    """The values that lead somewhere, as far as the other filters go, and those that are chosen."""
    if name == "city":
        found = [Choice(slug, label, count, slug in chosen) for slug, (label, count) in cities.items()]
    else:
        of = counts.of[name]
        values = dict.fromkeys((*of, *chosen))
        found = [Choice(value, value_in_words(name, value), of[value], value in chosen) for value in values]
    if name == "sdg":
        found.sort(key=lambda one: (len(one.value), one.value))
    else:
        found.sort(key=lambda one: (-one.count, one.label))
    return Filter(name, str(FILTERS[name]), tuple(found))


def _cities(counts: Counter[str], chosen: Sequence[str]) -> dict[str, tuple[str, int]]:
    """By address what the reader calls the cities of most entries and those that are chosen, and how many entries. One query."""
    most = sorted(counts, key=lambda city: (-counts[city], city))[:MOST_CITIES]
    if not most and not chosen:
        return {}
    language = get_language() or "en"
    rows = City.objects.filter(Q(pk__in=most) | Q(slug__in=chosen)).values_list("pk", "slug", "names", "name")
    named = {
        slug: (local_name(names, name, language).text, counts[pk])
        for pk, slug, names, name in rows.order_by()
    }
    return named | {slug: (value_in_words("city", slug), 0) for slug in chosen if slug not in named}


def city_names(slugs: Sequence[str]) -> dict[str, str]:
    """The cities of these addresses as the reader calls them. One query, none for no city."""
    language = get_language() or "en"
    found = City.objects.filter(slug__in=slugs).values_list("slug", "names", "name") if slugs else ()
    return {slug: local_name(names, name, language).text for slug, names, name in found}
