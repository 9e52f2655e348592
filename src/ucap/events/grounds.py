"""The plan of the grounds: where spots lie, which of them get in each other's way, and who has one when. Pure.

A spot is a rectangle in parts of a thousand of the plan's width and height, so that it lies right on a plan of any size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256

WHOLE = 1000  # the plan's width, and its height
SHORTEST = 10  # of a spot's sides: less cannot be seen
PERFORMANCE = 60  # minutes for which a performance has its spot


@dataclass(frozen=True, slots=True)
class Box:
    """Where a spot lies, from the plan's upper left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def is_on_plan(self) -> bool:
        """Whether all of it lies on the plan, and can be seen."""
        seen = self.width >= SHORTEST and self.height >= SHORTEST
        return (
            seen
            and min(self.left, self.top) >= 0
            and max(self.left + self.width, self.top + self.height) <= WHOLE
        )

    def covers(self, other: "Box") -> bool:
        """Whether the two have some ground in common; to touch is not to cover."""
        beside = self.left + self.width <= other.left or other.left + other.width <= self.left
        above = self.top + self.height <= other.top or other.top + other.height <= self.top
        return not (beside or above)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same in the units of a picture, with its middle."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Stay:
    """When something is shown: on these days, the whole day or, as a performance is, from an hour on."""

    first: date
    last: date
    begins: time | None = None

    def meets(self, other: "Stay") -> bool:
        """Whether one spot cannot hold both: on a day of both, at hours that are not far enough apart."""
        if self.last < other.first or other.last < self.first:
            return False
        if self.begins is None or other.begins is None:
            return True
        return abs(_minutes(self.begins) - _minutes(other.begins)) < PERFORMANCE

    def is_on(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class SpotSaid:
    """One spot as the hosts write it; `id` of one that is there already."""

    name: str
    box: Box
    square_metres: int | None = None
    id: int | None = None


def seal_of(spots: Sequence[SpotSaid]) -> str:
    """What is another for other spots: it marks what somebody saw who writes on it."""
    return sha256(repr(tuple(spots)).encode()).hexdigest()[:16]


def overlap(boxes: Sequence[Box]) -> tuple[int, int] | None:
    """The first two of these that cover each other, by their place among them; None where all lie apart."""
    for here, one in enumerate(boxes):
        for there in range(here):
            if one.covers(boxes[there]):
                return there, here
    return None


def too_small(has: int | None, needs: int | None) -> bool:
    """Whether so many square metres are too few; not where nobody has said how many there are, or are needed."""
    return has is not None and needs is not None and has < needs


def drawn(box: Box, width: int, height: int) -> Drawn:
    """The box on a picture of that size; boxes that touch on the plan touch on the picture."""
    x, y = box.left * width // WHOLE, box.top * height // WHOLE
    right = (box.left + box.width) * width // WHOLE
    bottom = (box.top + box.height) * height // WHOLE
    return Drawn(x, y, right - x, bottom - y)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
