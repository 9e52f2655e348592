"""How many breaks somebody may have beside the others."""

import json
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import LONG, conference, drawn, possible
from tests.events.validator import gaps, wrongs
from ucap.events.command import as_json
from ucap.events.reading import read_conference
from ucap.events.schedule import schedule
from ucap.events.schedule.bound import fewest_of_each
from ucap.events.schedule.fairness import Fairness
from ucap.events.schedule.grid import Grid, grid_of


def grid(made: dict[str, Any]) -> Grid:
    return grid_of(read_conference(json.dumps(made).encode(), "it"))


def test_nobody_is_more_than_two_worse_off() -> None:
    fair = Fairness(grid(conference("AB", "AC", "AD", "AE", slots=9)))
    assert [fair.beyond([number, 0, 0, 0, 0]) for number in range(5)] == [0, 0, 0, 1, 2]
    assert fair.beyond([4, 1, 2, 3, 1]) == 1


def test_who_would_have_more_alone_has_no_more_than_then() -> None:
    # A, who is away three times, has three breaks whatever happens; E, with one meeting, has none
    made = conference("AB", "AC", "AD", "AE", slots=7, away={"A": [2, 4, 6]})
    fair = Fairness(grid(made))
    assert (fair.fewest, fair.beyond([3, 0, 0, 0, 0]), fair.beyond([3, 3, 0, 0, 0])) == (3, 0, 1)
    answer = as_json(schedule(read_conference(json.dumps(made).encode(), "it"), seconds=LONG))
    assert wrongs(made, answer) == []
    assert (answer["status"], answer["objective"]["unfairness"]) == ("optimal", 3)


def test_where_everybody_can_come_near_everybody_has_to() -> None:
    # A has three breaks at least, and each of the others can have one
    made = conference("AB", "AC", "AD", "AE", "BC", "DE", slots=9, away={"A": [2, 4, 6, 8, 9]})
    answer = as_json(schedule(read_conference(json.dumps(made).encode(), "it"), seconds=LONG))
    assert wrongs(made, answer) == []
    assert (answer["status"], answer["objective"]["unfairness"]) == ("optimal", 2)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 8), st.lists(st.integers(1, 255), min_size=1, max_size=5))
def test_alone_nobody_has_fewer(slots: int, may: list[int]) -> None:
    """Of one participant: each meeting may be in the slots of a set."""
    every = [[slot for slot in range(slots) if one >> slot & 1] for one in may]
    made = conference(*("A" + "BCDEF"[number] for number in range(len(may))), slots=slots)
    for meeting, there in zip(made["meetings"], every, strict=True):
        meeting["slots"] = [str(slot + 1) for slot in there]
    days = {tuple(sorted(day)) for day in product(*every) if len(set(day)) == len(day)}
    if days:
        alone = fewest_of_each(grid(made))
        assert alone[0] <= min(gaps(list(day)) for day in days)
        assert alone[1:] == [0] * len(may)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_nobody_has_fewer_in_any_timetable(seed: int) -> None:
    made = drawn(seed)
    everything = [chosen for chosen, worth in possible(made) if worth[0] == 0]
    alone = dict(zip((one["id"] for one in made["participants"]), fewest_of_each(grid(made)), strict=True))
    for chosen in everything:
        for who, least in alone.items():
            own = [
                slot for slot, one in zip(chosen, made["meetings"], strict=True) if who in one["participants"]
            ]
            assert gaps([slot for slot in own if slot is not None]) >= least
