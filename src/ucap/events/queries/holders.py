"""The people who hold an event: those who are told of what happens to it."""

from django.db.models import Q

from ucap.events.models import Event
from ucap.organisations.models import Organisation
from ucap.organisations.states import MemberRole
from ucap.people.models import User
from ucap.places.models import City


def holders_of(event: Event) -> list[User]:
    """Its author as long as they belong there, owners of the organisations and officers of the cities that hold it; else the secretariat. Two queries, or three."""
    holding = [(event.organisation, event.city)]
    agreed = event.hosts.exclude(agreed_at=None).select_related("organisation", "city")
    holding += [(host.organisation, host.city) for host in agreed]
    theirs = Q()
    for organisation, city in holding:
        theirs |= _deciding(organisation, city)
    theirs |= _author(event)
    people = list(User.objects.filter(theirs, is_active=True).distinct()) if theirs else []
    return people or list(User.objects.filter(is_secretariat=True, is_active=True))


def _deciding(organisation: Organisation | None, city: City | None) -> Q:
    if organisation is not None:
        return Q(memberships__organisation=organisation, memberships__role=MemberRole.OWNER)
    return Q(cities=city) if city is not None else Q()


def _author(event: Event) -> Q:
    if event.author_id is None:
        return Q()
    member = Q(pk=event.author_id)
    if event.organisation_id:
        return member & Q(memberships__organisation=event.organisation_id)
    return member & Q(cities=event.city_id) if event.city_id else member
