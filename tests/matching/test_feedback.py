"""What a no says about the entries that are suggested next."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.exchange.states import DeclineReason
from ucap.matching.feedback import (
    BUSY_FOR,
    FULL_LIKENESS,
    MOST,
    TABLE,
    Back,
    No,
    Own,
    Said,
    backs,
    near,
    step,
)

EAST, NORTH = np.array([1.0, 0.0], np.float32), np.array([0.0, 1.0], np.float32)
MINE = Own(EAST, "ES", frozenset({"es"}), frozenset({"pilot"}))
THEIRS = Own(EAST, "CN", frozenset({"zh-Hans"}), frozenset({"licence"}))

directions = st.floats(0, 6.283).map(lambda turn: np.array([np.cos(turn), np.sin(turn)], np.float32))
some = st.frozensets(st.sampled_from("abc"))
owns = st.builds(Own, directions, st.sampled_from(["CN", "ES", None]), some, some)
noes = st.builds(
    No,
    st.sampled_from([None, *DeclineReason]),
    st.none() | directions,
    st.sampled_from(["CN", "ES", None]),
    st.integers(0, 5),
)
saids = st.builds(Said, st.booleans(), st.none() | st.integers(-1, 90), st.booleans())


@given(owns, owns)
def test_without_a_no_nothing_steps_back(one: Own, other: Own) -> None:
    assert backs(one, other, []) == {}


@given(owns, owns, st.lists(noes, max_size=6), saids)
def test_nobody_is_lifted_and_nobody_falls_without_end(
    one: Own, other: Own, given_: Sequence[No], said: Said
) -> None:
    assert 0 <= step(backs(one, other, given_, said)) <= MOST


@given(owns, owns, st.lists(noes, max_size=6), noes, saids)
def test_one_no_more_never_brings_anybody_forward(
    one: Own, other: Own, given_: Sequence[No], more: No, said: Said
) -> None:
    assert step(backs(one, other, [*given_, more], said)) >= step(backs(one, other, given_, said))


@given(owns, owns, st.lists(noes, max_size=4), noes)
def test_the_same_no_twice_counts_once(one: Own, other: Own, given_: Sequence[No], no: No) -> None:
    assert backs(one, other, [*given_, no, no]) == backs(one, other, [*given_, no])


@given(owns, owns, noes)
def test_each_new_version_halves_it(one: Own, other: Own, no: No) -> None:
    later = No(no.reason, no.whole, no.country, no.versions + 1)

    assert step(backs(one, other, [later])) == pytest.approx(step(backs(one, other, [no])) / 2)


@given(st.floats(-1, 1), st.floats(-1, 1))
def test_the_nearer_the_more(one: float, other: float) -> None:
    assert near(max(one, other)) >= near(min(one, other))
    assert near(0.4) == 0
    assert near(FULL_LIKENESS) == pytest.approx(1)


@pytest.mark.parametrize(
    ("reason", "no", "why"),
    [
        (DeclineReason.NO_FIT, No(DeclineReason.NO_FIT, EAST), Back.LIKE),
        (None, No(None, EAST), Back.LIKE),
        (DeclineReason.PLACE, No(DeclineReason.PLACE, EAST, "CN"), Back.COUNTRY),
        (DeclineReason.LANGUAGE, No(DeclineReason.LANGUAGE), Back.LANGUAGE),
        (DeclineReason.TERMS, No(DeclineReason.TERMS), Back.TERMS),
    ],
)
def test_each_reason_speaks_of_something_else(reason: DeclineReason | None, no: No, why: Back) -> None:
    assert set(backs(MINE, THEIRS, [no])) == {why}


def test_a_reason_says_nothing_of_others() -> None:
    other = Own(NORTH, "DE", frozenset({"es", "de"}), frozenset({"pilot"}))
    said = [No(reason, EAST, "CN") for reason in DeclineReason]

    assert backs(MINE, other, said) == {}


def test_who_does_not_say_their_languages_is_not_held_to_them() -> None:
    assert backs(MINE, Own(EAST), [No(DeclineReason.LANGUAGE), No(DeclineReason.TERMS)]) == {}


def test_what_its_own_people_said_counts_in_every_list() -> None:
    assert backs(MINE, THEIRS, [], Said(found=True)) == {Back.FOUND: 1.5}
    assert backs(MINE, THEIRS, [], Said(put_aside=True)) == {Back.ASIDE: 1.0}


def test_no_time_is_forgotten_with_the_days() -> None:
    assert backs(MINE, THEIRS, [], Said(busy_since=0)) == {Back.CAPACITY: 1.0}
    assert backs(MINE, THEIRS, [], Said(busy_since=BUSY_FOR // 2)) == {Back.CAPACITY: 0.5}
    assert backs(MINE, THEIRS, [], Said(busy_since=BUSY_FOR)) == {}


def test_the_table_knows_every_reason() -> None:
    assert set(TABLE) == set(DeclineReason)
