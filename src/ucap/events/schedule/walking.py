"""Rooms over all slots together: fewer people have to walk than where each slot is seated after the one before it alone.

One slot after the other is seated anew, exactly, given where everybody is in the slot before and in the one after, back and forth until nobody
is spared a walk any more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ucap.events.conference import Conference, Meeting
from ucap.events.schedule.rooms import Group, Place, Sitting, at_once, places_of, rooms_for

SWEEPS = 6  # there and back again, at most


@dataclass(frozen=True, slots=True)
class Open:
    """What can be seated anew in one slot."""

    meetings: Sequence[Meeting]  # whose tables are not given
    kinds: Mapping[str, bool | None]  # whether their tables have to be virtual
    free: Mapping[Group, int]  # how many tables they share


def fewer_walks(
    conference: Conference,
    seated: Mapping[int, Sequence[Meeting]],
    tables: Mapping[str, str],
    open_: Mapping[int, Open],
) -> dict[str, Group]:
    """With which tables each meeting sits that is open, where `tables` are those that all have so far."""
    return _Walks(conference, seated, tables, open_).fewer()


class _Walks:
    def __init__(
        self,
        conference: Conference,
        seated: Mapping[int, Sequence[Meeting]],
        tables: Mapping[str, str],
        open_: Mapping[int, Open],
    ) -> None:
        places = places_of(conference)
        virtual = {table.id: table.virtual for table in conference.tables}
        self._open = open_
        self._follows = at_once(conference)
        self._at = {
            slot: {who: places[tables[one.id]] for one in meetings for who in one.participants}
            for slot, meetings in seated.items()
        }
        self._in = {
            one.id: (virtual[tables[one.id]], places[tables[one.id]])
            for here in open_.values()
            for one in here.meetings
        }

    def fewer(self) -> dict[str, Group]:
        """The tables of each meeting that is open."""
        order = sorted(self._open)
        for _ in range(SWEEPS):
            spared = [self._seat(slot) for slot in (*reversed(order), *order)]
            if not any(spared):
                break
        return self._in

    def _seat(self, slot: int) -> bool:
        """Whether somebody is spared a walk by seating the slot anew; who is as well off stays where they are."""
        here, at = self._open[slot], self._at[slot]
        beside = list(self._beside(slot))
        meetings = [
            Sitting(
                one.id,
                here.kinds[one.id],
                [there[who] for who in one.participants for there in beside if who in there],
                [self._in[one.id][1]],
            )
            for one in here.meetings
        ]
        found = rooms_for(meetings, here.free)
        before = self._walks(meetings)
        self._in |= found
        at |= {who: found[one.id][1] for one in here.meetings for who in one.participants}
        return self._walks(meetings) < before

    def _beside(self, slot: int) -> Iterator[Mapping[str, Place]]:
        """Where everybody is in the slot before and in the one after, where there is no time to walk in between."""
        if self._follows[slot] and slot - 1 in self._at:
            yield self._at[slot - 1]
        if slot + 1 in self._at and self._follows[slot + 1]:
            yield self._at[slot + 1]

    def _walks(self, meetings: Sequence[Sitting]) -> int:
        """How many walks these have to make, to their tables and from them."""
        return sum(one.walks(self._in[one.id][1]) for one in meetings)
