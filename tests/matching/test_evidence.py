"""What became of a pair, as the calibration counts it."""

import pytest

from ucap.exchange.states import DeclineReason, InterestStage, InterestState
from ucap.matching.evidence import accepted

CONTACT, FURTHER = InterestStage.CONTACT, InterestStage.NEGOTIATION


@pytest.mark.parametrize(
    ("state", "stage", "reason", "answered", "yes"),
    [
        (InterestState.WAITING, CONTACT, "", False, None),
        (InterestState.PASSED_ON, CONTACT, "", False, None),
        (InterestState.ANSWERED, CONTACT, "", True, True),
        (InterestState.CLOSED, InterestStage.OUTCOME, "", True, True),
        (InterestState.WITHDRAWN, CONTACT, "", False, None),
        (InterestState.WITHDRAWN, CONTACT, "", True, True),
        (InterestState.DECLINED, CONTACT, DeclineReason.NO_FIT, False, False),
        (InterestState.DECLINED, CONTACT, DeclineReason.NO_FIT, True, False),
        (InterestState.DECLINED, FURTHER, DeclineReason.NO_FIT, True, True),
        (InterestState.DECLINED, CONTACT, DeclineReason.FOUND, False, None),
        (InterestState.DECLINED, CONTACT, DeclineReason.CAPACITY, False, None),
    ],
)
def test_whether_they_accepted(state: str, stage: str, reason: str, answered: bool, yes: bool | None) -> None:
    assert accepted(state, stage, reason, answered=answered) is yes
