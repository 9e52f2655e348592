"""Entries as lists show them, read from the columns beside their texts: no text is parsed for a list."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from ucap.exchange.models import Entry, EntryFile, EntryTag
from ucap.exchange.queries.translations import Text, Translated, translated
from ucap.exchange.states import Facet
from ucap.kernel.prepared import Many, Prepared, Row
from ucap.organisations.queries.names import Named, names_of
from ucap.places.models import City

OF_HEADINGS = ("pk", "slug", "kind", "area", "title", "language", "country", "summary", "organisation")
OF_CITIES = ("id", "name", "names")  # the others are of no use to a heading, and some are long


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHeading:
    """What an entry is and whose; the caller has made sure that its reader may see it."""

    id: str
    slug: str
    kind: str
    area: str
    title: str
    language: str
    country: str
    place: City | None
    organisation: Named | None
    city: City | None  # for which it was written, where it is no organisation
    translated: Translated | None  # in the reader's language, where the text is in another


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryCard(EntryHeading):
    """What a list shows of an entry."""

    state: str
    visibility: str
    summary: str
    organisation_slug: str
    goals: tuple[int, ...]
    themes: tuple[str, ...]
    picture: EntryFile | None
    published_at: datetime | None
    expires_on: date | None
    is_example: bool


def headings(ids: Sequence[str]) -> dict[str, EntryHeading]:
    """By id what each entry is and whose; those that are not there left out. Two queries, one more with a translation service."""
    if not ids:
        return {}
    rows = [_Row(*row[: len(OF_HEADINGS)], *_cities(row[len(OF_HEADINGS) :])) for row in _headings(ids=ids)]
    names = names_of(one.organisation_id for one in rows if one.organisation_id)
    read = translated([Text(one.pk, one.language, one.title, one.summary) for one in rows])
    return {
        one.pk: EntryHeading(**_heading(one, names.get(one.organisation_id or ""), read.get(one.pk)))
        for one in rows
    }


class _Row(NamedTuple):
    """What a heading is made of, called as an entry calls it."""

    pk: str
    slug: str
    kind: str
    area: str
    title: str
    language: str
    country: str
    summary: str
    organisation_id: str | None
    place: City | None
    city: City | None


@Prepared
def _headings(ids: Many) -> QuerySet[Entry, Row]:
    of_cities = [f"{city}__{column}" for city in ("place", "city") for column in OF_CITIES]
    return Entry.objects.filter(pk__in=ids).order_by().values_list(*OF_HEADINGS, *of_cities)


def _cities(columns: Row) -> Iterator[City | None]:
    """The cities of which these are the columns, one after the other; the rest of each is read where somebody asks for it."""
    for begin in range(0, len(columns), len(OF_CITIES)):
        one = columns[begin : begin + len(OF_CITIES)]
        yield City.from_db(None, OF_CITIES, one) if one[0] else None


def cards(ids: Sequence[str]) -> list[EntryCard]:
    """The entries in this order, each as a card; those that are not there left out. Four queries, however many; one more with a translation service."""
    found = Entry.objects.select_related("place", "city", "organisation").in_bulk(list(ids))
    names = names_of({one.organisation_id for one in found.values() if one.organisation_id})
    tags: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    of_these = EntryTag.objects.filter(entry__in=list(found), facet__in=(Facet.SDG, Facet.THEME))
    for id_, facet, value in of_these.values_list("entry", "facet", "value"):
        tags[id_][facet].append(value)
    pictures: dict[str, EntryFile] = {}
    for file in EntryFile.objects.filter(entry__in=list(found), is_image=True):
        pictures.setdefault(file.entry_id, file)
    read = translated([Text(one.pk, one.language, one.title, one.summary) for one in found.values()])
    return [
        _card(
            found[id_],
            names.get(found[id_].organisation_id or ""),
            tags[id_],
            pictures.get(id_),
            read.get(id_),
        )
        for id_ in ids
        if id_ in found
    ]


def _card(
    entry: Entry,
    name: Named | None,
    tags: dict[str, list[str]],
    picture: EntryFile | None,
    read: Translated | None,
) -> EntryCard:
    return EntryCard(
        **_heading(entry, name, read),
        state=entry.state,
        visibility=entry.visibility,
        summary=entry.summary,
        organisation_slug=entry.organisation.slug if entry.organisation else "",
        goals=tuple(sorted(int(value) for value in tags[Facet.SDG])),
        themes=tuple(tags[Facet.THEME]),
        picture=picture,
        published_at=entry.published_at,
        expires_on=entry.expires_on,
        is_example=entry.is_example,
    )


def _heading(entry: Entry | _Row, name: Named | None, read: Translated | None) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "slug": entry.slug,
        "kind": entry.kind,
        "area": entry.area,
        "title": entry.title,
        "language": entry.language,
        "country": entry.country,
        "place": entry.place,
        "organisation": name,
        "city": entry.city,
        "translated": read,
    }
