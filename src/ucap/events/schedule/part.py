"""Some of a grid's meetings as a grid of their own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ucap.events.schedule.grid import NOWHERE, Grid, Kind, bits, places
from ucap.events.schedule.interpreters import NOBODY, Speaking


class Part:
    """Some of the meetings as a grid of their own: the others keep their slots, their participants and tables are taken there."""

    def __init__(self, grid: Grid, was: Sequence[int], free: Collection[int]) -> None:
        self._all, self._was, self.free = grid, was, sorted(free)
        self._stays = [slot != NOWHERE and one not in free for one, slot in enumerate(was)]
        number = {one: place for place, one in enumerate(self.free)}
        self.used = [bits([was[one] for one in own if self._stays[one]]) for own in grid.of]
        may = []
        for one in self.free:
            own = grid.may[one]
            for person in grid.who[one]:
                own &= ~self.used[person]
            may.append(own & self._in_order(one))
        load = self._load(range(grid.meetings))
        self.grid = replace(
            grid,
            capacity=tuple(tables - there for tables, there in zip(grid.capacity, load, strict=True)),
            who=tuple(grid.who[one] for one in self.free),
            of=tuple(tuple(number[one] for one in own if one in number) for own in grid.of),
            most=tuple(most - used.bit_count() for most, used in zip(grid.most, self.used, strict=True)),
            may=tuple(may),
            weights=tuple(grid.weights[one] for one in self.free),
            required=tuple(grid.required[one] for one in self.free),
            before=tuple((number[a], number[b]) for a, b in grid.before if a in number and b in number),
            kinds=tuple(self._kind(kind, number) for kind in grid.kinds),
            speaking=self._speaking(),
        )
        self.was = [was[one] for one in self.free]

    def costs(self) -> list[dict[int, int]]:
        """What each slot adds to the runs of a meeting's participants, beside those of their meetings that stay."""
        return [
            {
                slot: sum(
                    2 - (self.used[who] >> (slot + 1) & 1) - (self.used[who] << 1 >> slot & 1)
                    for who in with_
                )
                for slot in places(may)
            }
            for with_, may in zip(self.grid.who, self.grid.may, strict=True)
        ]

    def whole(self, slots: Sequence[int]) -> tuple[int, ...]:
        """The slots of all meetings, with these for the part."""
        found = list(self._was)
        for one, slot in zip(self.free, slots, strict=True):
            found[one] = slot
        return tuple(found)

    def _load(self, meetings: Collection[int]) -> list[int]:
        """How many of those stay in each slot."""
        load = [0] * self._all.slots
        for one in meetings:
            if self._stays[one]:
                load[self._was[one]] += 1
        return load

    def _kind(self, kind: Kind, number: Mapping[int, int]) -> Kind:
        """What is left of it to those that do not stay."""
        load = self._load(kind.meetings)
        return replace(
            kind,
            meetings=frozenset(number[one] for one in kind.meetings if one in number),
            capacity=tuple(tables - there for tables, there in zip(kind.capacity, load, strict=True)),
        )

    def _speaking(self) -> Speaking | None:
        """What is asked for by those that do not stay, and in each slot by those that do."""
        speaking = self._all.speaking
        if speaking is None:
            return None
        of = tuple(speaking.of[one] for one in self.free)
        stays = [list(some) for some in speaking.stays]
        for one, what in enumerate(speaking.of):
            if what != NOBODY and self._stays[one]:
                stays[self._was[one]].append(what)
        return replace(speaking, of=of, stays=tuple(map(tuple, stays)))

    def _in_order(self, meeting: int) -> int:
        """The slots after those that stay and are to be before it, and before those that are to be after it."""
        found = (1 << self._all.slots) - 1
        for earlier, later in self._all.before:
            if later == meeting and self._stays[earlier]:
                found &= -1 << (self._was[earlier] + 1)
            if earlier == meeting and self._stays[later]:
                found &= (1 << self._was[later]) - 1
        return found
