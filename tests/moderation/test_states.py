"""What may follow what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.kernel.errors import NotNow
from ucap.moderation.states import DECIDED, TRANSITIONS, CaseState, Ground, Verdict, case_after, verdicts
from ucap.moderation.wording import DONE, GROUNDS, STATE_TONES, STATES


@given(st.sampled_from([*TRANSITIONS, "burn"]), st.sampled_from(CaseState))
def test_a_case_follows_its_table_and_nothing_else(verb: str, state: CaseState) -> None:
    follows = TRANSITIONS.get(verb, {}).get(state)
    if follows:
        assert case_after(verb, state) is follows
    else:
        with pytest.raises(NotNow):
            case_after(verb, state)


@given(st.sampled_from(CaseState), st.booleans())
def test_what_can_be_decided_is_in_the_table(state: CaseState, held: bool) -> None:
    for verdict in verdicts(state, held=held):
        assert case_after(verdict, state) in DECIDED


def test_what_waits_is_never_left_as_it_is() -> None:
    assert verdicts(CaseState.OPEN, held=True) == (Verdict.RELEASE, Verdict.WITHHOLD)
    assert verdicts(CaseState.OPEN, held=False) == (Verdict.WITHHOLD, Verdict.DISMISS)
    assert verdicts(CaseState.WITHHELD, held=True) == (Verdict.RELEASE,)


def test_every_ground_and_state_has_words() -> None:
    assert GROUNDS.keys() == set(Ground)
    assert STATES.keys() == STATE_TONES.keys() == set(CaseState)
    assert DONE.keys() == set(DECIDED)
