"""What the pictures are drawn from, to take away: tables for a spreadsheet, in the reader's language."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from ucap.exchange.content import EntryKind
from ucap.exchange.forms.finding import asked_of
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.wording import KINDS, value_in_words
from ucap.kernel.cells import safe_cell
from ucap.kernel.clock import now
from ucap.matching.forms.pictures import by_of, looked_of, which_of
from ucap.matching.queries.gaps import days_waiting, gaps_of
from ucap.matching.queries.matrix import matrix_page
from ucap.matching.queries.pairs import all_lines, as_cards, pairs_seen
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.places.names import local_name

AT_ONCE = 400  # entries; as many as a database takes in one question


def lines_as_csv(parameters: QueryDict, viewer: Viewer) -> Iterator[str]:
    """Every two cities with pairs between them, or one with pairs within it."""
    yield _head(gettext("City"), gettext("Other city"), gettext("Pairs"), gettext("Best score"))
    for line in all_lines(which_of(parameters, viewer), viewer):
        yield _line((_named(line.here), _named(line.there), str(line.number), f"{line.best:.2f}"))


def pairs_as_csv(parameters: QueryDict, viewer: Viewer) -> Iterator[str]:
    """Every pair, best first."""
    sides = (
        gettext("Kind"),
        gettext("Title"),
        gettext("Organisation or city"),
        gettext("City"),
        gettext("Address"),
    )
    other = gettext("Other entry: %(column)s")
    yield _head(gettext("Score"), *sides, *(other % {"column": column} for column in sides))
    which = which_of(parameters, viewer)
    rows = list(pairs_seen(which, viewer).values_list("entry", "other", "score"))
    for start in range(0, len(rows), AT_ONCE):
        found = as_cards(rows[start : start + AT_ONCE], which)
        yield "".join(_line((f"{one.score:.2f}", *_side(one.one), *_side(one.other))) for one in found)


def matrix_as_csv(parameters: QueryDict, viewer: Viewer) -> Iterator[str]:
    """Of every city and theme how much is offered, asked for and looked into; the row's sum has no theme."""
    by = by_of(parameters)
    page = matrix_page(asked_of(parameters), viewer, by, every=True)
    kinds = tuple(str(KINDS[kind]) for kind in EntryKind)
    yield _head(gettext("City"), gettext("Theme"), *kinds)
    for row in page.matrix.rows:
        place = page.cities.get(row.key)
        name = _named(place) if place else gettext("Without a city")
        for column, cell in zip(page.matrix.columns, row.cells, strict=True):
            if cell:
                yield _line((name, value_in_words(by, column), *_counts(cell)))
        yield _line((name, "", *_counts(row.total)))


def gaps_as_csv(parameters: QueryDict, viewer: Viewer) -> Iterator[str]:
    """Every entry that nothing fits, those that wait longest first."""
    yield _head(
        gettext("Kind"),
        gettext("Title"),
        gettext("Organisation or city"),
        gettext("City"),
        gettext("Address"),
        pgettext("of an entry", "Area"),
        gettext("Sustainable Development Goals"),
        gettext("Days it has waited"),
    )
    ids = list(gaps_of(looked_of(parameters), viewer).values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        yield "".join(_line(_gap(card)) for card in cards(ids[start : start + AT_ONCE]))


TABLES: Mapping[str, Callable[[QueryDict, Viewer], Iterator[str]]] = {
    "map": lines_as_csv,
    "pairs": pairs_as_csv,
    "matrix": matrix_as_csv,
    "gaps": gaps_as_csv,
}


def _gap(card: EntryCard) -> tuple[str, ...]:
    area, goals = value_in_words("area", card.area), ", ".join(map(str, card.goals))
    return (*_side(card), area, goals, str(days_waiting(card, now())))


def _side(card: EntryCard) -> tuple[str, ...]:
    place = _named(card.place) if card.place else ""
    return (
        value_in_words("kind", card.kind),
        card.title,
        card.organisation.text if card.organisation else place,
        place,
        settings.PUBLIC_URL + reverse("exchange:entry", args=[card.slug]),
    )


def _counts(counts: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(str(counts.get(kind.value, 0)) for kind in EntryKind)


def _named(city: City) -> str:
    return local_name(city.names, city.name, get_language() or "en").text


def _head(*columns: str) -> str:
    """The first line, with the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + _line(columns)


def _line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([safe_cell(value) for value in values])
    return written.getvalue()
