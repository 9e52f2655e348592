"""Who sees which entries, as a condition for the database."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ucap.exchange.states import SEEN, EntryState, Visibility
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import Viewer, is_secretariat, officer_cities

if TYPE_CHECKING:
    from ucap.exchange.models.entry import EntryCity

# A state of its organisation in which nobody else sees an entry: not yet let through, or taken down
STANDS = Q(organisation=None) | Q(organisation__state=State.APPROVED)


def visible(viewer: Viewer) -> Q:
    """Of all entries those that this reader may open."""
    if is_secretariat(viewer):
        return Q()
    public = Q(state__in=SEEN, current__isnull=False) & STANDS
    if not isinstance(viewer, User) or not viewer.is_active:
        return public & Q(visibility=Visibility.PUBLIC)
    cities = officer_cities(viewer)
    shown = Q(visibility=Visibility.PUBLIC)
    approved = Organisation.objects.public().filter(memberships__user=viewer)
    shown |= Q(visibility=Visibility.MEMBERS) & (Q() if cities else Q(Exists(approved)))
    shown |= Q(visibility=Visibility.CITIES) & Q(Exists(_named(cities, approved)))
    return (public & shown) | _own(viewer, cities)


def _named(cities: frozenset[str], approved: QuerySet[Organisation]) -> "QuerySet[EntryCity]":
    """Of one entry the named cities that are the reader's: they speak for one, or work there."""
    from ucap.exchange.models.entry import EntryCity

    theirs = Q(city__in=cities) | Q(city__in=approved.exclude(city=None).values("city"))
    return EntryCity.objects.filter(theirs, entry=OuterRef("pk"))


def _own(viewer: User, cities: frozenset[str]) -> Q:
    """The entries of this person's cities and organisations; drafts only of their authors and owners."""
    member = Organisation.objects.of_member(viewer).values("pk")
    owner = Organisation.objects.owned_by(viewer).values("pk")
    asked = _asked(cities, member)
    mine = Q(organisation__in=member) & (~Q(state=EntryState.DRAFT) | Q(author=viewer))
    return Q(city__in=cities) | mine | Q(organisation__in=owner) | asked


def _asked(cities: frozenset[str], member: Any) -> Q:
    """Those that they talk about with somebody, also once nobody else sees them any more."""
    from ucap.exchange.models.interest import Interest

    theirs = Q(city__in=cities) | Q(organisation__in=member)
    hidden = (EntryState.DRAFT, EntryState.WAITING, EntryState.WITHHELD)
    return Q(Exists(Interest.objects.filter(theirs, entry=OuterRef("pk")))) & ~Q(state__in=hidden)
