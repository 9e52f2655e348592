"""Whether a score means what it says, and whether the same entries fill every list."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from bench.matching.judged import Judged
from bench.matching.rankers import Orders
from ucap.matching.profile import profiles
from ucap.matching.score import features, parts, scores

TOP = 10
ACCEPTED = 2
BANDS = (0.0, 0.02, 0.1, 0.3, 0.6, 1.0)


def calibration(known: Judged, half: str) -> Iterator[tuple[float, float, int, float, float]]:
    """Of each band of scores: from, to, pairs, the mean score, and the share of them that were accepted.

    Every pair that may meet of which both entries are of that half, judged or not, counts once.
    """
    entries = [entry for entry in known.entries if known.halves[entry.id] == half]
    place = {entry.id: number for number, entry in enumerate(entries)}
    made = profiles(entries)
    found, accepted = [], []
    for entry in entries:
        others = [other for other in known.candidates(entry) if place.get(other.id, -1) > place[entry.id]]
        rows = [made[place[other.id]] for other in others]
        found.append(scores(parts(features(made[place[entry.id]], rows))))
        accepted += [known.grade(entry.id, other.id) >= ACCEPTED for other in others]
    score, yes = np.concatenate(found), np.array(accepted)
    for low, high in pairwise(BANDS):
        inside = (score >= low) & (score < high)
        if inside.any():
            yield low, high, int(inside.sum()), float(score[inside].mean()), float(yes[inside].mean())


def exposure(orders: Orders) -> tuple[float, float]:
    """Gini of how many first tens an entry stands in (0: all in as many), and the share of all lists the commonest stands in."""
    listed = Counter(answer for answers in orders.values() for answer in answers[:TOP])
    counts = np.sort(np.array([listed[id_] for id_ in orders], dtype=float))
    places = np.arange(1, len(counts) + 1)
    gini = 2 * (places * counts).sum() / (len(counts) * counts.sum()) - (len(counts) + 1) / len(counts)
    return float(gini), float(counts[-1] / len(orders))
