"""What matching holds about a person: the searches they saved and of which matches they were told; it goes with them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ucap.kernel.person import Person
from ucap.matching.models import AlertLevel, SavedSearch, Told


def export(person: Person) -> dict[str, Any]:
    """The searches that this person saved, from which score on they are told of matches, and of which they were."""
    columns = ("id", "name", "text", "filters", "at", "alerts", "looked_at", "told", "deleted_at")
    return {
        "saved_searches": list(SavedSearch.objects.filter(by_id=person.id).values(*columns)),
        "told_of_matches_from": list(
            AlertLevel.objects.filter(person_id=person.id).values_list("least", flat=True)
        ),
        "told_of_matches": list(Told.objects.filter(person_id=person.id).values("entry", "other")),
    }


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a search has no files."""
    yield from ()


def erase(person: Person, _: datetime) -> None:
    """Nothing; all of it is gone."""
    SavedSearch.objects.filter(by_id=person.id).delete()
    AlertLevel.objects.filter(person_id=person.id).delete()
    Told.objects.filter(person_id=person.id).delete()
