"""Cities for filled entries, and of each entry the list of its best matches: what the pictures of matches are drawn from.

Each list holds the ten nearest of those that can answer, with the score that matching gives them. The platform makes its lists one
by one, as entries appear, out of 300 candidates; here they are made of all entries at once, in a fraction of the time.
"""

import datetime as dt
import random

import numpy as np

from ucap.exchange.models import Entry
from ucap.matching.entry import ANSWERED_BY
from ucap.matching.models import Index, Meaning, Pair, Paired
from ucap.matching.packing import unpacked_profiles
from ucap.matching.queries.matches import LEAST_SCORE
from ucap.matching.ranking import best
from ucap.organisations.models import Organisation
from ucap.places.models import City

LIST = 10
CITIES = 150
AT_ONCE = 5000


def pair_all(at: dt.datetime, seed: int = 2026) -> None:
    """Nothing; every entry has a city and its list."""
    _places(random.Random(seed))
    rows = Meaning.objects.filter(entry__isnull=False).order_by("pk")
    found = list(rows.values_list("entry_id", "flag", "whole", "profile"))
    profiles = unpacked_profiles(found)
    wholes = np.stack([one.whole for one in profiles])
    answering = {
        kind: np.array([there for there, one in enumerate(profiles) if one.kind in answers])
        for kind, answers in ANSWERED_BY.items()
    }
    likely = {kind: wholes[there].T.copy() for kind, there in answering.items()}
    pairs: list[Pair] = []
    for number, one in enumerate(profiles):
        may = answering[one.kind]
        nearest = may[np.argpartition(-(one.whole @ likely[one.kind]), LIST + 1)[: LIST + 1]]
        near = nearest[nearest != number][:LIST]
        fits = best(one, [profiles[there] for there in near], LIST)
        pairs += [
            Pair(entry_id=one.id, other_id=profiles[near[fit.place]].id, score=fit.score, found_at=at)
            for fit in fits
            if fit.score >= LEAST_SCORE
        ]
    Pair.objects.bulk_create(pairs, batch_size=AT_ONCE)
    index = Index.objects.get()
    Paired.objects.bulk_create(
        (Paired(entry_id=one.id, index=index, stamp="") for one in profiles), batch_size=AT_ONCE
    )


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
        Entry.objects.filter(organisation=house).update(place=city)
