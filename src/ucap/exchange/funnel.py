"""The funnel of conversations as shapes to draw: each stage as wide as the share that came so far. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 100.0, 40.0  # of the drawing of one stage
NARROWEST = 1.0  # a stage that some have reached is seen


@dataclass(frozen=True, slots=True)
class Band:
    """The shape of one stage: from its own width at the top to the next one's at the bottom."""

    points: str  # of an SVG polygon


def bands(reached: Sequence[int]) -> list[Band]:
    """A shape for each stage, in the order given; nothing is drawn of one that nobody has reached."""
    most = max(reached, default=0)
    widths = [_width(number, most) for number in reached]
    below = [*widths[1:], *widths[-1:]]
    return [_band(top, bottom) for top, bottom in zip(widths, below, strict=True)]


def _width(number: int, most: int) -> float:
    return max(NARROWEST, WIDTH * number / most) if number and most else 0.0


def _band(top: float, bottom: float) -> Band:
    middle = WIDTH / 2
    corners = (
        (middle - top / 2, 0.0),
        (middle + top / 2, 0.0),
        (middle + bottom / 2, HEIGHT),
        (middle - bottom / 2, HEIGHT),
    )
    return Band(" ".join(f"{x:.2f},{y:.2f}" for x, y in corners) if top else "")
