"""Timetables: right, best where that is said, and explained where there is none."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import best, conference, drawn
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.reading import read_conference
from ucap.events.schedule import schedule
from ucap.events.timetable import Timetable


def answered(made: dict[str, Any], seconds: float = 20.0) -> dict[str, Any]:
    return as_json(schedule(read_conference(json.dumps(made).encode(), "it"), seconds=seconds))


def test_everybody_meets_without_a_break() -> None:
    made = conference("AB", "AC", "BC", "AD", "BD", "CD", slots=5)
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert (answer["status"], answer["objective"]["breaks"], answer["bound"]) == ("optimal", 0, 0)


def test_a_break_that_cannot_be_avoided_is_proved() -> None:
    made = conference("AB", "AC", away={"A": [2]}, slots=3)
    for meeting in made["meetings"]:
        meeting["required"] = True
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert (answer["status"], answer["objective"]["breaks"], answer["bound"]) == ("optimal", 1, 1)


def test_the_weightier_meeting_is_held() -> None:
    made = conference("AB", "AC", slots=1)
    made["meetings"][1]["weight"] = 2.5
    answer = answered(made)
    assert [one["id"] for one in answer["meetings"]] == ["AC2"]
    assert answer["objective"]["unscheduled_weight"] == 1
    (left,) = answer["unscheduled"]
    assert left["because"].startswith(
        "Slots in which it could be held: 1. In 1 of them its participants are in other"
    )


def test_what_no_slot_fits_is_said() -> None:
    made = conference("AB", away={"A": [1], "B": [2]}, slots=2)
    assert answered(made)["unscheduled"][0]["because"] == "In no slot can all of its participants be there."


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            {"pairs": ("AB", "AC", "AD"), "slots": 2, "required": True},
            ["AB1 of A, B has to", "AC2 of A, C has to", "AD3 of A, D has to"],
        ),
        (
            {"pairs": ("AB", "CD"), "slots": 1, "tables": 1, "required": True},
            ["AB1", "CD2", "no more tables than these: 1"],
        ),
        (
            {"pairs": ("AB",), "slots": 2, "away": {"A": [1], "B": [2]}, "required": True},
            ["AB1", "A cannot meet anybody in these slots: 1", "B cannot meet anybody in these slots: 2"],
        ),
        (
            {
                "pairs": ("AB", "CD"),
                "fixed": [{"meeting": "AB1", "slot": "1"}, {"meeting": "CD2", "slot": "1"}],
            }
            | {"before": [["AB1", "CD2"]]},
            [
                "AB1 is fixed to the slot 1",
                "CD2 is fixed to the slot 1",
                "AB1 has to be before the meeting CD2",
            ],
        ),
        (
            {"pairs": ("AB", "CD")}
            | {"fixed": [{"meeting": one, "slot": "1", "table": "2"} for one in ("AB1", "CD2")]},
            ["AB1 is fixed to the slot 1 and the table 2", "CD2 is fixed to the slot 1 and the table 2"],
        ),
    ],
)
def test_demands_that_cannot_go_together_are_named(made: dict[str, Any], told: list[str]) -> None:
    required = made.pop("required", False)
    asked = conference(*made.pop("pairs"), **made)
    for meeting in asked["meetings"]:
        meeting["required"] = required
    answer = answered(asked)
    assert (answer["status"], answer["meetings"]) == ("infeasible", [])
    assert len(answer["conflict"]) == len(told)
    for part in told:
        assert any(part in one for one in answer["conflict"]), (part, answer["conflict"])


def test_fixed_meetings_stay_at_their_table() -> None:
    made = conference("AB", "CD", "AC", fixed=[{"meeting": "CD2", "slot": "3", "table": "1"}])
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert {"id": "CD2", "slot": "3", "table": "1"} in answer["meetings"]


def test_who_sits_stays_where_they_sit() -> None:
    made = conference("AB", "AC", "AD", slots=3, tables=3)
    assert len({one["table"] for one in answered(made)["meetings"]}) == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_called_the_best_is_the_best(seed: int) -> None:
    made = drawn(seed)
    answer, least = answered(made), best(made)
    if least is None:
        assert answer["status"] == "infeasible"
        return
    assert wrongs(made, answer) == []
    said = answer["objective"]
    found = (said["unscheduled_weight"], said["breaks"])
    assert found >= least
    assert found[0] == least[0]
    if answer["status"] == "optimal":
        assert found == least
    if answer["bound"] is not None:
        assert answer["bound"] <= least[1]


def test_each_better_one_is_told() -> None:
    made = conference(*(f"{one}{other}" for one in "ABCDEF" for other in "GHIJKL"), slots=8, tables=6)
    told: list[Timetable] = []
    found = schedule(read_conference(json.dumps(made).encode(), "it"), seconds=5, told=told.append)
    assert told
    ranks = [(one.lost, one.unfairness > 2, one.all_breaks) for one in told]
    assert ranks == sorted(set(ranks), reverse=True)
    assert told[-1].all_breaks == found.all_breaks
    for one in told:
        assert wrongs(made, as_json(one)) == []


def test_without_meetings_there_is_nothing_to_hold() -> None:
    made = conference() | {"participants": [{"id": "A", "unavailable": []}]}
    answer = answered(made)
    assert (answer["status"], answer["meetings"], answer["objective"]["unfairness"]) == ("optimal", [], 0)
