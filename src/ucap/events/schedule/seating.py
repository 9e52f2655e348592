"""Which table each meeting gets: in every slot one of its own, and for its participants the one where they sit already, where that can be.

Where tables stand in rooms, as few people as possible change the room without time to walk: exactly for each slot given the one before it; for a
timetable that is kept also given the one after it (`walking`).
"""

from collections.abc import Iterable, Mapping, Sequence

from ucap.events.conference import Conference, Meeting
from ucap.events.schedule.grid import NOWHERE, kinds_of, tables_in
from ucap.events.schedule.rooms import Group, Place, Sitting, at_once, have_rooms, places_of, rooms_for
from ucap.events.schedule.walking import Open, fewer_walks
from ucap.events.timetable import Held


def tables_of(
    conference: Conference, slots: Sequence[int], stands: Iterable[Held] = (), *, thorough: bool = False
) -> dict[str, str]:
    """The table of each meeting that is held, by their ids.

    A fixed table is given, one that the meeting keeps of what `stands` where it is free; then one in the room where its participants are, and the
    one at which a participant was last. `thorough` looks for rooms over all slots together, which takes longer.
    """
    in_slot: dict[int, list[Meeting]] = {}
    for one, slot in zip(conference.meetings, slots, strict=True):
        if slot != NOWHERE:
            in_slot.setdefault(slot, []).append(one)
    in_slot = dict(sorted(in_slot.items()))
    keeps = _kept(conference, slots, stands)
    if not have_rooms(conference):
        return _seated(conference, in_slot, keeps, None)
    rooms = _Rooms(conference)
    found = _seated(conference, in_slot, keeps, rooms)
    if thorough:
        rooms = _Rooms(conference, fewer_walks(conference, in_slot, found, rooms.open))
        found = _seated(conference, in_slot, keeps, rooms)
    return found


def _seated(
    conference: Conference,
    in_slot: Mapping[int, Sequence[Meeting]],
    keeps: Mapping[str, str],
    rooms: "_Rooms | None",
) -> dict[str, str]:
    """The tables, slot by slot."""
    fixed = {one.meeting: one.table for one in conference.fixed if one.table is not None}
    there = tables_in(conference)
    virtual = {table.id: table.virtual for table in conference.tables}
    kinds = {one.id: kind for one, kind in zip(conference.meetings, kinds_of(conference), strict=True)}
    sits: dict[str, str] = {}  # at which table a participant was last
    found: dict[str, str] = {}
    for number, meetings in in_slot.items():
        seats = _Seats(there[number], virtual, {one.id: kinds[one.id] for one in meetings})
        for id_, table in [
            *((one.id, fixed[one.id]) for one in meetings if one.id in fixed),
            *((one.id, keeps[one.id]) for one in meetings if one.id in keeps),
        ]:
            seats.give(id_, table)
        if rooms:
            rooms.give(number, [one for one in meetings if one.id not in seats.given], seats, sits)
        for id_, table in (
            (one.id, sits[who]) for one in meetings for who in one.participants if who in sits
        ):
            seats.give(id_, table)
        seats.give_the_rest()
        for one in meetings:
            found[one.id] = seats.given[one.id]
            sits |= dict.fromkeys(one.participants, found[one.id])
        if rooms:
            rooms.leave(number, {who: found[one.id] for one in meetings for who in one.participants})
    return found


def _kept(conference: Conference, slots: Sequence[int], stands: Iterable[Held]) -> dict[str, str]:
    """The table that each meeting has in what stands; with rooms only where it stays in its slot: else it is otherwise anyhow."""
    was = {one.meeting: one for one in stands}
    if not have_rooms(conference):
        return {id_: one.table for id_, one in was.items()}
    now = {
        one.id: conference.slots[slot].id
        for one, slot in zip(conference.meetings, slots, strict=True)
        if slot != NOWHERE
    }
    return {id_: one.table for id_, one in was.items() if now.get(id_) == one.slot}


