"""The projection and the frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.web.maps.frame import ASPECT, VIEW_WIDTH, frame_of, whole_world
from ucap.web.maps.projection import WIDTH, project

longitudes = st.floats(-180, 180)
latitudes = st.floats(-56, 78)


def test_the_edges_of_the_sheet() -> None:
    assert project(0, 0) == (0, 0)
    assert project(180, 0).x == pytest.approx(WIDTH / 2)
    assert project(0, 90).y == pytest.approx(
        -WIDTH / 2 * 0.52, rel=0.001
    )  # the projection's published proportions


@given(longitudes, latitudes)
def test_east_is_right_and_north_is_up(longitude: float, latitude: float) -> None:
    here = project(longitude, latitude)
    assert project(longitude + 1, latitude).x > here.x
    assert project(longitude, latitude + 1).y < here.y


@given(st.lists(st.tuples(longitudes, latitudes), min_size=1, max_size=20))
def test_every_place_stands_within_its_frame(places: list[tuple[float, float]]) -> None:
    points = [project(*place) for place in places]
    frame = frame_of(points)
    for point in points:
        x, y = frame.place(point)
        assert 0 <= x <= VIEW_WIDTH
        assert 0 <= y <= VIEW_WIDTH / ASPECT


def test_no_place_shows_the_whole_world() -> None:
    assert frame_of([]) == whole_world()
