"""Fewer and fewer breaks: simulated annealing over Kempe chains.

A step gives a meeting another slot. Whoever of its participants has a meeting there has it moved the other way, and so on along the
chain of all who would otherwise be in two places at once, so that a timetable stays one. Kirkpatrick, Gelatt and Vecchi, "Optimization
by simulated annealing", Science 220, 1983; Kempe chains as Thompson and Dowsland use them, "Variants of simulated annealing for the
examination timetabling problem", Annals of Operations Research 63, 1996.
"""

import math
from collections.abc import Callable
from random import Random
from time import monotonic

from ucap.events.schedule.draft import Bound, Draft
from ucap.events.schedule.fairness import Fairness
from ucap.events.schedule.grid import NOWHERE, runs
from ucap.events.schedule.interpreters import NOBODY

HOT, COLD = 0.5, 0.1  # temperatures at the beginning and at the end, in breaks
RESTS = 10  # times as long as telling of a draft took, until the next one is told
LOOK = 256  # steps between two looks at the clock
FOR_UNFAIR = 0.05  # the share of wishes of those alone who have more breaks than they may
AT_RANDOM = 0.1  # the share of wishes that close nobody's break
UNFAIR_COSTS = 3.0  # of each break beyond what somebody may have


def anneal(
    annealing: "Annealing",
    until: float,
    told: Callable[[tuple[int, ...]], None],
    goes_on: Callable[[], bool],
) -> None:
    """Nothing; `told` gets the slots of drafts each of which is better than those before, the best at the latest in the end.

    Better is first what is fairer, then what has fewer breaks. What is placed stays placed. `until` is a time of the monotonic clock.
    """
    best = annealing.rank()
    better: tuple[int, ...] | None = None  # and not told yet
    begun = again = monotonic()
    while goes_on() and (now := monotonic()) < until:
        if better and now >= again:
            told(better)
            better, again = None, now + RESTS * (monotonic() - now)
        annealing.look()
        heat = HOT * (COLD / HOT) ** ((now - begun) / max(until - begun, 1e-9))
        for _ in range(LOOK):
            if annealing.step(heat) and annealing.rank() < best:
                best = annealing.rank()
                better = tuple(annealing.draft.slot)
    if better:
        told(better)


