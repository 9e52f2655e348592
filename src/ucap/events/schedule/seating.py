"""Which table each meeting gets: in every slot one of its own, and for its participants the one where they sit already, where that can be."""

from collections.abc import Mapping, Sequence

from ucap.events.conference import Conference


def tables_of(conference: Conference, slots: Sequence[int | None]) -> dict[str, str]:
    """The table of each meeting that is held, by their ids; the slots are numbers, None of a meeting that is not held."""
    fixed = {one.meeting: one.table for one in conference.fixed if one.table is not None}
    sits: dict[str, str] = {}  # at which table a participant was last
    found: dict[str, str] = {}
    for number, slot in enumerate(conference.slots):
        there = [table.id for table in conference.tables if table.slots is None or slot.id in table.slots]
        meetings = [one for one, at in zip(conference.meetings, slots, strict=True) if at == number]
        given = {one.id: fixed[one.id] for one in meetings if one.id in fixed}
        free = dict.fromkeys(table for table in there if table not in given.values())
        wishes = [
            (table, one.id)
            for one in meetings
            for table in _where_they_sit(one.participants, sits)
            if one.id not in given
        ]
        for table, id_ in wishes:
            if table in free and id_ not in given:
                given[id_] = table
                del free[table]
        left = iter(free)
        for one in meetings:
            found[one.id] = given.get(one.id) or next(left)
            sits |= dict.fromkeys(one.participants, found[one.id])
    return found


def _where_they_sit(participants: Sequence[str], sits: Mapping[str, str]) -> list[str]:
    return [sits[one] for one in participants if one in sits]
