"""A list of plans to take away: as a table for a spreadsheet, or as JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from ucap.kernel.cells import safe_cell
from ucap.places.countries import country_name
from ucap.places.names import local_name
from ucap.plans.queries.cards import CityOfPlan, PlanCard, cards
from ucap.plans.wording import STANDINGS

AT_ONCE = 500  # plans; as many as a database takes in one question


def as_csv(ids: Sequence[str], today: date) -> str:
    """A table in the reader's language, one line a plan, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    table = csv.writer(written)
    written.write("\ufeff")
    columns = (
        gettext("Title"),
        gettext("Where it stands"),
        gettext("From"),
        gettext("To"),
        gettext("Cities"),
        gettext("Countries"),
        gettext("Themes"),
        gettext("Sustainable Development Goals"),
        gettext("Language"),
        pgettext("column of dates", "Published"),
        gettext("Address"),
    )
    table.writerow(columns)
    for card in _cards(ids, today):
        table.writerow([safe_cell(value) for value in _row(card)])
    return written.getvalue()


def as_json(ids: Sequence[str], today: date) -> str:
    """The same as JSON, with codes beside names and nothing translated but the names of cities."""
    plans = [_plain(card) for card in _cards(ids, today)]
    return json.dumps({"plans": plans}, ensure_ascii=False, indent=1)


def _cards(ids: Sequence[str], today: date) -> Iterator[PlanCard]:
    for start in range(0, len(ids), AT_ONCE):
        yield from cards(ids[start : start + AT_ONCE], today)


def _row(card: PlanCard) -> tuple[str, ...]:
    cities = [city for side in card.sides for city in side]
    language = get_language() or "en"
    codes = dict.fromkeys(city.country for city in cities if city.country)
    return (
        card.title,
        str(STANDINGS[card.standing]),
        str(card.starts or ""),
        str(card.ends or ""),
        " | ".join("; ".join(_name(city) for city in side) for side in card.sides),
        "; ".join(country_name(code, language) for code in codes),
        "; ".join(card.themes),
        "; ".join(str(goal) for goal in card.goals),
        card.language,
        str(card.published_at.date()) if card.published_at else "",
        _address(card),
    )


def _plain(card: PlanCard) -> Mapping[str, Any]:
    return {
        "id": card.id,
        "url": _address(card),
        "title": card.title,
        "language": card.language,
        "standing": card.standing.value,
        "period": {"start": str(card.starts or "") or None, "end": str(card.ends or "") or None},
        "sides": [
            [{"name": _name(city), "country": city.country or None} for city in side] for side in card.sides
        ],
        "themes": card.themes,
        "sdgs": card.goals,
        "published": card.published_at.isoformat() if card.published_at else None,
        "example": card.is_example,
    }


def _name(city: CityOfPlan) -> str:
    return local_name(city.names, city.name, get_language() or "en").text


def _address(card: PlanCard) -> str:
    return settings.PUBLIC_URL + reverse("plans:plan", args=[card.slug])


TABLES: Mapping[str, tuple[str, Callable[[Sequence[str], date], str]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "json": ("application/json", as_json),
}
