"""The weights of the score fitted anew to what became of pairs, beginning with what is known already.

Maximum a posteriori logistic regression (Bishop 2006, Pattern Recognition and Machine Learning, 4.3.3 and 4.5.1): the prior of the
weights is a Gaussian around those in use so far, so a few outcomes move them little and many move them as far as they speak. Found
by Newton's method until the gradient is nought; the function is concave, so there is one answer.

Only pairs are known that somebody chose to write about, and they chose what stood high and what they liked. Choosing by what we
know of a pair does no harm: the regression is conditional on it. Choosing by what we do not know lifts all of them, and in a
logistic regression that is a shift of the base alone (Prentice, Pyke 1979; King, Zeng 2001), so the shift is fitted beside the
weights, and taken off again. It is kept only where it goes down: who wrote had said yes already, so the share of answers is at
least the share of such pairs in which both would. An answer can show that a score was too high, never that it was too low.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHIFT_SPREAD = 1.0  # log-odds, of the shift's own prior around 0: free enough for three answers in four instead of one in two
ROUNDS = 100
NOUGHT = 1e-8  # the gradient's norm, for each outcome, at which nothing more is looked for
LEAST_STEP = 1e-6
FOLDS = 5
LEAST_OUTCOMES, LEAST_OF_EACH = (
    30,
    5,
)  # before that nothing is tried: the folds would be of nothing but chance


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known before the first outcome."""

    weights: "NDArray[np.float64]"  # (k,)
    certainty: "NDArray[np.float64]"  # (k, k): the Gaussian's precision
    usual: "NDArray[np.float64]"  # (k,): the values at which a feature adds nothing
    base: float  # log-odds of a usual pair


@dataclass(frozen=True, slots=True)
class Refit:
    """What the outcomes say."""

    weights: "NDArray[np.float64]"  # (k,)
    shift: float  # log-odds: how much more often than the base says those who were written to agreed

    @property
    def lowered(self) -> float:
        """What of the shift is kept in the base."""
        return min(self.shift, 0.0)


@dataclass(frozen=True, slots=True)
class Tried:
    """How well outcomes are foretold that were not looked at: the means of five folds."""

    loss_before: float  # log-loss
    loss_after: float
    brier_before: float
    brier_after: float

    @property
    def better(self) -> bool:
        return self.loss_after < self.loss_before and self.brier_after <= self.brier_before


def refit(found: "NDArray[np.float64]", answers: "NDArray[np.float64]", prior: Prior) -> Refit:
    """Weights and shift for features (n, k) and answers (n,), 1 for accepted. Without outcomes they are the prior's."""
    import numpy as np

    k = len(prior.weights)
    rows = np.column_stack([found - prior.usual, np.ones(len(found))])
    centre = np.append(prior.weights, 0.0)
    pull = np.zeros((k + 1, k + 1))
    pull[:k, :k], pull[k, k] = prior.certainty, SHIFT_SPREAD**-2
    at = _top(rows, answers, prior.base, centre, pull)
    return Refit(at[:k], float(at[k]))


def shift_alone(found: "NDArray[np.float64]", answers: "NDArray[np.float64]", prior: Prior) -> Refit:
    """The weights as they are, with the shift that fits the answers: what a refit has to beat."""
    import numpy as np

    odds = prior.base + (found - prior.usual) @ prior.weights
    pull = np.array([[SHIFT_SPREAD**-2]])
    at = _top(np.ones((len(found), 1)), answers, odds, np.zeros(1), pull)
    return Refit(prior.weights, float(at[0]))


def odds_of(found: "NDArray[np.float64]", prior: Prior, known: Refit) -> "NDArray[np.float64]":
    """(n,): the log-odds with which whoever is written to accepts."""
    import numpy as np

    return np.asarray(prior.base + known.shift + (found - prior.usual) @ known.weights)


def enough(answers: "NDArray[np.float64]") -> bool:
    """Whether it is worth trying."""
    yes = int(answers.sum())
    return len(answers) >= LEAST_OUTCOMES and min(yes, len(answers) - yes) >= LEAST_OF_EACH


def tried(found: "NDArray[np.float64]", answers: "NDArray[np.float64]", prior: Prior) -> Tried:
    """How the weights so far, with their best shift, and the refitted ones do on each fifth that neither was fitted to."""
    import numpy as np

    before, after = np.empty(len(answers)), np.empty(len(answers))
    for held in folds(answers):
        seen, told = np.delete(found, held, axis=0), np.delete(answers, held)
        before[held] = odds_of(found[held], prior, shift_alone(seen, told, prior))
        after[held] = odds_of(found[held], prior, refit(seen, told, prior))
    return Tried(
        log_loss(before, answers), log_loss(after, answers), brier(before, answers), brier(after, answers)
    )


def folds(answers: "NDArray[np.float64]") -> "list[NDArray[np.intp]]":
    """FOLDS parts with as many accepted in each: dealt out in turn, those accepted first. Always the same ones."""
    import numpy as np

    order = np.argsort(-answers, kind="stable")
    return [order[first::FOLDS] for first in range(min(FOLDS, len(answers)))]


def log_loss(odds: "NDArray[np.float64]", answers: "NDArray[np.float64]") -> float:
    """The mean of how surprising each answer is, in nats: 0 for who knew."""
    import numpy as np

    return float(np.logaddexp(0.0, np.where(answers > 0, -odds, odds)).mean())


def brier(odds: "NDArray[np.float64]", answers: "NDArray[np.float64]") -> float:
    """The mean squared difference between what was foretold and what was (Brier 1950)."""
    return float(((_likely(odds) - answers) ** 2).mean())


def _top(
    rows: "NDArray[np.float64]",
    answers: "NDArray[np.float64]",
    known: "NDArray[np.float64] | float",
    centre: "NDArray[np.float64]",
    pull: "NDArray[np.float64]",
) -> "NDArray[np.float64]":
    """Where the posterior of the coefficients of rows is highest; `known` is added to the log-odds."""
    import numpy as np

    def height(at: "NDArray[np.float64]") -> float:
        odds = known + rows @ at
        away = at - centre
        return float(np.logaddexp(0.0, np.where(answers > 0, -odds, odds)).sum() + away @ pull @ away / 2)

    at = centre.copy()
    for _ in range(ROUNDS):
        likely = _likely(known + rows @ at)
        slope = rows.T @ (likely - answers) + pull @ (at - centre)
        if np.linalg.norm(slope) <= NOUGHT * (len(answers) + 1):
            break
        bend = rows.T @ (rows * (likely * (1 - likely))[:, None]) + pull
        move = np.linalg.solve(bend, slope)
        step, here = 1.0, height(at)
        while step > LEAST_STEP and height(at - step * move) > here:
            step /= 2
        at = at - step * move
    return at


def _likely(odds: "NDArray[np.float64]") -> "NDArray[np.float64]":
    import numpy as np

    return np.asarray(np.exp(-np.logaddexp(0.0, -odds)))
