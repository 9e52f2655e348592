"""What matching holds about a person: the searches they saved, which are nobody else's and go with them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from ucap.kernel.person import Person
from ucap.matching.models import SavedSearch


def export(person: Person) -> dict[str, Any]:
    """The searches that this person saved."""
    columns = ("id", "name", "text", "filters", "at", "alerts", "looked_at", "told", "deleted_at")
    return {"saved_searches": list(SavedSearch.objects.filter(by_id=person.id).values(*columns))}


def files(_: Person) -> Iterator[tuple[str, Any]]:
    """None: a search has no files."""
    yield from ()


def erase(person: Person, _: datetime) -> None:
    """Nothing; the searches are gone."""
    SavedSearch.objects.filter(by_id=person.id).delete()
