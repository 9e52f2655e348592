from hypothesis import given
from hypothesis import strategies as st

from ucap.matching.spread import evened

SCORES = st.floats(0, 1)
LISTS = st.integers(0, 10_000)


@given(SCORES, LISTS)
def test_the_more_lists_the_lower(score: float, lists: int) -> None:
    assert evened(score, lists + 1) < evened(score, lists)


@given(SCORES, SCORES, LISTS)
def test_among_those_seen_equally_often_the_score_decides(one: float, other: float, lists: int) -> None:
    if one <= other:
        assert evened(one, lists) <= evened(other, lists)


def test_what_is_seen_everywhere_still_comes_before_what_hardly_fits() -> None:
    assert evened(0.9, 1000) > evened(0.2, 0)
    assert evened(0.5, 1000) < evened(0.45, 0)
