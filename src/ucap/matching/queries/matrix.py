"""What each city offers and asks for, theme by theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Count

from ucap.exchange.content import Area
from ucap.exchange.models import EntryTag
from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.counting import TAGS
from ucap.exchange.queries.listing import Asked, Filter, filters_of, wanted
from ucap.matching.matrix import Matrix, matrix
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.themes.goals import NUMBERS
from ucap.themes.topics import topics

ROWS = 25
MOST_ROWS = 400  # where all are asked for
COLUMNS = 20  # as many as there are goals, topics or areas
# What the columns can be -> their order
THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sdg": tuple(str(number) for number in NUMBERS),
        "topic": tuple(topic.name for topic in topics()),
        "area": tuple(area.value for area in Area),
    }
)
Counted = list[tuple[str, str, str, int]]  # row, column, kind, number


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """What the cities offer and ask for."""

    asked: Asked
    filters: tuple[Filter, ...]
    by: str  # what the columns are, of THEMES
    total: int  # entries
    matrix: Matrix[str]  # the rows by the city's id, "" for entries of which no city is known
    cities: Mapping[str, City]
    all: bool  # every row is asked for


def matrix_page(asked: Asked, viewer: Viewer, by: str, *, every: bool = False) -> MatrixPage:
    """The counts of every listed entry that is asked for and that the viewer sees. Three queries, those of the filters aside."""
    found = wanted(asked, viewer).order_by()
    cells = _cells(found, asked, by)
    totals = [
        (place or "", kind, number)
        for place, kind, number in found.values_list("place", "kind").annotate(number=Count("pk"))
    ]
    drawn = matrix(
        cells, totals, rows=MOST_ROWS if every else ROWS, columns=COLUMNS, order=_order(THEMES[by], cells)
    )
    return MatrixPage(
        asked=asked,
        filters=filters_of(asked, viewer),
        by=by,
        total=sum(number for *_, number in totals),
        matrix=drawn,
        cities=City.objects.in_bulk([row.key for row in drawn.rows if row.key]),
        all=every,
    )


def _cells(found: EntryQuerySet, asked: Asked, by: str) -> Counted:
    """How many entries of each kind a city has under each theme; where themes are chosen, under those alone."""
    if by not in TAGS:
        rows = found.values_list("place", by, "kind").annotate(number=Count("pk"))
        return [(place or "", column, kind, number) for place, column, kind, number in rows]
    tags = EntryTag.objects.filter(facet=TAGS[by], entry__in=found.values("pk")).order_by()
    if asked.chosen.get(by):
        tags = tags.filter(value__in=asked.chosen[by])
    tagged = tags.values_list("entry__place", "value", "entry__kind").annotate(number=Count("entry"))
    return [(place or "", value, kind, number) for place, value, kind, number in tagged]


def _order(known: tuple[str, ...], cells: Counted) -> list[str]:
    """The known order; what is in none comes after it."""
    return [*known, *sorted({column for _, column, *_ in cells} - set(known))]
