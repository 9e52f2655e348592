"""What outcomes say of the scores: for the secretariat."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ucap.exchange.states import InterestStage
from ucap.kernel.errors import NotAllowed
from ucap.matching.actions.refitting import SECRETARIAT_ONLY
from ucap.matching.calibrating import LEAST_OF_EACH, LEAST_OUTCOMES
from ucap.matching.models.learning import Calibration, Experience
from ucap.matching.prior import row_of
from ucap.matching.profile import PROFILES
from ucap.matching.queries.weights import in_use
from ucap.matching.rules import may_see_learning
from ucap.matching.score import FEATURES, Weights, fitted, parts, scores
from ucap.matching.states import CalibrationState
from ucap.people.rules import Viewer

BANDS = (0.0, 0.02, 0.1, 0.3, 0.6, 1.0)
AGREED = (InterestStage.AGREEMENT.value, InterestStage.OUTCOME.value)
LATEST = 30  # calibrations that the page shows


@dataclass(frozen=True, slots=True)
class Band:
    """Pairs whose score lay between the two figures."""

    low: int  # in hundredths
    high: int
    pairs: int
    foretold: int  # the mean score, in hundredths
    accepted: int  # of a hundred
    agreed: int  # of a hundred came as far as an agreement or said what became of it


@dataclass(frozen=True, slots=True)
class Learning:
    outcomes: int
    accepted: int
    shipped: tuple[Band, ...]  # by the shipped weights
    used: tuple[Band, ...]  # by those in use, where they are others
    calibrations: tuple[Calibration, ...]
    in_use: Calibration | None
    waiting: Calibration | None  # that the secretariat can choose
    least: int  # outcomes before anything is fitted
    least_of_each: int


def learning_of(viewer: Viewer) -> Learning:
    """All that is known. Two queries."""
    if not may_see_learning(viewer):
        raise NotAllowed(SECRETARIAT_ONLY)
    known = Experience.objects.filter(encoder=PROFILES, accepted__isnull=False).order_by("pk")
    rows = list(known.values_list("features", "accepted", "stage"))
    calibrations = list(Calibration.objects.filter(encoder=PROFILES))
    used = next((one for one in calibrations if one.state == CalibrationState.USED), None)
    waiting = (CalibrationState.OFFERED, CalibrationState.REFUSED)
    weights = in_use(used).score
    return Learning(
        outcomes=len(rows),
        accepted=sum(bool(yes) for _, yes, _ in rows),
        shipped=_bands(rows, fitted()),
        used=_bands(rows, weights) if weights else (),
        calibrations=tuple(calibrations[:LATEST]),
        in_use=used,
        waiting=next((one for one in calibrations if one.state in waiting), None),
        least=LEAST_OUTCOMES,
        least_of_each=LEAST_OF_EACH,
    )


def _bands(rows: Sequence[tuple[dict[str, float], bool | None, str]], weights: Weights) -> tuple[Band, ...]:
    import numpy as np

    if not rows:
        return ()
    found = np.stack([row_of(values)[: len(FEATURES)] for values, _, _ in rows])
    score = scores(parts(found, weights), weights)
    yes = np.array([bool(accepted) for _, accepted, _ in rows])
    far = np.array([stage in AGREED for _, _, stage in rows]) & yes
    bands = []
    for low, high in pairwise(BANDS):
        inside = (score >= low) & ((score < high) | (high == BANDS[-1]))
        if inside.any():
            of = [round(100 * float(some[inside].mean())) for some in (score, yes, far)]
            bands.append(Band(round(100 * low), round(100 * high), int(inside.sum()), *of))
    return tuple(bands)
