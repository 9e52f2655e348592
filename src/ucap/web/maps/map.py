"""A map of places and the lines between them, ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ucap.web.maps.arcs import arc
from ucap.web.maps.frame import ASPECT, VIEW_WIDTH, Frame, frame_of, whole_world
from ucap.web.maps.labels import Box, Label, place_labels
from ucap.web.maps.land import land_within
from ucap.web.maps.projection import Point, project

# How large letters and dots are drawn, in units of the drawing, by how wide it is shown: small below 30 rem, large from 48 rem
# on. The stylesheet says the same sizes.
SIZES: Mapping[str, tuple[float, float]] = {"small": (36, 12), "medium": (23, 8), "large": (15, 5.5)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place to be shown: its name in the reader's language and where it is; `note` is said after the name."""

    name: str
    latitude: float
    longitude: float
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Two places that are joined; `weight` from 1 to 5 is how thickly, 0 for the plain line; `note` says what joins them."""

    start: Place
    end: Place
    href: str = ""
    note: str = ""
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Arc:
    """A line on the map."""

    line: Line
    d: str  # of an SVG path


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; of each label, its size's name and where it stands."""

    place: Place
    at: Point
    labels: tuple[tuple[str, Label], ...]

    @property
    def x(self) -> str:
        return f"{self.at.x:.1f}"

    @property
    def y(self) -> str:
        return f"{self.at.y:.1f}"


@dataclass(frozen=True, slots=True)
class Map:
    """What the template draws."""

    frame: Frame
    land: str
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]

    @property
    def view_box(self) -> str:
        return f"0 0 {VIEW_WIDTH:.0f} {VIEW_WIDTH / ASPECT:.0f}"

    @property
    def land_transform(self) -> str:
        scale = self.frame.scale
        return f"scale({scale:.4f}) translate({-self.frame.left:.1f} {-self.frame.top:.1f})"


def draw_map(places: Sequence[Place], lines: Sequence[Line] = (), *, world: bool = False) -> Map:
    """The map that shows these places and lines closely, or with `world` in the whole world; names go first to the first places."""
    sheet = {
        place: project(place.longitude, place.latitude)
        for place in [*places, *(p for line in lines for p in (line.start, line.end))]
    }
    frame = whole_world() if world else frame_of(list(sheet.values()))
    at = {place: frame.place(point) for place, point in sheet.items()}
    shown = list(dict.fromkeys(places))
    edge = Box(4, 4, VIEW_WIDTH - 4, VIEW_WIDTH / ASPECT - 4)
    points = [at[place] for place in shown]
    placed = {
        name: place_labels([place.name for place in shown], points, size, edge, dot)
        for name, (size, dot) in SIZES.items()
    }
    dots = tuple(
        Dot(place, at[place], tuple((name, label) for name in SIZES if (label := placed[name][index])))
        for index, place in enumerate(shown)
    )
    arcs = tuple(Arc(line, arc(at[line.start], at[line.end])) for line in lines)
    return Map(frame, land_within(frame), arcs, dots)
