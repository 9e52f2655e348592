"""Whether what visitors see of events is still what it was: one small query, as quick with a million changes as with none."""

from datetime import datetime
from hashlib import sha256

from django.db import connection

from ucap.events.happenings import WHAT
from ucap.journal.models import Entry
from ucap.organisations.queries.listing import stamp as stamp_of_organisations

# Verbs of the journal that change what others see: of an event itself, of who comes (it can be full), of what is shown there.
# What two people arrange between them is theirs: with every meeting that is asked for no page is drawn anew.
SUBJECTS = ("event.", "registration.", "exhibit.", "spot.", "poll.")
CHANGING = tuple(verb for verb in WHAT if verb.startswith(SUBJECTS))
LATEST = 10  # of each kind: with several writers a later one can become visible before an earlier one
# The latest of each kind, each kind from its own end of the index
QUESTION = " UNION ALL ".join(
    f"SELECT id FROM (SELECT id FROM journal_entry WHERE verb = %s ORDER BY id DESC LIMIT {LATEST}) AS latest{n}"  # noqa: S608 - nobody's words
    for n in range(len(CHANGING))
)


def last_change() -> datetime | None:
    """When the latest of all these changes was; two queries."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, CHANGING)
        latest = max((number for (number,) in cursor), default=None)
    return Entry.objects.filter(pk=latest).values_list("at", flat=True).first() if latest else None


def stamp() -> object:
    """What is another after every change of what lists and pages of events show. Three queries."""
    return own_stamp(), stamp_of_organisations()


def own_stamp() -> object:
    """The same but for what organisations say of themselves. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, CHANGING)
        latest = [number for (number,) in cursor]
    return sha256(repr(latest).encode()).hexdigest()[:16]
