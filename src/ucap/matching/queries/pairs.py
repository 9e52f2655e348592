"""The entries that fit each other: every pair once, of two entries that the viewer sees."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ucap.exchange.models import Entry
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.entries import listed_entries
from ucap.exchange.queries.listing import Asked, Filter, city_names, filters_of, wanted
from ucap.exchange.queries.mine import own
from ucap.matching.matrix import weight
from ucap.matching.models import Pair
from ucap.matching.score import percent
from ucap.matching.states import DEFAULT_LEVEL
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.places.models import City

PAGE = 30
LINES = 60  # between cities that a map shows
AT_ONCE = 5000  # pairs read in one go


@dataclass(frozen=True, slots=True)
class Which:
    """Which pairs are looked at: with one of the entries that are asked for, from that score on, between these cities."""

    asked: Asked = field(default_factory=Asked)
    least: float = DEFAULT_LEVEL
    at: tuple[str, ...] = ()  # addresses of two cities, () for all; of the same one twice: within it
    of: User | None = None  # the lists of this person's own entries alone


@dataclass(frozen=True, slots=True)
class Line:
    """Two cities and the pairs between them."""

    here: City
    there: City
    number: int
    best: float  # of their scores
    weight: int  # 1 to 5

    @property
    def percent(self) -> int:
        return percent(self.best)


@dataclass(frozen=True, slots=True)
class OnMap:
    """A city, with the pairs that one or both sides of are there."""

    city: City
    number: int
    within: int


@dataclass(frozen=True, slots=True)
class MapOfPairs:
    """Between which cities the pairs are, most pairs first."""

    which: Which
    filters: tuple[Filter, ...]
    total: int  # pairs
    without_place: int  # of them those that a map cannot show: of an entry nobody knows the city
    cities: tuple[OnMap, ...]
    lines: tuple[Line, ...]
    all_lines: int


@dataclass(frozen=True, slots=True)
class SeenPair:
    """Two entries that fit, each as a card: one's own first where those are asked for, else an offer first."""

    one: EntryCard
    other: EntryCard
    score: float

    @property
    def percent(self) -> int:
        return percent(self.score)


@dataclass(frozen=True, slots=True)
class PairList:
    """A page of pairs."""

    which: Which
    filters: tuple[Filter, ...]
    between: tuple[str, ...]  # the cities' names
    page: "Page[Any]"
    pairs: tuple[SeenPair, ...]


def pairs_seen(which: Which, viewer: Viewer) -> QuerySet[Pair]:
    """Each pair once, best first; neither of its entries hidden from this viewer. It stands in one's list or in both's."""
    # By those that are not seen, which are few: who sees an entry is worked out once for each, not once for each of its pairs
    hidden = Entry.objects.not_listed_to(viewer).order_by().values("pk")
    some = _pairs(which, viewer).exclude(entry__in=hidden).exclude(other__in=hidden)
    return some.order_by("-score", "entry", "other")


def _pairs(which: Which, viewer: Viewer) -> QuerySet[Pair]:
    """Each that is asked for once, also where one of its entries is hidden from the viewer."""
    lists = Pair.objects.filter(score__gte=which.least)
    if which.of:
        lists = lists.filter(entry__in=own(which.of).order_by().values("pk"))
    mirrored = lists.filter(entry=OuterRef("other"), other=OuterRef("entry"))
    some = lists.filter(Q(entry__lt=F("other")) | ~Exists(mirrored))
    if which.asked.words or which.asked.chosen:
        some = some.filter(_either(wanted(which.asked, viewer).order_by().values("pk")))
    if len(which.at) > 1:
        here, there = which.at[:2]
        some = some.filter(
            Q(entry__place__slug=here, other__place__slug=there)
            | Q(entry__place__slug=there, other__place__slug=here)
        )
    return some


