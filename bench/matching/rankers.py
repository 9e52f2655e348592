"""What is measured: ways to put the entries that an entry may meet in order, best first."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from bench.matching.judged import DAY, Judged
from ucap.language.sentences import sentences
from ucap.language.vectors import encode
from ucap.language.words import words
from ucap.matching.entry import Entry
from ucap.matching.ranking import rank

Orders = Mapping[str, Sequence[str]]  # of each entry's id the ids of its candidates, best first
Ranker = Callable[[Judged], Orders]
Scores = NDArray[np.floating]  # (n, n), row: who asks; column: who answers


def rankers() -> dict[str, Ranker]:
    """All that are compared, by the name they have in the tables."""
    return {
        "BM25": lambda judged: ordered(judged, bm25(judged.entries)),
        "embedding": lambda judged: ordered(judged, embedding(judged.entries)),
        "best passage": lambda judged: ordered(judged, best_passage(judged.entries)),
        "fusion": lambda judged: fused(judged, embedding(judged.entries), bm25(judged.entries)),
        "ucap": product,
    }


def product(judged: Judged) -> Orders:
    """The product's own: `ucap.matching`, with its weights from the dev half."""
    everybody = len(judged.entries)
    found = rank(judged.entries, today=DAY, top=everybody)
    return {asks: [match.id for match in matches] for asks, matches in found}


def ordered(judged: Judged, scores: Scores) -> Orders:
    """Each entry's candidates by falling score; equal scores in an order that is always the same and favours nobody."""
    place = {entry.id: index for index, entry in enumerate(judged.entries)}
    return {
        entry.id: [
            other.id
            for other in sorted(
                judged.candidates(entry),
                key=lambda other: (-scores[place[entry.id], place[other.id]], _draw(entry.id, other.id)),
            )
        ]
        for entry in judged.entries
    }


def _draw(one: str, other: str) -> bytes:
    return blake2b(f"{one} {other}".encode(), digest_size=8).digest()


def embedding(entries: Sequence[Entry]) -> Scores:
    """Cosine of title and text, encoded together."""
    rows = encode([f"{entry.title}\n{entry.text}" for entry in entries])
    return rows @ rows.T


def best_passage(entries: Sequence[Entry]) -> Scores:
    """Cosine of the two passages that are nearest to each other, the title being one."""
    cut = [(entry.title, *sentences(entry.text)) for entry in entries]
    starts = np.cumsum([0, *map(len, cut)])[:-1]
    rows = encode([passage for own in cut for passage in own])
    found = np.maximum.reduceat(np.maximum.reduceat(rows @ rows.T, starts, axis=0), starts, axis=1)
    return np.asarray(found)


def bm25(entries: Sequence[Entry], k1: float = 1.2, b: float = 0.75) -> Scores:
    """Okapi BM25 of all words of one entry against another's (Robertson, Zaragoza 2009)."""
    bags = [Counter(words(f"{entry.title} {entry.text}")) for entry in entries]
    lengths = np.array([bag.total() for bag in bags], dtype=float)
    holders = Counter(word for bag in bags for word in bag)
    place = {word: index for index, word in enumerate(holders)}
    asks = np.zeros((len(bags), len(place)))
    weights = np.zeros_like(asks)
    for row, bag in enumerate(bags):
        norm = k1 * (1 - b + b * lengths[row] / lengths.mean())
        for word, count in bag.items():
            rarity = math.log(1 + (len(bags) - holders[word] + 0.5) / (holders[word] + 0.5))
            asks[row, place[word]] = count
            weights[row, place[word]] = rarity * count * (k1 + 1) / (count + norm)
    return asks @ weights.T


def fused(judged: Judged, *scores: Scores, k: int = 60) -> Orders:
    """Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009)."""
    place = {entry.id: index for index, entry in enumerate(judged.entries)}
    total = np.zeros_like(scores[0], dtype=float)
    for one in scores:
        for asks, answers in ordered(judged, one).items():
            for place_in_list, answer in enumerate(answers, 1):
                # A score of 0 says nothing: no word in common is no reason to stand anywhere.
                if one[place[asks], place[answer]] > 0:
                    total[place[asks], place[answer]] += 1 / (k + place_in_list)
    return ordered(judged, total)
