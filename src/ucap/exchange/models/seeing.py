"""Who sees which entries, as a condition for the database."""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from ucap.exchange.states import SEEN, EntryState, Visibility
from ucap.kernel.prepared import One, Prepared
from ucap.organisations.models import Membership
from ucap.organisations.states import MemberRole, State
from ucap.people.models import User
from ucap.people.rules import Viewer, is_secretariat, officer_cities

if TYPE_CHECKING:
    from ucap.exchange.models.entry import EntryCity

# A state of its organisation in which nobody else sees an entry: not yet let through, or taken down
STANDS = Q(organisation=None) | Q(organisation__state=State.APPROVED)
# What somebody who talks about an entry sees all the same, once nobody else does
NEVER_SHOWN = (EntryState.DRAFT, EntryState.WAITING, EntryState.WITHHELD)


class Standing(NamedTuple):
    """What a person sees by: read before the entries are, for as ids it is a condition that any index answers."""

    cities: frozenset[str]  # they speak for
    belongs_to: frozenset[str]  # organisations, none of them merged
    owns: frozenset[str]
    is_member: bool  # of an organisation that was let through
    works_in: frozenset[str]  # the cities of those


def visible(viewer: Viewer) -> Q:
    """Of all entries those that this reader may open; for a member it asks where they belong."""
    if is_secretariat(viewer):
        return Q()
    public = Q(state__in=SEEN, current__isnull=False)
    standing = standing_of(viewer)
    if not isinstance(viewer, User) or standing is None:
        return public & _shown(standing)
    return (public & _shown(standing)) | _own(viewer, standing)


def visible_of_listed(viewer: Viewer) -> Q:
    """Of the entries that are listed those that this reader may open: `visible`, without what is true of each of them."""
    if is_secretariat(viewer):
        return Q()
    standing = standing_of(viewer)
    if standing is None:
        return _shown(standing)
    theirs = Q(city__in=standing.cities) | Q(organisation__in=standing.belongs_to)
    return _shown(standing) | theirs | _talked_about(standing)


def _shown(standing: Standing | None) -> Q:
    """Those that others show to whoever stands so; None for whoever is nobody here."""
    shown = Q(visibility=Visibility.PUBLIC)
    if standing and (standing.cities or standing.is_member):
        shown |= Q(visibility=Visibility.MEMBERS)
    if standing and (named := standing.cities | standing.works_in):
        shown |= Q(visibility=Visibility.CITIES) & Q(Exists(_naming(named)))
    return STANDS & shown


def standing_of(viewer: Viewer) -> Standing | None:
    """By what this reader sees; None for whoever is nobody here. One query, one more of an officer."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return None
    houses = _houses(user=viewer.pk)
    approved = [city for _, _, state, city in houses if state == State.APPROVED]
    return Standing(
        cities=officer_cities(viewer),
        belongs_to=frozenset(house for house, *_ in houses),
        owns=frozenset(house for house, role, *_ in houses if role == MemberRole.OWNER),
        is_member=bool(approved),
        works_in=frozenset(city for city in approved if city),
    )


@Prepared
def _houses(user: One) -> QuerySet[Membership, tuple[str, str, str, str | None]]:
    theirs = Membership.objects.filter(user=user).exclude(organisation__state=State.MERGED).order_by()
    return theirs.values_list("organisation", "role", "organisation__state", "organisation__city")


def _naming(cities: Collection[str]) -> "QuerySet[EntryCity]":
    """Of one entry the named cities that are among these."""
    from ucap.exchange.models.entry import EntryCity

    return EntryCity.objects.filter(city__in=cities, entry=OuterRef("pk"))


def _own(viewer: User, standing: Standing) -> Q:
    """The entries of this person's cities and organisations; drafts only of their authors and owners."""
    theirs = Q(city__in=standing.cities) | Q(organisation__in=standing.owns)
    if others := standing.belongs_to - standing.owns:
        theirs |= Q(organisation__in=others) & (~Q(state=EntryState.DRAFT) | Q(author=viewer))
    return theirs | (_talked_about(standing) & ~Q(state__in=NEVER_SHOWN))


def _talked_about(standing: Standing) -> Q:
    """Those that they talk about with somebody."""
    from ucap.exchange.models.interest import Interest

    sides = Q(city__in=standing.cities) | Q(organisation__in=standing.belongs_to)
    return Q(Exists(Interest.objects.filter(sides, entry=OuterRef("pk"))))
