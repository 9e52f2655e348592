"""A limit of time is one for all that is done in it: nothing is asked of a solver, or written down for it, beyond it."""

import json
from functools import partial
from typing import Any

import pytest
from ortools.sat.python import cp_model

from tests.events.made import conference
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.conference import Conference
from ucap.events.reading import read_conference
from ucap.events.schedule import Stop, asked, because, choosing, first, outcome, repair, repairing, search
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.grid import NOWHERE, grid_of
from ucap.events.schedule.model import fewest_changes, most_weight
from ucap.events.schedule.outcome import timetable_of
from ucap.events.schedule.part import Part
from ucap.events.timetable import Held, Status

LIMIT = 10.0


class Clock:
    """Time that passes in solvers, which use up all that they are given and find nothing, and at each look."""

    def __init__(self) -> None:
        self.now, self.a_look = 100.0, 0.0
        self.solved: list[float] = []  # when each solver ended

    def __call__(self) -> float:
        self.now += self.a_look
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    def solve(solver: Any, *_: Any) -> int:
        clock.now += solver.parameters.max_time_in_seconds
        clock.solved.append(clock.now)
        return int(cp_model.UNKNOWN)

    for module in (asked, because, choosing, first, repairing, search):
        monkeypatch.setattr(module, "monotonic", clock)
    monkeypatch.setattr(cp_model.CpSolver, "solve", solve)
    monkeypatch.setattr(cp_model.CpSolver, "best_objective_bound", 0.0)
    return clock


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def crowded(**more: Any) -> dict[str, Any]:
    """A has more meetings than there are slots, and there is an interpreter for some alone of those that need one."""
    pairs = [f"A{other}" for other in "BCDEFGH"] + ["BC", "CD", "DE", "EF", "FG", "GH", "BD", "CE"]
    made = conference(*pairs, slots=6, tables=3, **more)
    for one in made["meetings"][::2]:
        one["interpreters"] = ["x", "y"]
    made["interpreters"] = [{"id": "x", "slots": ["1", "2", "3"]}, {"id": "y", "slots": ["3"]}]
    return made


def test_a_repair_gives_no_question_more_than_is_left(clock: Clock) -> None:
    made = crowded()
    stands = [Held("AB1", "4", "1", None), Held("BC8", "4", "1", None), Held("AC2", "5", "1", None)]
    found = repair(read(made), stands, seconds=LIMIT)
    assert len(clock.solved) > 1
    assert max(clock.solved) <= 100 + (1 - repairing.WRITING) * LIMIT
    assert wrongs(made, as_json(found.timetable)) == []
    assert found.timetable.status is Status.FEASIBLE
    assert found.timetable.seconds < LIMIT
    assert {one.meeting for one in found.timetable.held} >= {"AC2"}


def test_what_cannot_be_written_down_in_time_is_not_asked(clock: Clock) -> None:
    grid = grid_of(read(crowded()))
    nowhere = [NOWHERE] * grid.meetings
    costs = Part(grid, nowhere, range(grid.meetings)).costs()
    clock.a_look = 1.0
    begun = clock.now
    for _ in range(2):
        until = clock.now + 3
        assert most_weight(grid, nowhere, until, Stop()).said is asked.Said.NOTHING
        answer = fewest_changes(grid, nowhere, costs, until=until, stop=Stop(), hint=nowhere, enough=bool)
        assert answer.said is asked.Said.NOTHING
    assert clock.solved == []
    assert clock.now <= begun + 2 * (
        3 + 4
    )  # four looks at most after the time is over, of seven questions' slots


def test_a_question_that_was_stopped_is_not_written_down() -> None:
    grid, stop = grid_of(read(crowded())), Stop()
    stop.now()
    question = asked.Asked(grid, float("inf"), stop)
    assert question.answer(float("inf")).said is asked.Said.NOTHING
    assert not any("linear" in str(one) for one in question.model.proto.constraints)


def test_as_much_as_possible_is_placed_in_its_share_of_the_time(clock: Clock) -> None:
    looking = search._Search(read(crowded()), LIMIT, None, Stop())
    assert looking._place() == ()
    assert len(clock.solved) == 2
    assert max(clock.solved) <= 100 + search.PLACING * LIMIT
    assert looking.best is not None


def test_what_cannot_go_together_is_looked_for_in_what_is_left(clock: Clock) -> None:
    made = crowded()
    for one in made["meetings"]:
        one["required"] = True
    because.conflict_of(read(made), clock.now + LIMIT)
    assert len(clock.solved) > 1
    assert max(clock.solved) <= 100 + LIMIT


def test_a_first_timetable_is_told_of_before_others_make_room_for_long(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[float | str] = []

    class Placing(first.Placing):
        def run(self, until: float, stop: Stop) -> Draft:
            happened.append(until - 100)
            return super().run(until, stop)

    monkeypatch.setattr(search, "Placing", Placing)
    monkeypatch.setattr(first, "LOOK", 1)
    looking = search._Search(read(crowded()), 60.0, lambda _: happened.append("told"), Stop())
    clock.now += search.FIRST  # the time for a first one is over before anybody has made room
    clock.a_look = 0.001
    looking._first(range(15))
    assert happened[:3] == [search.FIRST, "told", search.PLACING * 60 / 2]


def test_why_meetings_are_not_held_is_looked_up_in_one_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts: list[Draft] = []

    class Counted(Draft):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            drafts.append(self)

    monkeypatch.setattr(outcome, "Draft", Counted)
    asked_for = read(crowded())
    grid = grid_of(asked_for)
    found = timetable_of(asked_for, grid, [NOWHERE] * grid.meetings, status=Status.FEASIBLE, seconds=1)
    assert (len(found.unscheduled), len(drafts)) == (grid.meetings, 1)


def says(enough: bool, _: object) -> bool:
    return enough


def test_what_is_enough_ends_a_search_that_could_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []

    class Timer:
        """Runs out at once."""

        ident: int | None = None

        def __init__(self, seconds: float, ends: Any) -> None:
            assert seconds == asked.GRACE
            self.ends = ends

        def start(self) -> None:
            self.ident = 1
            ended.append("ends")
            self.ends()

        def cancel(self) -> None:
            ended.append("cancelled")

    monkeypatch.setattr(asked, "Timer", Timer)
    grid = grid_of(read(crowded()))
    nowhere = [NOWHERE] * grid.meetings
    costs = Part(grid, nowhere, range(grid.meetings)).costs()
    for enough, happened in ((True, ["ends", "cancelled"]), (False, ["cancelled"])):
        ended.clear()
        answer = fewest_changes(
            grid,
            nowhere,
            costs,
            until=float("inf"),
            stop=Stop(),
            hint=nowhere,
            enough=partial(says, enough),
        )
        assert answer.slots is not None
        assert ended == happened
