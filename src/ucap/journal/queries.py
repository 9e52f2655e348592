"""Reading entries with what is kept apart from them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ucap.journal.apart import PARTS, together
from ucap.journal.models import Entry, Private


@dataclass(frozen=True, slots=True)
class Whole:
    """An entry's before, after and detail with the parts about persons, as far as they are not erased."""

    before: Any
    after: Any
    detail: dict[str, Any]


def whole(entry: Entry) -> Whole:
    """The entry with what is kept apart. One query."""
    return whole_all([entry])[entry.pk]


def whole_all(entries: Iterable[Entry]) -> dict[int, Whole]:
    """Each entry with what is kept apart, by its id. One query."""
    there = {entry.pk: entry for entry in entries}
    private: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for pk, part, data in Private.objects.filter(entry__in=there).values_list("entry", "part", "data"):
        private[pk][part] = data
    return {
        pk: Whole(*(together(getattr(entry, part), private[pk].get(part, {})) for part in PARTS))
        for pk, entry in there.items()
    }


def whole_details(entries: Iterable[Entry]) -> dict[int, dict[str, Any]]:
    """Each entry's detail with what is kept apart, by the entry's id. One query."""
    there = {entry.pk: entry.detail for entry in entries}
    private: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for one in Private.objects.filter(entry__in=there, part="detail"):
        private[one.entry_id] = one.data
    return {pk: together(detail, private[pk]) for pk, detail in there.items()}
