"""Spots on a plan: which cover each other, which are taken at a time, where they are drawn."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.grounds import PERFORMANCE, WHOLE, Box, Stay, drawn, overlap, too_small

DAYS = [date(2027, 3, day) for day in range(23, 27)]
boxes = st.builds(
    Box,
    left=st.integers(0, 40),
    top=st.integers(0, 40),
    width=st.integers(1, 40),
    height=st.integers(1, 40),
)
hours = st.none() | st.times()


def ground(box: Box) -> set[tuple[int, int]]:
    """Every point of it, counted one by one."""
    across = range(box.left, box.left + box.width)
    return {(x, y) for x in across for y in range(box.top, box.top + box.height)}


@given(boxes, boxes)
def test_two_cover_each_other_where_they_have_ground_in_common(one: Box, other: Box) -> None:
    assert one.covers(other) is bool(ground(one) & ground(other))
    assert one.covers(other) is other.covers(one)


@given(st.lists(boxes, max_size=6))
def test_an_overlap_is_found_wherever_there_is_one(some: list[Box]) -> None:
    found = overlap(some)
    points = [point for box in some for point in ground(box)]
    assert (found is None) is (len(points) == len(set(points)))
    if found:
        assert some[found[0]].covers(some[found[1]])


@pytest.mark.parametrize(
    ("box", "fits"),
    [
        (Box(0, 0, WHOLE, WHOLE), True),
        (Box(1, 0, WHOLE, 10), False),
        (Box(0, 991, 10, 10), False),
        (Box(-1, 0, 100, 100), False),
        (Box(0, 0, 9, 100), False),
    ],
)
def test_a_spot_lies_on_the_plan(box: Box, fits: bool) -> None:
    assert box.is_on_plan is fits


@given(boxes, st.integers(1, 4000), st.integers(1, 4000))
def test_what_touches_on_the_plan_touches_on_the_picture(box: Box, width: int, height: int) -> None:
    beside = Box(box.left + box.width, box.top, 10, 10)
    here, there = drawn(box, width, height), drawn(beside, width, height)
    assert here.x + here.width == there.x
    assert here.x <= here.middle[0] <= here.x + here.width <= width


def test_a_whole_day_meets_everything_of_that_day() -> None:
    garden, concert = Stay(DAYS[0], DAYS[1]), Stay(DAYS[1], DAYS[1], time(10))
    assert garden.meets(concert)
    assert concert.meets(garden)
    assert not Stay(DAYS[2], DAYS[3]).meets(garden)
    assert garden.is_on(DAYS[1])
    assert not garden.is_on(DAYS[2])


@given(st.sampled_from(DAYS), st.sampled_from(DAYS), hours, hours)
def test_performances_share_a_spot_an_hour_apart(here: date, there: date, one: time, other: time) -> None:
    mine, theirs = Stay(here, here, one), Stay(there, there, other)
    assert mine.meets(theirs) is theirs.meets(mine)
    assert mine.meets(mine)
    if here == there and one and other:
        apart = abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
        assert mine.meets(theirs) is (apart < PERFORMANCE)


def test_what_nobody_measured_is_not_too_small() -> None:
    assert too_small(50, 60)
    assert not too_small(60, 60)
    assert not too_small(None, 60)
    assert not too_small(50, None)
