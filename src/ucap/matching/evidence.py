"""What became of a pair, as the calibration counts it."""

from ucap.exchange.states import DeclineReason, InterestStage, InterestState

# Who has a partner or no time says nothing of how well the two fit
NO_EVIDENCE = (DeclineReason.FOUND, DeclineReason.CAPACITY)


def accepted(state: str, stage: str, reason: str, *, answered: bool) -> bool | None:
    """Whether those who were written to accepted a talk; None as long as nobody knows, or where it says nothing of the pair.

    An answer alone is a word of courtesy as often as a yes: who declines before it came further than the first contact has
    declined. What has become of a talk does not count, a talk that led to nothing was worth it; it is shown beside.
    """
    if state == InterestState.DECLINED:
        if stage != InterestStage.CONTACT:
            return True
        return None if reason in NO_EVIDENCE else False
    if state in (InterestState.ANSWERED, InterestState.CLOSED):
        return True
    return True if state == InterestState.WITHDRAWN and answered else None
