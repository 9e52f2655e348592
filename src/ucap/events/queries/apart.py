"""Colleagues at a conference, and which of them are kept apart: to its hosts all, to others those whom they registered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from ucap.events.models import Event, KeptApart, Registration
from ucap.events.queries.cards import Words, words_of
from ucap.events.queries.events import seen_event
from ucap.events.queries.parties import OF_PARTY, parties_of
from ucap.events.rules.meeting import NOT_YOUR_COLLEAGUES, may_keep_apart, may_schedule, may_see_apart
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User


@dataclass(frozen=True, slots=True)
class House:
    """People who came for one organisation or city, or in one delegation."""

    name: str
    language: str
    people: tuple[Registration, ...]
    pairs: tuple[KeptApart, ...]


@dataclass(frozen=True, slots=True)
class ColleaguesPage:
    """What the reader may change."""

    event: Event
    words: Words
    is_host: bool
    houses: tuple[House, ...]  # of two and more


def colleagues_page(slug: str, viewer: User) -> ColleaguesPage:
    """All this; raises Http404 and NotAllowed. Seven queries at most."""
    event = seen_event(slug, viewer)
    if not may_see_apart(viewer, event):
        raise NotAllowed(NOT_YOUR_COLLEAGUES)
    is_host = may_schedule(viewer, event)
    rows = event.registrations.confirmed().select_related("delegation", *OF_PARTY).order_by("name", "pk")
    if not is_host:
        rows = rows.filter(Q(delegation__by=viewer) | Q(by=viewer) | Q(person=viewer))
    return ColleaguesPage(event, words_of([event])[event.pk], is_host, _houses(list(rows)))


def pair_to_end(pair_id: str, viewer: User) -> KeptApart:
    """The pair of that id, for whoever may change it; raises Http404."""
    rows = KeptApart.objects.select_related(
        "one__event__organisation", "one__event__city", "other", "one__delegation", "other__delegation"
    )
    pair = rows.filter(pk=pair_id).first()
    if pair is None or not may_keep_apart(viewer, pair.one, pair.other):
        raise Http404
    return pair


def _houses(rows: Sequence[Registration]) -> tuple[House, ...]:
    """Two queries."""
    together: dict[tuple[str, str], list[Registration]] = defaultdict(list)
    for one in rows:
        together[_key(one)].append(one)
    several = {key: some for key, some in together.items() if key[1] and len(some) > 1}
    ids = [one.pk for some in several.values() for one in some]
    pairs = list(KeptApart.objects.filter(one__in=ids, other__in=ids).select_related("one", "other"))
    parties = parties_of(one for some in several.values() for one in some)
    found = []
    for some in several.values():
        inside, party = {one.pk for one in some}, parties[some[0].pk]
        name = party.house or (some[0].delegation.name if some[0].delegation else "")
        own = tuple(pair for pair in pairs if {pair.one_id, pair.other_id} <= inside)
        found.append(House(name, party.house_language if party.house else "", tuple(some), own))
    return tuple(sorted(found, key=lambda house: house.name))


def _key(one: Registration) -> tuple[str, str]:
    """For whom they come; the delegation where that is nobody."""
    if one.organisation_id:
        return "organisation", one.organisation_id
    if one.city_id:
        return "city", one.city_id
    return "delegation", one.delegation_id or ""
