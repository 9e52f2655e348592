"""Writes land.json: the outline of the land, from Natural Earth's 1:50m land in TopoJSON.

    python -m ucap.web.maps.draw_land land-50m.json > src/ucap/web/maps/land.json

Natural Earth is in the public domain (naturalearthdata.com); the npm package world-atlas 2.0.2 holds it as TopoJSON. The outline is
projected, thinned by Visvalingam's method (the point whose triangle is smallest goes first) and written in whole units.
"""

import heapq
import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from ucap.web.maps.projection import Point, project

SMALLEST_TRIANGLE = 10.0  # square units that a point has to make a difference of
SMALLEST_ISLAND = 30.0
WESTMOST = -170.0  # degrees: the sheet's left edge, in the Bering Strait
SOUTHMOST = -60.0  # degrees; Antarctica has no cities


def main(topology: Path) -> None:
    rings = [
        ring for ring in map(thinned, projected_rings(json.loads(topology.read_text()))) if len(ring) > 3
    ]
    rings = [ring for ring in rings if area(ring) >= SMALLEST_ISLAND]
    source = "Natural Earth 1:50m land (public domain), by way of world-atlas 2.0.2"
    written = [[*edges(ring), path(ring)] for ring in sorted(rings, key=area, reverse=True)]
    json.dump({"source": source, "rings": written}, sys.stdout, separators=(",", ":"), indent=None)


def projected_rings(topology: dict[str, Any]) -> list[list[Point]]:
    """Every ring of the land on the sheet, Antarctica aside."""
    (x_scale, y_scale), (x_start, y_start) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arcs.append(
            [((x := x + dx) * x_scale + x_start, (y := y + dy) * y_scale + y_start) for dx, dy in steps]
        )
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                places = [place for n in numbers for place in (arcs[n] if n >= 0 else arcs[~n][::-1])]
                if max(latitude for _, latitude in places) > SOUTHMOST:
                    rings.append([project(*place) for place in unwrapped(places)])
    return rings


def unwrapped(places: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The same ring without the leap where it crosses the 180th meridian; Chukotka then lies to the east of Siberia."""
    turn, before = 0.0, places[0][0]
    ring = []
    for longitude, latitude in places:
        turn += 360.0 if longitude - before < -180 else -360.0 if longitude - before > 180 else 0.0
        ring.append((longitude + turn, latitude))
        before = longitude
    middle = (min(x for x, _ in ring) + max(x for x, _ in ring)) / 2
    home = 360.0 if middle < WESTMOST else -360.0 if middle > WESTMOST + 360 else 0.0
    return [(longitude + home, latitude) for longitude, latitude in ring]


def thinned(ring: Sequence[Point]) -> list[Point]:
    """The ring without the points that make little difference to its shape."""
    points = list(ring[:-1] if ring[0] == ring[-1] else ring)
    count = len(points)
    before, after = [(i - 1) % count for i in range(count)], [(i + 1) % count for i in range(count)]
    gone = [False] * count

    def weight(i: int) -> float:
        return triangle(points[before[i]], points[i], points[after[i]])

    heap = [(weight(i), i) for i in range(count)]
    heapq.heapify(heap)
    left = count
    while heap and heap[0][0] < SMALLEST_TRIANGLE and left > 3:
        known, i = heapq.heappop(heap)
        if gone[i]:
            continue
        if known < weight(i) - 1e-9:
            heapq.heappush(heap, (weight(i), i))
            continue
        gone[i] = True
        left -= 1
        after[before[i]], before[after[i]] = after[i], before[i]
        for neighbour in (before[i], after[i]):
            heapq.heappush(heap, (weight(neighbour), neighbour))
    return [point for i, point in enumerate(points) if not gone[i]]


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area between three points."""
    return abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2


def area(ring: Sequence[Point]) -> float:
    """The area within the ring."""
    closed = [*ring, ring[0]]
    return abs(sum(a.x * b.y - b.x * a.y for a, b in pairwise(closed))) / 2


def edges(ring: Sequence[Point]) -> list[int]:
    """Left, top, right, bottom."""
    xs, ys = [round(p.x) for p in ring], [round(p.y) for p in ring]
    return [min(xs), min(ys), max(xs), max(ys)]


def path(ring: Sequence[Point]) -> str:
    """The `d` of an SVG path, each step from the point before, in whole units."""
    rounded = [(round(p.x), round(p.y)) for p in ring]
    start = rounded[0]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(rounded) if (a, b) != (x, y)]
    words = "".join(f"{dx} {dy}" if i == 0 and dx >= 0 else _step(dx, dy) for i, (dx, dy) in enumerate(steps))
    return f"M{start[0]} {start[1]}l{words}z"


def _step(dx: int, dy: int) -> str:
    """A step as short as SVG allows: a minus sign parts numbers by itself."""
    return f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
