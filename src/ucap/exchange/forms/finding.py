"""What a reader asks of the list of entries, read from the address: whatever makes no sense is left out."""

from django.http import QueryDict

from ucap.exchange.queries.listing import ORDERS, Asked
from ucap.exchange.wording import FILTERS
from ucap.kernel.hygiene import plain_words

VIEWS = ("cards", "table")
LONGEST = 200  # characters of a search
MOST_VALUES = 40  # of one filter


def asked_of(parameters: QueryDict) -> Asked:
    """What the address asks for."""
    order = parameters.get("sort", "")
    return Asked(
        words=plain_words(parameters.get("q", ""))[:LONGEST],
        chosen={name: values for name in FILTERS if (values := _values(parameters, name))},
        order=order if order in ORDERS else "-published",
        page=parameters.get("page", "1"),
    )


def view_of(parameters: QueryDict) -> str:
    """How the list is to be seen."""
    view = parameters.get("view", "")
    return view if view in VIEWS else VIEWS[0]


def _values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    # no text that is kept has a NUL, and PostgreSQL does not even compare with one
    given = (value for value in parameters.getlist(name) if value and "\0" not in value)
    return tuple(dict.fromkeys(given))[:MOST_VALUES]
