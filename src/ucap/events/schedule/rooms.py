"""Rooms in which tables stand: who would have to walk from one to another without time for it, and in which room each meeting is.

Somebody has no time to walk between two slots that follow each other with less than the conference's minutes in between. Tables of the
venue for which nobody says a room stand together in one that has no name; a virtual one is everywhere, unless a room is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ucap.events.conference import Conference, Slot
from ucap.events.schedule.grid import NOWHERE

Place = int | None  # a room, by its number; None: everywhere
ELSEWHERE = -1  # the number of no room
Group = tuple[bool, Place]  # tables that are as good as each other: whether they are virtual, and their room


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting that looks for a table."""

    id: str
    virtual: bool | None  # whether its table has to be of that kind; None: any
    was: Sequence[
        Place
    ]  # where each participant is who comes from a meeting without time to walk, or goes to one
    last: Sequence[Place]  # where each participant was last

    @property
    def kinds(self) -> tuple[bool, ...]:
        return (False, True) if self.virtual is None else (self.virtual,)

    def cost(self, group: Group, beyond: int) -> int:
        """Of these tables: first the participants who change the room, then whether it is virtual without need, then who was last elsewhere."""
        virtual, there = group
        needless = virtual and self.virtual is None
        return (self.walks(there) * beyond + needless) * beyond + sum(one != there for one in self.last)

    def walks(self, there: Place) -> int:
        """How many changes of the room it comes to in that place."""
        return 0 if there is None else sum(one not in (None, there) for one in self.was)


def have_rooms(conference: Conference) -> bool:
    """Whether it is said of any table in which room it stands."""
    return any(table.room for table in conference.tables)


def places_of(conference: Conference) -> dict[str, Place]:
    """Where each table stands."""
    names = dict.fromkeys(table.room for table in conference.tables)
    number = {name: place for place, name in enumerate(names)}
    return {
        table.id: number[table.room] if table.room or not table.virtual else None
        for table in conference.tables
    }


def at_once(conference: Conference) -> list[bool]:
    """Of each slot whether it follows the one before without time to walk."""
    pairs = pairwise(conference.slots)
    return [False, *(_between(one, other) < 60 * conference.walking for one, other in pairs)]


def moves(conference: Conference, slots: Sequence[int], tables: Mapping[str, str]) -> int | None:
    """How often somebody has to change the room without time to walk; None where no table has a room."""
    if not have_rooms(conference):
        return None
    places = places_of(conference)
    at = {
        (who, slot): places[tables[one.id]]
        for one, slot in zip(conference.meetings, slots, strict=True)
        if slot != NOWHERE
        for who in one.participants
    }
    follows = at_once(conference)
    before = {(who, slot): at.get((who, slot - 1)) for who, slot in at if follows[slot]}
    return sum(None not in (there, at[one]) and there != at[one] for one, there in before.items())


def rooms_for(meetings: Sequence[Sitting], free: Mapping[Group, int]) -> dict[str, Group]:
    """Of each meeting with which tables it sits, of which so many are free; there has to be one for each of them.

    With as few changes of rooms as these meetings can have, exactly: a flow of least cost. Among such, meetings that may be either
    are at the venue, and people come back to where they were last.
    """
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    flow = SimpleMinCostFlow()
    # A meeting goes to tables where some of its participants are, or over the crossing of its kind to any others
    crossing = {kind: len(meetings) + kind for kind in (False, True)}
    node = {group: len(meetings) + len(crossing) + place for place, group in enumerate(free)}
    end = len(meetings) + len(crossing) + len(node)
    beyond = 1 + sum(1 + len(one.last) for one in meetings)  # more than all that counts less can come to
    direct: dict[int, tuple[str, Group]] = {}
    over: dict[int, tuple[str, bool]] = {}
    for number, one in enumerate(meetings):
        flow.set_node_supply(number, 1)
        for group in _near(one, free):
            cost = one.cost(group, beyond)
            arc = flow.add_arc_with_capacity_and_unit_cost(number, node[group], 1, cost)
            direct[arc] = one.id, group
        for kind in one.kinds:
            cost = one.cost((kind, ELSEWHERE), beyond)
            over[flow.add_arc_with_capacity_and_unit_cost(number, crossing[kind], 1, cost)] = one.id, kind
    across: dict[int, Group] = {}
    for group, number in free.items():
        across[flow.add_arc_with_capacity_and_unit_cost(crossing[group[0]], node[group], number, 0)] = group
        flow.add_arc_with_capacity_and_unit_cost(node[group], end, number, 0)
    flow.set_node_supply(end, -len(meetings))
    flow.solve()
    found = {id_: group for arc, (id_, group) in direct.items() if flow.flow(arc)}
    left = {
        kind: [group for arc, group in across.items() if group[0] is kind for _ in range(flow.flow(arc))]
        for kind in crossing
    }
    return found | {id_: left[kind].pop() for arc, (id_, kind) in over.items() if flow.flow(arc)}


def _near(one: Sitting, free: Mapping[Group, int]) -> Iterator[Group]:
    """The tables where some of its participants are or were last, and those that are everywhere."""
    for place in dict.fromkeys((None, *one.was, *one.last)):
        yield from ((kind, place) for kind in one.kinds if (kind, place) in free)


def _between(one: Slot, other: Slot) -> float:
    """Seconds from the end of the first to the begin of the second; none where these are not known."""
    return (other.start - one.end).total_seconds() if one.end and other.start else 0.0
