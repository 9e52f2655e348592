"""Which meetings are held where not all can be: the heaviest that their participants, the tables and the interpreters have room for, before anybody asks for slots.

A matching in which each participant has room for so many (Edmonds, "Maximum matching and a polyhedron with 0,1-vertices", Journal of Research
of the National Bureau of Standards 69B, 1965), small enough for a second where the question with slots takes minutes. What it loses is a
bound: where all that it chose finds slots, nothing loses less.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic

from ucap.events.schedule.grid import Grid
from ucap.events.schedule.interpreters import Speaking
from ucap.events.schedule.sharing import written
from ucap.events.schedule.stop import Stop


@dataclass(frozen=True, slots=True)
class Choice:
    """The meetings that are to be held, and what every timetable loses at least of what has a possible slot."""

    meetings: tuple[int, ...]
    lost: int


def chosen(grid: Grid, until: float, stop: Stop) -> Choice:
    """The best choice that was found by then, a time of the monotonic clock; all that have a possible slot, where there is room for all of them."""
    possible = [one for one, may in enumerate(grid.may) if may]
    rows = [(some, room) for some, room in _rooms(grid, possible) if len(some) > room]
    speaking = grid.speaking.as_one_slot() if grid.speaking else None
    lacking = speaking.desk(0).lacking(speaking.asks(possible)) if speaking else ()
    if not (rows or lacking) or stop.asked or monotonic() >= until:
        return Choice(tuple(possible), 0)
    return _solved(grid, possible, rows, speaking, until=until, stop=stop)


def _rooms(grid: Grid, possible: list[int]) -> Iterable[tuple[list[int], int]]:
    """Meetings, and how many of them there is room for."""
    yield possible, sum(grid.capacity)
    for kind in grid.kinds:
        yield [one for one in possible if one in kind.meetings], sum(kind.capacity)
    for own, most in zip(grid.of, grid.most, strict=True):
        there = 0
        for one in own:
            there |= grid.may[one]
        yield [one for one in own if grid.may[one]], min(most, there.bit_count())


def _solved(
    grid: Grid,
    possible: list[int],
    rows: list[tuple[list[int], int]],
    speaking: Speaking | None,
    *,
    until: float,
    stop: Stop,
) -> Choice:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    keeps = {one: model.new_bool_var("") for one in possible}
    for some, room in rows:
        model.add(sum(keeps[one] for one in some) <= room)
    if speaking:
        written(speaking, 0, keeps, lambda most: model.new_int_var(0, most, ""), model.add)
    for one in possible:
        if grid.required[one]:
            model.add(keeps[one] == 1)
    model.minimize(sum(grid.weights[one] * (1 - keeps[one]) for one in possible))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(0.0, until - monotonic())
    with stop.by(solver.stop_search):
        status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Choice(tuple(possible), 0)
    kept = tuple(one for one in possible if solver.boolean_value(keeps[one]))
    return Choice(kept, round(solver.best_objective_bound))
