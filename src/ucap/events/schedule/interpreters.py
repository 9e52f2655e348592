"""Interpreters as something that meetings share: which of them can be held at once.

Meetings that ask for the same people are as good as each other, so that a slot is a matching between what is asked for and who is there. One
more has room if and only if a chain of changes ends at somebody who is free (Berge, "Two theorems in graph theory", Proceedings of the National
Academy of Sciences 43, 1957). Those from whom no chain leads to somebody free are the group that has run out, as Hall has it ("On representatives of
subsets", Journal of the London Mathematical Society 10, 1935); no group has to be counted by itself, however many there are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ucap.events.conference import Conference

NOBODY = -1  # what a meeting asks for that needs no interpreter


@dataclass(frozen=True, slots=True)
class Speaking:
    """What meetings ask for and who is there; a set of interpreters is the bits of an integer."""

    asked: tuple[int, ...]  # each set of which some meeting asks for one
    of: tuple[int, ...]  # which of these each meeting asks for, by its number; NOBODY where it needs none
    there: tuple[int, ...]  # who is there in each slot
    stays: tuple[tuple[int, ...], ...]  # what is asked for in each slot by other meetings, which stay

    def desk(self, slot: int) -> "Desk":
        """Those who are there in that slot; at work are those whose meetings stay."""
        desk = Desk(self.asked, self.there[slot])
        for what in self.stays[slot]:
            desk.add(what)
        return desk

    def as_one_slot(self) -> "Speaking":
        """As if all slots were one, in which everybody is there as many times as there are slots in which they are."""
        size = max(map(int.bit_length, (*self.there, *self.asked)), default=0)
        places = [size * slot for slot in range(len(self.there))]
        there = sum(here << place for here, place in zip(self.there, places, strict=True))
        asked = tuple(sum(some << place for place in places) for some in self.asked)
        return Speaking(asked, self.of, (there,), (tuple(what for some in self.stays for what in some),))

    def asks(self, meetings: Iterable[int]) -> list[int]:
        """What each of these asks for that needs somebody."""
        return [self.of[one] for one in meetings if self.of[one] != NOBODY]

    def asking(self, meetings: Iterable[int]) -> dict[int, list[int]]:
        """Which of these ask for the same, by what it is."""
        found: dict[int, list[int]] = {}
        for one in meetings:
            if self.of[one] != NOBODY:
                found.setdefault(self.of[one], []).append(one)
        return found

    def alike(self, whats: Collection[int]) -> dict[tuple[int, ...], int]:
        """Which interpreters fit the same of what is asked for, by what they fit."""
        found: dict[tuple[int, ...], int] = {}
        for who in range(max(map(int.bit_length, self.there), default=0)):
            fits = tuple(what for what in sorted(whats) if self.asked[what] >> who & 1)
            if fits:
                found[fits] = found.get(fits, 0) | 1 << who
        return found


def speaking_of(conference: Conference, may: Sequence[int]) -> Speaking | None:
    """What meetings that may be held in these slots ask for; None where there are always as many as could be needed at once."""
    number = {one.id: place for place, one in enumerate(conference.interpreters)}
    sets: dict[int, int] = {}
    of = []
    for one in conference.meetings:
        asked = sum(1 << number[id_] for id_ in set(one.interpreters or ()))
        of.append(NOBODY if one.interpreters is None else sets.setdefault(asked, len(sets)))
    slots = range(len(conference.slots))
    here = slots_of_interpreters(conference)
    there = tuple(sum(1 << number[id_] for id_, own in here.items() if own >> slot & 1) for slot in slots)
    found = Speaking(tuple(sets), tuple(of), there, stays=((),) * len(there))
    for slot in slots:
        all_at_once = found.asks(one for one, own in enumerate(may) if own >> slot & 1)
        if found.desk(slot).lacking(all_at_once):
            return found
    return None


def slots_of_interpreters(conference: Conference) -> dict[str, int]:
    """The slots in which each interpreter is there, as the bits of an integer."""
    slot = {one.id: place for place, one in enumerate(conference.slots)}
    every = (1 << len(slot)) - 1
    return {
        one.id: every if one.slots is None else sum(1 << slot[id_] for id_ in set(one.slots))
        for one in conference.interpreters
    }


class Desk:
    """Who interprets in one slot: a matching that grows along chains of changes."""

    __slots__ = ("_at", "_free", "_open", "asked", "there")

    def __init__(self, asked: Sequence[int], there: int) -> None:
        self.asked, self.there = asked, there
        self._free = there
        self._at: dict[int, int] = {}  # of what is asked for, who are at such meetings
        self._open: int | None = there  # who is free or can be freed by changes; None: not known

    def has_room(self, what: int) -> bool:
        """Whether one more that asks for this can have somebody."""
        return bool(self.asked[what] & self._free or self.asked[what] & self._opened())

    def add(self, what: int) -> None:
        """One more that asks for this; there has to be room for it."""
        changes = self._changes(what)
        other = changes[0]
        who = self.asked[other] & self._free
        gives = who & -who
        self._free ^= gives
        for next_ in changes[1:]:
            takes = self._at[other] & self.asked[next_]
            takes &= -takes
            self._at[other] ^= takes | gives
            other, gives = next_, takes
        self._at[what] = self._at.get(what, 0) | gives
        self._open = None

    def take_out(self, what: int) -> None:
        """One less that asks for this."""
        who = self._at[what]
        freed = who & -who
        if who == freed:
            del self._at[what]
        else:
            self._at[what] = who ^ freed
        self._free |= freed
        self._open = None

    def takes(self, comes: Sequence[int], goes: Sequence[int]) -> bool:
        """Whether those can come when these go."""
        if len(comes) == 1 and not goes:
            return self.has_room(comes[0])
        more = Counter(comes)
        more.subtract(goes)
        if not any(number > 0 for number in more.values()):
            return True
        desk = self.copy()
        for what, number in more.items():
            for _ in range(-number):
                desk.take_out(what)
        return not desk.lacking(more.elements())

    def lacking(self, whats: Iterable[int]) -> list[int]:
        """Those that find nobody when all come one by one; as few as can be, who find somebody being added."""
        left = []
        for what in whats:
            if self.has_room(what):
                self.add(what)
            else:
                left.append(what)
        return left

    def in_the_way(self, what: int) -> set[int]:
        """What is asked for by those of whom any one that goes would make room for this."""
        found: set[int] = set()
        reached = self.asked[what] & self.there
        grows = True
        while grows:
            grows = False
            for other, who in self._at.items():
                if other not in found and who & reached:
                    found.add(other)
                    reached |= self.asked[other] & self.there
                    grows = True
        return found

    def at_work(self) -> dict[int, int]:
        """Who are at meetings that ask for this, of all that is asked for."""
        return dict(self._at)

    def copy(self) -> "Desk":
        """The same, to be changed."""
        other = Desk(self.asked, self.there)
        other._free, other._at, other._open = self._free, dict(self._at), self._open
        return other

    def _opened(self) -> int:
        if self._open is None:
            found, grows = self._free, True
            while grows:
                grows = False
                for what, who in self._at.items():
                    if who & ~found and self.asked[what] & found:
                        found |= who
                        grows = True
            self._open = found
        return self._open

    def _changes(self, what: int) -> list[int]:
        """The shortest chain: the first has somebody who is free, each gives one to the next, the last is this."""
        gives_to = {what: NOBODY}
        for one in (waiting := [what]):
            if self.asked[one] & self._free:
                chain = [one]
                while (other := gives_to[chain[-1]]) != NOBODY:
                    chain.append(other)
                return chain
            for other, who in self._at.items():
                if other not in gives_to and who & self.asked[one]:
                    gives_to[other] = one
                    waiting.append(other)
        raise ValueError("There is no room for it.")
