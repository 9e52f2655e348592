"""What is proved without the full model and the program of paths: by clauses alone."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.events.made import best, drawn
from ucap.events.reading import read_conference
from ucap.events.schedule import fairness, proving, schedule
from ucap.events.timetable import Status


@pytest.fixture
def by_clauses_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proving, "FEW_ARCS", 0)
    monkeypatch.setattr(proving, "MOST_ARCS", 0)
    monkeypatch.setattr(fairness, "fewest_of_each", lambda grid: [0] * grid.people)
    monkeypatch.setattr(proving, "fewest_breaks", lambda grid, seconds, stop: 0)


@pytest.mark.usefixtures("by_clauses_alone")
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(st.integers(0, 10**9))
def test_no_break_or_one_is_proved(seed: int) -> None:
    made = drawn(seed)
    least = best(made)
    assume(least is not None and least[0] == 0)
    assert least is not None
    found = schedule(read_conference(json.dumps(made).encode(), "it"), seconds=20 if least[1] < 2 else 1)
    assert found.all_breaks >= least[1]
    assert found.bound is not None
    assert found.bound <= least[1]
    if least[1] < 2:
        assert (found.status, found.all_breaks) == (Status.OPTIMAL, least[1])


@pytest.mark.usefixtures("by_clauses_alone")
def test_what_is_nobodys_one_break_is_two_at_least() -> None:
    seed = next(seed for seed in range(10_000) if best(drawn(seed)) == (0, 2))
    found = schedule(read_conference(json.dumps(drawn(seed)).encode(), "it"), seconds=10)
    assert (found.status, found.all_breaks, found.bound) == (Status.OPTIMAL, 2, 2)
