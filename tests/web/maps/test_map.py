"""The map as a whole."""

import re

from ucap.web.maps.frame import frame_of, whole_world
from ucap.web.maps.land import land_within, rings
from ucap.web.maps.map import Line, Place, draw_map
from ucap.web.maps.projection import project

YANGZHOU = Place("Yangzhou", 32.4, 119.4)
GRANADA = Place("Granada", 37.2, -3.6, href="/en/cities/granada/")


def test_places_are_named_at_every_size_and_lines_join_them() -> None:
    drawn = draw_map([YANGZHOU, GRANADA], [Line(YANGZHOU, GRANADA, weight=3)])
    assert [dot.place.name for dot in drawn.dots] == ["Yangzhou", "Granada"]
    assert all([size for size, _ in dot.labels] == ["small", "medium", "large"] for dot in drawn.dots)
    start, end = drawn.dots[0].at, drawn.dots[1].at
    assert drawn.arcs[0].d.startswith(f"M{start.x:.1f} {start.y:.1f}Q")
    assert drawn.arcs[0].d.endswith(f"{end.x:.1f} {end.y:.1f}")
    assert drawn.arcs[0].line.weight == 3
    assert start.x > end.x  # Yangzhou is in the east


def test_a_close_map_carries_only_the_coasts_it_shows() -> None:
    world, alps = land_within(whole_world()), land_within(frame_of([project(9, 47)]))
    assert 0 < len(alps) < len(world) < 25_000


def test_the_land_is_where_it_is() -> None:
    """The largest coast is that of Europe, Asia and Africa: from Dakar to beyond the 180th meridian, down to the Cape."""
    largest = rings()[0]
    assert largest.left < project(-17, 14.7).x < largest.right
    assert largest.right > project(180, 66).x
    assert abs(largest.bottom - project(20, -34.8).y) < 15


def test_paths_are_drawn_in_whole_units() -> None:
    assert all(re.fullmatch(r"M-?\d+ -?\d+l[-\d ]+z", ring.path) for ring in rings())
