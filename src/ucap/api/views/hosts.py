"""The organisation or the city in whose name something is done at an event."""

from typing import Any

from ucap.api.views import entries
from ucap.api.views.checked import unusable


def for_whom(organisation: str | None, city: str | None) -> dict[str, Any]:
    """Those of these ids, as actions take them; None for no id. Raises Refusal for one that is not there.

    Neither means oneself, or the programme: so one that is mistyped must not come to the same.
    """
    found = entries.for_whom(organisation, city)
    for name, asked in (("organisation", organisation), ("city", city)):
        if asked and found[name] is None:
            raise unusable(name)
    return found
