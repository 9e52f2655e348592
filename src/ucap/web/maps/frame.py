"""The part of the sheet that a map shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from ucap.web.maps.projection import WIDTH, Point, project

ASPECT = 1.8  # width to height
VIEW_WIDTH = 1000.0  # of what is drawn, whatever part of the sheet it shows
NARROWEST = (
    WIDTH / 9
)  # 40 degrees: a country and its neighbours, so that one city is not lost on a blank sheet
_NORTH, _SOUTH = project(0, 78).y, project(0, -56).y


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the sheet: its upper left corner and its width."""

    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return self.width / ASPECT

    @property
    def scale(self) -> float:
        """Units of the drawing to one unit of the sheet."""
        return VIEW_WIDTH / self.width

    def shows(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether anything between these edges is within the frame."""
        return (
            left < self.left + self.width
            and right > self.left
            and top < self.top + self.height
            and bottom > self.top
        )

    def place(self, point: Point) -> Point:
        """The point of the sheet in the drawing's own units."""
        return Point((point.x - self.left) * self.scale, (point.y - self.top) * self.scale)


def whole_world() -> Frame:
    """The inhabited world."""
    height = _SOUTH - _NORTH
    width = max(WIDTH, height * ASPECT)
    return Frame(project(-170, 0).x, _NORTH, width)


def frame_of(points: Sequence[Point]) -> Frame:
    """The closest frame in which all these points stand with room around them; the whole world for none."""
    if not points:
        return whole_world()
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    width = max((right - left) * 1.3, (bottom - top) * 1.7 * ASPECT, NARROWEST)
    # arcs and labels need more room above than below
    middle = (top + bottom) / 2 - 0.04 * width
    return Frame((left + right) / 2 - width / 2, middle - width / ASPECT / 2, width)
