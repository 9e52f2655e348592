"""Of which organisation somebody comes: the one that was written for them alone, else the one in whose name they come."""

from collections.abc import Mapping

from ucap.events.models import Registration
from ucap.organisations.queries.names import Named


def house_of(registration: Registration, names: Mapping[str, Named]) -> Named | None:
    """Its name; of whoever comes for a city or alone None. `names` are those of the organisations, by id."""
    if registration.house:
        return Named(registration.house, "")
    return names.get(registration.organisation_id or "")
