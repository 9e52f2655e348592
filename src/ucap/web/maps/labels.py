"""Where the names of places go, so that none covers another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import east_asian_width

from ucap.web.maps.projection import Point


class Box(NamedTuple):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.right >= other.right
            and self.top <= other.top
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """A name put beside its place: the foot of its text, and from where it is written."""

    x: float
    y: float
    anchor: str  # SVG's text-anchor

    @property
    def written_x(self) -> str:
        return f"{self.x:.1f}"

    @property
    def written_y(self) -> str:
        return f"{self.y:.1f}"


def text_width(text: str, size: float) -> float:
    """About how wide the text is at that font size: a Chinese character is a square, a Latin letter a little over half one."""
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.6 for letter in text) * size


class Taken:
    """The parts of the drawing that are covered, kept in cells so that only what is near has to be compared."""

    CELL = 40.0

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        for cell in self._cells_of(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box, but: Box) -> bool:
        """Whether nothing is covered there, `but` (the place that is being named) aside."""
        return not any(
            box.meets(other)
            for cell in self._cells_of(box)
            for other in self._cells.get(cell, ())
            if other is not but
        )

    def _cells_of(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // self.CELL), int(box.right // self.CELL) + 1):
            for row in range(int(box.top // self.CELL), int(box.bottom // self.CELL) + 1):
                yield column, row


def place_labels(
    names: Sequence[str], points: Sequence[Point], size: float, sheet: Box, dot: float
) -> list[Label | None]:
    """A label for each name in turn, or None where it would cover one before it, a place or the edge."""
    taken = Taken()
    dots = [Box(p.x - dot, p.y - dot, p.x + dot, p.y + dot) for p in points]
    for box in dots:
        taken.add(box)
    labels: list[Label | None] = []
    for name, point, own in zip(names, points, dots, strict=True):
        found = next(
            (
                (label, box)
                for label, box in _positions(point, text_width(name, size), size, dot)
                if sheet.holds(box) and taken.is_free(box, own)
            ),
            None,
        )
        if found:
            taken.add(found[1])
        labels.append(found[0] if found else None)
    return labels


def _positions(point: Point, width: float, size: float, dot: float) -> Iterator[tuple[Label, Box]]:
    """The ways to put a name beside its place, the best first: right, left, below, above, then the corners."""
    gap, rise = dot + 0.35 * size, 0.35 * size
    x, y = point
    for left, foot, anchor in (
        (x + gap, y + rise, "start"),
        (x - gap, y + rise, "end"),
        (x, y + gap + 0.75 * size, "middle"),
        (x, y - gap, "middle"),
        (x + 0.7 * gap, y - 0.7 * gap, "start"),
        (x - 0.7 * gap, y - 0.7 * gap, "end"),
        (x + 0.7 * gap, y + gap + 0.5 * size, "start"),
        (x - 0.7 * gap, y + gap + 0.5 * size, "end"),
    ):
        yield Label(left, foot, anchor), _box(left, foot, anchor, width, size)


def _box(x: float, y: float, anchor: str, width: float, size: float) -> Box:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - 0.9 * size, left + width, y + 0.25 * size)