class _Rooms:
    """The rooms from slot to slot."""

    def __init__(self, conference: Conference, chosen: Mapping[str, Group] | None = None) -> None:
        self._chosen = chosen  # where that is known already
        self.open: dict[int, Open] = {}  # what can be seated in each slot
        self._places = places_of(conference)
        self._follows = at_once(conference)
        self._at: tuple[int, Mapping[str, str]] = (
            NOWHERE,
            {},
        )  # a slot, and at which table each participant was in it

    def give(self, slot: int, meetings: Sequence[Meeting], seats: "_Seats", sits: Mapping[str, str]) -> None:
        """Gives each of these meetings a table: in the room where its participants are, and where somebody sits already before others."""
        free = seats.free(self._places)
        kinds = {one.id: seats.kind(one.id) for one in meetings}
        self.open[slot] = Open(meetings, kinds, {group: len(tables) for group, tables in free.items()})
        rooms = self._chosen or self._after_the_last(slot, sits)
        for one in meetings:
            tables = free[rooms[one.id]]
            for who in one.participants:
                if sits.get(who) in tables:
                    seats.give(one.id, sits[who])
        left = {group: iter([id_ for id_ in tables if seats.is_free(id_)]) for group, tables in free.items()}
        for one in meetings:
            if one.id not in seats.given:
                seats.give(one.id, next(left[rooms[one.id]]))

    def _after_the_last(self, slot: int, sits: Mapping[str, str]) -> dict[str, Group]:
        """The tables for what is open, given where everybody was in the slot before."""
        here, (last, at) = self.open[slot], self._at
        were = at if last == slot - 1 and self._follows[slot] else {}
        return rooms_for(
            [
                Sitting(one.id, here.kinds[one.id], self._of(one, were), self._of(one, sits))
                for one in here.meetings
            ],
            here.free,
        )

    def leave(self, slot: int, at: Mapping[str, str]) -> None:
        """Keeps at which table each was."""
        self._at = slot, at

    def _of(self, meeting: Meeting, tables: Mapping[str, str]) -> list[Place]:
        return [self._places[tables[who]] for who in meeting.participants if who in tables]


class _Seats:
    """The tables of one slot. A meeting that is bound to no kind takes none that those need which are."""

    def __init__(
        self, tables: Sequence[str], virtual: Mapping[str, bool], kinds: Mapping[str, bool | None]
    ) -> None:
        self._virtual, self._kinds = virtual, kinds
        self._free = {
            kind: dict.fromkeys(id_ for id_ in tables if virtual[id_] is kind) for kind in (False, True)
        }
        wait = list(kinds.values())
        self._spare = {kind: len(free) - wait.count(kind) for kind, free in self._free.items()}
        self.given: dict[str, str] = {}

    def kind(self, meeting: str) -> bool | None:
        """Whether its table has to be virtual; None where it need not be of any kind."""
        return self._kinds[meeting]

    def is_free(self, table: str) -> bool:
        return table in self._free[self._virtual[table]]

    def free(self, places: Mapping[str, Place]) -> dict[Group, dict[str, None]]:
        """The free tables by kind and room."""
        found: dict[Group, dict[str, None]] = {}
        for kind, tables in self._free.items():
            for id_ in tables:
                found.setdefault((kind, places[id_]), {})[id_] = None
        return found

    def give(self, meeting: str, table: str) -> None:
        """Gives it that table, where it is free, of the right kind and not needed by others."""
        own, kind = self._kinds[meeting], self._virtual.get(table)
        if meeting in self.given or kind is None or table not in self._free[kind]:
            return
        if own is None and self._spare[kind]:
            self._spare[kind] -= 1
        elif own is not kind:
            return
        self.given[meeting] = table
        del self._free[kind][table]

    def give_the_rest(self) -> None:
        """Gives each meeting without a table one that it can have."""
        for meeting, own in self._kinds.items():
            if meeting not in self.given:
                kind = own if own is not None else not self._spare[False]
                self.give(meeting, next(iter(self._free[kind])))
