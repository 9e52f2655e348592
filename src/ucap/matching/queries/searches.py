"""The searches that somebody keeps, and what they find."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from ucap.matching.filter_wording import FILTERS, value_in_words
from ucap.matching.models import SavedSearch
from ucap.matching.queries.finding import find
from ucap.matching.queries.kinds import Thing
from ucap.matching.queries.narrowing import known_of, narrowed
from ucap.matching.rules import may_keep
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """A search as its person's list shows it."""

    search: SavedSearch
    filters: tuple[str, ...]  # in words
    href: str


def searches_of(person: User) -> list[KeptSearch]:
    """Those that this person keeps, the latest first. One query."""
    return [
        KeptSearch(
            one,
            tuple(value_in_words(name, value) for name in FILTERS for value in one.filters.get(name, ())),
            address_of(one),
        )
        for one in SavedSearch.objects.filter(by=person, deleted_at=None)
    ]


def search_to_change(search_id: str, person: User) -> SavedSearch:
    """The search of that id, for whoever keeps it, a deleted one too; raises Http404."""
    search = SavedSearch.objects.filter(pk=search_id).first()
    if search is None or not may_keep(person, search):
        raise Http404
    return search


def address_of(search: SavedSearch) -> str:
    """The page on which it is searched."""
    return f"{reverse('search')}?{urlencode({'q': search.text, **search.filters}, doseq=True)}"


def found_by(search: SavedSearch, *, since: datetime | None = None) -> list[Thing]:
    """What it finds for whoever keeps it; `since`: of that of which something new was said after it."""
    things = find(search.text, search.by, since=since).things
    if not search.filters:
        return list(things)
    return narrowed(things, known_of(things), {name: tuple(own) for name, own in search.filters.items()})


def known_as(thing: Thing) -> str:
    """How a search remembers it."""
    return f"{thing[0]}:{thing[1]}"
