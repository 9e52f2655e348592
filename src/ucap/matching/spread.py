"""Lists that are not always filled by the same entries.

A score is a matter of two entries alone. In the order of a list it also counts in how many lists an entry stands already: what
is seen everywhere steps back a little for what fits nearly as well and is seen nowhere (`bench/matching` measures how
unequal exposure is, and what the evening out costs).
"""

import math

STRENGTH = (
    0.25  # log-odds for each e-fold of lists: nothing is lost in nDCG by it, and from 0.5 on something is
)


def evened(score: float, lists: int) -> float:
    """By what a list is ordered: the score's log-odds, less the more lists the entry stands in."""
    safe = min(max(score, 1e-9), 1 - 1e-9)
    return math.log(safe / (1 - safe)) - STRENGTH * math.log1p(lists)
