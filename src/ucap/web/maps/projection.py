"""From places on the globe to points on the sheet, by the Natural Earth projection.

The polynomial is Tom Patterson's, as published by B. Šavrič, B. Jenny, T. Patterson, D. Petrovič and L. Hurni, "A Polynomial
Equation for the Natural Earth Projection" (Cartography and Geographic Information Science 38, 2011).
"""

from math import pi, radians
from typing import NamedTuple

WIDTH = 4000.0  # of the whole sheet; one unit is about 10 km at the equator
_SCALE = WIDTH / (2 * pi * 0.8707)


class Point(NamedTuple):
    """A point on the sheet: x to the east, y to the south, the origin at 0° N 0° E."""

    x: float
    y: float


def project(longitude: float, latitude: float) -> Point:
    """Where that place (in degrees) lies on the sheet."""
    phi = radians(latitude)
    square = phi * phi
    fourth = square * square
    x = radians(longitude) * (
        0.8707 - 0.131979 * square + fourth * (-0.013791 + fourth * (0.003971 * square - 0.001529 * fourth))
    )
    y = phi * (1.007226 + square * (0.015085 + fourth * (-0.044475 + 0.028874 * square - 0.005916 * fourth)))
    return Point(x * _SCALE, -y * _SCALE)
