"""A list of entries to take away: as a table for a spreadsheet, and as the JSON Lines that `ucap match` reads."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext

from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.wording import value_in_words
from ucap.organisations.states import Kind
from ucap.organisations.tables import FORMULA
from ucap.places.names import local_name

AT_ONCE = 500  # entries; as many as a database takes in one question


def as_csv(ids: Sequence[str]) -> Iterator[str]:
    """A table in the reader's language, one line an entry, with the mark by which spreadsheets know UTF-8."""
    head = (
        gettext("Title"),
        gettext("Kind"),
        pgettext("of an entry", "Area"),
        gettext("Summary"),
        gettext("Organisation or city"),
        gettext("City"),
        gettext("Country"),
        gettext("Language"),
        gettext("Themes"),
        gettext("Sustainable Development Goals"),
        gettext("Published"),
        gettext("Ends"),
        gettext("Address"),
    )
    yield "\ufeff" + _line(head)
    for start in range(0, len(ids), AT_ONCE):
        yield "".join(_line(_row(card)) for card in cards(ids[start : start + AT_ONCE]))


def as_json_lines(ids: Sequence[str]) -> Iterator[str]:
    """One entry a line, as the contract of `ucap match` has it."""
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        found = Entry.objects.select_related("current", "organisation").in_bulk(some)
        entries = (found[one] for one in some if one in found and found[one].current)
        yield "".join(json.dumps(for_matching(entry), ensure_ascii=False) + "\n" for entry in entries)


def for_matching(entry: Entry) -> dict[str, Any]:
    """The published entry in the shape that `ucap match` reads. An organisation is known by its id, as a city is."""
    content = entry.current.content if entry.current else EntryContent()
    organisation = entry.organisation
    return {
        "id": entry.pk,
        "kind": content.kind.value,
        "title": content.title,
        "text": "\n\n".join(filter(None, (content.summary, content.description, content.particulars))),
        "language": content.language,
        "themes": list(content.themes),
        "sdgs": list(content.sdgs),
        "country": entry.country or None,
        "place": entry.place_id,
        "organisation": organisation.pk if organisation else f"city:{entry.city_id}",
        "organisation_type": organisation.kind if organisation else Kind.PUBLIC.value,
        "wants": {
            "countries": list(content.countries),
            "organisation_types": [kind.value for kind in content.partner_types],
        },
        "expires": entry.expires_on.isoformat() if entry.expires_on else None,
    }


def _row(card: EntryCard) -> tuple[str, ...]:
    language = get_language() or "en"
    place = local_name(card.place.names, card.place.name, language).text if card.place else ""
    return (
        card.title,
        value_in_words("kind", card.kind),
        value_in_words("area", card.area),
        card.summary,
        card.organisation.text if card.organisation else place,
        place,
        value_in_words("country", card.country) if card.country else "",
        value_in_words("language", card.language),
        "; ".join(card.themes),
        ", ".join(str(goal) for goal in card.goals),
        card.published_at.date().isoformat() if card.published_at else "",
        card.expires_on.isoformat() if card.expires_on else "",
        settings.PUBLIC_URL + reverse("exchange:entry", args=[card.slug]),
    )


def _line(values: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([f"'{value}" if value.startswith(FORMULA) else value for value in values])
    return written.getvalue()


TABLES = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonl": ("application/jsonl; charset=utf-8", as_json_lines),
}
