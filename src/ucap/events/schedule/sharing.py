"""Interpreters in a program's words: how many of those who fit the same are given to each thing that meetings ask for.

A flow from the interpreters to what is asked for. Whole numbers of meetings have one in whole numbers if they have one at all, so that a linear program knows as
much of it as CP-SAT (Hoffman and Kruskal, "Integral boundary points of convex polyhedra", 1956), at a size that does not depend on how many groups could run out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucap.events.schedule.grid import Grid
from ucap.events.schedule.interpreters import Speaking


@dataclass(frozen=True, slots=True)
class Share:
    """A number of the program: how many of those who fit the same are at meetings of one slot that ask for one thing."""

    slot: int
    what: int  # is asked for
    who: int  # the interpreters, as the bits of an integer
    number: Any


def written(
    speaking: Speaking,
    slot: int,
    held: Mapping[int, Any],
    number: Callable[[int], Any],
    add: Callable[[Any], object],
) -> list[Share]:
    """The flow of one slot, of whose meetings `held` says whether they are; none where all could have somebody at once.

    `number` gives a number that is to be found, up to so many, and `add` is told what has to hold.
    """
    asking = speaking.asking(held)
    if not speaking.desk(slot).lacking(speaking.asks(held)):
        return []
    stays = speaking.stays[slot]
    found: list[Share] = []
    for fits, who in speaking.alike({*asking, *stays}).items():
        most = (who & speaking.there[slot]).bit_count()
        flows = [Share(slot, what, who, number(most)) for what in fits if most]
        if flows:
            add(sum(one.number for one in flows) <= most)
        found += flows
    for what in sorted({*asking, *stays}):
        given = sum(one.number for one in found if one.what == what)
        add(given == sum(held[one] for one in asking.get(what, ())) + stays.count(what))
    return found


def shared(grid: Grid, shares: Sequence[Share], slots: Sequence[int]) -> Iterator[tuple[Share, int]]:
    """Each share with its number where the meetings are in these slots."""
    if grid.speaking is None or not shares:
        return
    at_work = []
    for slot in range(grid.slots):
        desk = grid.speaking.desk(slot)
        desk.lacking(grid.speaking.asks(one for one, at in enumerate(slots) if at == slot))
        at_work.append(desk.at_work())
    for share in shares:
        yield share, (at_work[share.slot].get(share.what, 0) & share.who).bit_count()
