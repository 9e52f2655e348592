"""The timetable as CP-SAT sees it: four questions about the same meetings, slots and tables.

Which meetings can be held at all; which slots change fewest after something has changed; whether all can be held without a single break; and with
how few.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from ucap.events.schedule.bound import MEETS, Day
from ucap.events.schedule.fairness import MOST_UNEVEN, Fairness
from ucap.events.schedule.grid import NOWHERE, Grid, places
from ucap.events.schedule.stop import Stop

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

WORKERS = 2


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


def most_weight(grid: Grid, hint: Sequence[int], seconds: float, stop: Stop) -> Answer:
    """Slots that lose as little weight as possible, all that is required held."""
    asked = _Asked(grid, optional=True)
    asked.hint(hint)
    lost = [weight * asked.dropped[one] for one, weight in enumerate(grid.weights) if one in asked.dropped]
    asked.model.minimize(sum(lost))
    return asked.answer(seconds, stop)


def fewest_changes(
    grid: Grid, was: Sequence[int], cost: Sequence[Mapping[int, int]], seconds: float, stop: Stop
) -> Answer:
    """Slots that lose as little weight as possible, with as few meetings as possible not where they were, at the least cost.

    `was` has the slot of each meeting, `cost` what each slot costs it; what was nowhere changes nothing wherever it comes to be.
    """
    asked = _Asked(grid, optional=True)
    asked.hint(was)
    lost = [weight * asked.dropped[one] for one, weight in enumerate(grid.weights) if one in asked.dropped]
    changed = [
        1 - asked.held[one][slot] if slot in asked.held[one] else 1
        for one, slot in enumerate(was)
        if slot != NOWHERE
    ]
    costs = [cost[one][slot] * holds for one, here in enumerate(asked.held) for slot, holds in here.items()]
    a_change = 1 + sum(max(own.values(), default=0) for own in cost)
    a_loss = a_change * (1 + len(changed))
    asked.model.minimize(a_loss * sum(lost) + a_change * sum(changed) + sum(costs))
    return asked.answer(seconds, stop)


class Unbroken:
    """Slots without any break: each participant's meetings are an interval, of which only the beginning is asked.

    Written once, asked often: `but` lets one participant have a single break, who may be another one each time.
    """

    def __init__(self, grid: Grid) -> None:
        self._asked = asked = _Asked(grid, logical=True)
        self._broken = {
            person: _one_run_or_two(asked, own)
            for person, own in enumerate(grid.of)
            if 2 <= len(own) <= grid.slots
        }

    def answer(self, seconds: float, stop: Stop, *, but: int | None = None) -> Answer:
        """What CP-SAT finds in that time."""
        asked = self._asked.copy()
        for person, broken in self._broken.items():
            asked.model.add(broken == int(person == but))
        return asked.answer(seconds, stop)


def _one_run_or_two(asked: "_Asked", own: tuple[int, ...]) -> Any:
    """Whether there are two runs; else there is one."""
    number, slots, model = len(own), asked.grid.slots, asked.model
    broken = model.new_bool_var("")
    one = [model.new_bool_var("") for _ in range(slots - number + 1)]
    model.add_exactly_one([*one, broken])
    apart = [model.new_bool_var("") for _ in range(slots)]  # the slots that are used where there are two
    begins = [model.new_bool_var("") for _ in range(slots)]
    model.add(sum(begins) == 2).only_enforce_if(broken)
    for slot in range(slots):
        model.add(asked.at(own, slot) == sum(one[max(0, slot - number + 1) : slot + 1]) + apart[slot])
        model.add_implication(apart[slot], broken)
        before = [apart[slot - 1]] if slot else []
        model.add_bool_or([~apart[slot], *before, begins[slot]])
    return broken


def fewer_breaks(
    fairness: Fairness,
    grid: Grid,
    hint: Sequence[int],
    *,
    breaks: int,
    bound: int,
    seconds: float,
    stop: Stop,
    told: Told,
) -> Answer:
    """Slots with fewer breaks than that many, fair to everybody; the graph of `bound.Day` in CP-SAT's words."""
    asked = _Asked(grid)
    asked.hint(hint)
    of_each = [sum(_breaks(asked, own, hint)) for own in grid.of if own]
    model = asked.model
    least = model.new_int_var(0, grid.slots, "")
    for own, alone in zip(of_each, (fairness.alone[person] for person in fairness.busy), strict=True):
        most = least + MOST_UNEVEN
        if alone:
            most = model.new_int_var(0, grid.slots + MOST_UNEVEN, "")
            model.add_max_equality(most, [least + MOST_UNEVEN, alone])
        model.add(own <= most)
        model.add(own >= least)
    every = sum(of_each)
    model.add(every >= bound)
    model.add(every < breaks)
    model.minimize(every)
    return asked.answer(seconds, stop, told)


