"""A first timetable at once, large conferences too: meetings are placed one by one, those with the fewest possible slots first.

DSATUR (Brélaz, "New methods to color the vertices of a graph", CACM 22, 1979), each meeting where it lets its participants' runs grow
together; one that fits nowhere pushes others out: ejection chains with a memory of who was pushed out how often.
"""

import math
from heapq import heapify, heappop, heappush
from random import Random
from time import monotonic

from ucap.events.schedule.draft import Draft
from ucap.events.schedule.grid import NOWHERE, Grid, places
from ucap.events.schedule.interpreters import NOBODY
from ucap.events.schedule.stop import Stop

PUSHES = 40  # so many meetings for each that there is may be pushed out
LOOK = 16  # of them between two looks at the clock


class Crowd(Draft):
    """A draft that knows which meetings are in each slot, so that one of them may be pushed out."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self.there: list[set[int]] = [set() for _ in range(grid.slots)]

    def place(self, meeting: int, slot: int) -> None:
        super().place(meeting, slot)
        self.there[slot].add(meeting)

    def take_out(self, meeting: int) -> None:
        self.there[self.slot[meeting]].remove(meeting)
        super().take_out(meeting)


class Placing:
    """Meetings on their way into a draft; goes on where it was left."""

    def __init__(self, grid: Grid, by: Random) -> None:
        self.draft, self._by = Crowd(grid), by
        self._pushed = [0] * grid.meetings
        self._drawn = [by.random() for _ in grid.who]
        self._rank = [
            (not required, -weight) for required, weight in zip(grid.required, grid.weights, strict=True)
        ]
        self._waiting = [self._key(meeting) for meeting in range(grid.meetings)]
        heapify(self._waiting)
        self._left = PUSHES * grid.meetings

    @property
    def is_done(self) -> bool:
        """Whether there is nobody to be pushed out any more, or no patience."""
        return not (self._waiting and self._left)

    def run(self, until: float, stop: Stop) -> Draft:
        """The draft with as much of the weight as was found room for by then; `until` is a time of the monotonic clock."""
        draft, waiting = self.draft, self._waiting
        while not self.is_done:
            options, _, _, meeting = heappop(waiting)
            if draft.slot[meeting] != NOWHERE:
                continue
            possible = draft.possible(meeting)
            if possible.bit_count() < options:
                heappush(waiting, self._key(meeting))
                continue
            if possible:
                draft.place(meeting, _kindest(draft, meeting, possible, self._by))
                continue
            self._left -= 1
            if self._left % LOOK == 0 and (stop.asked or monotonic() > until):
                heappush(waiting, self._key(meeting))
                break
            for other in _push_out(draft, meeting, self._pushed, self._by):
                heappush(waiting, self._key(other))
        # There may be room by now for what found none, and for what the end of time or of patience left waiting
        fill(draft, self._by)
        return draft

    def _key(self, meeting: int) -> tuple[int, tuple[bool, int], float, int]:
        return (
            self.draft.possible(meeting).bit_count(),
            self._rank[meeting],
            self._drawn[meeting],
            meeting,
        )


def first_draft(grid: Grid, by: Random, until: float) -> Draft:
    """A draft in which as much of the weight as was found room for is placed; `until` is a time of the monotonic clock."""
    return Placing(grid, by).run(until, Stop())


def fill(draft: Draft, by: Random) -> None:
    """Places what has room, the heaviest first."""
    grid = draft.grid
    for meeting in sorted(range(grid.meetings), key=lambda one: (not grid.required[one], -grid.weights[one])):
        if draft.slot[meeting] == NOWHERE and (possible := draft.possible(meeting)):
            draft.place(meeting, _kindest(draft, meeting, possible, by))


def _kindest(draft: Draft, meeting: int, possible: int, by: Random) -> int:
    """The slot that leaves the fewest runs; of equal ones that with the most tables left."""
    best, found = math.inf, NOWHERE
    for slot in places(possible):
        cost = 0.0
        for person in draft.grid.who[meeting]:
            used = draft.used[person]
            cost += 1 - (used >> (slot + 1) & 1) - (used << 1 >> slot & 1) if used else 0
        cost += 0.3 * draft.load[slot] / draft.grid.capacity[slot] + 0.05 * by.random()
        if cost < best:
            best, found = cost, slot
    return found


def _push_out(draft: Crowd, meeting: int, pushed: list[int], by: Random) -> list[int]:
    """The meetings that made room for this one; none, and it is not placed, where nothing may make room."""
    grid = draft.grid
    best: tuple[float, int, set[int]] | None = None
    for slot in places(grid.may[meeting]):
        if not _has_room(draft, meeting, slot):
            continue
        out = _in_the_way(draft, meeting, slot, by)
        if not _makes_way(draft, meeting, out):
            continue
        lost = sum(grid.weights[other] + (1 << 40) * grid.required[other] for other in out)
        if not grid.required[meeting] and lost > grid.weights[meeting] and pushed[meeting] > 3:
            continue
        cost = sum(1 + pushed[other] for other in out) + by.random()
        if best is None or cost < best[0]:
            best = cost, slot, out
    if best is None:
        return []
    _, slot, found = best
    for other in found:
        draft.take_out(other)
        pushed[other] += 1
    draft.place(meeting, slot)
    return list(found)


def _in_the_way(draft: Crowd, meeting: int, slot: int, by: Random) -> set[int]:
    grid = draft.grid
    out = {draft.holds[person][slot] for person in grid.who[meeting]} - {NOWHERE}
    out |= {other for other in draft.follows[meeting] if draft.slot[other] >= slot}
    out |= {other for other in draft.leads[meeting] if NOWHERE != draft.slot[other] <= slot}
    for bound in draft.bounds_of[meeting]:
        alike = bound.kind.meetings
        stay = bound.load[slot] - sum(draft.slot[other] == slot for other in out if other in alike)
        if stay >= bound.kind.capacity[slot]:
            out.add(by.choice(sorted(alike & draft.there[slot] - out)))
    if draft.asks[meeting] != NOBODY:
        out |= _interpreted(draft, meeting, slot, out, by)
    there = draft.load[slot] - sum(draft.slot[other] == slot for other in out)
    if there >= grid.capacity[slot]:
        out.add(by.choice(sorted(draft.there[slot] - out)))
    return out


def _interpreted(draft: Crowd, meeting: int, slot: int, out: set[int], by: Random) -> set[int]:
    """One of the meetings of that slot whose interpreter could come instead, by changes perhaps; none where somebody is free without those that are out."""
    desk, what = draft.desks[slot], draft.asks[meeting]
    if freed := [
        draft.asks[other] for other in out if draft.slot[other] == slot and draft.asks[other] != NOBODY
    ]:
        desk = desk.copy()
        for one in freed:
            desk.take_out(one)
    if desk.has_room(what):
        return set()
    busy = desk.in_the_way(what)
    return {by.choice(sorted(other for other in draft.there[slot] - out if draft.asks[other] in busy))}


def _makes_way(draft: Draft, meeting: int, out: set[int]) -> bool:
    """Whether its participants have no more meetings than they want; each gives up the one that weighs least, if that is less than this one."""
    grid = draft.grid

    def worth(one: int) -> tuple[bool, int]:
        return grid.required[one], grid.weights[one]

    for person in grid.who[meeting]:
        if draft.used[person].bit_count() < grid.most[person]:
            continue
        own = [one for one in grid.of[person] if draft.slot[one] != NOWHERE and one not in out]
        if len(own) >= grid.most[person]:
            least = min(own, key=worth, default=meeting)
            if worth(least) >= worth(meeting):
                return False
            out.add(least)
    return True


def _has_room(draft: Draft, meeting: int, slot: int) -> bool:
    """Whether there are tables for it, be they taken."""
    bounds = draft.bounds_of[meeting]
    return bool(draft.grid.capacity[slot]) and all(bound.kind.capacity[slot] for bound in bounds)
