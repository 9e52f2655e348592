"""The weights fitted anew to what became of pairs."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ucap.matching import calibrating
from ucap.matching.calibrating import Prior, Refit, brier, enough, folds, log_loss, odds_of, refit, tried

Rows = NDArray[np.float64]
PRIOR = Prior(np.array([2.0, -1.0]), np.diag([4.0, 4.0]), np.array([0.5, 0.0]), -1.0)
numbers = st.floats(-2, 2, allow_nan=False)
outcomes = st.lists(st.tuples(numbers, numbers, st.booleans()), min_size=1, max_size=60)


def arrays(pairs: list[tuple[float, float, bool]]) -> tuple[Rows, Rows]:
    return np.array([[one, other] for one, other, _ in pairs]), np.array([float(yes) for *_, yes in pairs])


def world(number: int, weights: tuple[float, float], base: float, seed: int = 1) -> tuple[Rows, Rows]:
    """Outcomes of a world in which these weights are the truth."""
    draw = np.random.default_rng(seed)
    found = draw.normal(size=(number, 2))
    odds = base + (found - PRIOR.usual) @ np.array(weights)
    return found, (draw.random(number) < 1 / (1 + np.exp(-odds))).astype(float)


def test_without_outcomes_the_weights_are_the_priors() -> None:
    known = refit(np.empty((0, 2)), np.empty(0), PRIOR)

    assert known.weights.tolist() == PRIOR.weights.tolist()
    assert known.shift == 0


def test_many_outcomes_move_the_weights_to_the_truth() -> None:
    known = refit(*world(20_000, (0.5, 1.0), -1.0), PRIOR)

    assert np.allclose(known.weights, (0.5, 1.0), atol=0.08)
    assert abs(known.shift) < 0.08


def test_few_outcomes_move_the_weights_little() -> None:
    few, many = (refit(*world(number, (0.5, 1.0), -1.0), PRIOR) for number in (10, 2000))

    moved = [float(np.abs(one.weights - PRIOR.weights).max()) for one in (few, many)]
    assert moved[0] < moved[1] / 2


@given(outcomes)
def test_the_gradient_is_nought_where_it_stops(pairs: list[tuple[float, float, bool]]) -> None:
    found, answers = arrays(pairs)

    known = refit(found, answers, PRIOR)

    likely = 1 / (1 + np.exp(-odds_of(found, PRIOR, known)))
    of_weights = (found - PRIOR.usual).T @ (likely - answers) + PRIOR.certainty @ (
        known.weights - PRIOR.weights
    )
    of_shift = (likely - answers).sum() + known.shift / calibrating.SHIFT_SPREAD**2
    assert np.abs([*of_weights, of_shift]).max() < 1e-5


@given(outcomes, st.randoms(use_true_random=False))
def test_the_order_of_the_outcomes_changes_nothing(
    pairs: list[tuple[float, float, bool]], draw: object
) -> None:
    mixed = list(pairs)
    draw.shuffle(mixed)  # type: ignore[attr-defined]

    one, other = (refit(*arrays(list(some)), PRIOR) for some in (pairs, mixed))

    assert np.allclose(one.weights, other.weights, atol=1e-6)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=30))
def test_all_the_same_answer_never_leads_to_infinity(rows: list[tuple[float, float]]) -> None:
    found = np.array(rows)

    assert np.isfinite(refit(found, np.ones(len(rows)), PRIOR).weights).all()
    assert refit(found, np.ones(len(rows)), PRIOR).shift >= 0
    assert refit(found, np.zeros(len(rows)), PRIOR).shift <= 0


def test_what_those_who_write_know_does_not_lift_the_base() -> None:
    known = refit(*world(3000, (2.0, -1.0), 0.5), PRIOR)  # accepted more often than the base says

    assert known.shift > 1
    assert known.lowered == 0
    assert np.allclose(known.weights, PRIOR.weights, atol=0.25)


def test_fewer_answers_than_foretold_lower_the_base() -> None:
    known = refit(*world(3000, (2.0, -1.0), -3.0), PRIOR)

    assert known.lowered < -1.5


def test_a_refit_is_better_only_where_the_weights_have_changed() -> None:
    assert tried(*world(600, (0.2, 2.0), -1.0), PRIOR).better
    same = [tried(*world(120, (2.0, -1.0), -1.0, seed), PRIOR) for seed in range(40)]
    assert np.mean([one.loss_after - one.loss_before for one in same]) > 0


def test_it_is_tried_once_there_are_outcomes_of_both_kinds() -> None:
    assert not enough(np.array([1.0] * 100))
    assert not enough(np.array([1.0, 0.0] * 10))
    assert enough(np.array([1.0, 0.0] * 15))


@given(st.lists(st.booleans(), min_size=1, max_size=40))
def test_each_outcome_is_held_out_once(answers: list[bool]) -> None:
    parts = folds(np.array(answers, float))

    assert sorted(int(one) for part in parts for one in part) == list(range(len(answers)))


def test_how_surprising_and_how_far_off() -> None:
    sure, answers = np.array([50.0, -50.0]), np.array([1.0, 0.0])

    assert log_loss(sure, answers) < 1e-9
    assert brier(sure, answers) < 1e-9
    assert abs(log_loss(np.zeros(2), answers) - np.log(2)) < 1e-12
    assert brier(np.zeros(2), answers) == 0.25
    assert Refit(np.zeros(2), -0.5).lowered == -0.5
