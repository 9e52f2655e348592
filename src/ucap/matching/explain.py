"""Why two entries fit: which sentence of the one meets which of the other, what else counts, and how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ucap.matching.profile import Profile, Wording
from ucap.matching.score import FEATURES, Feature, same_themes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_SENTENCES = 3
LEAST_LIKENESS = 0.3  # cosine below which two sentences are not shown as meeting


class ReasonKind(StrEnum):
    MEANING = "meaning"
    COMPLEMENT = "complement"
    THEME = "theme"
    SDG = "sdg"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `here` and `there` are what the two entries say of it, each in its own words."""

    kind: ReasonKind
    weight: float  # in log-odds: below 0 for what speaks against the pair
    here: str | None
    there: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """One entry of a pair, as much as is needed to say why."""

    profile: Profile
    wording: Wording


def reasons(here: Side, there: Side, parts: "NDArray[np.float64]") -> list[Reason]:
    """The reasons of the pair, what both mean first; `parts` is its row of `score.parts`.

    Together their weights are the pair's log-odds above those of a usual pair, but for wishes that nobody has and goals
    and themes that are not shared: nothing is said of them.
    """
    part = dict(zip(FEATURES, map(float, parts), strict=True))
    one, other = here.profile, there.profile
    found = _meaning(here.wording, there.wording, part[Feature.LIKENESS] + part[Feature.COMMON])
    found.append(Reason(ReasonKind.COMPLEMENT, part[Feature.COMPLEMENT], one.kind, other.kind))
    themes = same_themes(one, other)
    found += [Reason(ReasonKind.THEME, part[Feature.THEMES] / len(themes), *pair) for pair in themes]
    found += _goals(one, other, part[Feature.GOALS])
    if one.wants.countries or other.wants.countries:
        found.append(Reason(ReasonKind.PLACE, part[Feature.COUNTRIES], one.country, other.country))
    if one.wants.organisation_types or other.wants.organisation_types:
        kinds = (one.organisation_type, other.organisation_type)
        found.append(Reason(ReasonKind.ORGANISATION, part[Feature.ORGANISATIONS], *kinds))
    return found


def meeting_sentences(one: Wording, other: Wording) -> list[tuple[int, int, float]]:
    """Which passage of the one meets which of the other, and their cosine, nearest first; no passage twice; at least one."""
    import numpy as np

    likenesses = one.rows @ other.rows.T
    found: list[tuple[int, int, float]] = []
    for _ in range(min(MOST_SENTENCES, *likenesses.shape)):
        here, there = np.unravel_index(int(likenesses.argmax()), likenesses.shape)
        likeness = float(likenesses[here, there])
        if found and likeness < LEAST_LIKENESS:
            break
        found.append((int(here), int(there), likeness))
        likenesses[here, :] = likenesses[:, there] = -2.0
    return found


def _meaning(one: Wording, other: Wording, weight: float) -> list[Reason]:
    """The sentences that meet share the weight of what both mean, by how near they are."""
    met = meeting_sentences(one, other)
    shares = _shares([max(likeness, 0.0) for _, _, likeness in met])
    return [
        Reason(ReasonKind.MEANING, weight * share, one.passages[here], other.passages[there])
        for (here, there, _), share in zip(met, shares, strict=True)
    ]


def _goals(one: Profile, other: Profile, weight: float) -> list[Reason]:
    both = {goal: one.goals[goal] * other.goals[goal] for goal in one.goals.keys() & other.goals.keys()}
    named = sorted(both, key=lambda goal: (-both[goal], goal))
    shares = _shares([both[goal] for goal in named])
    return [
        Reason(ReasonKind.SDG, weight * share, str(goal), str(goal))
        for goal, share in zip(named, shares, strict=True)
    ]


def _shares(amounts: Sequence[float]) -> list[float]:
    total = sum(amounts)
    return [amount / total for amount in amounts] if total else [1 / len(amounts) for _ in amounts]
