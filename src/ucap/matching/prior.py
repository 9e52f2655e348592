"""Where learning begins: what was fitted before the first outcome (`score.py`, `circumstances.py`), as `calibrating.py` reads it; and back."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ucap.matching.calibrating import Prior, Refit
from ucap.matching.circumstances import CIRCUMSTANCES, USUAL
from ucap.matching.score import FEATURES, Weights, fitted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Standard deviation, in log-odds, of what a common plan or newness may count: nobody has judged it, so nobody is sure
UNSURE = 0.7
COLUMNS: tuple[str, ...] = (*FEATURES, *CIRCUMSTANCES)  # of a row that is learned from


@cache
def shipped() -> Prior:
    """The shipped weights, and how certain they are: as certain as the judged pairs make them, no more and no less."""
    import numpy as np

    known, texts = fitted(), len(FEATURES)
    certain = np.zeros((len(COLUMNS), len(COLUMNS)))
    certain[:texts, :texts] = _judged_certainty()
    for place in range(texts, len(COLUMNS)):
        certain[place, place] = UNSURE**-2
    return Prior(
        weights=np.array([*(known.weights[one] for one in FEATURES), *(USUAL[one] for one in CIRCUMSTANCES)]),
        certainty=certain,
        usual=np.array([*(known.usual[one] for one in FEATURES), *(0.0 for _ in CIRCUMSTANCES)]),
        base=known.base,
    )


def by_name(known: Refit) -> dict[str, float]:
    """The weights as they are kept."""
    return {name: float(weight) for name, weight in zip(COLUMNS, known.weights, strict=True)}


def weights_of(kept: Mapping[str, float], base: float) -> Weights:
    """The score's own weights of those that were kept."""
    return Weights(weights={one: kept[one] for one in FEATURES}, usual=fitted().usual, base=base)


def row_of(features: Mapping[str, float]) -> "NDArray[np.float64]":
    """(k,): the kept features of one pair, in the order of COLUMNS."""
    import numpy as np

    return np.array([features[name] for name in COLUMNS])


def _judged_certainty() -> "list[list[float]]":
    data = json.loads((files("ucap.matching") / "data" / "weights.json").read_text(encoding="utf-8"))
    return data["certainty"]  # type: ignore[no-any-return]
