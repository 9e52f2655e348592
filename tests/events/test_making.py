"""A timetable made in a process of its own: followed, stopped, repaired; and what is left when that process is killed."""

from itertools import combinations
from multiprocessing import active_children
from time import monotonic, sleep

import pytest

from tests.events.made import LONG
from ucap.events.conference import Conference, Meeting, Participant, Slot, Table
from ucap.events.making import CutOff, Progress, made
from ucap.events.timetable import Held, Status


def conference(people: int, slots: int, tables: int) -> Conference:
    """Each wants to meet each."""
    names = [f"p{number}" for number in range(people)]
    return Conference(
        slots=tuple(Slot(str(number)) for number in range(slots)),
        tables=tuple(Table(str(number)) for number in range(1, tables + 1)),
        participants=tuple(Participant(name) for name in names),
        meetings=tuple(Meeting(f"{one}-{two}", (one, two)) for one, two in combinations(names, 2)),
    )


def test_the_answer_comes_back() -> None:
    found = made(conference(4, 6, 2), seconds=LONG, goes_on=lambda _: True)
    assert found.status == Status.OPTIMAL
    assert len(found.held) == 6
    assert not active_children()


def test_what_is_better_is_told_and_whoever_is_content_ends_it() -> None:
    told: list[Progress] = []

    def goes_on(new: Progress | None) -> bool:
        if new:
            told.append(new)
        return not told

    begun = monotonic()
    found = made(
        conference(30, 60, 8), seconds=LONG, goes_on=goes_on
    )  # 435 meetings: nothing is proved at once
    assert monotonic() - begun < LONG / 2
    assert found.status == Status.FEASIBLE
    assert told
    assert found.all_breaks <= told[0].breaks


def test_a_repair_leaves_what_stands() -> None:
    asked = conference(4, 8, 2)
    first = made(asked, seconds=LONG, goes_on=lambda _: True)
    again = made(asked, seconds=LONG, goes_on=lambda _: True, stands=first.held)
    assert set(again.held) == set(first.held)


def test_a_repair_moves_what_cannot_stay() -> None:
    asked = conference(4, 8, 2)
    first = made(asked, seconds=LONG, goes_on=lambda _: True)
    taken = first.held[0]
    less = Conference(asked.slots[:-1], asked.tables, asked.participants, asked.meetings)
    stands = (Held(taken.meeting, asked.slots[-1].id, taken.table), *first.held[1:])
    again = made(less, seconds=LONG, goes_on=lambda _: True, stands=stands)
    assert len(again.held) == 6
    assert asked.slots[-1].id not in {one.slot for one in again.held}


def test_a_repair_ends_when_it_is_asked_to() -> None:
    asked = conference(30, 60, 8)
    begun = monotonic()
    found = made(asked, seconds=LONG, goes_on=lambda _: False, stands=())
    assert monotonic() - begun < LONG / 2
    assert found.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert len(found.held) > 200


def test_a_solver_that_is_killed_is_said_and_leaves_nothing_behind() -> None:
    def kills(_: Progress | None) -> bool:
        for child in active_children():
            child.kill()
        return True

    with pytest.raises(CutOff, match="cut off"):
        made(conference(30, 60, 8), seconds=LONG, goes_on=kills)
    assert not active_children()


def test_whoever_watches_may_fail_and_the_search_ends() -> None:
    def fails(_: Progress | None) -> bool:
        raise OSError("the database is away")

    with pytest.raises(OSError, match="away"):
        made(conference(30, 60, 8), seconds=LONG, goes_on=fails)
    sleep(0.1)
    assert not active_children()
