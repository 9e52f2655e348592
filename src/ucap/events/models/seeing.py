"""Who sees which events, as a condition for the database."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from ucap.events.states import SEEN, InvitedState
from ucap.exchange.models.seeing import standing_of
from ucap.exchange.states import Visibility
from ucap.people.models import User
from ucap.people.rules import Viewer, is_secretariat


def visible(viewer: Viewer) -> Q:
    """Of all events those that this reader may open; of somebody with an account it asks where they belong."""
    if is_secretariat(viewer):
        return Q()
    shown = Q(state__in=SEEN)
    standing = standing_of(viewer)
    if not isinstance(viewer, User) or standing is None:
        return shown & Q(visibility=Visibility.PUBLIC)
    cities, houses = standing.cities, standing.belongs_to
    reached = _reached(cities | standing.works_in, takes_part=bool(cities or standing.is_member))
    theirs = Q(organisation__in=houses) | Q(city__in=cities)
    return (shown & (reached | _comes(viewer) | _shows(cities, houses))) | theirs | _hosts(theirs)


def _reached(cities: Collection[str], *, takes_part: bool) -> Q:
    """Those that are for everybody, for whoever takes part in the cooperation, or for the people of one of these cities."""
    from ucap.events.models.event import EventCity

    reached = Q(visibility=Visibility.PUBLIC)
    if takes_part:
        reached |= Q(visibility=Visibility.MEMBERS)
    if cities:
        named = EventCity.objects.filter(city__in=cities, event=OuterRef("pk"))
        reached |= Q(visibility=Visibility.CITIES) & Q(Exists(named))
    return reached


def _comes(viewer: User) -> Q:
    """Those to which they come, or somebody whom they registered."""
    from ucap.events.models.registration import Registration

    return Q(Exists(Registration.objects.of(viewer).filter(event=OuterRef("pk"))))


def _shows(cities: Collection[str], houses: Collection[str]) -> Q:
    """Those to which one of the cities is invited, or where one of the organisations shows something."""
    from ucap.events.models.expo import CityInvitation, Exhibit

    shows = Q()
    if cities:
        invited = CityInvitation.objects.exclude(state=InvitedState.WITHDRAWN)
        shows |= Q(Exists(invited.filter(city__in=cities, event=OuterRef("pk"))))
    if houses:
        shows |= Q(Exists(Exhibit.objects.filter(organisation__in=houses, event=OuterRef("pk"))))
    return shows


def _hosts(theirs: Q) -> Q:
    """Those that they hold with others, or were asked to."""
    from ucap.events.models.event import EventHost

    return Q(Exists(EventHost.objects.filter(theirs, event=OuterRef("pk"))))
