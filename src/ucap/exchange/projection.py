"""What lists and search need of an entry, written beside it with every change, in the same transaction."""

from collections.abc import Iterator

from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry, EntryTag, EntryWords
from ucap.exchange.states import Facet
from ucap.language.words import words
from ucap.organisations.models import OrganisationName


def project(entry: Entry, content: EntryContent, *, published: bool) -> None:
    """Rewrites what lists show of the entry, and of a published text what it is found by.

    The caller saves the entry and holds the transaction.
    """
    entry.title, entry.summary = content.title, content.summary
    entry.kind, entry.area, entry.language = content.kind, content.area, content.language
    entry.country = entry.place.country if entry.place else _country(entry)
    if published:
        entry.tags.all().delete()
        EntryTag.objects.bulk_create(
            EntryTag(entry=entry, facet=facet, value=value) for facet, value in dict.fromkeys(_tags(content))
        )
        EntryWords.objects.update_or_create(entry=entry, defaults={"words": _words(entry, content)})


def _country(entry: Entry) -> str:
    return entry.organisation.country if entry.organisation else ""


def _tags(content: EntryContent) -> Iterator[tuple[Facet, str]]:
    facets = (
        (Facet.SDG, map(str, content.sdgs)),
        (Facet.THEME, content.themes),
        (Facet.URBAN_AGENDA, content.urban_agenda),
        (Facet.COUNTRY, content.countries),
        (Facet.PARTNER_TYPE, (one.value for one in content.partner_types)),
        (Facet.COOPERATION, (one.value for one in content.cooperation)),
    )
    for facet, values in facets:
        for value in values:
            yield facet, value[:120]


def _words(entry: Entry, content: EntryContent) -> str:
    """ " word word …", each word once: everything the entry says, whose it is and where, in every language of the names."""
    place = entry.place or entry.city
    texts = [
        content.title,
        content.summary,
        content.description,
        content.particulars,
        content.partner_role,
        *content.themes,
        *content.urban_agenda,
        *_names(entry),
        *((place.name, *(name for _, name in sorted(place.names.items()))) if place else ()),
    ]
    return " " + " ".join(dict.fromkeys(word for text in texts for word in words(text))) + " "


def _names(entry: Entry) -> list[str]:
    named = OrganisationName.objects.filter(organisation=entry.organisation_id)
    return list(named.values_list("name", flat=True)) if entry.organisation_id else []
