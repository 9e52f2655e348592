"""Entries of cities and the pairs between them, without a language model: what fits what is said here."""

from typing import Any

from tests.exchange.factories import AT, make_city, make_entry
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.matching.models import Index, Pair, Paired
from ucap.matching.profile import PROFILES
from ucap.matching.states import IndexState


def offer(city: str, title: str = "Sensors", **changes: Any) -> Entry:
    return make_entry(city=make_city(city), title=title, kind=EntryKind.OFFER, **changes)


def request(city: str, title: str = "Wanted", **changes: Any) -> Entry:
    return make_entry(city=make_city(city), title=title, kind=EntryKind.REQUEST, **changes)


def compared(*entries: Entry) -> None:
    """Nothing; the matches of these entries have been looked for."""
    index, _ = Index.objects.get_or_create(
        encoder=PROFILES, defaults={"state": IndexState.CURRENT, "begun_at": AT, "finished_at": AT}
    )
    for entry in entries:
        Paired.objects.get_or_create(entry=entry, defaults={"index": index, "stamp": "1"})


def pair(one: Entry, other: Entry, score: float = 0.5, *, both: bool = True) -> None:
    """Nothing; each stands in the other's list, or the other in the one's alone."""
    compared(one, other)
    for here, there in ((one, other), (other, one))[: 2 if both else 1]:
        Pair.objects.create(entry=here, other=there, score=score, found_at=AT)
