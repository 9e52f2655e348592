"""Registrations to take away as a table: one a line, each question of the hosts a column."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.translation import get_language, gettext

from ucap.events.answers import said
from ucap.events.models import Event, Question
from ucap.events.queries.asked import is_over
from ucap.events.queries.cards import city_name
from ucap.events.queries.registrations import (
    AskedOfList,
    Line,
    all_wanted,
    lines_of,
    questions_with_answers,
)
from ucap.events.registering_words import COMES, STATES
from ucap.events.times import local
from ucap.kernel.cells import safe_cell
from ucap.organisations.wording import tongue_name
from ucap.places.countries import country_name

Table = Iterator[tuple[str, ...]]
LONGEST_CELL = 32_767  # characters, of XLSX


def as_csv(event: Event, asked: AskedOfList, at: datetime) -> bytes:
    """The table in the reader's language, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    csv.writer(written).writerows(_table(event, asked, at))
    return ("\ufeff" + written.getvalue()).encode()


def as_xlsx(event: Event, asked: AskedOfList, at: datetime) -> bytes:
    """The same as a workbook of one sheet; every cell is a text, none a formula."""
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]
    from openpyxl.styles import Font  # type: ignore[import-untyped]

    book = Workbook(write_only=True)
    sheet = book.create_sheet(gettext("Registrations")[:31])
    sheet.freeze_panes = "B2"
    for number, row in enumerate(_table(event, asked, at)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
            cell.data_type = "s"  # whatever it begins with
            cell.font = Font(bold=number == 0)
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


TABLES: Mapping[str, tuple[str, Callable[[Event, AskedOfList, datetime], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


def _table(event: Event, asked: AskedOfList, at: datetime) -> Table:
    questions = questions_with_answers(event)
    yield _safe((*_head(), *(one.wording for one in questions)))
    rows = list(all_wanted(event, asked, at))
    for line in lines_of(event, rows, over=is_over(event, at)):
        yield _safe((*_line(event, line), *_answers(line, questions)))


def _head() -> tuple[str, ...]:
    return (
        gettext("Name"),
        gettext("Organisation"),
        gettext("City"),
        gettext("Country"),
        gettext("E-mail address"),
        gettext("Delegation"),
        gettext("Where it stands"),
        gettext("How they come"),
        gettext("Languages"),
        gettext("Agreed to be listed"),
        gettext("Registered"),
        gettext("Let in"),
        gettext("Did not come"),
        gettext("Why it was declined"),
    )


def _line(event: Event, line: Line) -> tuple[str, ...]:
    one = line.registration
    return (
        one.name,
        line.whose.text if line.whose else "",
        city_name(one.city) if one.city else "",
        country_name(line.country, get_language() or "en") if line.country else "",
        line.email,
        one.delegation.name if one.delegation else "",
        gettext(STATES[one.state]),
        gettext(COMES[one.mode]) if one.mode in COMES else "",
        ", ".join(tongue_name(tag) for tag in one.languages),
        _yes(one.listed),
        _moment(one.at, event),
        _moment(one.checked_in_at, event),
        _yes(line.no_show),
        one.why,
    )


def _answers(line: Line, questions: Sequence[Question]) -> Iterator[str]:
    given = line.registration.answers
    for question in questions:
        yield said(question.kind, given.get(question.pk), gettext("Yes"))


def _yes(value: bool) -> str:
    return gettext("Yes") if value else ""


def _moment(at: datetime | None, event: Event) -> str:
    """By the event's clock."""
    return f"{local(at, event.time_zone):%Y-%m-%d %H:%M}" if at else ""


def _safe(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(safe_cell(value) for value in row)
