"""Which table each meeting gets: in every slot one of its own, and for its participants the one where they sit already, where that can be."""

from collections.abc import Mapping, Sequence

from ucap.events.conference import Conference, Meeting
from ucap.events.schedule.grid import NOWHERE, kinds_of, tables_in


def tables_of(conference: Conference, slots: Sequence[int], keeps: Mapping[str, str]) -> dict[str, str]:
    """The table of each meeting that is held, by their ids.

    A fixed table is given, one that the meeting keeps where it is free; then the one at which a participant was last.
    """
    fixed = {one.meeting: one.table for one in conference.fixed if one.table is not None}
    there = tables_in(conference)
    virtual = {table.id: table.virtual for table in conference.tables}
    kinds = {one.id: kind for one, kind in zip(conference.meetings, kinds_of(conference), strict=True)}
    in_slot: dict[int, list[Meeting]] = {}
    for one, slot in zip(conference.meetings, slots, strict=True):
        if slot != NOWHERE:
            in_slot.setdefault(slot, []).append(one)
    sits: dict[str, str] = {}  # at which table a participant was last
    found: dict[str, str] = {}
    for number, meetings in sorted(in_slot.items()):
        seats = _Seats(there[number], virtual, {one.id: kinds[one.id] for one in meetings})
        for id_, table in [
            *((one.id, fixed[one.id]) for one in meetings if one.id in fixed),
            *((one.id, keeps[one.id]) for one in meetings if one.id in keeps),
            *((one.id, sits[who]) for one in meetings for who in one.participants if who in sits),
        ]:
            seats.give(id_, table)
        seats.give_the_rest()
        for one in meetings:
            found[one.id] = seats.given[one.id]
            sits |= dict.fromkeys(one.participants, found[one.id])
    return found


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
