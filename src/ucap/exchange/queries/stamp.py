"""Whether what visitors see of entries is still what it was: one small query, as quick with a million changes as with none."""

from hashlib import sha256

from django.db import connection

from ucap.exchange.queries.translations import latest_change
from ucap.organisations.queries.listing import stamp as stamp_of_organisations

# What in the journal changes what others see of entries
CHANGING = tuple(
    f"entry.{verb}"
    for verb in (
        "published",
        "waits",
        "matched",
        "fulfilled",
        "reopened",
        "renewed",
        "expired",
        "withdrawn",
        "brought_back",
        "withheld",
        "released",
        "visibility_chosen",
        "file_added",
        "file_described",
        "file_removed",
    )
)
LATEST = 20  # of each kind: with several writers a later one can become visible before an earlier one
# The latest of each kind, each kind from its own end of the index
QUESTION = " UNION ALL ".join(
    f"SELECT id FROM (SELECT id FROM journal_entry WHERE verb = %s ORDER BY id DESC LIMIT {LATEST}) AS latest{n}"  # noqa: S608 - nobody's words
    for n in range(len(CHANGING))
)


def stamp() -> object:
    """What is another after every change of what lists and pages of entries show. Three queries, one more with a translation service."""
    return own_stamp(), stamp_of_organisations()


def own_stamp() -> object:
    """The same but for what organisations say of themselves. Two queries, one more with a translation service."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, CHANGING)
        latest = [number for (number,) in cursor]
    return sha256(repr((latest, latest_change())).encode()).hexdigest()[:16]
