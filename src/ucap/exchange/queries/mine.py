"""One's own entries: those of the organisations and cities one belongs to."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.states import LISTED, EntryState
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import officer_cities

SHOWN = 200  # the latest


@dataclass(frozen=True, slots=True)
class MyEntries:
    """By what there is to do with them."""

    drafts: tuple[EntryCard, ...]
    waiting: tuple[EntryCard, ...]
    open: tuple[EntryCard, ...]  # published, a partner found or not
    over: tuple[EntryCard, ...]  # fulfilled, ended, withdrawn
    withheld: tuple[EntryCard, ...]

    @property
    def empty(self) -> bool:
        return not any((self.drafts, self.waiting, self.open, self.over, self.withheld))


def my_entries(viewer: User, *, organisation: str = "", city: str = "") -> MyEntries:
    """Every entry of all that one acts for, or of that organisation or city (their ids). Six queries, however many."""
    found = cards(
        list(own(viewer, organisation=organisation, city=city).values_list("pk", flat=True)[:SHOWN])
    )

    def those(*states: EntryState) -> tuple[EntryCard, ...]:
        return tuple(card for card in found if card.state in states)

    return MyEntries(
        drafts=those(EntryState.DRAFT),
        waiting=those(EntryState.WAITING),
        open=those(*LISTED),
        over=those(EntryState.FULFILLED, EntryState.EXPIRED, EntryState.WITHDRAWN),
        withheld=those(EntryState.WITHHELD),
    )


def own(viewer: User, *, organisation: str = "", city: str = "") -> "QuerySet[Entry]":
    """The entries of what this person belongs to, the one changed last first; drafts as far as they may see them."""
    theirs = Q(organisation__in=Organisation.objects.of_member(viewer).values("pk"))
    theirs |= Q(city__in=officer_cities(viewer))
    entries = Entry.objects.visible_to(viewer).filter(theirs)
    if organisation:
        entries = entries.filter(organisation=organisation)
    if city:
        entries = entries.filter(city=city)
    return entries.order_by("-edited_at", "pk")
