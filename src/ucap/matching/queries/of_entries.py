"""Entries of the exchange, as search and the index of meanings ask for them."""

from collections.abc import Collection, Iterator, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy

from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry, EntryTag, EntryWords
from ucap.exchange.queries.cards import cards
from ucap.exchange.queries.entries import listed_entries
from ucap.exchange.queries.stamp import own_stamp
from ucap.exchange.states import Facet, Visibility
from ucap.exchange.word_index import ENTRIES
from ucap.kernel.prepared import these
from ucap.matching import entry as matched
from ucap.matching.queries.kinds import Kind, Said, Value, Where
from ucap.matching.states import Flag, Subject

FLAGS = MappingProxyType(
    {
        matched.Kind.OFFER: Flag.OFFER,
        matched.Kind.REQUEST: Flag.REQUEST,
        matched.Kind.INTEREST: Flag.INTEREST,
    }
)


def entry_as_matched(entry: Entry, content: EntryContent) -> matched.Entry:
    """The entry in the shape of the matching contract."""
    organisation = entry.organisation
    kind = matched.OrganisationType(organisation.kind) if organisation else matched.OrganisationType.PUBLIC
    texts = (content.summary, content.description, content.particulars, content.partner_role)
    return matched.Entry(
        id=entry.pk,
        kind=matched.Kind(content.kind),
        title=content.title,
        text="\n".join(text for text in texts if text),
        language=content.language,
        themes=content.themes,
        sdgs=content.sdgs,
        country=entry.country or None,
        place=entry.place_id,
        organisation=entry.organisation_id or entry.city_id,
        organisation_type=kind,
        wants=matched.Wants(content.countries, tuple(map(matched.OrganisationType, content.partner_types))),
        expires=entry.expires_on,
    )


def _listed() -> QuerySet[Any]:
    return Entry.objects.listed().annotate(stamp=Cast(F("current_id"), CharField()))


def _read(ids: Sequence[str]) -> list[Said]:
    found = []
    for entry in _listed().select_related("organisation", "current").filter(pk__in=ids):
        if entry.current:  # of every listed one
            text = entry_as_matched(entry, entry.current.content)
            found.append(Said(entry.pk, FLAGS[text.kind], entry.stamp, text))
    return found


def _open_to_all(ids: Collection[str]) -> set[str]:
    public = Entry.objects.filter(pk__in=ids, visibility=Visibility.PUBLIC)
    return set(public.values_list("pk", flat=True))


def _values(ids: Sequence[str]) -> Iterator[Value]:
    columns = ("kind", "area", "country")
    for id_, *values in Entry.objects.filter(pk__in=these(ids)).order_by().values_list("pk", *columns):
        yield from ((id_, name, value) for name, value in zip(columns, values, strict=True))
    goals = EntryTag.objects.filter(entry__in=these(ids), facet=Facet.SDG).order_by()
    yield from ((id_, "sdg", goal) for id_, goal in goals.values_list("entry", "value"))


KIND = Kind(
    subject=Subject.ENTRY,
    name=pgettext_lazy("search", "Offers, requests and interests"),
    page="exchange:entry",
    as_of=own_stamp,
    listed=_listed,
    read=_read,
    open_to_all=_open_to_all,
    seen=listed_entries,
    shown=("edited_at", "organisation__edited_at"),
    where=Where(
        ENTRIES, EntryWords.objects.all, "entry_id", "entry__title", "words", EntryWords.objects.count
    ),
    values=_values,
    cards=lambda ids, _viewer, _at: cards(ids),
    titled=lambda card: (card.title, card.language),
)
