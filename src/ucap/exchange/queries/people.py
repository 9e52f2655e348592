"""The people that an entry belongs to."""

from django.db.models import Q

from ucap.exchange.models import Entry
from ucap.organisations.states import MemberRole
from ucap.people.models import User


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
