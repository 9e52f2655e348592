"""What differs between two timetables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ucap.events.timetable import Held


@dataclass(frozen=True, slots=True)
class Changes:
    """The meetings, by their ids, that are otherwise than before."""

    moved: tuple[str, ...] = ()  # to another time
    reseated: tuple[str, ...] = ()  # at the same time, at another table
    respoken: tuple[str, ...] = ()  # at the same time and table, with another interpreter, or with none
    dropped: tuple[str, ...] = ()  # held no more
    added: tuple[str, ...] = ()  # held for the first time

    @property
    def number(self) -> int:
        return len(self.all)

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.moved, *self.reseated, *self.respoken, *self.dropped, *self.added)


def changes(before: Iterable[Held], after: Iterable[Held]) -> Changes:
    """What is otherwise in the later one."""
    old, new = _by_meeting(before), _by_meeting(after)
    both = [id_ for id_ in old if id_ in new]
    return Changes(
        moved=tuple(id_ for id_ in both if old[id_].slot != new[id_].slot),
        reseated=tuple(
            id_ for id_ in both if old[id_].slot == new[id_].slot and old[id_].table != new[id_].table
        ),
        respoken=tuple(
            id_
            for id_ in both
            if (old[id_].slot, old[id_].table) == (new[id_].slot, new[id_].table)
            and old[id_].interpreter != new[id_].interpreter
        ),
        dropped=tuple(id_ for id_ in old if id_ not in new),
        added=tuple(id_ for id_ in new if id_ not in old),
    )


def _by_meeting(held: Iterable[Held]) -> Mapping[str, Held]:
    return {one.meeting: one for one in held}
