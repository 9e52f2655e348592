"""Bounds: never above the best there is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import best, conference, drawn
from ucap.events.reading import read_conference
from ucap.events.schedule.bound import fewest_breaks, fewest_of_each
from ucap.events.schedule.grid import Grid, breaks, grid_of, places, runs
from ucap.events.schedule.stop import Stop


def grid(made: dict[str, object]) -> Grid:
    return grid_of(read_conference(json.dumps(made).encode(), "it"))


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_no_bound_is_above_the_best(seed: int) -> None:
    made = drawn(seed)
    least = best(made)
    if least and least[0] == 0:  # every meeting is held
        alone, path = sum(fewest_of_each(grid(made))), fewest_breaks(grid(made), 10, Stop())
        assert alone <= path <= least[1]


def test_who_is_away_in_between_has_a_break_alone() -> None:
    assert sum(fewest_of_each(grid(conference("AB", "AC", "AD", slots=4, away={"A": [2]})))) == 1


def test_what_the_tables_demand_is_in_the_program() -> None:
    # The only table is B's in the second slot: A, who could meet two in a row alone, has to wait between them
    made = conference("AC", "AD", "BE", slots=3, tables=1, away={"E": [1, 3]})
    assert sum(fewest_of_each(grid(made))) == 0
    assert fewest_breaks(grid(made), 10, Stop()) == 1
    assert best(made) == (0, 1)


def test_one_that_was_stopped_says_nothing() -> None:
    stop = Stop()
    stop.now()
    assert fewest_breaks(grid(conference("AB", "AC", slots=3, away={"A": [2]})), 10, stop) in {0, 1}


@pytest.mark.parametrize(
    ("used", "number", "between"), [(0b0, 0, 0), (0b1, 1, 0), (0b1011, 2, 1), (0b10101, 3, 2)]
)
def test_runs_and_the_breaks_between_them(used: int, number: int, between: int) -> None:
    assert (runs(used), breaks(used)) == (number, between)
    assert sum(1 << place for place in places(used)) == used
