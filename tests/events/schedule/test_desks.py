"""Who interprets in one slot: as many as can, whatever comes and goes."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ucap.events.schedule.interpreters import Desk, Speaking


def most(asked: list[int], there: int, whats: list[int]) -> int:
    """How many of them can have somebody: Hall's count over every group of them (König, Ore)."""
    lacking = 0
    for number in range(1, len(whats) + 1):
        for some in combinations(whats, number):
            fit = 0
            for what in some:
                fit |= asked[what]
            lacking = max(lacking, number - (fit & there).bit_count())
    return len(whats) - lacking


def drawn(by: Random) -> tuple[list[int], int]:
    """What is asked for of up to five interpreters, and who of them are there."""
    return [by.randrange(1, 32) for _ in range(by.randint(1, 4))], by.randrange(32)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9))
def test_what_has_room_is_what_hall_says(seed: int) -> None:
    by = Random(seed)  # noqa: S311 - no secret
    asked, there = drawn(by)
    desk, come = Desk(asked, there), list[int]()
    for _ in range(20):
        what = by.randrange(len(asked))
        has_room = most(asked, there, [*come, what]) == len(come) + 1
        assert desk.has_room(what) == has_room
        if has_room:
            desk.add(what)
            come.append(what)
        else:
            with pytest.raises(ValueError, match="no room"):
                desk.add(what)
            others = {
                other for other in set(come) if most(asked, there, [*without(come, other), what]) == len(come)
            }
            assert desk.in_the_way(what) == others
        if come and by.random() < 0.3:
            gone = come.pop(by.randrange(len(come)))
            desk.take_out(gone)
        at_work = desk.at_work()
        assert {what: who.bit_count() for what, who in at_work.items()} == {
            what: come.count(what) for what in come
        }
        assert all(who & ~(asked[what] & there) == 0 for what, who in at_work.items())
        assert sum(at_work.values()).bit_count() == len(come)  # nobody is at two meetings


def without(some: list[int], one: int) -> list[int]:
    left = list(some)
    left.remove(one)
    return left


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_some_come_when_others_go(seed: int) -> None:
    by = Random(seed)  # noqa: S311 - no secret
    asked, there = drawn(by)
    desk, every = Desk(asked, there), [by.randrange(len(asked)) for _ in range(5)]
    left = desk.lacking(every)
    assert len(left) == 5 - most(asked, there, every)
    were = list(every)
    for one in left:
        were.remove(one)
    goes = by.sample(were, by.randint(0, len(were)))
    comes = [by.randrange(len(asked)) for _ in range(by.randint(0, 3))]
    after = list(were)
    for one in goes:
        after.remove(one)
    before = desk.at_work()
    assert desk.takes(comes, goes) == (most(asked, there, after + comes) == len(after + comes))
    assert desk.at_work() == before  # asked alone, nothing is changed


def test_all_slots_as_one_have_everybody_as_often_as_they_are_there() -> None:
    # The second is there in both slots, the first in the first alone, the third in none
    speaking = Speaking(asked=(0b001, 0b111), of=(0, 0, 1, 1), there=(0b11, 0b10), stays=((), (1,)))
    desk = speaking.as_one_slot().desk(0)
    assert desk.lacking([0, 0]) == [0]
    assert desk.lacking([1, 1]) == [1]
