"""Interpreters: each is at one meeting at a time, and whoever fits may come."""

import json
from copy import deepcopy
from itertools import combinations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import LONG, best, conference, drawn, possible
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


def spoken(
    *pairs: str, by: tuple[str | None, ...], there: dict[str, list[str]] | None = None, **more: Any
) -> dict[str, Any]:
    """`by` has the letters of those who can interpret each meeting, None where it needs nobody; `there` their slots, where not all."""
    made = conference(*pairs, **more)
    for meeting, fit in zip(made["meetings"], by, strict=True):
        meeting["interpreters"] = None if fit is None else list(fit)
    people = sorted({letter for fit in by for letter in fit or ""})
    made["interpreters"] = [{"id": who, "slots": (there or {}).get(who)} for who in people]
    return made


def answered(made: dict[str, Any]) -> dict[str, Any]:
    answer = as_json(schedule(read(made), seconds=LONG))
    if answer["status"] != "infeasible":
        assert wrongs(made, answer) == []
    return answer


def test_one_interpreter_is_at_one_meeting_at_a_time() -> None:
    made = spoken("AB", "CD", "EF", by=("x", "x", None), slots=2, tables=3)
    answer = answered(made)
    at = {one["id"]: one["slot"] for one in answer["meetings"]}
    assert answer["status"] == "optimal"
    assert at["AB1"] != at["CD2"]
    assert [one.get("interpreter") for one in answer["meetings"]] == ["x", "x", None]


def test_who_can_do_what_others_cannot_is_left_for_it() -> None:
    # x alone can interpret CD, so that y has to be at AB and z at EF
    made = spoken("AB", "CD", "EF", by=("xy", "x", "yz"), slots=1, tables=3)
    answer = answered(made)
    assert {one["id"]: one["interpreter"] for one in answer["meetings"]} == {
        "AB1": "y",
        "CD2": "x",
        "EF3": "z",
    }


def test_three_meetings_for_two_who_stand_in_for_each_other_need_two_slots() -> None:
    made = spoken("AB", "CD", "EF", by=("xy", "x", "y"), slots=1, tables=3)
    answer = answered(made)
    (left,) = answer["unscheduled"]
    assert left["because"] == (
        "Slots in which it could be held: 1. In 0 of them its participants are in other meetings, in 0 no table for it "
        "is free, in 1 every interpreter who could come is in another meeting."
    )


def test_without_anybody_who_fits_it_is_not_held_and_says_why() -> None:
    for made in (
        spoken("AB", by=("",)),
        spoken("AB", by=("x",), there={"x": ["1"]}, away={"A": [1]}),
    ):
        (left,) = answered(made)["unscheduled"]
        assert left["because"] == (
            "It needs an interpreter, and nobody who could come is there when it can be held."
        )
    (left,) = answered(spoken("AB", by=("x",), away={"A": [1, 2, 3, 4]}))["unscheduled"]
    assert left["because"] == "In no slot can all of its participants be there."


def test_what_cannot_go_together_speaks_of_interpreters() -> None:
    made = spoken("AB", "CD", by=("x", "x"), slots=2, tables=2)
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "CD2", "slot": "1"}]
    assert answered(made)["conflict"] == [
        "The meeting AB1 is fixed to the slot 1.",
        "The meeting CD2 is fixed to the slot 1.",
        "The meeting AB1 needs one of these interpreters: x.",
        "The meeting CD2 needs one of these interpreters: x.",
    ]
    made = spoken("AB", by=("x",), there={"x": ["2"]})
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}]
    assert answered(made)["conflict"] == [
        "The meeting AB1 is fixed to the slot 1.",
        "The meeting AB1 needs one of these interpreters: x.",
        "x can interpret in these slots alone: 2.",
    ]
    made = spoken("AB", by=("",))
    made["meetings"][0]["required"] = True
    assert answered(made)["conflict"] == [
        "The meeting AB1 of A, B has to be held.",
        "The meeting AB1 needs an interpreter, and nobody is there who could.",
    ]


def test_where_there_are_enough_of_them_nobody_is_counted() -> None:
    assert grid_of(read(spoken("AB", "CD", by=("xy", "xy")))).speaking is None
    assert grid_of(read(spoken("AB", by=("x",), there={"x": ["1"]}))).speaking is None
    speaking = grid_of(read(spoken("AB", "CD", by=("x", "x"), there={"x": ["1"]}))).speaking
    assert speaking is not None
    assert (speaking.asked, speaking.of, speaking.there) == ((1,), (0, 0), (1, 0, 0, 0))


