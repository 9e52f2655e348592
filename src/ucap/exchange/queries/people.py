"""The people that an entry belongs to, those who talk about it, and what the two sides are called."""

from django.db.models import Q

from ucap.exchange.models import Entry, Interest
from ucap.exchange.rules import speaks_for
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import main_name
from ucap.organisations.states import MemberRole
from ucap.people.models import User
from ucap.places.models import City


def people_of(entry: Entry) -> list[User]:
    """Those who may change it: its author, as long as they belong there, its organisation's owners or its city's officers.

    The secretariat, where nobody is left.
    """
    if entry.organisation_id:
        member = Q(memberships__organisation=entry.organisation_id)
        owner = member & Q(memberships__role=MemberRole.OWNER)
        theirs = owner | (member & Q(pk=entry.author_id))
    else:
        theirs = Q(cities=entry.city_id)
    people = list(User.objects.filter(theirs, is_active=True).distinct())
    return people or list(User.objects.filter(is_secretariat=True, is_active=True))


def people_talking(interest: Interest, *, from_asker: bool) -> list[User]:
    """Those of one side who are told: who began it or looks after it and who wrote, as long as they belong there; else those who decide."""
    organisation, city = (
        (interest.organisation, interest.city)
        if from_asker
        else (interest.entry.organisation, interest.entry.city)
    )
    one = interest.by if from_asker else interest.handled_by
    wrote = User.objects.filter(
        pk__in=interest.messages.filter(from_asker=from_asker).values("by"), is_active=True
    )
    known = {person.pk: person for person in (*([one] if one else []), *wrote)}
    there = [person for person in known.values() if speaks_for(person, organisation, city)]
    if there:
        return there
    return _deciding(interest) if from_asker else people_of(interest.entry)


def name_of_asker(interest: Interest) -> str:
    """The name of those who are interested."""
    return _name(interest.organisation, interest.city)


def name_of_its(entry: Entry) -> str:
    """The name of those an entry belongs to."""
    return _name(entry.organisation, entry.city)


def _name(organisation: Organisation | None, city: City | None) -> str:
    return main_name(organisation) if organisation else city.name if city else ""


def _deciding(interest: Interest) -> list[User]:
    owners = Q(memberships__organisation=interest.organisation_id, memberships__role=MemberRole.OWNER)
    theirs = owners if interest.organisation_id else Q(cities=interest.city_id)
    return list(User.objects.filter(theirs, is_active=True).distinct())
