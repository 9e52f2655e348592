"""How many breaks each participant may have beside the others, and how many of a timetable's are beyond that.

Nobody has over two more than anybody else. Who would have more with the conference to themselves, away in between or with a day that is
nearly full, has no more than then, as far as somebody else has so few meetings that they cannot come near.
"""

from collections.abc import Sequence

from ucap.events.schedule.bound import fewest_of_each
from ucap.events.schedule.grid import NOWHERE, Grid, bits, breaks

MOST_UNEVEN = 2  # breaks by which nobody is to be worse off than anybody else


class Fairness:
    """Of a grid of which every meeting is held."""

    def __init__(self, grid: Grid) -> None:
        alone = fewest_of_each(grid)
        self.fewest = sum(alone)  # breaks of all together, at least
        self.busy = [person for person, own in enumerate(grid.of) if own]
        self.least = min((alone[person] for person in self.busy), default=0)  # that anybody has
        reached = min((len(grid.of[person]) - 1 for person in self.busy), default=0)  # at most, by somebody
        self.alone = [number if number > reached + MOST_UNEVEN else 0 for number in alone]

    def most(self, least: int) -> list[int]:
        """The breaks that each may have, where somebody has that few."""
        return [max(least + MOST_UNEVEN, number) for number in self.alone]

    def beyond(self, found: Sequence[int]) -> int:
        """How many of these breaks, a number a participant, are beyond that; 0 in a fair timetable."""
        most = self.most(min((found[person] for person in self.busy), default=0))
        return sum(max(0, found[person] - most[person]) for person in self.busy)


def breaks_of_each(grid: Grid, slots: Sequence[int]) -> list[int]:
    """The breaks of each participant where the meetings are in these slots."""
    return [breaks(bits([slots[one] for one in own if slots[one] != NOWHERE])) for own in grid.of]
