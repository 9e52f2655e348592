"""People who are kept apart: never in different meetings at the same time."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import LONG, best, conference, drawn
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.conference import Conference
from ucap.events.reading import read_conference
from ucap.events.schedule import repair, schedule
from ucap.events.schedule.grid import grid_of
from ucap.events.timetable import Status
from ucap.kernel.errors import BadInput


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def answered(made: dict[str, Any]) -> dict[str, Any]:
    answer = as_json(schedule(read(made), seconds=LONG))
    if answer["status"] != "infeasible":
        assert wrongs(made, answer) == []
    return answer


def test_two_who_are_kept_apart_meet_one_after_the_other() -> None:
    made = conference("AB", "CD", slots=2, tables=2, apart=[["A", "C"]])
    slots = [one["slot"] for one in answered(made)["meetings"]]
    assert sorted(slots) == ["1", "2"]


def test_a_meeting_of_both_is_one() -> None:
    made = conference("ACB", "AD", slots=2, tables=1, apart=[["A", "C"]])
    assert len(answered(made)["meetings"]) == 2


def test_what_finds_no_time_says_why() -> None:
    made = conference("AB", "CD", slots=1, tables=2, apart=[["A", "C"]])
    (left,) = answered(made)["unscheduled"]
    assert left["because"] == (
        "Slots in which it could be held: 1. In 0 of them its participants are in other meetings, in 0 no table for it "
        "is free, in 1 a colleague of one of them is in another meeting, and the two are kept apart."
    )


def test_interpreters_and_colleagues_are_told_apart() -> None:
    made = conference("AB", "EF", "CD", slots=2, tables=3, apart=[["A", "C"]])
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "EF2", "slot": "2"}]
    made["interpreters"] = [{"id": "x", "slots": None}]
    made["meetings"][1]["interpreters"] = made["meetings"][2]["interpreters"] = ["x"]
    (left,) = answered(made)["unscheduled"]
    assert "in 1 every interpreter who could come is in another meeting, in 1 a colleague" in left["because"]


def test_what_cannot_go_together_names_both() -> None:
    made = conference("AB", "CD", slots=2, tables=2, apart=[["A", "C"]])
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "CD2", "slot": "1"}]
    assert answered(made)["conflict"] == [
        "The meeting AB1 is fixed to the slot 1.",
        "The meeting CD2 is fixed to the slot 1.",
        "These are not to be in different meetings at the same time: A, C.",
    ]


def test_who_could_not_meet_at_the_same_time_anyway_is_not_counted() -> None:
    made = conference("AB", "CD", slots=2, away={"A": [1], "C": [2]}, apart=[["A", "C"]])
    assert grid_of(read(made)).kinds == ()
    assert grid_of(read(conference("AB", apart=[["A", "B"]]))).kinds == ()
    (kind,) = grid_of(read(conference("AB", "CD", slots=2, apart=[["A", "C"]]))).kinds
    assert (kind.virtual, kind.meetings, kind.capacity) == (None, frozenset({0, 1}), (1, 1))


@pytest.mark.parametrize(
    ("apart", "says"),
    [
        ([["A", "Z"]], "there is no 'Z' among the participants"),
        ([["A", "A"]], "kept apart from themselves"),
        ([["A", "B"]] * 2001, "At most 2,000"),
    ],
)
def test_what_makes_no_sense_is_said(apart: list[list[str]], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read(conference("AB", apart=apart))


def test_two_who_are_kept_apart_after_all_cost_one_change() -> None:
    made = conference("AB", "CD", slots=2, tables=2)
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "CD2", "slot": "1"}]
    stands = schedule(read(made), seconds=5).held
    made |= {"fixed": [], "apart": [["A", "C"]]}
    found = repair(read(made), stands)
    assert wrongs(made, as_json(found.timetable)) == []
    assert (len(found.moved), found.dropped, found.timetable.status) == (1, (), Status.OPTIMAL)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_called_the_best_is_the_best(seed: int) -> None:
    made = drawn(seed, apart=1.0, interpreted=0.4)
    least, answer = best(made), answered(made)
    if least is None:
        assert answer["status"] == "infeasible"
        return
    said = answer["objective"]
    assert said["unscheduled_weight"] == least[0]
    assert said["breaks"] >= least[1]
    if answer["status"] == "optimal":
        assert said["breaks"] == least[1]
