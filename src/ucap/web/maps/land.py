"""The outline of the land within a frame."""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ucap.web.maps.frame import Frame


class Ring(NamedTuple):
    """One coast: its edges on the sheet and its path."""

    left: int
    top: int
    right: int
    bottom: int
    path: str


@cache
def rings() -> tuple[Ring, ...]:
    """Every coast (draw_land.py wrote them), the longest first."""
    data = json.loads((files("ucap.web.maps") / "land.json").read_text(encoding="utf-8"))
    return tuple(Ring(*ring) for ring in data["rings"])


def land_within(frame: Frame) -> str:
    """The `d` of all land that the frame shows, in units of the sheet."""
    return "".join(ring.path for ring in rings() if frame.shows(ring.left, ring.top, ring.right, ring.bottom))
