"""The timetable as CP-SAT sees it: four questions about the same meetings, slots and tables.

Which meetings can be held at all; which slots change fewest after something has changed; whether all can be held without a single break; and with
how few. `until` is a time of the monotonic clock by which each is answered, one too large to be written down by then with nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ucap.events.schedule.asked import Answer, Asked, Enough, Said, Told
from ucap.events.schedule.bound import MEETS, Day
from ucap.events.schedule.fairness import MOST_UNEVEN, Fairness
from ucap.events.schedule.grid import NOWHERE, Grid
from ucap.events.schedule.stop import Stop


def most_weight(grid: Grid, hint: Sequence[int], until: float, stop: Stop) -> Answer:
    """Slots that lose as little weight as possible, all that is required held."""
    asked = Asked(grid, until, stop, optional=True)
    asked.hint(hint)
    lost = [weight * asked.dropped[one] for one, weight in enumerate(grid.weights) if one in asked.dropped]
    asked.model.minimize(sum(lost))
    return asked.answer(until)


def fewest_changes(
    grid: Grid,
    was: Sequence[int],
    cost: Sequence[Mapping[int, int]],
    *,
    until: float,
    stop: Stop,
    hint: Sequence[int],
    enough: Enough,
) -> Answer:
    """Slots that lose as little weight as possible, with as few meetings as possible not where they were, at the least cost.

    `was` has the slot of each meeting, `cost` what each slot costs it; what was nowhere changes nothing wherever it comes to be. The search
    begins at `hint`; where nothing can lose less or change fewer than a solution, which `enough` says, the cost alone is no reason to search on.
    """
    asked = Asked(grid, until, stop, optional=True)
    asked.hint(hint)
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
    return asked.answer(until, enough=enough)


class Unbroken:
    """Slots without any break: each participant's meetings are an interval, of which only the beginning is asked.

    Written once, asked often: `but` lets one participant have a single break, who may be another one each time.
    """

    def __init__(self, grid: Grid, until: float, stop: Stop) -> None:
        self._asked = asked = Asked(grid, until, stop, logical=True)
        self._broken = {
            person: _one_run_or_two(asked, own)
            for person, own in enumerate(grid.of)
            if 2 <= len(own) <= grid.slots and not asked.is_late()
        }

    def answer(self, until: float, *, but: int | None = None) -> Answer:
        """What CP-SAT finds by then."""
        asked = self._asked.copy()
        for person, broken in self._broken.items():
            asked.model.add(broken == int(person == but))
        return asked.answer(until)


def _one_run_or_two(asked: "Asked", own: tuple[int, ...]) -> Any:
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
    until: float,
    stop: Stop,
    told: Told,
) -> Answer:
    """Slots with fewer breaks than that many, fair to everybody; the graph of `bound.Day` in CP-SAT's words."""
    asked = Asked(grid, until, stop)
    asked.hint(hint)
    of_each = [sum(_breaks(asked, own, hint)) for own in grid.of if own and not asked.is_late()]
    if asked.is_late():
        return Answer(Said.NOTHING)
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
    return asked.answer(until, told)


def _breaks(asked: "Asked", own: tuple[int, ...], hint: Sequence[int]) -> list[Any]:
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
