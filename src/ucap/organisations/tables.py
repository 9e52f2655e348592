"""A list of organisations to take away, as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.organisations.queries.cards import OrganisationCard, cards
from ucap.organisations.states import KIND_LABELS, Kind
from ucap.places.countries import country_name
from ucap.places.names import local_name
from ucap.themes.topics import topic_name

# A cell that begins with one of these would be run as a formula by a spreadsheet (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
AT_ONCE = 500  # organisations; as many as a database takes in one question


def as_csv(ids: Sequence[str]) -> str:
    """A table in the reader's language, one line an organisation, with the mark by which spreadsheets know UTF-8."""
    written = io.StringIO()
    table = csv.writer(written)
    written.write("\ufeff")
    table.writerow(
        (
            gettext("Name"),
            gettext("Kind"),
            gettext("City"),
            gettext("Country"),
            gettext("Website"),
            gettext("Sustainable Development Goals"),
            gettext("Urban Agenda topics"),
            gettext("Fields of work"),
            gettext("Address"),
        )
    )
    for card in _cards(ids):
        table.writerow([_safe(value) for value in _row(card)])
    return written.getvalue()


def _cards(ids: Sequence[str]) -> Iterator[OrganisationCard]:
    for start in range(0, len(ids), AT_ONCE):
        yield from cards(ids[start : start + AT_ONCE])


def _row(card: OrganisationCard) -> tuple[str, ...]:
    language = get_language() or "en"
    return (
        card.name.text,
        gettext(KIND_LABELS[Kind(card.kind)]),
        local_name(card.city.names, card.city.name, language).text if card.city else "",
        country_name(card.country, language),
        card.website,
        ", ".join(str(goal) for goal in card.goals),
        "; ".join(topic_name(topic, language) for topic in card.topics),
        "; ".join(card.words),
        settings.PUBLIC_URL + reverse("organisations:organisation", args=[card.slug]),
    )


def _safe(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value
