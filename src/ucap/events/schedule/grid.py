"""A conference in numbers, as the search for a timetable works with it.

Sets of slots are the bits of an integer: slot 0 is the lowest. Published instances (checked by `ucap.events.reading`) and our own
conferences come to the same grid.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ucap.events.conference import Conference
from ucap.events.schedule.interpreters import Speaking, slots_of_interpreters, speaking_of

NOWHERE = -1  # the slot of a meeting that is not held
THOUSANDTHS = 1000  # weights are counted in them


@dataclass(frozen=True, slots=True)
class Kind:
    """Meetings that are bound to some of what there is, where that can run out: tables of one kind, the time that two people share."""

    virtual: (
        bool | None
    )  # None: no tables, but the time of two people who are not to be in different meetings at once
    meetings: frozenset[int]
    capacity: tuple[int, ...]  # how many of them a slot has room for


@dataclass(frozen=True, slots=True)
class Grid:
    """Meetings, participants and slots by their numbers in the conference."""

    slots: int
    capacity: tuple[int, ...]  # tables that are there, a slot
    people: int
    who: tuple[tuple[int, ...], ...]  # the participants of each meeting
    of: tuple[tuple[int, ...], ...]  # the meetings of each participant
    most: tuple[int, ...]  # meetings that each participant has, of all theirs
    may: tuple[int, ...]  # the slots in which each meeting may be held
    weights: tuple[int, ...]  # in thousandths
    required: tuple[bool, ...]
    before: tuple[tuple[int, int], ...]
    kinds: tuple[Kind, ...] = ()
    speaking: Speaking | None = None  # who needs an interpreter, where these can run out
    unspoken: frozenset[int] = frozenset()  # meetings that have no slot only for want of an interpreter

    @property
    def meetings(self) -> int:
        return len(self.who)

    def kinds_of(self, meeting: int) -> list[Kind]:
        """What it is bound to that can run out."""
        return [kind for kind in self.kinds if meeting in kind.meetings]


def grid_of(conference: Conference) -> Grid:
    """The grid; a meeting fixed to a slot may be held in that one alone."""
    slot = {one.id: place for place, one in enumerate(conference.slots)}
    person = {one.id: place for place, one in enumerate(conference.participants)}
    meeting = {one.id: place for place, one in enumerate(conference.meetings)}
    every = (1 << len(slot)) - 1
    here = [every & ~bits([slot[id_] for id_ in one.unavailable]) for one in conference.participants]
    fixed = {one.meeting: 1 << slot[one.slot] for one in conference.fixed}
    who = tuple(tuple(person[id_] for id_ in one.participants) for one in conference.meetings)
    may, of = [], [[] for _ in person]  # type: tuple[list[int], list[list[int]]]
    in_slots, unspoken = slots_of_interpreters(conference), set[int]()
    for place, (one, with_) in enumerate(zip(conference.meetings, who, strict=True)):
        own = every if one.slots is None else bits([slot[id_] for id_ in one.slots])
        for number in with_:
            own &= here[number]
            of[number].append(place)
        if one.interpreters is not None:
            spoken = 0
            for id_ in one.interpreters:
                spoken |= in_slots[id_]
            if own and not own & spoken:
                unspoken.add(place)
            own &= spoken
        may.append(own & fixed.get(one.id, every))
    return Grid(
        slots=len(slot),
        capacity=tuple(map(len, tables_in(conference))),
        people=len(person),
        who=who,
        of=tuple(map(tuple, of)),
        most=tuple(
            len(own) if one.most is None else min(one.most, len(own))
            for one, own in zip(conference.participants, of, strict=True)
        ),
        may=tuple(may),
        weights=tuple(round(one.weight * THOUSANDTHS) for one in conference.meetings),
        required=tuple(one.required or one.id in fixed for one in conference.meetings),
        before=tuple((meeting[one], meeting[other]) for one, other in conference.before),
        kinds=(*_kinds(conference), *_kept_apart(conference, of, may)),
        speaking=speaking_of(conference, may),
        unspoken=frozenset(unspoken),
    )


def _kinds(conference: Conference) -> Iterator[Kind]:
    virtual = {table.id: table.virtual for table in conference.tables}
    kinds = kinds_of(conference)
    there = tables_in(conference)
    for kind in (False, True):
        meetings = frozenset(place for place, own in enumerate(kinds) if own is kind)
        capacity = tuple(sum(virtual[id_] is kind for id_ in tables) for tables in there)
        if any(own < min(len(tables), len(meetings)) for own, tables in zip(capacity, there, strict=True)):
            yield Kind(kind, meetings, capacity)


def _kept_apart(conference: Conference, of: Sequence[Sequence[int]], may: Sequence[int]) -> Iterator[Kind]:
    """Two people who are kept apart share what time there is: in each slot one meeting of theirs has room."""
    person = {one.id: place for place, one in enumerate(conference.participants)}
    for one, other in conference.apart:
        here, there = set(of[person[one]]), set(of[person[other]])
        if any(may[a] & may[b] for a in here - there for b in there - here):
            yield Kind(None, frozenset(here | there), (1,) * len(conference.slots))


def kinds_of(conference: Conference) -> list[bool | None]:
    """Of each meeting whether its table has to be virtual, None where it need not be of any kind; a fixed table is of its own kind."""
    virtual = {table.id: table.virtual for table in conference.tables}
    fixed = {one.meeting: virtual[one.table] for one in conference.fixed if one.table is not None}
    return [fixed.get(one.id, one.virtual) for one in conference.meetings]


def tables_in(conference: Conference) -> list[list[str]]:
    """The tables that are there in each slot, in their order."""
    slot = {one.id: place for place, one in enumerate(conference.slots)}
    there: list[list[str]] = [[] for _ in slot]
    for table in conference.tables:
        for place in range(len(slot)) if table.slots is None else {slot[id_] for id_ in table.slots}:
            there[place].append(table.id)
    return there


def bits(places: Sequence[int]) -> int:
    """The set of those places."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def places(found: int) -> list[int]:
    """The places in that set, in their order."""
    there = []
    while found:
        low = found & -found
        there.append(low.bit_length() - 1)
        found ^= low
    return there


def runs(used: int) -> int:
    """How many runs of neighbouring slots the set has."""
    return (used & ~(used << 1)).bit_count()


def breaks(used: int) -> int:
    """How many runs of free slots lie between two that are used."""
    return max(0, runs(used) - 1)
