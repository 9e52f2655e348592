"""How many entries there would be with each value of each filter: counted in one pass over narrow columns, whatever is chosen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from types import MappingProxyType
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ucap.exchange.models import Entry, EntryTag
from ucap.exchange.models.entry import EntryQuerySet, one_by_one
from ucap.exchange.queries.search import searched
from ucap.exchange.states import Facet
from ucap.kernel.prepared import Many, Prepared, Row
from ucap.organisations.models import Organisation
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
# Of an entry, in the order of the index `entries_counted`: grouped so, the entries are read in order and need not be sorted
GROUPED = ("state", "visibility", "kind", "area", "country", "language", "place", "organisation")
TAGS: Mapping[str, Facet] = MappingProxyType({"sdg": Facet.SDG, "topic": Facet.URBAN_AGENDA})
Chosen = Mapping[str, Sequence[str]]  # filter -> values, any of which will do


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is of all that is asked for, and of each value if it were chosen beside the other filters."""

    total: int
    of: Mapping[str, Counter[str]]  # by filter


def counts_of(words: str, chosen: Chosen, viewer: Viewer) -> Counts:
    """Counted over the listed entries that this reader sees. Four queries, one more of a member, and where a city is chosen."""
    there = searched(words, viewer).order_by()
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
            asked = in_columns(tagged(there, others), chosen)
            of |= _in_tags(asked, names, few=bool(words.strip()))
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


def with_tags(found: EntryQuerySet, facet: Facet, values: Sequence[str]) -> EntryQuerySet:
    """These entries as often as they have a tag of the facet, of these values or, without any, of all: `tags__value` says which."""
    tags = Q(tags__facet=facet, tags__value__in=values) if values else Q(tags__facet=facet)
    # Entry by entry, with its tags: of a table of all tags each one's entry would have to be looked up
    return found.filter(one_by_one(tags))


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
    """How many have what is chosen, and of each filter what its values have of those that meet the others. Two queries."""
    columns, numbers = _groups(found)
    meets = {name: [value in some for value in columns[name]] for name, some in chosen.items()}
    of = {}
    for name in COLUMNS:
        met = _all([those for other, those in meets.items() if other != name], len(numbers))
        counts: Counter[str] = Counter()
        for value, number in compress(zip(columns[name], numbers, strict=True), met):
            counts[value] += number
        of[name] = Counter({value: number for value, number in counts.items() if value})
    return sum(compress(numbers, _all(list(meets.values()), len(numbers)))), of


def _groups(found: EntryQuerySet) -> tuple[dict[str, Sequence[str]], Sequence[int]]:
    """By filter, place for place, the values that some of these entries have together, and how many have. Two queries.

    There can be tens of thousands of such groups, so they are columns.
    """
    rows = _rows(found.values_list(*GROUPED).annotate(number=Count("pk")).order_by())
    _, _, kind, area, country, language, place, house, numbers = tuple(zip(*rows, strict=True)) or ((),) * 9
    kinds: dict[str, str] = dict(_kinds(organisations=set(house) - {None}))
    columns = {"kind": kind, "area": area, "country": country, "language": language, "city": place}
    return columns | {"organisation_type": [kinds.get(one, Kind.PUBLIC.value) for one in house]}, numbers


def _rows(found: "QuerySet[Entry, Any]") -> list[Row]:
    """What the store answers, as it answers: texts and numbers need no turning into anything, and there are many."""
    try:
        question, given = found.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        rows: list[Row] = cursor.fetchall()
    return rows


def _all(meets: Sequence[Sequence[bool]], size: int) -> Iterable[bool]:
    """Place for place, whether everything is met."""
    return map(all, zip(*meets, strict=True)) if meets else repeat(True, size)


@Prepared
def _kinds(organisations: Many) -> QuerySet[Organisation, Row]:
    return Organisation.objects.filter(pk__in=organisations).order_by().values_list("pk", "kind")


def _in_tags(found: EntryQuerySet, names: Iterable[str], *, few: bool) -> dict[str, Counter[str]]:
    """Of each tag how many of these entries have it. One query."""
    return _counted(EntryTag.objects.filter(entry__in=found.order_by().values("pk")), names, few=few)


def _in_all_tags(viewer: Viewer, names: Iterable[str]) -> dict[str, Counter[str]]:
    """The same of all listed entries that this reader sees: what there is without what the others have, which are few. Two queries."""
    every = _counted(EntryTag.objects.all(), names)
    hidden = _counted(EntryTag.objects.filter(entry__in=Entry.objects.not_listed_to(viewer)), names)
    return {name: +(counts - hidden[name]) for name, counts in every.items()}


def _counted(tags: Any, names: Iterable[str], *, few: bool = False) -> dict[str, Counter[str]]:
    by_facet = {TAGS[name].value: name for name in names}
    of = {name: Counter[str]() for name in by_facet.values()}
    of_facets = Q(facet__in=list(by_facet))
    # Of few entries the tags are looked up; of many all tags are read in the order of the index, and the entries looked up
    rows = tags.filter(one_by_one(of_facets) if few else of_facets).order_by().values_list("facet", "value")
    for facet, value, number in rows.annotate(number=Count("entry")):
        of[by_facet[facet]][value] = number
    return of
