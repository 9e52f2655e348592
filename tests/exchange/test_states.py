"""What may follow what."""

import pytest

from ucap.exchange.states import LISTED, OWN_VERBS, TRANSITIONS, EntryState, entry_after, entry_verbs
from ucap.kernel.errors import NotNow


def test_each_state_is_reached_and_left() -> None:
    reached = {after for pairs in TRANSITIONS.values() for after in pairs.values()}
    left = {before for pairs in TRANSITIONS.values() for before in pairs}
    assert reached | {EntryState.DRAFT} == set(EntryState)
    assert left == set(EntryState)


def test_a_verb_that_does_not_fit_is_refused() -> None:
    assert entry_after("expire", "published") == EntryState.EXPIRED
    for verb, state in (("expire", "draft"), ("bring_back", "withheld"), ("nothing", "draft")):
        with pytest.raises(NotNow):
            entry_after(verb, state)


def test_nobody_but_a_moderator_brings_back_what_a_moderator_took() -> None:
    assert entry_verbs(EntryState.WITHHELD) == ()
    assert all(EntryState.WITHHELD not in TRANSITIONS[verb] for verb in OWN_VERBS)


def test_what_waits_is_shown_by_a_release_alone() -> None:
    ways = {verb for verb, pairs in TRANSITIONS.items() if pairs.get(EntryState.WAITING) in LISTED}
    assert ways == {"publish", "release"}  # publish asks for a verified author (actions/publishing.py)
