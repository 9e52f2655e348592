"""Names that cover nothing."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ucap.web.maps.labels import Box, place_labels, text_width
from ucap.web.maps.projection import Point

SHEET = Box(0, 0, 1000, 500)
points = st.builds(Point, st.floats(20, 980), st.floats(20, 480))


def box_of(name: str, size: float, x: float, y: float, anchor: str) -> Box:
    width = text_width(name, size)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - 0.8 * size, left + width, y + 0.2 * size)


@given(st.lists(points, min_size=1, max_size=25))
def test_no_name_covers_another_or_leaves_the_sheet(at: list[Point]) -> None:
    names = [f"City {number}" for number in range(len(at))]
    labels = place_labels(names, at, 15, SHEET, 5)
    boxes = [
        box_of(name, 15, label.x, label.y, label.anchor)
        for name, label in zip(names, labels, strict=True)
        if label
    ]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= 1000 and box.top >= 0 and box.bottom <= 500 for box in boxes)


def test_a_lone_place_is_named_to_its_right_unless_the_edge_is_there() -> None:
    right, left = place_labels(["Yangzhou", "Chengdu"], [Point(500, 250), Point(990, 100)], 15, SHEET, 5)
    assert right is not None
    assert left is not None
    assert (right.anchor, left.anchor) == ("start", "end")


def test_chinese_is_as_wide_as_it_is_high() -> None:
    assert text_width("扬州", 10) == 20
