"""A timetable while it is being made."""

from collections.abc import Sequence

from ucap.events.schedule.grid import NOWHERE, Grid, Kind, places
from ucap.events.schedule.interpreters import NOBODY


class Bound:
    """In which slots how many of the meetings are that are bound to one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.load = [0] * len(kind.capacity)
        self.open = sum(1 << slot for slot, tables in enumerate(kind.capacity) if tables)

    def count(self, slot: int, change: int) -> None:
        """One more or one less is in that slot."""
        self.load[slot] += change
        if self.load[slot] < self.kind.capacity[slot]:
            self.open |= 1 << slot
        else:
            self.open &= ~(1 << slot)


class Draft:
    """Meetings in slots: nobody in two at once or in more than they want, no slot with more meetings than tables, all in slots where they may be."""

    def __init__(self, grid: Grid, slots: Sequence[int] = ()) -> None:
        self.grid = grid
        self.slot = [NOWHERE] * grid.meetings
        self.used = [0] * grid.people  # the slots of each participant's meetings
        self.holds = [[NOWHERE] * grid.slots for _ in range(grid.people)]  # which meeting it is
        self.load = [0] * grid.slots
        self.open = sum(1 << slot for slot, tables in enumerate(grid.capacity) if tables)
        self.bound = [Bound(kind) for kind in grid.kinds]
        self.bounds_of: list[list[Bound]] = [[] for _ in grid.who]
        for bound in self.bound:
            for meeting in bound.kind.meetings:
                self.bounds_of[meeting].append(bound)
        speaking = grid.speaking
        self.desks = [speaking.desk(slot) for slot in range(grid.slots)] if speaking else []
        self.asks = speaking.of if speaking else (NOBODY,) * grid.meetings
        self.follows: list[list[int]] = [[] for _ in grid.who]
        self.leads: list[list[int]] = [[] for _ in grid.who]
        for one, other in grid.before:
            self.leads[one].append(other)
            self.follows[other].append(one)

        for meeting, at in enumerate(slots):
            if at != NOWHERE:
                self.place(meeting, at)

    def place(self, meeting: int, slot: int) -> None:
        self.slot[meeting] = slot
        for person in self.grid.who[meeting]:
            self.used[person] |= 1 << slot
            self.holds[person][slot] = meeting
        self.load[slot] += 1
        if self.load[slot] >= self.grid.capacity[slot]:
            self.open &= ~(1 << slot)
        for bound in self.bounds_of[meeting]:
            bound.count(slot, 1)
        if (what := self.asks[meeting]) != NOBODY:
            self.desks[slot].add(what)

    def take_out(self, meeting: int) -> None:
        slot = self.slot[meeting]
        self.slot[meeting] = NOWHERE
        for person in self.grid.who[meeting]:
            self.used[person] &= ~(1 << slot)
            self.holds[person][slot] = NOWHERE
        self.load[slot] -= 1
        self.open |= 1 << slot
        for bound in self.bounds_of[meeting]:
            bound.count(slot, -1)
        if (what := self.asks[meeting]) != NOBODY:
            self.desks[slot].take_out(what)

    def in_order(self, meeting: int) -> int:
        """The slots in which it is after those that are to be before it, and before those that are to be after it."""
        found = (1 << self.grid.slots) - 1
        for other in self.follows[meeting]:
            if self.slot[other] != NOWHERE:
                found &= -1 << (self.slot[other] + 1)
        for other in self.leads[meeting]:
            if self.slot[other] != NOWHERE:
                found &= (1 << self.slot[other]) - 1
        return found

    def possible(self, meeting: int) -> int:
        """The slots in which it can be placed as things stand."""
        found = self.grid.may[meeting] & self.open
        for person in self.grid.who[meeting]:
            found &= ~self.used[person]
            if self.used[person].bit_count() >= self.grid.most[person]:
                return 0
        for bound in self.bounds_of[meeting]:
            found &= bound.open
        if self.follows[meeting] or self.leads[meeting]:
            found &= self.in_order(meeting)
        if (what := self.asks[meeting]) != NOBODY:
            for slot in places(found):
                if not self.desks[slot].has_room(what):
                    found ^= 1 << slot
        return found
