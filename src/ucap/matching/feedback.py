"""What a no says about the entries that are suggested next.

A pair that was said no to is not suggested to either side again, until one of the two publishes a new version. Beyond the pair
each reason speaks of something else (TABLE), and entries step back in the order of the list, never in the score: by log-odds that
are added up to MOST at most. What was declined is a poor sign of what is wanted, and tells of its nearest neighbours alone
(negative feedback in the vector space: Rocchio 1971; that it pays only near the negative example, and by the nearest of several
of them: Wang, Fang, Zhai 2008, A study of methods for negative relevance feedback). So of several noes the one that
speaks most counts, not their sum; and each new version of one's own entry halves what the noes to the old one say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from ucap.exchange.states import DeclineReason

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Back(StrEnum):
    """Why an entry steps back."""

    LIKE = "like"  # it is very like one that was said no to
    COUNTRY = "country"  # it is from the country of one that was too far away
    LANGUAGE = "language"  # it has no working language in common, which a no was for
    TERMS = "terms"  # it has no kind of cooperation in common, which a no was for
    FOUND = "found"  # its people said that they have a partner: in everybody's list
    CAPACITY = "capacity"  # its people said that they have no time: in everybody's list, for a while
    ASIDE = "aside"  # its people put this entry aside


# What each reason says, and how much it counts where it says it most
TABLE: Mapping[DeclineReason, tuple[Back, float] | None] = MappingProxyType(
    {
        DeclineReason.NO_FIT: (Back.LIKE, 1.5),
        DeclineReason.PLACE: (Back.COUNTRY, 1.0),
        DeclineReason.LANGUAGE: (Back.LANGUAGE, 1.0),
        DeclineReason.TERMS: (Back.TERMS, 0.5),
        DeclineReason.FOUND: (Back.FOUND, 1.5),
        DeclineReason.CAPACITY: (Back.CAPACITY, 1.0),
        DeclineReason.OTHER: None,  # nobody knows of what it speaks
    }
)
UNSAID = (Back.LIKE, 0.75)  # put aside without a reason: most often because it does not fit
ASIDE = 1.0
MOST = 3.0
# Cosines of wholes: of 100 entries of the same kind about other things 97 are less like than the first (bench/matching), and what is
# as like as the second is about the same
FROM_LIKENESS, FULL_LIKENESS = 0.42, 0.7
BUSY_FOR = 60  # days
SAID_OF_ITSELF = (Back.FOUND, Back.CAPACITY)


@dataclass(frozen=True, slots=True)
class No:
    """A no that the entry whose list is made gave or was given."""

    reason: DeclineReason | None  # None: put aside without one
    whole: "NDArray[np.float32] | None" = None  # (d,) of the other entry, where there is one
    country: str | None = None  # of the other side
    versions: int = 0  # of the entry whose list is made, published since


@dataclass(frozen=True, slots=True)
class Own:
    """Of an entry what a no can be about."""

    whole: "NDArray[np.float32]"
    country: str | None = None
    languages: frozenset[str] = frozenset()  # one works in
    cooperation: frozenset[str] = frozenset()  # kinds of it


@dataclass(frozen=True, slots=True)
class Said:
    """What the candidate's own people said of it, whoever it was said to."""

    found: bool = False  # they have a partner
    busy_since: int | None = None  # days since they last said that they have no time
    put_aside: bool = False  # they put the entry aside whose list is made


def backs(one: Own, other: Own, noes: Iterable[No], said: Said | None = None) -> dict[Back, float]:
    """By how much, in log-odds, the other steps back in the list of the one, and why; nothing that is 0."""
    found: dict[Back, float] = dict(_of_itself(said or Said()))
    for no in noes:
        speaks = TABLE[no.reason] if no.reason else UNSAID
        if speaks is None or speaks[0] in SAID_OF_ITSELF:
            continue
        why, most = speaks
        amount = most * _reach(why, no, one, other) * 0.5**no.versions
        found[why] = max(found.get(why, 0.0), amount)
    return {why: amount for why, amount in found.items() if amount > 0}


def step(found: Mapping[Back, float]) -> float:
    """By how much it steps back in all."""
    return min(MOST, sum(found.values()))


def _of_itself(said: Said) -> Iterable[tuple[Back, float]]:
    if said.found:
        yield Back.FOUND, _most(DeclineReason.FOUND)
    if said.busy_since is not None:
        left = min(1.0, max(0.0, 1 - said.busy_since / BUSY_FOR))
        yield Back.CAPACITY, _most(DeclineReason.CAPACITY) * left
    if said.put_aside:
        yield Back.ASIDE, ASIDE


def _most(reason: DeclineReason) -> float:
    known = TABLE[reason]
    return known[1] if known else 0.0


def _reach(why: Back, no: No, one: Own, other: Own) -> float:
    """0 to 1: how far what the no is about holds for the other."""
    if why is Back.LIKE:
        return near(float(no.whole @ other.whole)) if no.whole is not None else 0.0
    if why is Back.COUNTRY:
        return float(no.country is not None and no.country == other.country)
    mine, theirs = (
        (one.languages, other.languages) if why is Back.LANGUAGE else (one.cooperation, other.cooperation)
    )
    return float(bool(mine) and bool(theirs) and not mine & theirs)


def near(cosine: float) -> float:
    """0 to 1: how much a no to an entry says of one that is so like it."""
    return min(1.0, max(0.0, (cosine - FROM_LIKENESS) / (FULL_LIKENESS - FROM_LIKENESS)))
