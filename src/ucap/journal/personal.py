"""What the journal holds about a person: what they did, and what entries say of them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ucap.journal.actions import forget
from ucap.journal.models import Entry, Private
from ucap.journal.queries import whole_all
from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without

# Kept apart of what somebody did, and about nobody but them: how they named a file, what stood in it that could not be read.
OF_WHOEVER_DID_IT = ("name", "values", "full")


def export(person: Person) -> dict[str, Any]:
    """Everything that this person did, as the journal has it."""
    entries = list(Entry.objects.filter(actor=person.id))
    private = whole_all(entries)
    return {
        "entries": [
            {
                "at": entry.at,
                "what": entry.verb,
                "about": f"{entry.subject_kind} {entry.subject_id}",
                "before": private[entry.pk].before,
                "after": private[entry.pk].after,
                "detail": private[entry.pk].detail,
            }
            for entry in entries
        ]
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: the journal holds no files."""
    yield from ()


def erase(person: Person, at: datetime) -> None:
    """Nothing; no entry says any more who this person is. The entries themselves stand: they know an id that means nothing."""
    for own in Private.objects.filter(entry__actor=person.id, part="detail"):
        left = {key: value for key, value in own.data.items() if key not in OF_WHOEVER_DID_IT}
        if left != own.data:
            forget(own, left, at)
    for named in containing(Private.objects.all(), "data", (*person.addresses, person.name)):
        forget(named, without(named.data, person), at)
