"""Entries of the exchange: found by everybody whom their visibility lets, written by their people."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.exchange import (
    AskedEntries,
    ChangedEntry,
    ChosenVisibility,
    EntryAnswer,
    EntryDraft,
    EntryPiece,
    Verb,
    WrittenEntry,
    content_of,
)
from ucap.api.shapes.shape import Cursor, Id, Limit, Sent, Slug
from ucap.api.states import Scope
from ucap.api.views import as_exchange
from ucap.api.views.calling import Call, PersonCall
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.exchange import actions
from ucap.exchange.queries.cards import cards
from ucap.exchange.queries.entries import entry_page, entry_to_edit
from ucap.exchange.queries.listing import Asked, wanted
from ucap.exchange.queries.mine import own
from ucap.exchange.queries.stamp import stamp
from ucap.exchange.views.changing import DEEDS
from ucap.kernel.clock import now
from ucap.kernel.hygiene import plain_words
from ucap.organisations.models import Organisation
from ucap.places.models import City

entries = Section("Entries", "What organisations and cities offer, ask for and want to find out.")
WRITES: Mapping[str, Any] = {"scope": Scope.EXCHANGE}
SILENT: Mapping[str, Any] = {"scope": Scope.EXCHANGE, "takes": ""}
SLUG = {"slug": "sensors-for-canals"}
FILTERS = ("kind", "area", "sdg", "country", "language", "organisation_type")


class AskedPieceOfMine(Sent):
    cursor: Cursor = None
    limit: Limit = 25


def _as_of() -> str:
    return str(stamp())


@entries.read("/entries", EntryPiece, visitors=True, as_of=_as_of)
def list_entries(request: Call, response: HttpResponse, asked: Query[AskedEntries]) -> EntryPiece:
    """The entries that you may see and that look for partners, filtered and searched as on their page."""
    chosen = {name: tuple(str(one) for one in getattr(asked, name)) for name in FILTERS}
    looked_for = Asked(words=plain_words(asked.q), chosen=chosen, order=asked.sort)
    ids = list(wanted(looked_for, request.user).values_list("pk", flat=True))
    return _piece(request, response, ids, asked.cursor, asked.limit)


@entries.read("/entries/{slug}", EntryAnswer, visitors=True, where=SLUG)
def read_entry(request: Call, slug: Slug) -> EntryAnswer:
    """An entry as far as you may see it; of one that was never published its draft, to its people."""
    return as_exchange.entry_answer(entry_page(slug, request.user))


@entries.read("/me/entries", EntryPiece)
def list_my_entries(
    request: PersonCall, response: HttpResponse, asked: Query[AskedPieceOfMine]
) -> EntryPiece:
    """The entries of the organisations and cities that you belong to, the one changed last first."""
    ids = list(own(request.user).values_list("pk", flat=True))
    return _piece(request, response, ids, asked.cursor, asked.limit)


@entries.write("POST", "/entries", EntryDraft, status=201, **WRITES)
def create_entry(request: PersonCall, response: HttpResponse, sent: WrittenEntry) -> EntryDraft:
    """Begins an entry as a draft, which others do not see, for an organisation or a city of yours."""
    made = actions.begin_entry(
        content=content_of(sent), **for_whom(sent.organisation, sent.city), by=request.user, at=now()
    )
    response["Location"] = f"{request.path}/{made.pk}/draft"
    return as_exchange.draft(made)


@entries.read("/entries/{entry_id}/draft", EntryDraft)
def read_entry_draft(request: PersonCall, entry_id: Id) -> EntryDraft:
    """The text that is being written; where there is none, what is published, to be changed."""
    return as_exchange.draft(entry_to_edit(entry_id, request.user))


@entries.write("PUT", "/entries/{entry_id}/draft", EntryDraft, **WRITES)
def change_entry(request: PersonCall, entry_id: Id, sent: ChangedEntry) -> EntryDraft:
    """Changes the draft; of a published entry its next version, which is begun if there is none. All of it is sent."""
    entry, content = entry_to_edit(entry_id, request.user), content_of(sent)
    if entry.draft is None and entry.current is not None:
        actions.write_next_version(entry=entry, by=request.user, at=now())
    changed = actions.change_draft(entry=entry, content=content, base=sent.base, by=request.user, at=now())
    return as_exchange.draft(changed)


@entries.write("POST", "/entries/{entry_id}/publish", EntryAnswer, **SILENT)
def publish_entry(request: PersonCall, entry_id: Id) -> EntryAnswer:
    """Publishes the draft; of somebody not yet verified it waits for a moderator."""
    entry = entry_to_edit(entry_id, request.user)
    published = actions.publish_entry(entry=entry, by=request.user, at=now())
    return as_exchange.entry_answer(entry_page(published.slug, request.user))


@entries.write("POST", "/entries/{entry_id}/state/{verb}", EntryAnswer, where={"verb": "renew"}, **SILENT)
def change_entry_state(request: PersonCall, entry_id: Id, verb: Verb) -> EntryAnswer:
    """Renews an entry, withdraws it or brings it back, says that a partner is found or its work done, or takes it back from moderators."""
    entry = entry_to_edit(entry_id, request.user)
    changed = DEEDS[verb].does(entry=entry, by=request.user, at=now())
    return as_exchange.entry_answer(entry_page(changed.slug, request.user))


@entries.write("PUT", "/entries/{entry_id}/visibility", EntryAnswer, **WRITES)
def change_entry_visibility(request: PersonCall, entry_id: Id, sent: ChosenVisibility) -> EntryAnswer:
    """Says who sees an entry: everybody, members and officers, or the people of the cities that are named."""
    entry = entry_to_edit(entry_id, request.user)
    changed = actions.choose_visibility(
        entry=entry, visibility=sent.visibility, cities=sent.cities, by=request.user, at=now()
    )
    return as_exchange.entry_answer(entry_page(changed.slug, request.user))


def for_whom(organisation: str | None, city: str | None) -> dict[str, Any]:
    """The organisation or the city of these ids, as actions take it; what is not there is None."""
    return {
        "organisation": Organisation.objects.filter(pk=organisation).first() if organisation else None,
        "city": City.objects.filter(pk=city).first() if city else None,
    }


def _piece(
    request: Call, response: HttpResponse, ids: list[str], cursor: str | None, limit: int
) -> EntryPiece:
    found = piece(request, response, ids, cursor, limit)
    items = [as_exchange.in_list(card) for card in cards(ids[found.start : found.stop])]
    return EntryPiece(**counted(found, ids), items=items)
