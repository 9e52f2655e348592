"""What counts beside the two texts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ucap.matching.circumstances import MOST, USUAL, Circumstance, freshness, lift

DAY = date(2026, 11, 28)


def test_new_is_what_was_published_this_week() -> None:
    assert freshness(DAY, DAY) == 1
    assert 0 < freshness(DAY - timedelta(days=6), DAY) < 0.2
    assert freshness(DAY - timedelta(days=7), DAY) == 0
    assert freshness(None, DAY) == 0


@given(st.integers(-400, 400))
def test_newness_is_a_share(days: int) -> None:
    assert 0 <= freshness(DAY + timedelta(days=days), DAY) <= 1


@given(st.floats(-9, 9), st.floats(-9, 9), st.booleans(), st.floats(0, 1))
def test_whatever_outcomes_say_a_circumstance_has_its_bound(
    plan: float, fresh: float, both: bool, new: float
) -> None:
    weights = {Circumstance.PLAN: plan, Circumstance.FRESH: fresh}

    assert abs(lift({Circumstance.PLAN: float(both), Circumstance.FRESH: new}, weights)) <= 2 * MOST


def test_nothing_in_common_adds_nothing() -> None:
    assert lift({Circumstance.PLAN: 0.0, Circumstance.FRESH: 0.0}, USUAL) == 0
    assert lift({Circumstance.PLAN: 1.0}, USUAL) == USUAL[Circumstance.PLAN]
