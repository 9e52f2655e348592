"""What somebody needs who is interested in an entry: for whom they may be, with which entries of their own, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from ucap.exchange.models import Entry, Interest
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.mine import own
from ucap.exchange.rules import is_on_its_side
from ucap.exchange.states import LISTED, TALKING
from ucap.organisations.acting import Acting
from ucap.organisations.models import Organisation
from ucap.people.models import User

MOST_ENTRIES = 100  # of one's own to choose from, those changed last


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry of one's own that others can find."""

    id: str
    title: str
    belongs_to: str  # the key of whom it belongs to, as `Acting` has it


@dataclass(frozen=True, slots=True)
class Expressing:
    """The entry, and for whom this person may be interested in it."""

    entry: Entry
    card: EntryCard
    possible: tuple[Acting, ...]
    own_entries: tuple[OwnEntry, ...]  # of those
    is_ours: bool
    is_over: bool  # it looks for nobody any more
    not_approved: tuple[Acting, ...]
    talks: tuple[tuple[Acting, str], ...]  # those that talk about it already, with the conversation's id


def expressing(slug: str, viewer: User, acting: Sequence[Acting]) -> Expressing:
    """All this of the entry of that address; `acting`: all that this person acts for. Raises Http404. A constant number of queries."""
    entry = Entry.objects.visible_to(viewer).select_related("organisation", "city").filter(slug=slug).first()
    if entry is None or entry.current_id is None:
        raise Http404
    approved = set(
        Organisation.objects.public()
        .filter(pk__in=[one.id for one in acting if one.kind == "organisation"])
        .values_list("pk", flat=True)
    )
    talks = _talks(entry)
    ready = [one for one in acting if one.kind == "city" or one.id in approved]
    possible = tuple(one for one in ready if one.key not in talks)
    return Expressing(
        entry=entry,
        card=cards([entry.pk])[0],
        possible=possible,
        own_entries=tuple(_own_entries(viewer, possible)),
        is_ours=is_on_its_side(viewer, entry),
        is_over=entry.state not in LISTED,
        not_approved=tuple(one for one in acting if one not in ready),
        talks=tuple((one, talks[one.key]) for one in acting if one.key in talks),
    )


def _talks(entry: Entry) -> dict[str, str]:
    """By whom there is a conversation about the entry that is not over: its id."""
    rows = Interest.objects.filter(entry=entry, state__in=TALKING)
    return {
        _key(organisation, city): id_
        for id_, organisation, city in rows.values_list("pk", "organisation", "city")
    }


def _own_entries(viewer: User, possible: Sequence[Acting]) -> list[OwnEntry]:
    keys = {one.key for one in possible}
    rows = own(viewer).filter(state__in=LISTED).values_list("pk", "title", "organisation", "city")
    found = (OwnEntry(id_, title, _key(house, city)) for id_, title, house, city in rows[:MOST_ENTRIES])
    return [one for one in found if one.belongs_to in keys]


def _key(organisation: str | None, city: str | None) -> str:
    return f"organisation:{organisation}" if organisation else f"city:{city}"
