"""Nobody has more meetings than they want."""

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
from ucap.events.schedule.choosing import chosen
from ucap.events.schedule.grid import grid_of
from ucap.events.schedule.stop import Stop
from ucap.events.timetable import Status


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def limited(*pairs: str, most: dict[str, int], **more: Any) -> dict[str, Any]:
    made = conference(*pairs, **more)
    for person in made["participants"]:
        person["most"] = most.get(person["id"])
    return made


def answered(made: dict[str, Any]) -> dict[str, Any]:
    return as_json(schedule(read(made), seconds=LONG))


def test_the_lightest_is_left_out_and_says_why() -> None:
    made = limited("AB", "AC", "AD", most={"A": 2})
    for meeting, weight in zip(made["meetings"], (2, 1, 2), strict=True):
        meeting["weight"] = weight
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert answer["unscheduled"] == [
        {"id": "AC2", "because": "One of its participants has as many meetings as they want: 2."}
    ]
    assert (answer["objective"]["unscheduled_weight"], answer["bound"]) == (1, None)


def test_nobody_who_wants_none_has_one() -> None:
    made = limited("AB", "CD", most={"A": 0})
    assert [one["id"] for one in answered(made)["meetings"]] == ["CD2"]


def test_a_limit_above_what_is_asked_for_is_none() -> None:
    assert grid_of(read(limited("AB", "AC", most={"A": 9}))).most == (2, 1, 1)


@pytest.mark.parametrize("fixed", [True, False])
def test_more_that_has_to_be_than_they_want_is_said(fixed: bool) -> None:
    made = limited("AB", "AC", most={"A": 1})
    if fixed:
        made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "AC2", "slot": "2"}]
    else:
        for meeting in made["meetings"]:
            meeting["required"] = True
    answer = answered(made)
    assert answer["status"] == "infeasible"
    assert len(answer["conflict"]) == 3
    assert answer["conflict"][-1] == "A wants no more meetings than these: 1."


def test_who_wants_fewer_after_all_loses_the_lightest_alone() -> None:
    made = limited("AB", "AC", "BC", "AD", most={})
    made["meetings"][1]["weight"] = 0.5
    stands = schedule(read(made), seconds=5).held
    made["participants"][0]["most"] = 2
    found = repair(read(made), stands)
    assert wrongs(made, as_json(found.timetable)) == []
    assert (found.moved, found.dropped, found.timetable.status) == ((), ("AC2",), Status.OPTIMAL)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_no_choice_loses_more_than_the_best_timetable(seed: int) -> None:
    made = drawn(seed, limits=0.6)
    if least := best(made):
        assert chosen(grid_of(read(made)), 5, Stop()).lost <= least[0] * 1000


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_called_the_best_is_the_best(seed: int) -> None:
    made = drawn(seed, limits=0.6)
    least, answer = best(made), answered(made)
    if least is None:
        assert answer["status"] == "infeasible"
        return
    assert wrongs(made, answer) == []
    said = answer["objective"]
    assert said["unscheduled_weight"] == least[0]
    assert said["breaks"] >= least[1]
    if answer["status"] == "optimal":
        assert said["breaks"] == least[1]
