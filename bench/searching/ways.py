"""Ways to answer a search over the judged entries of bench/matching: the product's own thinking, and what it is measured beside.

What the product asks its databases is done in memory here; weights, likenesses, their sum and the mending are its own functions.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.matching.judged import judged
from ucap.language.vectors import encode
from ucap.language.words import words
from ucap.matching.entry import Entry
from ucap.matching.fusion import (
    FOUND,
    IN_TITLE,
    LEAST_BEST,
    LEAST_FOUND,
    LEAST_LIKENESS,
    fused,
    is_better,
    is_clear,
    likeness,
    weights,
)
from ucap.matching.marking import answers
from ucap.matching.profile import whole_text, wordings
from ucap.matching.spelling import mended, nearest_word, pieces_of, slips_of

Key = tuple[str, str]
Scores = Mapping[Key, float]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Both:
    """What a search finds by its words, and how near everything is to what it means."""

    found: Scores
    alike: Scores


class Library:
    """The entries with their words and meanings."""

    def __init__(self) -> None:
        self.entries: Sequence[Entry] = judged().entries
        self.said = [frozenset(words(f"{one.title} {one.text}")) for one in self.entries]
        self.titles = [frozenset(words(one.title)) for one in self.entries]
        self.wholes = encode([whole_text(one) for one in self.entries])
        self.passages = [one.rows for one in wordings(self.entries)]
        self.known = Counter(word for said in self.said for word in said if slips_of(word))

    def key(self, number: int) -> Key:
        return ("entry", self.entries[number].id)

    def both(self, text: str, *, mend: bool = True) -> Both:
        """As queries/finding.py does it."""
        written = Both(self.by_words(text), self.by_meaning(text))
        if not mend or is_clear(written.found, written.alike) or (meant := self.mended(text)) == text:
            return written
        other = Both(self.by_words(meant), self.by_meaning(meant))
        return other if product(other) and is_better(other.alike, written.alike) else written

    def by_words(self, text: str) -> Scores:
        searched = tuple(dict.fromkeys(words(text)))
        weight = dict(zip(searched, weights(self.having(searched), len(self.entries)), strict=True))
        total = sum(weight.values()) or 1
        return {
            self.key(number): (
                self._share(said, weight) + IN_TITLE * self._share(self.titles[number], weight)
            )
            / total
            for number, said in enumerate(self.said)
        }

    def by_meaning(self, text: str) -> Scores:
        if not words(text):
            return {}
        asked: Floats = encode([text])[0]
        return {
            self.key(number): likeness(asked, self.wholes[number], self.passages[number])
            for number in range(len(self.entries))
        }

    def mended(self, text: str) -> str:
        """As queries/spelling.py does it."""
        searched = tuple(dict.fromkeys(words(text)))
        counts = self.having(searched)
        if len(searched) > 1 and not any(counts):
            return text
        instead = {
            word: self._nearest(word)
            for word, count in zip(searched, counts, strict=True)
            if not count and slips_of(word)
        }
        return mended(text, {word: known for word, known in instead.items() if known})

    def having(self, searched: Sequence[str]) -> list[int]:
        return [sum(any(answers(one, word) for one in said) for said in self.said) for word in searched]

    def _nearest(self, word: str) -> str:
        pieces = pieces_of(word)
        return nearest_word(
            word,
            [(one, things) for one, things in self.known.items() if any(piece in one for piece in pieces)],
        )

    @staticmethod
    def _share(said: frozenset[str], weight: Mapping[str, int]) -> float:
        return sum(
            value for word, value in weight.items() if value and any(answers(one, word) for one in said)
        )


Way = Callable[[Both], list[Key]]


def lexical(both: Both) -> list[Key]:
    """By words alone."""
    return fused(both.found, {})


def semantic(both: Both) -> list[Key]:
    """By meaning alone."""
    return fused({}, both.alike)


def product(both: Both) -> list[Key]:
    """The sum that is used."""
    return fused(both.found, both.alike)


def reciprocal(own: float = 1.0, k: int = 60) -> Way:
    """Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), meaning weighted by `own`; over the same answers as the sum."""

    def order(both: Both) -> list[Key]:
        scores: Counter[Key] = Counter()
        for keys, weight in ((lexical(both), 1.0), (semantic(both), own)):
            for place, key in enumerate(keys, 1):
                scores[key] += weight / (k + place)  # type: ignore[assignment] - Counter counts fractions as well
        return sorted(scores, key=lambda key: (-scores[key], key))

    return order


def added(gain: float) -> Way:
    """The sum with another gain for words."""

    def order(both: Both) -> list[Key]:
        keys = product(both)
        return sorted(
            keys, key=lambda key: (-gain * both.found.get(key, 0.0) - both.alike.get(key, 0.0), key)
        )

    return order


WAYS: Mapping[str, Way] = {
    "words alone": lexical,
    "meaning alone": semantic,
    "reciprocal ranks, k 60": reciprocal(),
    "reciprocal ranks, k 60, meaning twice": reciprocal(2),
    "reciprocal ranks, k 10, meaning twice": reciprocal(2, 10),
    "sum, words 0.05": added(0.05),
    f"sum, words {FOUND} (the product)": product,
    "sum, words 0.2": added(0.2),
}
LEAST = f"share of words {LEAST_FOUND}, likeness {LEAST_LIKENESS} where the best has {LEAST_BEST}"
