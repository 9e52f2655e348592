"""A timetable after something has changed: as much as possible is still held, with as few changes as possible.

Who is late, who does not come, a new request, a table that is lost: the conference is given as it is now, with the timetable that was
published. What stands and may stand is left alone. Only those meetings that cannot stay look for another slot, then their
participants' other meetings with them, then those of the people whom these meet, and at last all: a small question answers most of it at
once, and a count of what has to change says when no larger one can do better.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from ucap.events.conference import Conference
from ucap.events.schedule.asked import Said
from ucap.events.schedule.because import clashing_tables, conflict_of
from ucap.events.schedule.choosing import chosen
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.first import fill
from ucap.events.schedule.grid import NOWHERE, Grid, grid_of, places
from ucap.events.schedule.interpreters import Speaking
from ucap.events.schedule.model import fewest_changes
from ucap.events.schedule.outcome import timetable_of
from ucap.events.schedule.part import Part
from ucap.events.schedule.stop import Stop
from ucap.events.timetable import Held, Status, Timetable

QUICK = 5_000  # meetings times slots
CHOOSING = 0.1  # the share of the time in which is asked what is left out at least
WRITING = 0.05  # the share that is left for writing down what was found


@dataclass(frozen=True, slots=True)
class Repair:
    """A timetable in place of another one. Changed are the meetings of the other one that are moved or dropped."""

    timetable: Timetable  # OPTIMAL: none loses less, and none that loses as little changes fewer meetings
    moved: tuple[str, ...] = ()  # held in another slot
    dropped: tuple[str, ...] = ()  # held no more
    added: tuple[str, ...] = ()  # held for the first time


def repair(
    conference: Conference, stands: Iterable[Held], *, seconds: float = 10.0, stop: Stop | None = None
) -> Repair:
    """What comes in place of the timetable that stands, of which whatever the conference does not know any more is left out.

    The best that was found in that time, or until `stop` is asked for.
    """
    begun, stop = monotonic(), stop or Stop()
    if conflict := clashing_tables(conference):
        return Repair(Timetable(Status.INFEASIBLE, monotonic() - begun, conflict=conflict))
    stands = list(stands)
    grid, was = grid_of(conference), _slots(conference, stands)
    least_lost = max(_least_lost(grid), chosen(grid, begun + CHOOSING * seconds, stop).lost)
    search = _Search(grid, was, least_lost, begun + (1 - WRITING) * seconds, stop)
    search.go()
    if search.found is None:
        conflict = conflict_of(conference, search.until) if search.status is Status.INFEASIBLE else ()
        return Repair(Timetable(search.status, monotonic() - begun, conflict=conflict))
    past = monotonic() - begun
    timetable = timetable_of(
        conference, grid, search.found, status=search.status, seconds=past, stands=stands, thorough=True
    )
    return _told(timetable, conference, was, search.found)


@dataclass(slots=True)
class _Search:
    """For what comes in place of what was: wider and wider questions, and the best of their answers so far."""

    grid: Grid
    was: Sequence[int]
    least_lost: int
    until: float
    stop: Stop
    found: tuple[int, ...] | None = None
    status: Status = Status.UNKNOWN

    def go(self) -> None:
        """Nothing; what was found by then is found."""
        for free in _wider(self.grid, self.was):
            before = self.found
            self._ask(free)
            if self.status is Status.OPTIMAL or monotonic() >= self.until or self.stop.asked:
                break
            # Where a wider question found nothing better, the widest is asked only if that is quick
            if self.grid.meetings * self.grid.slots > QUICK and not self._is_better_than(before):
                break
        if self.found is None and self.status is Status.UNKNOWN:
            self.found = _at_once(self.grid, self.was)
            self.status = Status.FEASIBLE if self.found else self.status

    def _ask(self, free: set[int]) -> None:
        """Where only these meetings may change."""
        part = Part(self.grid, self.was, free)
        answer = fewest_changes(
            part.grid,
            part.was,
            part.costs(),
            until=self.until,
            stop=self.stop,
            hint=[(self.found or self.was)[one] for one in part.free],
            enough=lambda slots: self._is_least(part.whole(slots)),
        )
        if answer.slots is not None:
            new = part.whole(answer.slots)
            self.found = new if self.found is None else min(new, self.found, key=self._worth)
            self.status = Status.FEASIBLE
        everything = len(free) == self.grid.meetings
        if everything and answer.said is Said.NONE:
            self.status = Status.INFEASIBLE
        elif self.found and (self._is_least(self.found) or (everything and answer.said is Said.BEST)):
            self.status = Status.OPTIMAL

    def _is_better_than(self, before: tuple[int, ...] | None) -> bool:
        return before is None or self.found is None or self._worth(self.found) != self._worth(before)

    def _worth(self, slots: Sequence[int]) -> tuple[int, int]:
        return _worth(self.grid, self.was, slots)

    def _is_least(self, slots: Sequence[int]) -> bool:
        return _is_least(self.grid, self.was, slots, self.least_lost)


def _told(timetable: Timetable, conference: Conference, was: Sequence[int], new: Sequence[int]) -> Repair:
    """The timetable with what is otherwise in it than it was."""
    ids = [one.id for one in conference.meetings]
    pairs = list(zip(ids, was, new, strict=True))
    return Repair(
        timetable,
        moved=tuple(id_ for id_, old, new in pairs if NOWHERE not in (old, new) and old != new),
        dropped=tuple(id_ for id_, old, new in pairs if old != NOWHERE == new),
        added=tuple(id_ for id_, old, new in pairs if old == NOWHERE != new),
    )


def _slots(conference: Conference, stands: Iterable[Held]) -> list[int]:
    """In which slot each meeting of the conference was."""
    number = {slot.id: place for place, slot in enumerate(conference.slots)}
    was = {one.meeting: number.get(one.slot, NOWHERE) for one in stands}
    return [was.get(one.id, NOWHERE) for one in conference.meetings]


def _wider(grid: Grid, was: Sequence[int]) -> Iterator[set[int]]:
    """Which meetings may change: those that have to look for a slot, then more and more with them, at last all."""
    load = [was.count(slot) for slot in range(grid.slots)]
    free = {
        one
        for one, slot in enumerate(was)
        if slot == NOWHERE or not grid.may[one] >> slot & 1 or load[slot] > grid.capacity[slot]
    }
    for kind in grid.kinds:
        alike = Counter(was[one] for one in kind.meetings)
        full = {slot for slot in range(grid.slots) if alike[slot] > kind.capacity[slot]}
        free |= {one for one in kind.meetings if was[one] in full}
    if grid.speaking:
        free |= _unspoken(grid.speaking, [NOWHERE if one in free else slot for one, slot in enumerate(was)])
    free |= {one for pair in grid.before for one in pair if not was[pair[0]] < was[pair[1]]}
    for own, most in zip(grid.of, grid.most, strict=True):
        there = [was[one] for one in own if was[one] != NOWHERE]
        # two meetings of one person in one slot, or more than they want
        free |= {one for one in own if there.count(was[one]) > 1 or len(there) > most}
    yield free
    for _ in range(2):
        more = {other for one in free for person in grid.who[one] for other in grid.of[person]}
        if more <= free or len(more) == grid.meetings:
            break
        free = free | more
        yield free
    yield set(range(grid.meetings))


def _unspoken(speaking: Speaking, slots: Sequence[int]) -> set[int]:
    """Meetings in slots in which not all of them can have an interpreter: all those of which one has to leave."""
    found: set[int] = set()
    for slot, meetings in _in_slots(slots).items():
        desk = speaking.desk(slot)
        lacking = desk.lacking(speaking.asks(meetings))
        short = {what for one in lacking for what in (one, *desk.in_the_way(one))}
        found |= {one for one in meetings if speaking.of[one] in short}
    return found


def _lacking(speaking: Speaking, slots: Sequence[int]) -> Mapping[int, int]:
    """How many of the meetings of each slot cannot have an interpreter."""
    there = _in_slots(slots).items()
    return {slot: len(speaking.desk(slot).lacking(speaking.asks(own))) for slot, own in there}


def _in_slots(slots: Sequence[int]) -> Mapping[int, list[int]]:
    """The meetings of each slot that has any."""
    found: dict[int, list[int]] = {}
    for one, slot in enumerate(slots):
        if slot != NOWHERE:
            found.setdefault(slot, []).append(one)
    return found


def _at_once(grid: Grid, was: Sequence[int]) -> tuple[int, ...] | None:
    """What can stay does, and what finds room beside it has it; None without a meeting that is required."""
    leave = next(_wider(grid, was))
    draft = Draft(grid, [NOWHERE if one in leave else slot for one, slot in enumerate(was)])
    fill(draft, Random(0))  # noqa: S311 - no secret
    holds = all(slot != NOWHERE for slot, must in zip(draft.slot, grid.required, strict=True) if must)
    return tuple(draft.slot) if holds else None


def _worth(grid: Grid, was: Sequence[int], found: Sequence[int]) -> tuple[int, int]:
    """The weight that is lost, and how many meetings are changed."""
    lost = sum(grid.weights[one] for one, slot in enumerate(found) if slot == NOWHERE and grid.may[one])
    return lost, sum(old not in (NOWHERE, new) for old, new in zip(was, found, strict=True))


def _is_least(grid: Grid, was: Sequence[int], found: Sequence[int], least_lost: int) -> bool:
    """Whether only that is lost which nothing can hold, and only so many changed as cannot stay."""
    lost, changed = _worth(grid, was, found)
    gone = [old != NOWHERE and not grid.may[one] >> old & 1 for one, old in enumerate(was)]
    stay = [NOWHERE if leaves else old for old, leaves in zip(was, gone, strict=True)]
    over = 0
    in_kinds = [(kind, Counter(stay[one] for one in kind.meetings)) for kind in grid.kinds]
    lacking = _lacking(grid.speaking, stay) if grid.speaking else {}
    for slot, tables in enumerate(grid.capacity):
        beyond = [(kind, max(0, there[slot] - kind.capacity[slot])) for kind, there in in_kinds]
        # No meeting is bound to two kinds of tables, but one can be to the time of many people
        at_tables = sum(number for kind, number in beyond if kind.virtual is not None)
        apart = [number for kind, number in beyond if kind.virtual is None]
        over += max(0, stay.count(slot) - tables, at_tables, lacking.get(slot, 0), *apart)
    kept = [sum(stay[one] != NOWHERE for one in own) for own in grid.of]
    too_many = max((number - most for number, most in zip(kept, grid.most, strict=True)), default=0)
    return lost <= least_lost and changed <= sum(gone) + max(over, too_many)


def _least_lost(grid: Grid) -> int:
    """The weight that is lost at least: of one participant whose meetings do not all find a slot, even if nobody else had any."""
    return max(
        (_lost_alone(grid, own, most) for own, most in zip(grid.of, grid.most, strict=True)), default=0
    )


def _lost_alone(grid: Grid, own: Sequence[int], most: int) -> int:
    """What is lost where the weightiest come first, each moving those before it on to other slots.

    Sets of meetings that find slots, no more of them than that many, are a transversal matroid, on which the greedy choice is the best (Edmonds, "Matroids and the greedy
    algorithm", Mathematical Programming 1, 1971).
    """
    in_slot: dict[int, int] = {}

    def finds(meeting: int, tried: set[int]) -> bool:
        for slot in places(grid.may[meeting]):
            if slot not in tried:
                tried.add(slot)
                if slot not in in_slot or finds(in_slot[slot], tried):
                    in_slot[slot] = meeting
                    return True
        return False

    possible = [one for one in own if grid.may[one]]
    return sum(
        grid.weights[one]
        for one in sorted(possible, key=lambda one: -grid.weights[one])
        if len(in_slot) >= most or not finds(one, set())
    )
