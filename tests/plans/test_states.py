"""What may follow what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.kernel.errors import NotNow
from ucap.plans.states import (
    PLAN_TRANSITIONS,
    VERSION_TRANSITIONS,
    PlanState,
    VersionState,
    plan_after,
    plan_verbs,
    version_after,
)


@given(st.sampled_from([*PLAN_TRANSITIONS, "burn"]), st.sampled_from(PlanState))
def test_a_plan_follows_its_table_and_nothing_else(verb: str, state: PlanState) -> None:
    follows = PLAN_TRANSITIONS.get(verb, {}).get(state)
    if follows:
        assert plan_after(verb, state) is follows
    else:
        with pytest.raises(NotNow):
            plan_after(verb, state)


@given(st.sampled_from([*VERSION_TRANSITIONS, "burn"]), st.sampled_from(VersionState))
def test_a_version_follows_its_table_and_nothing_else(verb: str, state: VersionState) -> None:
    follows = VERSION_TRANSITIONS.get(verb, {}).get(state)
    if follows:
        assert version_after(verb, state) is follows
    else:
        with pytest.raises(NotNow):
            version_after(verb, state)


@given(st.lists(st.sampled_from(sorted(PLAN_TRANSITIONS))))
def test_what_was_public_never_becomes_a_draft_again(verbs: list[str]) -> None:
    state = PlanState.DRAFT
    for verb in verbs:
        before = state
        try:
            state = plan_after(verb, state)
        except NotNow:
            continue
        assert state is not PlanState.DRAFT, f"{verb} from {before}"


def test_what_an_officer_can_do() -> None:
    assert plan_verbs("draft") == ()
    assert plan_verbs("published") == ("close", "archive")
    assert plan_verbs("closed") == ("reopen", "archive")
    assert plan_verbs("archived") == ("restore",)
    assert plan_verbs("withheld") == ()


def test_a_published_version_is_never_edited_again() -> None:
    after = {to for steps in VERSION_TRANSITIONS.values() for was, to in steps.items() if was == "published"}
    assert after == {VersionState.SUPERSEDED}
