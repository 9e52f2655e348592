"""What a reader asks of the list of plans, read from the address: whatever makes no sense is left out."""

from django.http import QueryDict

from ucap.plans.catalogue import Wanted
from ucap.plans.queries.listing import Asked
from ucap.plans.wording import FILTERS, ORDERS

VIEWS = ("cards", "table", "map", "timeline")
LONGEST = 200  # characters of a search
MOST_VALUES = 40  # of one filter


def asked_of(parameters: QueryDict) -> Asked:
    """What the address asks for."""
    chosen = {name: _values(parameters, name) for name in FILTERS if parameters.get(name)}
    order, view = parameters.get("sort", ""), parameters.get("view", "")
    usual = "-start" if view == "timeline" else "-published"
    return Asked(
        wanted=Wanted(" ".join(parameters.get("q", "").split())[:LONGEST], chosen),
        order=order if order in ORDERS else usual,
        view=view if view in VIEWS else VIEWS[0],
        page=parameters.get("page", "1"),
    )


def _values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    # no text that is kept has a NUL, and PostgreSQL does not even compare with one
    given = (value for value in parameters.getlist(name) if value and "\0" not in value)
    return tuple(dict.fromkeys(given))[:MOST_VALUES]
