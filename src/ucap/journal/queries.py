"""Reading entries with what is kept apart from them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ucap.journal.apart import together
from ucap.journal.models import Entry, Private


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry's before, after and detail with the parts about persons, as far as they are not erased."""

    before: Any
    after: Any
    detail: dict[str, Any]


def whole(entry: Entry) -> Whole:
    """The entry with what is kept apart. One query."""
    private = {one.part: one.data for one in Private.objects.filter(entry=entry)}
    return Whole(
        together(entry.before, private.get("before", {})),
        together(entry.after, private.get("after", {})),
        together(entry.detail, private.get("detail", {})),
    )


def whole_details(entries: Iterable[Entry]) -> dict[int, dict[str, Any]]:
    """Each entry's detail with what is kept apart, by the entry's id. One query."""
    there = {entry.pk: entry.detail for entry in entries}
    private: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for one in Private.objects.filter(entry__in=there, part="detail"):
        private[one.entry_id] = one.data
    return {pk: together(detail, private[pk]) for pk, detail in there.items()}