def _breaks(asked: "_Asked", own: tuple[int, ...], hint: Sequence[int]) -> list[Any]:
    """Of each two meetings of one participant that follow each other: whether a break lies between them."""
    grid, model = asked.grid, asked.model
    day = Day(grid, own)
    number = len(own)
    there = sorted(hint[one] for one in own)
    is_at = {
        (place, slot): model.new_bool_var("")
        for place in range(1, number + 1)
        for slot in range(grid.slots)
        if day.has((MEETS, place, slot))
    }
    for (place, slot), here in is_at.items():
        model.add_hint(here, there[place - 1] == slot)
    for place in range(1, number + 1):
        model.add_exactly_one(here for (other, _), here in is_at.items() if other == place)
    for slot in range(grid.slots):
        flow = sum(is_at.get((place, slot), 0) for place in range(1, number + 1))
        model.add(asked.at(own, slot) == flow)
    found = []
    for place in range(1, number):
        leaves = []
        for slot in range(grid.slots):
            meets = is_at.get((place, slot))
            if meets is None:
                continue
            leaves.append(model.new_bool_var(""))
            after: Any = is_at.get((place + 1, slot + 1), 0)
            model.add(leaves[-1] >= meets - after)
        for slot in range(grid.slots):
            earlier = sum(is_at.get((place, other), 0) for other in range(slot + 1))
            later = sum(is_at.get((place + 1, other), 0) for other in range(slot + 2))
            model.add(later <= earlier)
        wait = model.new_bool_var("")
        model.add_hint(wait, there[place] > there[place - 1] + 1)
        model.add(sum(leaves) == wait)
        found.append(wait)
    return found


class _Asked:
    """Meetings in slots, one each: nobody in two at once or in more than they want, no slot with more meetings than tables, those before others before them."""

    def __init__(self, grid: Grid, *, optional: bool = False, logical: bool = False) -> None:
        from ortools.sat.python import cp_model

        # A question of yes or no about intervals is answered by clauses: one thread without relaxations needs a fifth of the time of two with them
        self.logical = logical
        self.grid, self.model = grid, cp_model.CpModel()
        model = self.model
        self.held = [{slot: model.new_bool_var("") for slot in places(may)} for may in grid.may]
        self.dropped: dict[int, cp_model.IntVar] = {}  # only of those that may be
        for one, here in enumerate(self.held):
            if optional and not grid.required[one]:
                self.dropped[one] = model.new_bool_var("")
                model.add_exactly_one([*here.values(), self.dropped[one]])
            else:
                model.add_exactly_one(here.values())
        for slot, tables in enumerate(grid.capacity):
            there = [here[slot] for here in self.held if slot in here]
            if len(there) > tables:
                model.add(sum(there) <= tables)
            for kind in grid.kinds:
                if (
                    len(bound := [one for one in kind.meetings if slot in self.held[one]])
                    > kind.capacity[slot]
                ):
                    model.add(self.at(bound, slot) <= kind.capacity[slot])
            for own in grid.of:
                model.add_at_most_one(self.held[one][slot] for one in own if slot in self.held[one])
        for own, most in zip(grid.of, grid.most, strict=True):
            if most < len(own):
                model.add(sum(self.dropped.get(one, 0) for one in own) >= len(own) - most)
        for earlier, later in grid.before:
            self._order(earlier, later)

    def copy(self) -> "_Asked":
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

    def answer(self, seconds: float, stop: Stop, told: Told | None = None) -> Answer:
        """What CP-SAT finds in that time."""
        from ortools.sat.python import cp_model

        if stop.asked:  # a solver that has not begun cannot be stopped
            return Answer(Said.NOTHING)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1 if self.logical else WORKERS
        solver.parameters.linearization_level = 0 if self.logical else 2
        solver.parameters.max_time_in_seconds = max(0.1, seconds)
        watcher = _watcher(self, told) if told else None
        with stop.by(solver.stop_search):
            status = solver.solve(self.model, watcher)
        bound = max(0, round(solver.best_objective_bound)) if self.model.has_objective() else 0
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            said = Said.BEST if status == cp_model.OPTIMAL else Said.SOME
            return Answer(said, self.slots(solver.boolean_value), bound)
        return Answer(Said.NONE if status == cp_model.INFEASIBLE else Said.NOTHING, None, bound)

    def slots(self, holds: Callable[[Any], bool]) -> tuple[int, ...]:
        """The slot of each meeting in a solution, of which `holds` says what holds."""
        return tuple(next((slot for slot, var in here.items() if holds(var)), NOWHERE) for here in self.held)

    def _order(self, one: int, other: int) -> None:
        """The other only after it, where both are held."""
        for slot, late in self.held[other].items():
            for at, early in self.held[one].items():
                if at >= slot:
                    self.model.add_at_most_one(late, early)


def _watcher(asked: _Asked, told: Told) -> "cp_model.CpSolverSolutionCallback":
    from ortools.sat.python import cp_model

    class Watcher(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            told(asked.slots(lambda var: bool(self.value(var))))

    return Watcher()
