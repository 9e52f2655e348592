"""Cities for filled entries, and lists of their best matches: what the pictures of matches are drawn from, and who is often shown.

Each list holds the ten nearest of those that can answer, with the score that matching gives them. The platform makes its lists one
by one, as entries appear, out of 300 candidates; here they are made of many entries at once, in a fraction of the time: at most
LISTED of them a time, each out of at most AMONG that can answer.
"""

import datetime as dt
import random
from collections.abc import Sequence

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from ucap.exchange.models import Entry
from ucap.kernel.prepared import these
from ucap.matching.entry import ANSWERED_BY, Kind
from ucap.matching.models import Index, Meaning, Pair, Paired
from ucap.matching.packing import KINDS, unpacked_profiles
from ucap.matching.profile import Profile
from ucap.matching.queries.matches import LEAST_SCORE
from ucap.matching.ranking import best
from ucap.organisations.models import Organisation
from ucap.places.models import City

LIST = 10
LISTED = 100_000
AMONG = 50_000
CITIES = 150
AT_ONCE = 500


def pair_all(at: dt.datetime, seed: int = 2026) -> None:
    """Nothing; every entry has a city, and those without a list get one."""
    chance = random.Random(seed)
    _places(chance)
    index = Index.objects.get()
    without = list(Entry.objects.filter(paired=None).order_by("pk").values_list("pk", flat=True))
    chosen = sorted(chance.sample(without, min(LISTED, len(without))))
    likely = {kind: _answering(kind, chance) for kind in ANSWERED_BY}
    for begin in range(0, len(chosen), AT_ONCE):
        some = _profiles(chosen[begin : begin + AT_ONCE])
        with transaction.atomic():
            for kind, among in likely.items():
                Pair.objects.bulk_create(_lists([one for one in some if one.kind == kind], *among, at))
            Paired.objects.bulk_create(Paired(entry_id=one.id, index=index, stamp="") for one in some)


def _answering(kind: Kind, chance: random.Random) -> tuple[list[Profile], NDArray[np.float32]]:
    """Some of those that can answer that kind, and their meanings, a column each."""
    flags = [flag for flag, one in KINDS.items() if one in ANSWERED_BY[kind]]
    keys = list(Meaning.objects.filter(flag__in=flags).order_by("pk").values_list("entry", flat=True))
    among = _profiles(chance.sample(keys, min(AMONG, len(keys))))
    return among, np.stack([one.whole for one in among]).T.copy()


def _profiles(entries: Sequence[str]) -> list[Profile]:
    rows = Meaning.objects.filter(entry__in=these(entries)).order_by("pk")
    return unpacked_profiles(list(rows.values_list("entry_id", "flag", "whole", "profile")))


def _lists(
    some: Sequence[Profile], among: Sequence[Profile], wholes: NDArray[np.float32], at: dt.datetime
) -> list[Pair]:
    if not some:
        return []
    likenesses = np.stack([one.whole for one in some]) @ wholes
    nearest = np.argpartition(-likenesses, LIST, axis=1)[:, : LIST + 1]
    pairs: list[Pair] = []
    for one, places in zip(some, nearest, strict=True):
        near = [among[place] for place in places if among[place].id != one.id][:LIST]
        pairs += [
            Pair(entry_id=one.id, other_id=near[fit.place].id, score=fit.score, found_at=at)
            for fit in best(one, near, LIST)
            if fit.score >= LEAST_SCORE
        ]
    return pairs


def _places(chance: random.Random) -> None:
    cities = [
        City(
            id=f"bench-{number}",
            slug=f"bench-{number}",
            name=f"City {number}",
            country=("CN", "ES", "IT", "DE", "FR", "GB")[number % 6],
            latitude=chance.uniform(25, 60),
            longitude=chance.uniform(-8, 120),
            timezone="UTC",
        )
        for number in range(CITIES)
    ]
    City.objects.bulk_create(cities, ignore_conflicts=True)  # an earlier run may have been stopped
    for number, house in enumerate(Organisation.objects.order_by("pk")):
        city = cities[number % CITIES]
        Organisation.objects.filter(pk=house.pk).update(city=city)
        Entry.objects.filter(organisation=house, place=None).update(place=city)
