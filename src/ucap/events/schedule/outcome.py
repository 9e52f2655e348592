"""Slots, by their numbers, as the timetable that people read."""

from collections.abc import Iterable, Iterator, Sequence

from ucap.events.conference import Conference
from ucap.events.schedule.because import why_not
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.grid import NOWHERE, THOUSANDTHS, Grid, bits, breaks
from ucap.events.schedule.interpreting import interpreters_of
from ucap.events.schedule.rooms import moves
from ucap.events.schedule.seating import tables_of
from ucap.events.timetable import Held, Status, Timetable, Unscheduled


def timetable_of(
    conference: Conference,
    grid: Grid,
    slots: Sequence[int],
    *,
    status: Status,
    seconds: float,
    bound: int | None = None,
    stands: Iterable[Held] = (),
    thorough: bool = False,
) -> Timetable:
    """The timetable of these slots, a number a meeting; tables and interpreters stay as they are in what `stands`, where they can.

    `thorough` spares people walks from room to room as far as that can be, which takes longer.
    """
    was = list(stands)
    tables = tables_of(conference, slots, was, thorough=thorough)
    speak = interpreters_of(
        conference, slots, {one.meeting: one.interpreter for one in was if one.interpreter is not None}
    )
    out = [one for one, slot in enumerate(slots) if slot == NOWHERE]
    used = [bits([slots[one] for one in own if slots[one] != NOWHERE]) for own in grid.of]
    return Timetable(
        status=status,
        seconds=seconds,
        held=tuple(
            Held(one.id, conference.slots[slot].id, tables[one.id], speak.get(one.id))
            for one, slot in zip(conference.meetings, slots, strict=True)
            if slot != NOWHERE
        ),
        unscheduled=tuple(_unscheduled(conference, grid, slots, out)),
        breaks=tuple(
            (person.id, breaks(use)) for person, use in zip(conference.participants, used, strict=True)
        ),
        unfairness=spread([breaks(use) for use in used if use]),
        lost=sum(grid.weights[one] for one in out) / THOUSANDTHS,
        bound=None if is_a_choice(grid, slots) else bound,
        moves=moves(conference, slots, tables),
    )


def _unscheduled(
    conference: Conference, grid: Grid, slots: Sequence[int], out: Sequence[int]
) -> Iterator[Unscheduled]:
    """Each that is not held, and why."""
    if out:
        draft = Draft(grid, slots)
        for one in out:
            yield Unscheduled(conference.meetings[one].id, why_not(draft, one))


def is_a_choice(grid: Grid, slots: Sequence[int]) -> bool:
    """Whether something is left out that could be held: then something else could be, with fewer breaks perhaps."""
    return any(slot == NOWHERE and may for slot, may in zip(slots, grid.may, strict=True))


def spread(numbers: Sequence[int]) -> int:
    """How far the most and the least are apart."""
    return max(numbers) - min(numbers) if numbers else 0
