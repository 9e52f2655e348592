"""The organisations that can show something for a city which is invited."""

from ucap.events.models import CityInvitation, Exhibit
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import names_of
from ucap.organisations.states import State
from ucap.places.models import City

MOST = 300  # of a city, to choose from


def houses_of(city: City) -> list[tuple[str, str]]:
    """The organisations of the city that can show something, by id, as the reader calls them. Two queries."""
    rows = Organisation.objects.filter(city=city, state=State.APPROVED).order_by("pk")
    names = names_of(list(rows.values_list("pk", flat=True)[:MOST]))
    return sorted(((pk, named.text) for pk, named in names.items()), key=lambda one: one[1].casefold())


def houses_for(invitation: CityInvitation, exhibit: Exhibit | None = None) -> list[tuple[str, str]]:
    """The same of the city that is invited, and whichever shows that exhibit now."""
    houses = houses_of(invitation.city)
    named = exhibit.organisation if exhibit else None
    return [*houses, (named.pk, named.slug)] if named and named.pk not in dict(houses) else houses
