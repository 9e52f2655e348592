"""What a reader asks of events, read from the address: whatever makes no sense is left out."""

from datetime import date

from django.http import QueryDict

from ucap.events.queries.listing import Asked
from ucap.events.times import YEARS
from ucap.events.wording import FILTERS, ORDERS
from ucap.kernel.hygiene import plain_words

VIEWS = ("cards", "table", "map")
LONGEST = 200  # characters of a search
MOST_VALUES = 40  # of one filter


def asked_of(parameters: QueryDict) -> Asked:
    """What the address asks for."""
    order, view = parameters.get("sort", ""), parameters.get("view", "")
    return Asked(
        words=plain_words(parameters.get("q", ""))[:LONGEST],
        chosen={name: values for name in FILTERS if (values := _values(parameters, name))},
        past=parameters.get("when") == "past",
        order=order if order in ORDERS else "",
        view=view if view in VIEWS else VIEWS[0],
        page=parameters.get("page", "1"),
    )


def month_of(parameters: QueryDict, today: date) -> date:
    """The first day of the month that the calendar is to show; this month where the address names none."""
    try:
        first = date.fromisoformat(f"{parameters.get('at', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return first if first.year in YEARS else today.replace(day=1)


def _values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    # no text that is kept has a NUL, and PostgreSQL does not even compare with one
    given = (value for value in parameters.getlist(name) if value and "\0" not in value)
    return tuple(dict.fromkeys(given))[:MOST_VALUES]
