"""What counts beside the two texts: a plan that both belong to, and that one of them is new.

The judged pairs know nothing of either, so they are no part of the score. They have a place in the order of a list, in log-odds,
small enough to decide between pairs that fit about as well and never more (`bench/matching/learning.py` measures what they
cost where they say nothing). Once there are outcomes, the refit (`calibrating.py`) begins with these figures and finds its own.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

NEW_FOR = 7  # days


class Circumstance(StrEnum):
    PLAN = "plan"  # both belong to one public plan
    FRESH = "fresh"  # 1 on the day it was published or renewed, 0 a week later


CIRCUMSTANCES = tuple(Circumstance)
USUAL: Mapping[Circumstance, float] = MappingProxyType({Circumstance.PLAN: 0.4, Circumstance.FRESH: 0.2})
MOST = 1.0  # log-odds that a circumstance can come to, whatever outcomes say: two texts that do not fit stay behind


def freshness(since: date | None, today: date) -> float:
    """Of an entry that was published or renewed on that day: 1 then, falling to 0 in a week."""
    if since is None or since > today:
        return 0.0
    return max(0.0, 1 - (today - since).days / NEW_FOR)


def lift(values: Mapping[Circumstance, float], weights: Mapping[Circumstance, float]) -> float:
    """What these circumstances add in the order of a list."""
    return sum(part(one, value, weights) for one, value in values.items())


def part(one: Circumstance, value: float, weights: Mapping[Circumstance, float]) -> float:
    """What one of them adds, never more than MOST either way."""
    return min(MOST, max(-MOST, weights[one])) * value
