"""How few breaks there must be at least: the optimum of a linear program.

A participant's day is a path through a graph whose nodes say which meeting of theirs (the first, the second …, whichever it is)
a slot holds, or that they wait after so many: one arc into waiting costs one break. The flow polytope of each participant is the
convex hull of their possible days, so that the program is as strong as one with a variable for each day of each participant
(Dantzig and Wolfe, "Decomposition principle for linear programs", Operations Research 8, 1960), at a size that GLOP solves in seconds.
What ties the participants together is the slot that each meeting has in common for its participants, the tables and the interpreters.
"""

import math
from collections import defaultdict
from itertools import accumulate
from time import monotonic
from typing import TYPE_CHECKING, Any

from ucap.events.schedule.grid import Grid, places
from ucap.events.schedule.sharing import written
from ucap.events.schedule.stop import Stop

if TYPE_CHECKING:
    from ortools.linear_solver import pywraplp

SAFE = 1e-4  # what the solver's optimum may be off
LONG = 10**9
MOST_ARCS = 100_000  # beyond them the program takes longer to write and to solve than it is worth
Node = tuple[str, int, int]


def fewest_breaks(grid: Grid, seconds: float, stop: Stop) -> int:
    """No timetable that holds every meeting of the grid has fewer breaks; 0 where the time was too short to say more."""
    from ortools.linear_solver import pywraplp

    if arcs_of(grid) > MOST_ARCS:
        return 0
    until = monotonic() + seconds
    solver = pywraplp.Solver.CreateSolver("GLOP")
    held = [{slot: solver.NumVar(0, 1, "") for slot in places(may)} for may in grid.may]
    for here in held:
        solver.Add(sum(here.values()) == 1)
    for slot, tables in enumerate(grid.capacity):
        there = [one[slot] for one in held if slot in one]
        if len(there) > tables:
            solver.Add(sum(there) <= tables)
        for kind in grid.kinds:
            bound = [held[one][slot] for one in kind.meetings if slot in held[one]]
            if len(bound) > kind.capacity[slot]:
                solver.Add(sum(bound) <= kind.capacity[slot])
        if grid.speaking:
            here = {one: where[slot] for one, where in enumerate(held) if slot in where}
            written(grid.speaking, slot, here, lambda most: solver.NumVar(0, most, ""), solver.Add)
    costs: list[Any] = []
    for own in grid.of:
        if stop.asked or monotonic() > until:  # a large program takes longer to write than some have time
            return 0
        if len(own) > 1:
            costs += _day(solver, grid, own, held)
    solver.Minimize(sum(costs))
    solver.SetTimeLimit(max(1, round((until - monotonic()) * 1000)))
    with stop.by(solver.InterruptSolve):
        status = solver.Solve()
    if status != pywraplp.Solver.OPTIMAL:
        return 0
    return max(0, math.ceil(float(solver.Objective().Value()) - SAFE))


def arcs_of(grid: Grid) -> int:
    """About how many arcs the graphs of all days have."""
    return 3 * sum(len(own) for own in grid.of) * grid.slots


def fewest_of_each(grid: Grid) -> list[int]:
    """The breaks that each participant would have at least with the conference to themselves."""
    return [_fewest(grid, own) if len(own) > 1 else 0 for own in grid.of]


def _fewest(grid: Grid, own: tuple[int, ...]) -> int:
    """The cost of the cheapest path through the graph of `Day`, slot by slot; 0 where there is none, which another question has to find."""
    number, day = len(own), Day(grid, own)
    meets, waits = [LONG] * (number + 1), [LONG] * (number + 1)  # after so many meetings: in one, free
    for slot in range(grid.slots):
        met, waited = [LONG] * (number + 1), [LONG] * (number + 1)
        for done in range(max(0, number - grid.slots + slot), min(number, slot + 1)):
            best = min(meets[done], waits[done]) if done else 0
            if best < LONG and day.has((MEETS, done + 1, slot)):
                met[done + 1] = best
            if done and min(meets[done], waits[done]) < LONG and day.has((WAITS, done, slot)):
                waited[done] = min(meets[done] + 1, waits[done])
        ends = min(meets[number], met[number])
        meets, waits = met, waited
        meets[number] = ends
    return meets[number] if meets[number] < LONG else 0


def _day(
    solver: "pywraplp.Solver", grid: Grid, own: tuple[int, ...], held: list[dict[int, Any]]
) -> list[Any]:
    """The arcs that cost a break: the flow of one participant's day, tied to the slots of their meetings."""
    day = Day(grid, own)
    into: dict[Node, list[Any]] = defaultdict(list)
    out: dict[Node, list[Any]] = defaultdict(list)
    costs = []
    for here, there, cost in day.arcs():
        arc = solver.NumVar(0, 1, "")
        out[here].append(arc)
        into[there].append(arc)
        if cost:
            costs.append(arc)
    for node in into.keys() | out.keys():
        if node == BEGIN:
            solver.Add(sum(out[node]) == 1)
        elif node != END:
            solver.Add(sum(into[node]) == sum(out[node]))
    for slot in range(grid.slots):
        meetings = [held[one][slot] for one in own if slot in held[one]]
        flow = [arc for number in range(1, len(own) + 1) for arc in into[MEETS, number, slot]]
        if meetings or flow:
            solver.Add(sum(meetings) == sum(flow))
    return costs


MEETS, WAITS = "meets", "waits"
BEGIN, END = ("begin", 0, 0), ("end", 0, 0)


class Day:
    """The graph of one participant's days. A node (MEETS, j, t): their jth meeting is in slot t; (WAITS, j, t): free in it, after j."""

    def __init__(self, grid: Grid, own: tuple[int, ...]) -> None:
        self.slots, self.number = grid.slots, len(own)
        begin, end = [0] * (grid.slots + 1), [0] * (grid.slots + 1)
        self.any = 0
        for meeting in own:
            may = grid.may[meeting]
            self.any |= may
            begin[(may & -may).bit_length()] += 1
            end[may.bit_length()] += 1
        # How many have to be over before each slot, and how many can be
        self.over, self.begun = list(accumulate(end)), list(accumulate(begin))

    def arcs(self) -> list[tuple[Node, Node, int]]:
        """Each arc: from where to where, and how many breaks it costs."""
        found: list[tuple[Node, Node, int]] = []

        def arc(here: Node, there: Node, cost: int = 0) -> None:
            if self.has(here) and self.has(there):
                found.append((here, there, cost))

        for slot in range(self.slots):
            arc(BEGIN, (MEETS, 1, slot))
            arc((MEETS, self.number, slot), END)
            for number in range(1, self.number):
                arc((MEETS, number, slot), (MEETS, number + 1, slot + 1))
                arc((MEETS, number, slot), (WAITS, number, slot + 1), 1)
                arc((WAITS, number, slot), (WAITS, number, slot + 1))
                arc((WAITS, number, slot), (MEETS, number + 1, slot + 1))
        return found

    def has(self, node: Node) -> bool:
        """Whether so many meetings can lie before and after it: those that must, do."""
        if node in (BEGIN, END):
            return True
        kind, number, slot = node
        if slot >= self.slots:
            return False
        if kind == WAITS:
            return self.over[slot + 1] <= number <= self.begun[slot]
        return bool(self.any >> slot & 1) and self.over[slot] < number <= self.begun[slot + 1]
