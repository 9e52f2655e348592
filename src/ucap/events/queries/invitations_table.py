"""The cities that are invited, to take away as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.expo_words import INVITED
from ucap.events.models import Event
from ucap.events.queries.cards import city_name
from ucap.events.queries.invitations import Line, lines_of
from ucap.events.times import local
from ucap.organisations.tables import FORMULA
from ucap.places.countries import country_name


def as_csv(event: Event, at: datetime, *, state: str = "") -> Iterator[str]:
    """A table in the reader's language, one line a city, with the mark by which spreadsheets know UTF-8."""
    head = (
        gettext("City"),
        gettext("Country"),
        gettext("Where it stands"),
        gettext("Invited"),
        gettext("Last day for an answer"),
        gettext("Answered"),
        gettext("Answer"),
        gettext("Reminded"),
        gettext("Exhibits"),
        gettext("Confirmed exhibits"),
        gettext("Has an officer here"),
        gettext("Address"),
    )
    yield "\ufeff" + _line(head)
    for line in lines_of(event, at):
        if state in ("", line.invitation.state):
            yield _line(_row(line, event.time_zone))


def _row(line: Line, zone: str) -> tuple[str, ...]:
    row = line.invitation
    return (
        city_name(line.city),
        country_name(line.city.country, get_language() or "en"),
        gettext(INVITED[row.state]),
        _day(row.at, zone),
        row.answer_by.isoformat() if row.answer_by else "",
        _day(row.answered_at, zone),
        row.answer,
        _day(row.reminded_at, zone),
        str(line.exhibits),
        str(line.confirmed),
        gettext("yes") if line.has_officer else gettext("no"),
        settings.PUBLIC_URL + reverse("events:invitation", args=[row.pk]),
    )


def _day(at: datetime | None, zone: str) -> str:
    return local(at, zone).date().isoformat() if at else ""


def _line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([f"'{value}" if value.startswith(FORMULA) else value for value in values])
    return written.getvalue()
