"""Entries on the pages of others: of a plan, an organisation, a city."""

from dataclasses import dataclass

from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import listed_entries
from ucap.organisations.models import Organisation
from ucap.people.models import User
from ucap.people.rules import Viewer, may_take_part, officer_cities
from ucap.places.models import City
from ucap.plans.models import Plan, VersionCity

SHOWN = 6


@dataclass(frozen=True, slots=True)
class SomeEntries:
    """The latest few, and how many there are."""

    cards: list[EntryCard]
    count: int


def entries_of_plan(plan: Plan, viewer: Viewer) -> SomeEntries:
    """The listed entries that were made of the plan's parts. Five queries, one where there are none."""
    return _some(listed_entries(viewer).filter(plan=plan))


def entries_of_organisation(organisation: Organisation, viewer: Viewer) -> SomeEntries:
    """The organisation's listed entries. Five queries, one where there are none."""
    return _some(listed_entries(viewer).filter(organisation=organisation))


def entries_of_place(city: City, viewer: Viewer) -> SomeEntries:
    """The listed entries of a city and of the organisations there. Five queries, one where there are none."""
    return _some(listed_entries(viewer).filter(place=city))


def may_make_of(plan: Plan, viewer: Viewer) -> bool:
    """Whether this reader may make entries of the plan: they belong to an organisation, or speak for one of its cities. Two queries."""
    if not isinstance(viewer, User) or not may_take_part(viewer):
        return False
    if Organisation.objects.public().filter(memberships__user=viewer).exists():
        return True
    cities = VersionCity.objects.filter(version=plan.current_id, city__in=officer_cities(viewer))
    return cities.exists()


def _some(entries: EntryQuerySet) -> SomeEntries:
    count = entries.count()
    ids = list(entries.order_by("-published_at", "pk").values_list("pk", flat=True)[:SHOWN]) if count else []
    return SomeEntries(cards(ids) if ids else [], count)
