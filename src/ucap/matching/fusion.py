"""Words and meaning together: what puts the answers of a search in order.

Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) looks at places alone and has to: the scores of two engines cannot be
added. Ours can, both go from 0 to 1, and on bench/searching their sum does as well, and says of each answer how good it is. The
numbers here were chosen there.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHOLE = 0.75  # how much of a likeness is that of the whole text; the rest is that of its nearest passage
FOUND = 0.1  # what a text gains that has every word that was asked for
IN_TITLE = 0.5  # what a word in the title counts more
LEAST_FOUND = 0.5  # share of the words, by their rarity, with which a text is an answer
LEAST_LIKENESS = 0.14  # from which a text is an answer by its meaning alone,
LEAST_BEST = 0.22  # where at least one is as near as this: else nobody here speaks of what was asked
MINOR = 0.25  # share of the heaviest word's weight below which a word is not looked for: "the", "de"
CLEAR = 0.28  # likeness from which a search was understood as it was written
UNIT = 1000  # weights are whole numbers, so that their sums are the same in whichever order a store adds them

Key = TypeVar("Key", bound="tuple[str, str]")


def weights(having: Sequence[int], of: int) -> list[int]:
    """Of each word what finding it is worth, when so many of all texts have it (as in BM25: Robertson, Zaragoza 2009); 0 for minor ones."""
    rarities = [round(UNIT * log(1 + (max(of, have) - have + 0.5) / (have + 0.5))) for have in having]
    least = MINOR * max(rarities, default=0)
    return [rarity if rarity >= least else 0 for rarity in rarities]


def likeness(
    asked: "NDArray[np.float32]", whole: "NDArray[np.float32]", passages: "NDArray[np.float32]"
) -> float:
    """How much what was asked (d,) means what a text (d,) or one of its passages (p, d) does."""
    nearest = float((passages @ asked).max()) if len(passages) else float(whole @ asked)
    return WHOLE * float(whole @ asked) + (1 - WHOLE) * nearest


def fused(found: Mapping[Key, float], alike: Mapping[Key, float]) -> list[Key]:
    """Whatever answers, best first, equal ones by their keys. `found`: the share of the words it has; `alike`: its likeness."""
    nobody = max(alike.values(), default=0.0) < LEAST_BEST
    by_words = {key for key, share in found.items() if share >= LEAST_FOUND}
    by_meaning = set() if nobody else {key for key, near in alike.items() if near >= LEAST_LIKENESS}
    scores = {key: FOUND * found.get(key, 0.0) + alike.get(key, 0.0) for key in by_words | by_meaning}
    return sorted(scores, key=lambda key: (-scores[key], key))


def is_clear(found: Mapping[Key, float], alike: Mapping[Key, float]) -> bool:
    """Whether something answers so well that nobody has to wonder what was meant."""
    return max(found.values(), default=0.0) >= LEAST_FOUND or max(alike.values(), default=0.0) >= CLEAR


def is_better(alike: Mapping[Key, float], than: Mapping[Key, float]) -> bool:
    """Whether what was mended is at least as near to something as what was written: else it was not what was meant."""
    return max(alike.values(), default=0.0) >= max(than.values(), default=0.0)
