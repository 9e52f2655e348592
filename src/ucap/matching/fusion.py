"""Words and meaning together: what puts the answers of a search in order.

Reciprocal rank fusion (Cormack, Clarke, Büttcher 2009) looks at places alone and has to: the scores of two engines cannot be
added. Ours can, both go from 0 to 1, and on bench/searching their sum is the better order; the numbers here were chosen on one
half of its questions and are measured on the other.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHOLE = 0.75  # how much of a likeness is that of the whole text; the rest is that of its nearest passage
FOUND = 0.2  # what a text gains that has every word that was asked for
IN_TITLE = 0.5  # what a word in the title counts more
LEAST_FOUND = 0.5  # share of the words, by their rarity, with which a text is an answer
LEAST_LIKENESS = 0.18  # from which a text is an answer by its meaning alone
MINOR = (
    0.25  # words that weigh less than this share of the heaviest one are not looked for: "the", "de", "的"
)
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
    scores = {
        key: FOUND * found.get(key, 0.0) + alike.get(key, 0.0)
        for key in {*found, *alike}
        if found.get(key, 0.0) >= LEAST_FOUND or alike.get(key, 0.0) >= LEAST_LIKENESS
    }
    return sorted(scores, key=lambda key: (-scores[key], key))
