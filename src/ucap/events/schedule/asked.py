"""A question about meetings, slots and tables in CP-SAT's words, and what it answers."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from ucap.events.schedule.grid import NOWHERE, Grid, places
from ucap.events.schedule.sharing import Share, shared, written
from ucap.events.schedule.stop import Stop

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

WORKERS = 2
GRACE = 1.0  # seconds in which what is enough may become better


class Said(Enum):
    """What the solver knows at the end."""

    BEST = "best"  # and that nothing is better
    SOME = "some"
    NONE = "none"  # and that there is none
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    said: Said
    slots: tuple[int, ...] | None = None  # of each meeting, NOWHERE of one that is not held
    bound: int = 0  # of breaks


Told = Callable[[tuple[int, ...]], None]
Enough = Callable[[tuple[int, ...]], bool]


class Asked:
    """Meetings in slots, one each: nobody in two at once or in more than they want, those before others before them, no slot with more than there are tables for.

    `until` is a time of the monotonic clock: what takes longer to write down than that, or to be answered, is answered with nothing.
    """

    def __init__(
        self, grid: Grid, until: float, stop: Stop, *, optional: bool = False, logical: bool = False
    ) -> None:
        from ortools.sat.python import cp_model

        # A question of yes or no about intervals is answered by clauses: one thread without relaxations needs a fifth of the time of two with them
        self.logical = logical
        self.until, self.stop, self._late = until, stop, False
        self.grid, self.model = grid, cp_model.CpModel()
        model = self.model
        self.held = [{slot: model.new_bool_var("") for slot in places(may)} for may in grid.may]
        self.dropped: dict[int, cp_model.IntVar] = {}  # only of those that may be
        self._shares: list[Share] = []
        for one, here in enumerate(self.held):
            if optional and not grid.required[one]:
                self.dropped[one] = model.new_bool_var("")
                model.add_exactly_one([*here.values(), self.dropped[one]])
            else:
                model.add_exactly_one(here.values())
        for slot in range(grid.slots):
            if self.is_late():
                return
            self._fit(slot)
        for own, most in zip(grid.of, grid.most, strict=True):
            if most < len(own):
                model.add(sum(self.dropped.get(one, 0) for one in own) >= len(own) - most)
        for earlier, later in grid.before:
            self._order(earlier, later)

    def is_late(self) -> bool:
        """Whether it is to end, and is answered with nothing."""
        self._late = self._late or self.stop.asked or monotonic() >= self.until
        return self._late

    def copy(self) -> "Asked":
        """The same question, to which more can be added."""
        other = copy(self)
        other.model = self.model.clone()
        return other

    def at(self, own: Iterable[int], slot: int) -> Any:
        """How many of these meetings are in that slot."""
        return sum(self.held[one][slot] for one in own if slot in self.held[one])

    def hint(self, slots: Sequence[int]) -> None:
        """Where the search begins."""
        for one, here in enumerate(self.held):
            for slot, holds in here.items():
                self.model.add_hint(holds, slot == slots[one])
            if one in self.dropped:
                self.model.add_hint(self.dropped[one], slots[one] == NOWHERE)
        for share, number in shared(self.grid, self._shares, slots):
            self.model.add_hint(share.number, number)

    def answer(self, until: float, told: Told | None = None, enough: Enough | None = None) -> Answer:
        """What CP-SAT finds by then; once something was found that is enough, a little more time is given to make it better."""
        from ortools.sat.python import cp_model

        left = min(until, self.until) - monotonic()
        if self.is_late() or left <= 0:  # a solver that has not begun cannot be stopped
            return Answer(Said.NOTHING)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1 if self.logical else WORKERS
        solver.parameters.linearization_level = 0 if self.logical else 2
        solver.parameters.max_time_in_seconds = left
        ends = Timer(GRACE, solver.stop_search)

        def watched(slots: tuple[int, ...]) -> None:
            if told:
                told(slots)
            if enough and not ends.ident and enough(slots):
                ends.start()

        with self.stop.by(solver.stop_search):
            status = solver.solve(self.model, _watcher(self, watched) if told or enough else None)
        ends.cancel()
        bound = max(0, round(solver.best_objective_bound)) if self.model.has_objective() else 0
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            said = Said.BEST if status == cp_model.OPTIMAL else Said.SOME
            return Answer(said, self.slots(solver.boolean_value), bound)
        return Answer(Said.NONE if status == cp_model.INFEASIBLE else Said.NOTHING, None, bound)

    def slots(self, holds: Callable[[Any], bool]) -> tuple[int, ...]:
        """The slot of each meeting in a solution, of which `holds` says what holds."""
        return tuple(next((slot for slot, var in here.items() if holds(var)), NOWHERE) for here in self.held)

    def _fit(self, slot: int) -> None:
        """The meetings of that slot have all that they need."""
        grid, model = self.grid, self.model
        there = [one for one, here in enumerate(self.held) if slot in here]
        if len(there) > grid.capacity[slot]:
            model.add(self.at(there, slot) <= grid.capacity[slot])
        for kind in grid.kinds:
            bound = [one for one in kind.meetings if slot in self.held[one]]
            if len(bound) > kind.capacity[slot]:
                model.add(self.at(bound, slot) <= kind.capacity[slot])
        for own in grid.of:
            model.add_at_most_one(self.held[one][slot] for one in own if slot in self.held[one])
        if grid.speaking:
            held = {one: self.held[one][slot] for one in there}
            self._shares += written(
                grid.speaking, slot, held, lambda most: model.new_int_var(0, most, ""), model.add
            )

    def _order(self, one: int, other: int) -> None:
        """The other only after it, where both are held."""
        for slot, late in self.held[other].items():
            for at, early in self.held[one].items():
                if at >= slot:
                    self.model.add_at_most_one(late, early)


def _watcher(asked: Asked, told: Told) -> "cp_model.CpSolverSolutionCallback":
    from ortools.sat.python import cp_model

    class Watcher(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            told(asked.slots(lambda var: bool(self.value(var))))

    return Watcher()
