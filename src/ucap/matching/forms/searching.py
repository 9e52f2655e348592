"""What a reader searches, read from the address: whatever makes no sense is left out."""

from django.http import QueryDict

from ucap.kernel.hygiene import plain_words
from ucap.matching.filter_wording import FILTERS
from ucap.matching.models.searches import LONGEST_SEARCH
from ucap.matching.queries.search import Asked

MOST_VALUES = 40  # of one filter
LONGEST_VALUE = 40


def asked_of(parameters: QueryDict) -> Asked:
    """What the address asks for."""
    text = plain_words(parameters.get("q", ""))
    return Asked(
        text=text[:LONGEST_SEARCH].rstrip(),
        chosen={name: values for name in FILTERS if (values := _values(parameters, name))},
        page=parameters.get("page", "1"),
        exact=parameters.get("exact") == "1",
        cut=len(text) > LONGEST_SEARCH,
    )


def _values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    given = (value for value in parameters.getlist(name) if value and len(value) <= LONGEST_VALUE)
    return tuple(dict.fromkeys(given))[:MOST_VALUES]
