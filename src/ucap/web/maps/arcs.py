"""The canal line between two places."""

from math import hypot

from ucap.web.maps.projection import Point


def arc(start: Point, end: Point, bend: float = 0.16) -> str:
    """The `d` of a gentle curve from start to end that rises to the north, as the shortest way on the globe does."""
    length = hypot(end.x - start.x, end.y - start.y)
    middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2 - 2 * bend * length)
    return f"M{start.x:.1f} {start.y:.1f}Q{middle.x:.1f} {middle.y:.1f} {end.x:.1f} {end.y:.1f}"
