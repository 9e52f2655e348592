"""The demand of a conference to take away as a table for a spreadsheet; never what people wrote to each other."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, pgettext

from ucap.events.queries.demand import Line
from ucap.kernel.cells import safe_cell


def as_csv(lines: Iterable[Line]) -> Iterator[str]:
    """One participant a line, in the reader's language, with the mark by which spreadsheets know UTF-8."""
    yield "\ufeff" + _line(_head())
    for one in lines:
        numbers = (one.asks, one.asked_by, one.to_answer, one.accepted, one.free)
        words = (one.party.name, one.party.house, one.party.place, one.party.country)
        beside = ", ".join(dict.fromkeys(one.beside))
        cells = (*map(safe_cell, words), *map(str, numbers), safe_cell(beside))
        yield _line(cells)


def _head() -> tuple[str, ...]:
    return (
        gettext("Name"),
        gettext("Organisation or city"),
        gettext("City"),
        gettext("Country"),
        gettext("Has asked"),
        gettext("Was asked"),
        gettext("Has to answer"),
        pgettext("meetings", "Accepted"),
        gettext("Free slots"),
        gettext("Comes along with"),
    )


def _line(values: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()
