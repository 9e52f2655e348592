"""Where learning begins, and back."""

import numpy as np

from ucap.matching.calibrating import refit
from ucap.matching.circumstances import USUAL
from ucap.matching.prior import COLUMNS, by_name, row_of, shipped, weights_of
from ucap.matching.score import FEATURES, fitted


def test_the_prior_is_the_shipped_weights_as_certain_as_the_judged_pairs_make_them() -> None:
    prior = shipped()

    assert len(COLUMNS) == len(prior.weights) == len(FEATURES) + len(USUAL)
    assert np.allclose(prior.certainty, prior.certainty.T)
    assert np.linalg.eigvalsh(prior.certainty).min() > 0


def test_what_nothing_was_learned_from_is_the_shipped_score() -> None:
    prior = shipped()
    kept = by_name(refit(np.empty((0, len(COLUMNS))), np.empty(0), prior))

    assert weights_of(kept, prior.base) == fitted()
    assert row_of(kept).tolist() == prior.weights.tolist()
