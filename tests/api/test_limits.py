"""Requests counted over several processes."""

from hypothesis import given
from hypothesis import strategies as st

from ucap.api.limits import Leases


class Store:
    """What `take_requests` does, without a database."""

    def __init__(self) -> None:
        self.given: dict[tuple[str, int], int] = {}

    def take(self, caller: str, minute: int, number: int, limit: int) -> tuple[int, int]:
        before = self.given.get((caller, minute), 0)
        granted = max(0, min(number, limit - before))
        self.given[caller, minute] = before + granted
        return granted, before + granted


@given(limit=st.integers(1, 90), turns=st.lists(st.integers(0, 2), max_size=200))
def test_processes_together_never_let_more_through(limit: int, turns: list[int]) -> None:
    store = Store()
    processes = [Leases(store.take) for _ in range(3)]
    let = sum(processes[turn].ask("a", limit, 60.0).allowed for turn in turns)
    assert let <= limit


@given(limit=st.integers(1, 90), number=st.integers(1, 120))
def test_one_process_lets_through_all_of_them(limit: int, number: int) -> None:
    leases = Leases(Store().take)
    answers = [leases.ask("a", limit, 61.0) for _ in range(number)]
    assert sum(one.allowed for one in answers) == min(limit, number)
    assert [one.remaining for one in answers][: limit + 1] == [
        max(0, limit - n - 1) for n in range(min(number, limit + 1))
    ]


def test_the_next_minute_begins_anew() -> None:
    leases = Leases(Store().take)
    assert [leases.ask("a", 1, seconds).allowed for seconds in (60, 119, 120)] == [True, False, True]
    assert leases.ask("b", 1, 90).reset == 30
