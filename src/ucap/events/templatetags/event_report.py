"""What the report of an event says: {% load event_report %}."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from ucap.events.queries.report import ReportPage
from ucap.events.queries.report_sections import bars_in_words, numbers_in_words, table_in_words
from ucap.events.report_pdf import Section, Table
from ucap.events.times import local

register = template.Library()


@dataclass(frozen=True, slots=True)
class Said:
    """The numbers in words, and what can be taken away."""

    numbers: tuple[Section, ...]
    bars: tuple[Section, ...]
    table: Table | None
    first: date | None
    last: date | None
    files: Sequence[tuple[str, str, str]]

    @property
    def named_rows(self) -> Sequence[tuple[str, Sequence[tuple[int, int]]]]:
        """The rows of the table of cities, each after its city."""
        return list(zip(self.table.names, self.table.rows, strict=True)) if self.table else []


@register.simple_tag
def report_sections(page: ReportPage) -> Said:
    """{% report_sections page as said %}: the sections of the report in the reader's language."""
    event = page.event
    days = [local(at, event.time_zone).date() if at else None for at in (event.starts_at, event.ends_at)]
    files = (
        (reverse("events:report_pdf", args=[event.slug]), "PDF", gettext("to print and to send on")),
        (reverse("events:report_csv", args=[event.slug]), "CSV", gettext("the numbers, for a spreadsheet")),
    )
    return Said(
        numbers_in_words(page.numbers), bars_in_words(page), table_in_words(page), days[0], days[1], files
    )