def map_of_pairs(which: Which, viewer: Viewer) -> MapOfPairs:
    """Between which cities the pairs are. Three queries, those of the filters aside."""
    counted = pairs_between(which, viewer)
    placed = {key: found for key, found in counted.items() if None not in key}
    lines = sorted((key for key in placed if key[0] != key[1]), key=lambda key: (-placed[key][0], key))
    shown = lines[:LINES]
    found = City.objects.in_bulk({city for key in placed for city in key if city})
    most = placed[shown[0]][0] if shown else 0
    return MapOfPairs(
        which=which,
        filters=filters_of(which.asked, viewer),
        total=sum(number for number, _ in counted.values()),
        without_place=sum(number for key, (number, _) in counted.items() if None in key),
        cities=_on_map(shown, placed, found),
        lines=tuple(
            Line(found[here], found[there], *placed[here, there], weight(placed[here, there][0], most))
            for here, there in shown
        ),
        all_lines=len(lines),
    )


def all_lines(which: Which, viewer: Viewer) -> list[Line]:
    """Every two cities with pairs between them or within the one, most first; what a map shows only the first of."""
    counted = {key: found for key, found in pairs_between(which, viewer).items() if None not in key}
    found = City.objects.in_bulk({city for key in counted for city in key if city})
    keys = sorted(counted, key=lambda key: (-counted[key][0], key))
    return [Line(found[here], found[there], *counted[here, there], 1) for here, there in keys]


def pairs_between(which: Which, viewer: Viewer) -> dict[tuple[Any, Any], tuple[int, float]]:
    """Of each two cities (ids, None for an entry without one) the number of pairs and the best score. Two queries."""
    # An entry stands in many pairs: whether it is seen and where it is, is read once
    places = dict(listed_entries(viewer).order_by().values_list("pk", "place"))
    counted: dict[tuple[Any, Any], tuple[int, float]] = {}
    rows = _pairs(which, viewer).order_by().values_list("entry", "other", "score")
    for one, other, score in rows.iterator(AT_ONCE):
        if one in places and other in places:
            here, there = places[one], places[other]
            key = (here, there) if (here or "") <= (there or "") else (there, here)
            number, best = counted.get(key, (0, 0.0))
            counted[key] = number + 1, max(best, score)
    return counted


def pair_list(which: Which, viewer: Viewer) -> PairList:
    """One page of the pairs, best first, with what a page of the web says of it. Seven queries, those of the filters aside."""
    page, pairs = page_of_pairs(which, viewer)
    names = city_names(which.at)
    return PairList(
        which=which,
        filters=filters_of(which.asked, viewer),
        between=tuple(names.get(slug, slug) for slug in which.at),
        page=page,
        pairs=pairs,
    )


def page_of_pairs(which: Which, viewer: Viewer) -> "tuple[Page[Any], tuple[SeenPair, ...]]":
    """One page of the pairs, best first, and the cards of each pair on it. Six queries."""
    rows = pairs_seen(which, viewer).values_list("entry", "other", "score")
    page = Paginator(rows, PAGE).get_page(which.asked.page)
    return page, as_cards(list(page.object_list), which)


def as_cards(rows: Sequence[tuple[str, str, float]], which: Which) -> tuple[SeenPair, ...]:
    """These pairs with their cards, one's own entry first where those are asked for, else an offer first. Four queries."""
    found = {card.id: card for card in cards(list({id_ for row in rows for id_ in row[:2]}))}
    pairs = []
    for here, there, score in rows:
        if here in found and there in found:
            one, other = found[here], found[there]
            if which.of is None and KIND_ORDER[other.kind] < KIND_ORDER[one.kind]:
                one, other = other, one
            pairs.append(SeenPair(one, other, score))
    return tuple(pairs)


KIND_ORDER = {"offer": 0, "interest": 1, "request": 2}


def _either(ids: QuerySet[Any]) -> Q:
    return Q(entry__in=ids) | Q(other__in=ids)


def _on_map(
    shown: Sequence[tuple[Any, Any]], placed: dict[tuple[Any, Any], tuple[int, float]], found: dict[str, City]
) -> tuple[OnMap, ...]:
    """The cities of these lines, and those of most pairs that have some within them; the ones of most pairs first."""
    numbers: Counter[str] = Counter()
    for key, (number, _) in placed.items():
        numbers.update(dict.fromkeys(key, number))
    within = {here: number for (here, there), (number, _) in placed.items() if here == there}
    alone = sorted(within, key=lambda city: (-within[city], city))[:LINES]
    ordered = sorted(
        {*alone, *(city for key in shown for city in key)}, key=lambda city: (-numbers[city], city)
    )
    return tuple(OnMap(found[city], numbers[city], within.get(city, 0)) for city in ordered)