class Annealing:
    """Steps from one draft to another."""

    def __init__(self, draft: Draft, fairness: Fairness, by: Random) -> None:
        self.draft, self.by = draft, by
        self.busy = [person for person, used in enumerate(draft.used) if used]
        self.runs = [runs(used) for used in draft.used]
        self.placed = [meeting for meeting, slot in enumerate(draft.slot) if slot != NOWHERE]
        self.most = [1 + number for number in fairness.most(fairness.least)]  # runs
        self.cost = sum(self.runs[person] - 1 for person in self.busy)
        self.over: list[int] = []
        self.unfair = sum(self._beyond(person) for person in self.busy)

    def look(self) -> None:
        """Notes who has more breaks than they may."""
        self.over = [person for person in self.busy if self._beyond(person)] if self.unfair else []

    def rank(self) -> tuple[int, int]:
        """The lower, the better: breaks beyond what somebody may have, and how many breaks there are."""
        return self.unfair, self.cost

    def _beyond(self, person: int) -> int:
        return max(0, self.runs[person] - self.most[person])

    def step(self, heat: float) -> bool:
        """Whether a chain of meetings changed its slots."""
        meeting, to = self._wish()
        chain = self._chain(meeting, to) if meeting != NOWHERE else None
        if chain is None:
            return False
        at = self.draft.slot[meeting]
        after = self._runs_after(chain, 1 << at | 1 << to)
        runs_of, most = self.runs, self.most
        change = unfair = 0
        for person, number in after.items():
            was, may = runs_of[person], most[person]
            change += number - was
            if number > may or was > may:
                unfair += max(number, may) - max(was, may)
        cost = change + UNFAIR_COSTS * unfair
        if cost > 0 and self.by.random() >= math.exp(-cost / heat):
            return False
        self._swap(chain, at, to)
        for person, number in after.items():
            runs_of[person] = number
        self.cost += change
        self.unfair += unfair
        return True

    def _runs_after(self, chain: list[int], swap: int) -> dict[int, int]:
        """The runs of each participant whose slots change; whoever has a meeting in both has one in both afterwards."""
        times: dict[int, int] = {}
        for meeting in chain:
            for person in self.draft.grid.who[meeting]:
                times[person] = times.get(person, 0) + 1
        return {
            person: runs(self.draft.used[person] ^ swap) for person, number in times.items() if number == 1
        }

    def _wish(self) -> tuple[int, int]:
        """A meeting and the slot where it is wished to: mostly one at the edge of a run, wished beside a run of the same person."""
        draft, random = self.draft, self.by.random
        for _ in range(8):
            if random() < AT_RANDOM:
                meeting = self.placed[int(random() * len(self.placed))]
                targets = draft.grid.may[meeting] & ~(1 << draft.slot[meeting])
            else:
                some = self.over if self.over and random() < FOR_UNFAIR else self.busy
                person = some[int(random() * len(some))]
                if self.runs[person] < 2:
                    continue
                used = draft.used[person]
                before, after = used << 1, used >> 1
                meeting = draft.holds[person][self._one_of(used & ~(before & after))]
                targets = draft.grid.may[meeting] & (before | after) & ~used
            if targets:
                return meeting, self._one_of(targets)
        return NOWHERE, NOWHERE

    def _one_of(self, slots: int) -> int:
        """A slot of the set: the first from a slot on that is drawn, which is quicker than to draw one as likely as any other."""
        after = slots >> (drawn := int(self.by.random() * self.draft.grid.slots)) << drawn
        left = after or slots
        return (left & -left).bit_length() - 1

    def _chain(self, meeting: int, to: int) -> list[int] | None:
        """All meetings that have to change between its slot and that one; None where one of them may not."""
        draft = self.draft
        grid, slots, holds = draft.grid, draft.slot, draft.holds
        at = slots[meeting]
        chain, known = [meeting], {meeting}
        here = 0
        for one in chain:
            target = to if slots[one] == at else at
            if not grid.may[one] >> target & 1:
                return None
            here += 1 if target == to else -1
            for person in grid.who[one]:
                other = holds[person][target]
                if other != NOWHERE and other not in known:
                    known.add(other)
                    chain.append(other)
        if draft.load[to] + here > grid.capacity[to] or draft.load[at] - here > grid.capacity[at]:
            return None
        if draft.bound and not self._have_room(chain, at, to):
            return None
        if draft.desks and not self._have_interpreters(chain, at, to):
            return None
        if grid.before and not self._stay_in_order(chain, at, to):
            return None
        return chain

    def _have_room(self, chain: list[int], at: int, to: int) -> bool:
        """Whether those that are bound to something that can run out find it."""
        slots = self.draft.slot
        change: dict[Bound, int] = {}
        for one in chain:
            here = 1 if slots[one] == at else -1
            for bound in self.draft.bounds_of[one]:
                change[bound] = change.get(bound, 0) + here
        return all(
            bound.load[to] + here <= bound.kind.capacity[to]
            and bound.load[at] - here <= bound.kind.capacity[at]
            for bound, here in change.items()
        )

    def _have_interpreters(self, chain: list[int], at: int, to: int) -> bool:
        """Whether those that need somebody to interpret have one in their new slots."""
        draft = self.draft
        asks, slots, desks = draft.asks, draft.slot, draft.desks
        leave = [asks[one] for one in chain if slots[one] == at and asks[one] != NOBODY]
        come = [asks[one] for one in chain if slots[one] == to and asks[one] != NOBODY]
        return desks[to].takes(leave, come) and desks[at].takes(come, leave)

    def _stay_in_order(self, chain: list[int], at: int, to: int) -> bool:
        draft = self.draft
        new = {one: to if draft.slot[one] == at else at for one in chain}

        def slot(meeting: int) -> int:
            return new.get(meeting, draft.slot[meeting])

        return all(
            all(slot(one) < slot(other) for other in draft.leads[one] if draft.slot[other] != NOWHERE)
            and all(slot(other) < slot(one) for other in draft.follows[one] if draft.slot[other] != NOWHERE)
            for one in chain
        )

    def _swap(self, chain: list[int], at: int, to: int) -> None:
        draft = self.draft
        new = [to if draft.slot[one] == at else at for one in chain]
        for one in chain:
            draft.take_out(one)
        for one, slot in zip(chain, new, strict=True):
            draft.place(one, slot)
