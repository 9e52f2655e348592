"""The entries of the demonstration: what offices of cities offer and ask for, each written by an officer of its city."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from ucap.exchange.actions import begin_entry, publish_entry
from ucap.exchange.content import Area, EntryContent, EntryKind
from ucap.exchange.models import Entry
from ucap.kernel.errors import Problem
from ucap.people.models import User
from ucap.places.actions import ensure_city
from ucap.places.find import find_places
from ucap.places.models import City

FILE = Path(__file__).resolve().parents[3] / "examples" / "entries.jsonl"


def load_entries(officer_of: Callable[[City], User], at: datetime) -> Iterator[str]:
    """What to tell of each entry that is loaded; those that are here already are left as they are."""
    if not FILE.exists():
        return
    for line in FILE.read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        if Entry.objects.filter(title=said["title"], is_example=True).exists():
            continue
        try:
            yield f"Example entry: {_load(said, officer_of, at)}"
        except Problem as problem:
            yield f"Example entry left out: {said['id']}: {problem}"


@transaction.atomic
def _load(said: dict[str, Any], officer_of: Callable[[City], User], at: datetime) -> str:
    place = find_places(said["place"]).place
    city = ensure_city(place.id) if place else None
    if city is None:
        raise Problem("there is no city %(city)s", city=said["place"])
    by = officer_of(city)
    entry = begin_entry(content=_content(said), city=city, by=by, at=at, is_example=True)
    return publish_entry(entry=entry, by=by, at=at).title


def _content(said: dict[str, Any]) -> EntryContent:
    return EntryContent(
        kind=EntryKind(said["kind"]),
        area=Area(said["area"]),
        title=said["title"],
        summary=said["summary"],
        description=said["text"],
        language=said["language"],
        themes=tuple(said["themes"]),
        sdgs=tuple(said["sdgs"]),
        countries=tuple(said["wants"]["countries"]),
    )
