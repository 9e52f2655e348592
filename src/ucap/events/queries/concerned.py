"""The people that an event concerns: those who decide for its hosts, and those who come."""

from collections.abc import Collection, Iterable

from django.db.models import Q

from ucap.events.models import BroughtAlong, Event, Meeting, Registration
from ucap.events.states import ALIVE, WANTED, TimetableState
from ucap.organisations.models import Membership, Organisation
from ucap.organisations.queries.names import main_name
from ucap.organisations.states import MemberRole
from ucap.people.models import CityOfficer, User
from ucap.places.models import City


def deciding(organisation: str | None, city: str | None) -> list[User]:
    """The owners of that organisation or the officers of that city (their ids); the secretariat, where there is nobody."""
    people = list(User.objects.filter(_decides([organisation], [city]), is_active=True).distinct())
    return people or list(User.objects.filter(is_secretariat=True, is_active=True))


def people_of(event: Event) -> list[User]:
    """Those who may change it: its author, as long as they belong there, and who decides for any of its hosts."""
    agreed = list(event.hosts.exclude(agreed_at=None).values_list("organisation", "city"))
    organisations = [event.organisation_id, *(one for one, _ in agreed)]
    cities = [event.city_id, *(one for _, one in agreed)]
    its_author = Q(pk=event.author_id) & (
        Q(memberships__organisation=event.organisation_id)
        if event.organisation_id
        else Q(cities=event.city_id)
    )
    theirs = _decides(organisations, cities) | its_author
    people = list(User.objects.filter(theirs, is_active=True).distinct())
    return people or list(User.objects.filter(is_secretariat=True, is_active=True))


def people_coming(event: Event) -> list[User]:
    """Those who come, or wait to, and who registered somebody who does."""
    alive = event.registrations.filter(state__in=ALIVE)
    theirs = Q(pk__in=alive.values("person")) | Q(pk__in=alive.values("by"))
    return list(User.objects.filter(theirs, is_active=True))


def people_confirmed(event: Event) -> list[User]:
    """Those who come, and who registered somebody who does."""
    rows = event.registrations.confirmed()
    theirs = Q(pk__in=rows.values("person")) | Q(pk__in=rows.values("by"))
    return list(User.objects.filter(theirs, is_active=True))


def people_meeting(requests: Iterable[str]) -> set[User]:
    """The people of those meetings (ids of requests) with who comes along, and whoever registered somebody without an account."""
    ids = list(requests)
    along = BroughtAlong.objects.filter(request__in=ids).values("who")
    theirs = Q(asks__in=ids) | Q(asked_by__in=ids) | Q(pk__in=along)
    rows = Registration.objects.filter(theirs).select_related("person", "by")
    return {one for row in rows if (one := row.person or row.by)}


def is_to_meet(registration: Registration, slots: Collection[int] | None = None) -> bool:
    """Whether the published timetable has a meeting of theirs, or one to which they come along, in one of those slots where some are named."""
    along = BroughtAlong.objects.filter(who=registration).values("request")
    hers = Q(request__asker=registration) | Q(request__asked=registration) | Q(request__in=along)
    published = Q(timetable__event=registration.event_id, timetable__state=TimetableState.PUBLISHED)
    held = Meeting.objects.filter(hers, published, slot__isnull=False, request__state__in=WANTED)
    return (held if slots is None else held.filter(slot__in=slots)).exists()


def name_of_host(organisation: Organisation | None, city: City | None) -> str:
    """What a host is called, "" for the programme."""
    return main_name(organisation) if organisation else city.name if city else ""


def _decides(organisations: list[str | None], cities: list[str | None]) -> Q:
    owners = Membership.objects.filter(
        organisation__in=[one for one in organisations if one], role=MemberRole.OWNER
    )
    officers = CityOfficer.objects.filter(city__in=[one for one in cities if one])
    return Q(pk__in=owners.values("user")) | Q(pk__in=officers.values("user"))
