"""Words and meaning put in one order."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.matching.fusion import FOUND, LEAST_BEST, LEAST_FOUND, LEAST_LIKENESS, fused, likeness, weights

KEYS = st.tuples(st.sampled_from(["entry", "plan"]), st.text("abc", min_size=1, max_size=3))
SHARES = st.dictionaries(KEYS, st.floats(0, 1.5))
COSINES = st.dictionaries(KEYS, st.floats(-1, 1))


@given(SHARES, COSINES)
def test_whatever_answers_is_there_once_and_nothing_else(
    found: dict[tuple[str, str], float], alike: dict[tuple[str, str], float]
) -> None:
    order = fused(found, alike)
    by_words = {key for key, share in found.items() if share >= LEAST_FOUND}
    near = any(cosine >= LEAST_BEST for cosine in alike.values())
    by_meaning = {key for key, cosine in alike.items() if near and cosine >= LEAST_LIKENESS}
    assert set(order) == by_words | by_meaning
    assert len(order) == len(set(order))


@given(SHARES, COSINES)
def test_who_has_more_of_both_stands_before(
    found: dict[tuple[str, str], float], alike: dict[tuple[str, str], float]
) -> None:
    order = fused(found, alike)
    for first, second in itertools.pairwise(order):
        better = found.get(second, 0.0) > found.get(first, 0.0) and alike.get(second, 0.0) > alike.get(
            first, 0.0
        )
        assert not better


@given(SHARES, COSINES)
def test_the_order_is_always_the_same(
    found: dict[tuple[str, str], float], alike: dict[tuple[str, str], float]
) -> None:
    backwards = fused(dict(reversed(found.items())), dict(reversed(alike.items())))
    assert fused(found, alike) == backwards


def test_where_nothing_is_near_nothing_is_listed_for_what_it_means() -> None:
    assert fused({}, {("entry", "a"): LEAST_BEST - 0.01}) == []
    assert fused({}, {("entry", "a"): LEAST_BEST, ("entry", "b"): LEAST_LIKENESS}) == [
        ("entry", "a"),
        ("entry", "b"),
    ]


def test_all_the_words_count_as_much_as_a_tenth_of_likeness() -> None:
    assert fused({("entry", "a"): 1.0}, {("entry", "a"): 0.3, ("entry", "b"): 0.3 + FOUND + 0.01}) == [
        ("entry", "b"),
        ("entry", "a"),
    ]


@given(st.lists(st.integers(0, 500), max_size=10), st.integers(0, 400))
def test_rarer_words_weigh_more_and_minor_ones_nothing(having: list[int], of: int) -> None:
    found = weights(having, of)
    assert len(found) == len(having)
    pairs = [(have, weight) for have, weight in zip(having, found, strict=True) if weight and have <= of]
    assert all(a >= b for (m, a) in pairs for (n, b) in pairs if m <= n)


def test_the_words_that_are_everywhere_are_not_looked_for() -> None:
    assert weights([90, 2], 100) == [0, 3699]
    assert weights([1], 1)[0] > 0  # a single text has every word that it has


def test_likeness_is_that_of_the_whole_and_of_the_nearest_passage() -> None:
    asked = np.array([1.0, 0.0], dtype=np.float32)
    passages = np.array([[0.0, 1.0], [1.0, 0.0]], dtype=np.float32)
    assert likeness(asked, passages[0], passages) == pytest.approx(0.25)
    assert likeness(asked, asked, passages[:0]) == pytest.approx(1.0)
