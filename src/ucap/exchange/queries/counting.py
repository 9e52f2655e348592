"""How many entries there would be with each value of each filter: counted in one pass over narrow columns, whatever is chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Count, Exists, OuterRef

from ucap.exchange.models import Entry, EntryTag
from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.entries import listed_entries
from ucap.exchange.queries.search import with_words
from ucap.exchange.states import Facet
from ucap.organisations.states import Kind
from ucap.people.rules import Viewer
from ucap.places.models import City

# Filter -> what an entry has of it; a city is counted by its id, and named by its address outside
COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "kind",
        "area": "area",
        "country": "country",
        "city": "place",
        "language": "language",
        "organisation_type": "organisation__kind",
    }
)
TAGS: Mapping[str, Facet] = MappingProxyType({"sdg": Facet.SDG, "topic": Facet.URBAN_AGENDA})
Chosen = Mapping[str, Sequence[str]]  # filter -> values, any of which will do


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is of all that is asked for, and of each value if it were chosen beside the other filters."""

    total: int
    of: Mapping[str, Counter[str]]  # by filter


def counts_of(words: str, chosen: Chosen, viewer: Viewer) -> Counts:
    """Counted over the listed entries that this reader sees. Three queries, one more of a member, and where a city is chosen."""
    there = with_words(listed_entries(viewer), words).order_by()
    tags = {name: chosen[name] for name in TAGS if chosen.get(name)}
    columns = {name: frozenset(chosen[name]) for name in COLUMNS if chosen.get(name)}
    if "city" in columns:
        columns["city"] = frozenset(
            City.objects.filter(slug__in=columns["city"]).values_list("pk", flat=True)
        )
    total, of = _in_columns(tagged(there, tags), columns)
    for names in ((name,) for name in TAGS) if tags else (tuple(TAGS),):
        others = {name: values for name, values in tags.items() if name not in names}
        if words.strip() or columns or others:
            of |= _in_tags(in_columns(tagged(there, others), chosen), names)
        else:
            of |= _in_all_tags(viewer, names)
    return Counts(total, of)


def tagged(found: EntryQuerySet, chosen: Chosen) -> EntryQuerySet:
    """Those with one of the values of each filter by tags that is chosen."""
    for name, values in chosen.items():
        if values and name in TAGS:
            tags = EntryTag.objects.filter(entry=OuterRef("pk"), facet=TAGS[name], value__in=values)
            found = found.filter(Exists(tags))
    return found


def in_columns(found: EntryQuerySet, chosen: Chosen) -> EntryQuerySet:
    """Those with one of the values of each other filter that is chosen."""
    for name, values in chosen.items():
        if not values or name not in COLUMNS:
            continue
        if name == "organisation_type" and Kind.PUBLIC in values:  # a city is a public body
            found = found.filter(organisation__kind__in=values) | found.filter(organisation=None)
        else:
            column = "place__slug" if name == "city" else COLUMNS[name]
            found = found.filter(**{f"{column}__in": values})
    return found


def _in_columns(
    found: EntryQuerySet, chosen: Mapping[str, frozenset[str]]
) -> tuple[int, dict[str, Counter[str]]]:
    """How many have what is chosen, and of each filter what its values have of those that meet the others. One query."""
    names = tuple(COLUMNS)
    total, of = 0, {name: Counter[str]() for name in names}
    groups: Any = found.values_list(*COLUMNS.values()).annotate(number=Count("pk")).order_by()
    for *row, number in groups:
        values = dict(zip(names, row, strict=True))
        values["organisation_type"] = values["organisation_type"] or Kind.PUBLIC.value
        unmet = [name for name, some in chosen.items() if values[name] not in some]
        if len(unmet) > 1:
            continue
        total += 0 if unmet else number
        for name in unmet or names:
            if values[name]:
                of[name][values[name]] += number
    return total, of


def _in_tags(found: EntryQuerySet, names: Iterable[str]) -> dict[str, Counter[str]]:
    """Of each tag how many of these entries have it. One query."""
    return _counted(EntryTag.objects.filter(entry__in=found.order_by().values("pk")), names)


def _in_all_tags(viewer: Viewer, names: Iterable[str]) -> dict[str, Counter[str]]:
    """The same of all listed entries that this reader sees: what there is without what the others have, which are few. Two queries."""
    every = _counted(EntryTag.objects.all(), names)
    hidden = _in_tags(Entry.objects.not_listed_to(viewer), names)
    return {name: +(counts - hidden[name]) for name, counts in every.items()}


def _counted(tags: Any, names: Iterable[str]) -> dict[str, Counter[str]]:
    by_facet = {TAGS[name].value: name for name in names}
    of = {name: Counter[str]() for name in by_facet.values()}
    rows = tags.filter(facet__in=list(by_facet)).order_by().values_list("facet", "value")
    for facet, value, number in rows.annotate(number=Count("entry")):
        of[by_facet[facet]][value] = number
    return of
