"""A list of events to take away: as a table for a spreadsheet, and as JSON Lines for programs."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from ucap.events.queries.cards import EventCard, cards, city_name
from ucap.events.times import local
from ucap.events.wording import STANDINGS, value_in_words
from ucap.organisations.tables import FORMULA
from ucap.people.rules import Viewer

AT_ONCE = 500  # events; as many as a database takes in one question


def as_csv(ids: Sequence[str], viewer: Viewer, at: datetime) -> Iterator[str]:
    """A table in the reader's language, one line an event, with the mark by which spreadsheets know UTF-8."""
    head = (
        gettext("Title"),
        gettext("Kind"),
        gettext("Where it stands"),
        gettext("Begins"),
        gettext("Ends"),
        gettext("Time zone"),
        gettext("Where people meet"),
        gettext("Venue"),
        gettext("City"),
        gettext("Country"),
        gettext("Held by"),
        gettext("Themes"),
        gettext("Sustainable Development Goals"),
        gettext("Summary"),
        gettext("Address"),
    )
    yield "\ufeff" + _line(head)
    for some in _some(ids, viewer, at):
        yield "".join(_line(_row(card)) for card in some)


def as_json_lines(ids: Sequence[str], viewer: Viewer, at: datetime) -> Iterator[str]:
    """One event a line."""
    for some in _some(ids, viewer, at):
        yield "".join(json.dumps(_plain(card), ensure_ascii=False) + "\n" for card in some)


def _some(ids: Sequence[str], viewer: Viewer, at: datetime) -> Iterator[list[EventCard]]:
    for start in range(0, len(ids), AT_ONCE):
        yield cards(ids[start : start + AT_ONCE], viewer, at)


def _plain(card: EventCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "url": settings.PUBLIC_URL + card.href,
        "kind": card.kind,
        "state": card.standing.value,
        "title": card.words.title,
        "summary": card.words.summary,
        "language": card.words.language,
        "starts": _at(card.starts_at, card.time_zone),
        "ends": _at(card.ends_at, card.time_zone),
        "time_zone": card.time_zone,
        "mode": card.mode,
        "venue": card.venue,
        "place": card.place.pk if card.place else None,
        "country": card.place.country if card.place else None,
        "held_by": [host.text for host in card.hosts],
        "themes": list(card.themes),
        "sdgs": list(card.goals),
    }


def _row(card: EventCard) -> tuple[str, ...]:
    return (
        card.words.title,
        value_in_words("kind", card.kind),
        str(STANDINGS[card.standing]),
        _at(card.starts_at, card.time_zone) or "",
        _at(card.ends_at, card.time_zone) or "",
        card.time_zone,
        value_in_words("mode", card.mode),
        card.venue,
        city_name(card.place) if card.place else "",
        value_in_words("country", card.place.country) if card.place else "",
        "; ".join(host.text for host in card.hosts),
        "; ".join(card.themes),
        ", ".join(str(goal) for goal in card.goals),
        card.words.summary,
        settings.PUBLIC_URL + card.href,
    )


def _at(at: datetime | None, zone: str) -> str | None:
    """By the event's own clock, with its distance from UTC."""
    return local(at, zone).isoformat(timespec="minutes") if at else None


def _line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([f"'{value}" if value.startswith(FORMULA) else value for value in values])
    return written.getvalue()


TABLES = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl; charset=utf-8", as_json_lines),
}
