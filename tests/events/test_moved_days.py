"""Days that move: those in both stay, as few others as possible are dropped or new, over the shortest way."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ucap.events.moved_days import move_of

FIRST = date(2027, 3, 23)
numbers = st.sets(st.integers(0, 9), max_size=6)


def days(found: set[int]) -> set[date]:
    return {FIRST + timedelta(days=number) for number in found}


@given(numbers, numbers, numbers)
def test_what_was_held_becomes_what_is_held(before: set[int], after: set[int], once: set[int]) -> None:
    old, new, known = days(before), days(after), days(once - before)
    move = move_of(old, new, known)
    stay = old & new
    assert not stay & {*move.moved, *move.dropped, *move.new}
    assert stay | set(move.moved.values()) | set(move.new) == new
    assert stay | set(move.moved) | set(move.dropped) == old
    assert len(move.moved) == min(len(old - stay), len(new - stay))
    in_order = [move.moved[day] for day in sorted(move.moved)]
    assert in_order == sorted(in_order)


@given(numbers, numbers)
def test_they_move_over_the_shortest_way(before: set[int], after: set[int]) -> None:
    old, new = sorted(days(before - after)), sorted(days(after - before))
    move = move_of(days(before), days(after))
    fewer, more = sorted((old, new), key=len)
    ways = (
        sum(abs((one - other).days) for one, other in zip(fewer, some, strict=True))
        for some in combinations(more, len(fewer))
    )
    assert sum(abs((one - other).days) for one, other in move.moved.items()) == min(ways)


def test_a_day_that_was_held_once_is_held_again_where_there_are_more() -> None:
    old, near, known = FIRST, FIRST + timedelta(days=2), FIRST + timedelta(days=1)
    assert move_of([old], [near, known], [known]).moved == {old: near}
    assert move_of([old], [known], [known]).moved == {old: known}


def test_half_a_year_is_paired_at_once() -> None:
    old = {FIRST + timedelta(days=number) for number in range(200)}
    assert len(move_of(old, days({500, 501, 502})).moved) == 3
    assert len(move_of(days({500, 501, 502}), old).moved) == 3
