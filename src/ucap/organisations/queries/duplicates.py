"""Organisations that may be one and the same: asked when one is entered, and looked through by the secretariat."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from django.core.cache import cache
from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from ucap.kernel.errors import NotAllowed
from ucap.organisations.hosts import host_of
from ucap.organisations.models import Identifier, Organisation, OrganisationName, ToldApart
from ucap.organisations.names import alike, name_key, pairs_alike
from ucap.organisations.profile import Profile
from ucap.organisations.queries.cards import OrganisationCard, cards
from ucap.organisations.queries.organisation import (
    OrganisationPage,
    organisation_by_id,
    organisation_page,
)
from ucap.organisations.rules import NOT_SECRETARIAT, may_merge
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import is_secretariat

SHOWN = 5  # that somebody who enters one is asked about
KEPT = 24 * 3600  # seconds
Pair = tuple[str, str]


class Why(StrEnum):
    """Why two may be one; the surest first."""

    IDENTIFIER = "identifier"
    WEBSITE = "website"
    NAME = "name"


ORDER = tuple(Why)


@dataclass(frozen=True, slots=True)
class Similar:
    """An organisation that may be the one that is being entered."""

    card: OrganisationCard
    why: Why


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two organisations that may be one, and every reason for it."""

    one: OrganisationCard
    other: OrganisationCard
    why: tuple[Why, ...]
    score: float  # of their names, 0 where those are not alike


def similar_to(profile: Profile, viewer: User) -> tuple[Similar, ...]:
    """Those that the profile may already be, of those the viewer may see; the surest first. Six queries at most."""
    seen = Q() if is_secretariat(viewer) else Q(state=State.APPROVED) | Q(memberships__user=viewer)
    there = Organisation.objects.standing().filter(seen)
    found: dict[str, Why] = {}
    same = Q()
    for scheme, value in profile.identifiers:
        same |= Q(identifiers__scheme=scheme, identifiers__value=value)
    if same:
        found |= dict.fromkeys(there.filter(same).values_list("pk", flat=True), Why.IDENTIFIER)
    if host := host_of(profile.website):
        for id_ in there.filter(host=host).values_list("pk", flat=True):
            found.setdefault(id_, Why.WEBSITE)
    for id_ in _named_alike(profile, there):
        found.setdefault(id_, Why.NAME)
    wanted = list(dict.fromkeys(found))[:SHOWN]
    by_id = {card.id: card for card in cards(wanted)}
    ordered = sorted((id_ for id_ in wanted if id_ in by_id), key=lambda id_: ORDER.index(found[id_]))
    return tuple(Similar(by_id[id_], found[id_]) for id_ in ordered)


def likely_pairs(viewer: User) -> list[tuple[Pair, tuple[Why, ...], float]]:
    """Every two that may be one and that nobody has told apart: (ids, reasons, likeness of names), the surest first. Six queries at most."""
    if not may_merge(viewer):
        raise NotAllowed(NOT_SECRETARIAT)
    standing = dict(Organisation.objects.standing().values_list("pk", "country"))
    reasons: dict[Pair, set[Why]] = defaultdict(set)
    scores: dict[Pair, float] = {}
    identifiers = Identifier.objects.exclude(organisation__state=State.MERGED)
    for pair in _same(
        ((scheme, value), id_)
        for scheme, value, id_ in identifiers.values_list("scheme", "value", "organisation")
    ):
        reasons[pair].add(Why.IDENTIFIER)
    hosts = Organisation.objects.standing().exclude(host="").values_list("host", "pk")
    for pair in _same(hosts):
        reasons[pair].add(Why.WEBSITE)
    for score, one, other in _pairs_named_alike(standing):
        reasons[one, other].add(Why.NAME)
        scores[one, other] = score
    apart = set(ToldApart.objects.values_list("one", "other"))
    rows = [
        (pair, tuple(why for why in ORDER if why in there), scores.get(pair, 0.0))
        for pair, there in reasons.items()
        if pair not in apart
    ]
    return sorted(rows, key=lambda row: (ORDER.index(row[1][0]), -len(row[1]), -row[2], row[0]))


def shown_pairs(rows: Iterable[tuple[Pair, tuple[Why, ...], float]]) -> list[LikelyPair]:
    """These pairs as the page shows them; a constant number of queries."""
    chosen = list(rows)
    by_id = {card.id: card for card in cards([id_ for pair, _, _ in chosen for id_ in pair])}
    return [LikelyPair(by_id[one], by_id[other], why, score) for (one, other), why, score in chosen]


def pair_to_merge(one_id: str, other_id: str, viewer: User) -> tuple[Organisation, Organisation]:
    """Two different organisations, for the secretariat."""
    if not may_merge(viewer):
        raise NotAllowed(NOT_SECRETARIAT)
    if one_id == other_id:
        raise Http404
    return organisation_by_id(one_id), organisation_by_id(other_id)


def side_by_side(
    one: Organisation, other: Organisation, viewer: User
) -> tuple[OrganisationPage, OrganisationPage]:
    """Both with all that is known of them."""
    return organisation_page(one, viewer), organisation_page(other, viewer)


def _named_alike(profile: Profile, there: QuerySet[Organisation]) -> list[str]:
    names = OrganisationName.objects.filter(
        organisation__in=there.filter(country=profile.country).values("pk")
    )
    pairs = list(names.values_list("organisation", "key"))
    best: dict[str, float] = {}
    for _, name in profile.names:
        for score, id_ in alike(name_key(name), pairs):
            best[id_] = max(score, best.get(id_, 0.0))
    return sorted(best, key=lambda id_: (-best[id_], id_))


def _pairs_named_alike(standing: Mapping[str, str]) -> list[tuple[float, str, str]]:
    """Of the names in each country those that are alike: two houses of one name in two countries are two.

    With many organisations it takes seconds to compare them all, so what was found is kept until a name is written or two are merged.
    """
    key = "organisations:alike:{standing}:{newest}:{number}".format(
        standing=len(standing), **OrganisationName.objects.aggregate(newest=Max("pk"), number=Count("pk"))
    )
    found: list[tuple[float, str, str]] | None = cache.get(key)
    if found is None:
        found = _compared(standing)
        cache.set(key, found, KEPT)
    return [row for row in found if row[1] in standing and row[2] in standing]


def _compared(standing: Mapping[str, str]) -> list[tuple[float, str, str]]:
    by_country: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, key in OrganisationName.objects.values_list("organisation", "key"):
        if id_ in standing:
            by_country[standing[id_]].append((id_, key))
    return [pair for names in by_country.values() for pair in pairs_alike(names)]


def _same(rows: Iterable[tuple[object, str]]) -> Iterator[Pair]:
    """Every two ids that stand beside the same value; one < other."""
    by_value: dict[object, set[str]] = defaultdict(set)
    for value, id_ in rows:
        by_value[value].add(id_)
    for ids in by_value.values():
        yield from combinations(sorted(ids), 2)
