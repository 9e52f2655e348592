"""Entries as lists show them, read from the columns beside their texts: no text is parsed for a list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ucap.exchange.models import Entry, EntryFile, EntryTag
from ucap.exchange.queries.translations import Text, Translated, translated
from ucap.exchange.states import Facet
from ucap.organisations.queries.names import Named, names_of
from ucap.places.models import City


@dataclass(frozen=True, slots=True)
class EntryCard:
    """What a list shows of an entry; the caller has made sure that its reader may see it."""

    id: str
    slug: str
    state: str
    visibility: str
    kind: str
    area: str
    title: str
    summary: str
    language: str
    country: str
    place: City | None
    organisation: Named | None
    organisation_slug: str
    city: City | None  # for which it was written, where it is no organisation
    goals: tuple[int, ...]
    themes: tuple[str, ...]
    picture: EntryFile | None
    published_at: datetime | None
    expires_on: date | None
    is_example: bool
    translated: Translated | None  # in the reader's language, where the text is in another


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
        id=entry.pk,
        slug=entry.slug,
        state=entry.state,
        visibility=entry.visibility,
        kind=entry.kind,
        area=entry.area,
        title=entry.title,
        summary=entry.summary,
        language=entry.language,
        country=entry.country,
        place=entry.place,
        organisation=name,
        organisation_slug=entry.organisation.slug if entry.organisation else "",
        city=entry.city,
        goals=tuple(sorted(int(value) for value in tags[Facet.SDG])),
        themes=tuple(tags[Facet.THEME]),
        picture=picture,
        published_at=entry.published_at,
        expires_on=entry.expires_on,
        is_example=entry.is_example,
        translated=read,
    )
