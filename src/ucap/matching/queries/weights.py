"""Which weights count: those that were fitted to this installation's outcomes, where they are in use, else the shipped ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from ucap.kernel.remembering import KeptBriefly
from ucap.matching.circumstances import CIRCUMSTANCES, USUAL, Circumstance
from ucap.matching.models.learning import Calibration
from ucap.matching.prior import weights_of
from ucap.matching.score import Weights
from ucap.matching.states import CalibrationState


@dataclass(frozen=True, slots=True)
class InUse:
    """What a list is made with."""

    score: Weights | None  # None: the shipped ones
    circumstances: Mapping[Circumstance, float]


@KeptBriefly
def weights_in_use(encoder: str) -> InUse:
    """Of that encoder's index, as it was within the last seconds. One query, none while they are kept."""
    used = Calibration.objects.filter(state=CalibrationState.USED, encoder=encoder).first()
    return in_use(used)


def in_use(used: Calibration | None) -> InUse:
    """What that one says."""
    if used is None:
        return InUse(None, USUAL)
    return InUse(weights_of(used.weights, used.base), {one: used.weights[one.value] for one in CIRCUMSTANCES})
