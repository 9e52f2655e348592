"""Where the names of places go, so that none covers another."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ucap.web.maps.projection import Point


@dataclass(frozen=True, slots=True)
class Box:
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


@dataclass(frozen=True, slots=True)
class Label:
    """A name put beside its place: the foot of its text, and from where it is written."""

    x: float
    y: float
    anchor: str  # SVG's text-anchor


def text_width(text: str, size: float) -> float:
    """About how wide the text is at that font size: a Chinese character is a square, a Latin letter a little over half one."""
    return sum(1.0 if east_asian_width(letter) in "WF" else 0.6 for letter in text) * size


def place_labels(
    names: Sequence[str], points: Sequence[Point], size: float, sheet: Box, dot: float
) -> list[Label | None]:
    """A label for each name in turn, or None where it would cover one before it, a place or the edge."""
    taken = [Box(p.x - dot, p.y - dot, p.x + dot, p.y + dot) for p in points]
    labels: list[Label | None] = []
    for index, (name, point) in enumerate(zip(names, points, strict=True)):
        others = [box for number, box in enumerate(taken) if number != index]
        for label, box in _positions(point, text_width(name, size), size, dot):
            inside = box.left >= sheet.left and box.right <= sheet.right
            inside = inside and box.top >= sheet.top and box.bottom <= sheet.bottom
            if inside and not any(box.meets(other) for other in others):
                taken.append(box)
                labels.append(label)
                break
        else:
            labels.append(None)
    return labels


def _positions(point: Point, width: float, size: float, dot: float) -> list[tuple[Label, Box]]:
    """The ways to put a name beside its place, the best first: right, left, below, above, then the corners."""
    gap, rise = dot + 0.35 * size, 0.35 * size
    starts = [
        (point.x + gap, point.y + rise, "start"),
        (point.x - gap, point.y + rise, "end"),
        (point.x, point.y + gap + 0.75 * size, "middle"),
        (point.x, point.y - gap, "middle"),
        (point.x + 0.7 * gap, point.y - 0.7 * gap, "start"),
        (point.x - 0.7 * gap, point.y - 0.7 * gap, "end"),
        (point.x + 0.7 * gap, point.y + gap + 0.5 * size, "start"),
        (point.x - 0.7 * gap, point.y + gap + 0.5 * size, "end"),
    ]
    return [(Label(x, y, anchor), _box(x, y, anchor, width, size)) for x, y, anchor in starts]


def _box(x: float, y: float, anchor: str, width: float, size: float) -> Box:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - 0.9 * size, left + width, y + 0.25 * size)
