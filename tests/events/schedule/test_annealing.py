"""Steps of the annealing: whatever they do, a timetable stays one, and what is counted is true."""

import json
from collections import Counter
from random import Random
from time import monotonic

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import drawn
from ucap.events.reading import read_conference
from ucap.events.schedule.annealing import Annealing
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.fairness import Fairness, breaks_of_each
from ucap.events.schedule.first import LOOK, PUSHES, Crowd, Placing, first_draft
from ucap.events.schedule.grid import NOWHERE, Grid, bits, grid_of
from ucap.events.schedule.part import Part
from ucap.events.schedule.stop import Stop


def holds(grid: Grid, draft: Draft) -> bool:
    """Whether the draft is a timetable, and what it remembers is true."""
    right = True
    for slot in range(grid.slots):
        there = [meeting for meeting, at in enumerate(draft.slot) if at == slot]
        people = [person for meeting in there for person in grid.who[meeting]]
        right &= len(people) == len(set(people))
        right &= len(there) == draft.load[slot] <= grid.capacity[slot]
        right &= bool(draft.open >> slot & 1) == (len(there) < grid.capacity[slot])
        for bound in draft.bound:
            alike = bound.kind.meetings & set(there)
            right &= len(alike) == bound.load[slot] <= bound.kind.capacity[slot]
            right &= bool(bound.open >> slot & 1) == (len(alike) < bound.kind.capacity[slot])
        if grid.speaking:
            at_work = {what: who.bit_count() for what, who in draft.desks[slot].at_work().items()}
            right &= at_work == Counter(grid.speaking.asks(there))
        right &= not isinstance(draft, Crowd) or draft.there[slot] == set(there)
        right &= all(grid.may[meeting] >> slot & 1 for meeting in there)
        right &= all(draft.holds[person][slot] in there for person in people)
    placed = [[draft.slot[one] for one in own if draft.slot[one] != NOWHERE] for own in grid.of]
    right &= draft.used == [bits(slots) for slots in placed]
    right &= all(used.bit_count() <= most for used, most in zip(draft.used, grid.most, strict=True))
    return right and all(
        NOWHERE in (draft.slot[one], draft.slot[other]) or draft.slot[one] < draft.slot[other]
        for one, other in grid.before
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_every_step_leads_to_a_timetable(seed: int) -> None:
    grid = grid_of(read_conference(json.dumps(drawn(seed, interpreted=0.5)).encode(), "it"))
    by = Random(seed)  # noqa: S311 - no secret
    draft = first_draft(grid, by, monotonic() + 5)
    assert holds(grid, draft)
    placed = [slot != NOWHERE for slot in draft.slot]
    if not any(placed):
        return
    placed_ones = [meeting for meeting, slot in enumerate(draft.slot) if slot != NOWHERE]
    fairness = Fairness(Part(grid, [NOWHERE] * grid.meetings, placed_ones).grid)
    annealing = Annealing(draft, fairness, by)
    for _ in range(60):
        annealing.step(1.0)
        of_each = breaks_of_each(grid, draft.slot)
        assert annealing.cost == sum(of_each)
        most = fairness.most(fairness.least)
        assert annealing.unfair == sum(max(0, one - may) for one, may in zip(of_each, most, strict=True))
    assert holds(grid, draft)
    assert placed == [slot != NOWHERE for slot in draft.slot]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_what_has_room_is_placed_when_the_time_is_over(seed: int) -> None:
    grid = grid_of(read_conference(json.dumps(drawn(seed)).encode(), "it"))
    draft = first_draft(grid, Random(seed), monotonic() - 1)  # noqa: S311 - no secret
    assert holds(grid, draft)
    left = [meeting for meeting, slot in enumerate(draft.slot) if slot == NOWHERE]
    assert not any(draft.possible(meeting) for meeting in left)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_one_that_was_interrupted_goes_on_where_it_was_left(seed: int) -> None:
    made = drawn(seed, interpreted=0.5)
    grid = grid_of(read_conference(json.dumps(made).encode(), "it"))
    by = Random(seed)  # noqa: S311 - no secret
    placing = Placing(grid, by)
    looks = 0
    while not placing.is_done:
        draft = placing.run(monotonic() - 1, Stop())
        assert holds(grid, draft)
        looks += 1
    assert looks <= 1 + PUSHES * grid.meetings // LOOK
