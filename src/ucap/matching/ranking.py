"""For each entry those that fit it best, with the reasons: over a list of entries that fits into memory."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ucap.matching.entry import Entry, may_meet
from ucap.matching.explain import Reason, Side, reasons
from ucap.matching.profile import Profile, profiles, wordings
from ucap.matching.score import Weights, features, parts, scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The features beside likeness can lift a pair by some hundred places, not more: bench/matching finds the same first ten
# with all entries scored.
CANDIDATES = 300
# Cosine from which two entries say the same, letter by letter: with other figures in it none of 106 texts of bench/matching comes
# above 0.997 to what it was, with the end cut off none of 210 above 0.998.
SAME = 0.999


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits, how well (0 to 1) and why."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """One of several candidates, before anything is said of why."""

    place: int  # among the candidates
    score: float
    parts: "NDArray[np.float64]"  # (7,) as `score.parts` gives them
    again: bool = False  # says the same as one that fits as well or better: it comes after all others


def rank(
    entries: Sequence[Entry], *, today: dt.date, only: str | None = None, top: int = 10
) -> Iterator[tuple[str, list[Match]]]:
    """Of each entry (or that one alone) its id and its best matches, best first, equal ones by id."""
    import numpy as np

    known = profiles(entries)
    wholes = np.stack([profile.whole for profile in known])
    worded: dict[int, Side] = {}
    for here, entry in enumerate(entries):
        if only is None or entry.id == only:
            nearest = _nearest(wholes, here, [may_meet(entry, other, today) for other in entries])
            found = best(known[here], [known[there] for there in nearest], top)
            numbers = [int(nearest[fit.place]) for fit in found]
            new = [number for number in dict.fromkeys([here, *numbers]) if number not in worded]
            texts = wordings([entries[number] for number in new])
            worded |= {number: Side(known[number], text) for number, text in zip(new, texts, strict=True)}
            yield (
                entry.id,
                [
                    Match(
                        entries[number].id,
                        fit.score,
                        tuple(reasons(worded[here], worded[number], fit.parts)),
                    )
                    for number, fit in zip(numbers, found, strict=True)
                ],
            )


def best(one: Profile, candidates: Sequence[Profile], top: int, weights: Weights | None = None) -> list[Fit]:
    """The candidates that fit best, best first, equal ones by id; by the shipped weights unless others are given.

    Of those that say the same only the first stands in its place. The others follow where there is room: a text that a hundred
    have entered does not fill the list of everybody.
    """
    import numpy as np

    adding = parts(features(one, candidates), weights)
    fits = scores(adding, weights)
    first: list[int] = []
    again: list[int] = []
    said = np.empty((min(top, len(candidates)), len(one.whole)), np.float32)  # by the first
    for row in sorted(range(len(candidates)), key=lambda row: (-fits[row], candidates[row].id)):
        if len(first) == top:
            break
        whole = candidates[row].whole
        if (said[: len(first)] @ whole >= SAME).any():
            again.append(row)
        else:
            said[len(first)] = whole
            first.append(row)
    rows = [*first, *again][:top]
    return [Fit(row, float(fits[row]), adding[row], place >= len(first)) for place, row in enumerate(rows)]


def _nearest(wholes: "NDArray[np.float32]", here: int, may: Sequence[bool]) -> "NDArray[np.intp]":
    """The numbers of the CANDIDATES entries that are nearest to that one, among those it may meet."""
    import numpy as np

    there = np.flatnonzero(may)
    if len(there) <= CANDIDATES:
        return there
    likenesses = wholes[there] @ wholes[here]
    return there[np.argpartition(-likenesses, CANDIDATES)[:CANDIDATES]]
