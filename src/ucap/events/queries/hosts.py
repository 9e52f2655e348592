"""Those who hold an event, and those who are asked to, for its hosts."""

from dataclasses import dataclass

from ucap.events.models import Event, EventHost
from ucap.organisations.models import Organisation
from ucap.organisations.queries.listing import named
from ucap.organisations.queries.names import Named, names_of
from ucap.places.models import City

CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class HostRow:
    """One host: an organisation by its name, or a city; neither for the programme."""

    name: Named | None
    city: City | None
    host: EventHost | None  # None: the first one


def hosts_of(event: Event) -> list[HostRow]:
    """The first host and the others, in the order in which they were asked. Two queries."""
    others = list(event.hosts.select_related("organisation", "city", "agreed_by"))
    ids = [event.organisation_id, *(one.organisation_id for one in others)]
    names = names_of(one for one in ids if one)
    first = HostRow(names.get(event.organisation_id or ""), event.city, None)
    return [first, *(HostRow(names.get(one.organisation_id or ""), one.city, one) for one in others)]


def organisations_called(text: str) -> list[tuple[str, Named]]:
    """The organisations that this may mean, the very name first: the id and what the reader calls it. Two queries."""
    found = list(named(Organisation.objects.public(), text).values_list("pk", flat=True)[:CANDIDATES])
    names = names_of(found)
    rows = [(pk, names[pk]) for pk in found if pk in names]
    return sorted(rows, key=lambda row: row[1].text.casefold() != text.strip().casefold())


def host_of(event: Event, host_id: int | None) -> EventHost | None:
    """The host of that number, one of the event's."""
    return event.hosts.select_related("organisation", "city").filter(pk=host_id or 0).first()