def test_however_many_can_stand_in_for_each_other_each_is_at_one_meeting() -> None:
    # Each of forty meetings asks for another two of sixteen, who make up tens of thousands of groups that hang together
    letters = "abcdefghijklmnop"
    pairs = [one + other for one, other in combinations(letters, 2)][::3]
    made = spoken(*["AB"] * len(pairs), by=tuple(pairs), slots=1, tables=len(pairs))
    for number, meeting in enumerate(made["meetings"]):
        meeting["participants"] = [f"A{number}", f"B{number}"]
    made["participants"] = [
        {"id": id_, "unavailable": []} for meeting in made["meetings"] for id_ in meeting["participants"]
    ]
    answer = answered(made)
    assert (answer["status"], len(answer["meetings"])) == ("optimal", len({*"".join(pairs)}))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"interpreters": [{"id": "y", "slots": None}]}, "there is no 'x' among the interpreters"),
        ({"interpreters": [{"id": "x", "slots": ["9"]}]}, "there is no '9' among the slots"),
        ({"interpreters": [{"id": "x"}, {"id": "x"}]}, "the id 'x' is there twice"),
    ],
)
def test_what_makes_no_sense_is_said(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInput, match=says):
        read({**spoken("AB", by=("x",)), **changes})


def test_an_interpreter_who_falls_out_is_replaced_and_nothing_moves() -> None:
    made = spoken("AB", "CD", by=("xy", "xy"), slots=2, tables=2)
    stands = schedule(read(made), seconds=5).held
    assert {one.interpreter for one in stands} == {"x", "y"}
    for one in made["meetings"]:
        one["interpreters"] = ["y"]
    made["interpreters"] = made["interpreters"][1:]
    found = repair(read(made), stands)
    assert wrongs(made, as_json(found.timetable)) == []
    together = len({one.slot for one in stands}) == 1
    assert (len(found.moved), found.dropped, found.timetable.status) == (int(together), (), Status.OPTIMAL)


def test_who_interpreted_before_still_does() -> None:
    made = spoken("AB", "CD", "EF", by=("xyz", "xyz", "xyz"), slots=1, tables=3)
    stands = schedule(read(made), seconds=5).held
    was = {one.meeting: one.interpreter for one in stands}
    gone = was["AB1"]
    for one in made["meetings"]:
        one["interpreters"] = [who for who in "xyzw" if who != gone]
    made["interpreters"] = [{"id": who, "slots": None} for who in "xyzw" if who != gone]
    found = repair(read(made), stands)
    now = {one.meeting: one.interpreter for one in found.timetable.held}
    assert found.moved == ()
    assert now == {**was, "AB1": "w"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_called_the_best_is_the_best(seed: int) -> None:
    made = drawn(seed, interpreted=1.0)
    least, answer = best(made), answered(made)
    if least is None:
        assert answer["status"] == "infeasible"
        return
    said = answer["objective"]
    assert said["unscheduled_weight"] == least[0]
    assert said["breaks"] >= least[1]
    if answer["status"] == "optimal":
        assert said["breaks"] == least[1]


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_one_who_falls_out_costs_the_fewest_changes(seed: int) -> None:
    before = drawn(seed, interpreted=1.0)
    by = Random(seed)  # noqa: S311 - no secret
    after = deepcopy(before)
    who = by.choice(after["interpreters"])
    who["slots"] = [one["id"] for one in after["slots"][by.randint(1, len(after["slots"])) :]]
    stands = schedule(read(before), seconds=5).held
    found = repair(read(after), stands)
    if best(after) is None:
        assert found.timetable.status is Status.INFEASIBLE
        return
    assert wrongs(after, as_json(found.timetable)) == []
    order = [slot["id"] for slot in after["slots"]]
    was = {one.meeting: order.index(one.slot) for one in stands}
    ids = [one["id"] for one in after["meetings"]]
    least = min(
        (lost, sum(was.get(id_, slot) != slot for id_, slot in zip(ids, chosen, strict=True)))
        for chosen, (lost, _) in possible(after)
    )
    assert found.timetable.status is Status.OPTIMAL
    assert (found.timetable.lost, len(found.moved) + len(found.dropped)) == pytest.approx(least)
