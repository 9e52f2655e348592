"""The list of entries: what was asked for, what was found, and what else could be asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef
from django.utils.translation import get_language

from ucap.exchange.models import EntryTag
from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import visible_entries
from ucap.exchange.queries.search import with_words
from ucap.exchange.states import Facet
from ucap.exchange.wording import FILTERS, value_in_words
from ucap.organisations.states import Kind
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.places.names import local_name

PAGE = 24
MOST_CITIES = 60  # that the filter offers, those of most entries; a link can name any
COLUMNS: Mapping[str, str] = {
    "kind": "kind",
    "area": "area",
    "country": "country",
    "city": "place__slug",
    "language": "language",
    "organisation_type": "organisation__kind",
}
TAGS: Mapping[str, Facet] = {"sdg": Facet.SDG, "topic": Facet.URBAN_AGENDA}
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


def entry_list(asked: Asked, viewer: Viewer) -> EntryList:
    """One page of what is asked for, with the filters. Fifteen queries, however many entries."""
    found = wanted(asked, viewer).values_list("pk", flat=True)
    page = Paginator(found, PAGE).get_page(asked.page)
    return EntryList(
        asked=asked,
        filters=filters_of(asked, viewer),
        page=page,
        cards=cards(list(page.object_list)),
    )


def filters_of(asked: Asked, viewer: Viewer) -> tuple[Filter, ...]:
    """Every filter, with what it would leave. A query each, one more for the names of cities."""
    return tuple(_filter(name, asked, viewer) for name in FILTERS)


def wanted(asked: Asked, viewer: Viewer) -> EntryQuerySet:
    """The listed entries that are asked for and that this reader sees, in order."""
    return _narrowed(asked, viewer).order_by(*ORDERS.get(asked.order, ORDERS["-published"]))


def _narrowed(asked: Asked, viewer: Viewer, *, but: str = "") -> EntryQuerySet:
    """By words and filters, without the filter of that name."""
    found = with_words(visible_entries(viewer).listed(), asked.words)
    for name, values in asked.chosen.items():
        if not values or name == but or name not in FILTERS:
            continue
        if name in TAGS:
            tagged = EntryTag.objects.filter(entry=OuterRef("pk"), facet=TAGS[name], value__in=values)
            found = found.filter(Exists(tagged))
        elif name == "organisation_type" and Kind.PUBLIC in values:  # a city is a public body
            found = found.filter(organisation__kind__in=values) | found.filter(organisation=None)
        else:
            found = found.filter(**{f"{COLUMNS[name]}__in": values})
    return found


def _filter(name: str, asked: Asked, viewer: Viewer) -> Filter:
    """The values that lead somewhere, as far as the other filters go, and those that are chosen. One query."""
    counts = _counts(name, _narrowed(asked, viewer, but=name).order_by())
    chosen = asked.chosen.get(name, ())
    values = tuple(dict.fromkeys((*counts, *chosen)))
    if name == "city":
        most = {city for city, _ in counts.most_common(MOST_CITIES)}
        values = tuple(city for city in values if city in most or city in chosen)
    words = city_names(values) if name == "city" else {}
    choices = [
        Choice(value, words.get(value) or value_in_words(name, value), counts[value], value in chosen)
        for value in values
    ]
    if name == "sdg":
        choices.sort(key=lambda one: (len(one.value), one.value))
    else:
        choices.sort(key=lambda one: (-one.count, one.label))
    return Filter(name, str(FILTERS[name]), tuple(choices))


def city_names(slugs: Sequence[str]) -> dict[str, str]:
    """The cities of these addresses as the reader calls them. One query, none for no city."""
    language = get_language() or "en"
    found = City.objects.filter(slug__in=slugs).values_list("slug", "names", "name") if slugs else ()
    return {slug: local_name(names, name, language).text for slug, names, name in found}


def _counts(name: str, found: EntryQuerySet) -> Counter[str]:
    """Of each value how many entries have it."""
    rows: Any
    if name in TAGS:
        tags = EntryTag.objects.filter(facet=TAGS[name], entry__in=found.values("pk")).order_by()
        rows = tags.values_list("value").annotate(number=Count("entry"))
    else:
        rows = found.values_list(COLUMNS[name]).annotate(number=Count("pk"))
    counts: Counter[str] = Counter()
    for value, number in rows:
        known = (value or Kind.PUBLIC.value) if name == "organisation_type" else value
        if known:
            counts[known] += number
    return counts
