"""Which day of an event becomes which when its days are others. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of an event's days. A day that is in none of these stays where it is."""

    moved: dict[date, date]  # old -> new
    dropped: tuple[date, ...]  # held no more
    new: tuple[date, ...]


def move_of(before: Collection[date], after: Collection[date], known: Collection[date] = ()) -> Move:
    """Days in both stay; of the others as many as possible are moved, as little as possible and in their order.

    Where there are more days than before, those in `known` are new rather than moved to: they were held once, and are held again.
    """
    old = sorted(set(before) - set(after))
    new = sorted(set(after) - set(before))
    more = max(len(new) - len(old), 0)
    back = [day for day in new if day in known][:more]
    moved = _paired(old, [day for day in new if day not in back])
    taken = set(moved.values())
    return Move(
        moved,
        dropped=tuple(day for day in old if day not in moved),
        new=tuple(day for day in new if day not in taken),
    )


def _paired(old: Sequence[date], new: Sequence[date]) -> dict[date, date]:
    """All of the shorter side with one each of the longer one, in order, over the fewest days in sum."""
    if len(old) > len(new):
        return {one: other for other, one in _paired(new, old).items()}
    spare = len(new) - len(old)

    @cache
    def cost(one: int, skipped: int) -> int:
        """Days from the old ones before `one` to theirs, so many new ones left out."""
        if one == 0:
            return 0
        with_it = cost(one - 1, skipped) + abs((new[one - 1 + skipped] - old[one - 1]).days)
        return min(with_it, cost(one, skipped - 1)) if skipped else with_it

    pairs, skipped = {}, spare
    for one in range(len(old), 0, -1):
        while skipped and cost(one, skipped - 1) <= cost(one, skipped):
            skipped -= 1
        pairs[old[one - 1]] = new[one - 1 + skipped]
    return pairs
