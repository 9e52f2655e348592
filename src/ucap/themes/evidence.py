"""How strongly a passage speaks of each goal and topic: by what it means and by the words it uses.

Meaning: the passage's vector is compared with those of the reference sentences (`data/references.json`: our own words
for every goal, target and topic). The references' common direction, which only says "this is about policy", is taken
away first; a label's likeness is the mean of exp(SHARPNESS * cosine) over its references, as a logarithm: between the
nearest reference alone, which chance decides, and their average, which blurs goals of many sides.

Words: how many different keywords of the label the passage has, everyday ones counting less, as log(1 + n).

Three weights turn both into a probability: three for all goals, three for all topics. `bench/tagging/fit.py` makes them
and says on what.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ucap.language.vectors import encode
from ucap.themes.keywords import Keywords, keywords_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHARPNESS = 10.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the logistic regression that calibrates the score."""

    meaning: float
    words: float
    base: float


@dataclass(frozen=True, slots=True)
class References:
    """The reference sentences as vectors, label by label."""

    labels: tuple[str, ...]  # "1" … "17", then the topics' codes
    rows: "NDArray[np.float32]"  # centred, unit length
    starts: tuple[int, ...]  # where in `rows` each label begins
    centre: "NDArray[np.float32]"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one passage: likeness and keywords by label."""

    likeness: Mapping[str, float]
    keywords: Mapping[str, Keywords]

    def words(self, label: str) -> float:
        """How much the words speak of it: log(1 + how many, hints counting less)."""
        return math.log1p(self.keywords[label].strength) if label in self.keywords else 0.0

    def score(self, label: str) -> float:
        """0 to 1; from a half on it is likelier than not that the passage speaks of it."""
        by = weights()[0 if label.isdecimal() else 1]
        strength = by.meaning * self.likeness[label] + by.words * self.words(label) + by.base
        return 1 / (1 + math.exp(-strength))


def evidence(passages: Sequence[str], languages: Sequence[str | None]) -> list[Evidence]:
    """The evidence in each passage, one by one."""
    return [
        Evidence(likeness, keywords_in(passage, language))
        for passage, language, likeness in zip(passages, languages, likenesses(passages), strict=True)
    ]


def likenesses(passages: Sequence[str]) -> list[dict[str, float]]:
    """How near each passage's meaning is to each label's references."""
    import numpy as np

    known = references()
    near = np.exp(SHARPNESS * (_centred(encode(passages), known.centre) @ known.rows.T))
    counts = np.diff([*known.starts, len(known.rows)])
    means = np.add.reduceat(near, known.starts, axis=1) / counts
    return [dict(zip(known.labels, row, strict=True)) for row in np.log(means).tolist()]


def reference_texts() -> list[tuple[str, str]]:
    """(label, sentence) of every reference, label by label: the goals with their targets, then the topics."""
    data = json.loads(_file("references.json").decode())
    pairs: list[tuple[str, str]] = []
    for number, own in data["goals"].items():
        pairs += [(number, text) for text in own]
        pairs += [
            (number, text) for target, text in data["targets"].items() if target.split(".")[0] == number
        ]
    return pairs + [(code, text) for code, texts in data["topics"].items() for text in texts]


@cache
def references() -> References:
    """The references' vectors, computed beforehand by bench/tagging/fit.py."""
    import io

    import numpy as np

    labels = [label for label, _ in reference_texts()]
    with np.load(io.BytesIO(_file("references.npz"))) as stored:
        rows = stored["rows"].astype(np.float32)
    # Topics have few references, and share the goals' common direction.
    goals = sum(label.isdecimal() for label in labels)
    centre = rows[:goals].mean(axis=0)
    starts = [index for index, label in enumerate(labels) if index == 0 or labels[index - 1] != label]
    return References(tuple(labels[start] for start in starts), _centred(rows, centre), tuple(starts), centre)


@cache
def weights() -> tuple[Weights, Weights]:
    """The calibration's weights, for goals and for topics."""
    stored = json.loads(_file("weights.json").decode())
    return Weights(**stored["goals"]), Weights(**stored["topics"])


def _centred(rows: "NDArray[np.float32]", centre: "NDArray[np.float32]") -> "NDArray[np.float32]":
    import numpy as np

    moved = rows - centre
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)  # type: ignore[no-any-return]


def _file(name: str) -> bytes:
    return files("ucap.themes").joinpath("data", name).read_bytes()
