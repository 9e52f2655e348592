"""How well two entries fit: one figure between 0 and 1, and what it is made of.

Logistic regression on seven features. Its weights were fixed on the development half of bench/matching, so a score means what
share of the pairs with that score were judged worth a talk (`bench/matching/fit.py` makes them, `measure.py` tests them on the
other half). The parts are in log-odds, so they can be added and shown one by one.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ucap.matching.entry import ANSWERED_BY
from ucap.matching.profile import Profile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GOALS = 17
SAME_THEME = 0.7  # cosine from which two themes say the same in two languages


class Feature(StrEnum):
    LIKENESS = "likeness"  # cosine of the two as wholes
    COMMON = "common"  # how near both lie to everything: their sum
    COMPLEMENT = "complement"  # the one answers the other
    COUNTRIES = "countries"  # wishes for other countries than the other's, 0 to 2
    ORGANISATIONS = "organisations"  # wishes for other kinds of partner than the other, 0 to 2
    GOALS = "goals"  # cosine of the goals they speak of
    THEMES = "themes"  # themes of the one that the other has too, 1 for any


FEATURES = tuple(Feature)


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the logistic regression; a part is weight * (value - usual)."""

    weights: Mapping[Feature, float]
    usual: Mapping[Feature, float]  # the mean over all pairs, where the part is 0
    base: float  # log-odds of a usual pair


def features(one: Profile, others: Sequence[Profile]) -> "NDArray[np.float64]":
    """(n, 7): of each pair of the one with another the features, in the order of FEATURES."""
    import numpy as np

    found = np.empty((len(others), len(FEATURES)))
    if not len(others):
        return found
    found[:, 0] = np.stack([other.whole for other in others]) @ one.whole
    found[:, 1] = [one.common + other.common for other in others]
    found[:, 2] = [other.kind in ANSWERED_BY[one.kind] for other in others]
    found[:, 3] = [_unmet_country(one, other) + _unmet_country(other, one) for other in others]
    found[:, 4] = [_unmet_organisation(one, other) + _unmet_organisation(other, one) for other in others]
    found[:, 5] = _goals(one, others)
    found[:, 6] = _share_a_theme(one, others)
    return found


def parts(found: "NDArray[np.float64]", weights: Weights | None = None) -> "NDArray[np.float64]":
    """(n, 7): what each feature adds to the log-odds of each pair."""
    import numpy as np

    known = weights or fitted()
    usual = np.array([known.usual[feature] for feature in FEATURES])
    return np.asarray((found - usual) * np.array([known.weights[feature] for feature in FEATURES]))


def scores(parts_: "NDArray[np.float64]", weights: Weights | None = None) -> "NDArray[np.float64]":
    """(n,) between 0 and 1: the share of such pairs that were judged worth a talk."""
    import numpy as np

    odds = parts_.sum(axis=1) + (weights or fitted()).base
    return np.asarray(np.exp(-np.logaddexp(0.0, -odds)))


def percent(score: float) -> int:
    """A score as it is said, 0 to 99: of no pair does anybody know that all would accept it."""
    return min(99, round(100 * score))


def same_themes(one: Profile, other: Profile) -> list[tuple[str, str]]:
    """The themes that both name, each in its own words, nearest first; no theme twice."""
    if not one.themes or not other.themes:
        return []
    likenesses = one.theme_rows @ other.theme_rows.T
    pairs = sorted(
        ((-float(likenesses[i, j]), i, j) for i in range(len(one.themes)) for j in range(len(other.themes))),
    )
    found: list[tuple[str, str]] = []
    here: set[int] = set()
    there: set[int] = set()
    for likeness, i, j in pairs:
        if -likeness < SAME_THEME:
            break
        if i not in here and j not in there:
            here.add(i)
            there.add(j)
            found.append((one.themes[i], other.themes[j]))
    return found


def _unmet_country(one: Profile, other: Profile) -> bool:
    wished = one.wants.countries
    return bool(wished) and other.country is not None and other.country not in wished


def _unmet_organisation(one: Profile, other: Profile) -> bool:
    wished = one.wants.organisation_types
    return bool(wished) and other.organisation_type is not None and other.organisation_type not in wished


def _goals(one: Profile, others: Sequence[Profile]) -> "NDArray[np.float64]":
    """(n,): the cosine of the goals of the one and of each other; 0 where one of the two has none."""
    import numpy as np

    here, there = _goal_rows([one])[0], _goal_rows(others)
    lengths = np.sqrt((there * there).sum(axis=1) * (here @ here))
    return np.asarray(np.divide(there @ here, lengths, out=np.zeros(len(others)), where=lengths > 0))


def _goal_rows(profiles: Sequence[Profile]) -> "NDArray[np.float64]":
    """(n, GOALS + 1): how surely each speaks of each goal."""
    import numpy as np

    found = np.zeros((len(profiles), GOALS + 1))
    for row, profile in enumerate(profiles):
        for goal, sure in profile.goals.items():
            found[row, goal] = sure
    return found


def _share_a_theme(one: Profile, others: Sequence[Profile]) -> "NDArray[np.bool_]":
    """(n,): whether `same_themes` names any."""
    import numpy as np

    owners = np.repeat(np.arange(len(others)), [len(other.theme_rows) for other in others])
    if not one.themes or not len(owners):
        return np.zeros(len(others), np.bool_)
    nearest = (np.concatenate([other.theme_rows for other in others]) @ one.theme_rows.T).max(axis=1)
    return np.bincount(owners[nearest >= SAME_THEME], minlength=len(others)) > 0


@cache
def fitted() -> Weights:
    """The weights that bench/matching/fit.py found."""
    data: dict[str, Any] = json.loads(
        (files("ucap.matching") / "data" / "weights.json").read_text(encoding="utf-8")
    )
    return Weights(
        weights={feature: data["weights"][feature] for feature in FEATURES},
        usual={feature: data["usual"][feature] for feature in FEATURES},
        base=data["base"],
    )
