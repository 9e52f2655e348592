"""Which table each meeting gets: in every slot one of its own, and for its participants the one where they sit already, where that can be."""

from collections.abc import Mapping, Sequence

from ucap.events.conference import Conference, Meeting
from ucap.events.schedule.grid import NOWHERE, tables_in


def tables_of(conference: Conference, slots: Sequence[int], keeps: Mapping[str, str]) -> dict[str, str]:
    """The table of each meeting that is held, by their ids.

    A fixed table is given, one that the meeting keeps where it is free; then the one at which a participant was last.
    """
    fixed = {one.meeting: one.table for one in conference.fixed if one.table is not None}
    there = tables_in(conference)
    in_slot: dict[int, list[Meeting]] = {}
    for one, slot in zip(conference.meetings, slots, strict=True):
        if slot != NOWHERE:
            in_slot.setdefault(slot, []).append(one)
    sits: dict[str, str] = {}  # at which table a participant was last
    found: dict[str, str] = {}
    for number, meetings in sorted(in_slot.items()):
        free = dict.fromkeys(there[number])
        given: dict[str, str] = {}
        for id_, table in [
            *((one.id, fixed[one.id]) for one in meetings if one.id in fixed),
            *((one.id, keeps[one.id]) for one in meetings if one.id in keeps),
            *((one.id, sits[who]) for one in meetings for who in one.participants if who in sits),
        ]:
            if table in free and id_ not in given:
                given[id_] = table
                del free[table]
        left = iter(free)
        for one in meetings:
            found[one.id] = given.get(one.id) or next(left)
            sits |= dict.fromkeys(one.participants, found[one.id])
    return found
