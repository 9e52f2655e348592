"""Meetings that need a virtual table, and such as need one of the venue."""

import json
from typing import Any

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


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def of_kinds(*pairs: str, virtual: tuple[bool | None, ...], **more: Any) -> dict[str, Any]:
    """The first table is one of the venue, the others are virtual."""
    made = conference(*pairs, **more)
    for table in made["tables"][1:]:
        table["virtual"] = True
    for meeting, kind in zip(made["meetings"], virtual, strict=True):
        meeting["virtual"] = kind
    return made


def answered(made: dict[str, Any]) -> dict[str, Any]:
    return as_json(schedule(read(made), seconds=LONG))


def test_each_is_held_at_a_table_of_its_kind() -> None:
    made = of_kinds("AB", "CD", "EF", slots=2, virtual=(None, True, False))
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert answer["status"] == "optimal"
    assert {one["id"]: one["table"] for one in answer["meetings"]} | {"AB1": "-"} == {
        "AB1": "-",
        "CD2": "2",
        "EF3": "1",
    }


def test_what_finds_no_table_of_its_kind_says_which() -> None:
    made = of_kinds("AB", "CD", slots=1, tables=3, virtual=(False, False))
    (left,) = answered(made)["unscheduled"]
    assert left["because"].endswith("in 1 no table of the venue is free.")
    made = of_kinds("AB", "CD", slots=1, virtual=(True, True))
    (left,) = answered(made)["unscheduled"]
    assert left["because"].endswith("in 1 no virtual table is free.")


def test_without_any_table_of_its_kind_it_is_not_held() -> None:
    made = of_kinds("AB", "CD", tables=1, virtual=(True, None))
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert [one["id"] for one in answer["unscheduled"]] == ["AB1"]


def test_where_a_kind_has_room_for_all_nothing_is_counted() -> None:
    assert grid_of(read(of_kinds("AB", "AC", tables=1, virtual=(False, False)))).kinds == ()
    assert grid_of(read(of_kinds("AB", "AC", tables=3, virtual=(True, True)))).kinds == ()
    (kind,) = grid_of(read(of_kinds("AB", "AC", tables=2, virtual=(True, True)))).kinds
    assert (kind.virtual, kind.meetings, kind.capacity) == (True, frozenset({0, 1}), (1, 1, 1, 1))


def test_what_is_bound_to_no_kind_leaves_the_tables_to_those_that_are() -> None:
    # AC would stay at the table where A sat, the only one of the venue
    made = of_kinds("AB", "AC", "DE", slots=2, virtual=(False, None, False))
    made["fixed"] = [{"meeting": "AB1", "slot": "1"}, {"meeting": "AC2", "slot": "2"}]
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert {one["id"]: one["table"] for one in answer["meetings"]} == {"AB1": "1", "AC2": "2", "DE3": "1"}


def test_what_is_fixed_to_a_table_counts_as_one_of_its_kind() -> None:
    made = of_kinds("AB", "CD", slots=1, virtual=(None, False))
    made["fixed"] = [{"meeting": "AB1", "slot": "1", "table": "1"}]
    answer = answered(made)
    assert wrongs(made, answer) == []
    assert [one["id"] for one in answer["unscheduled"]] == ["CD2"]


def test_one_fixed_to_a_table_of_the_wrong_kind_is_said() -> None:
    made = of_kinds("AB", virtual=(True,))
    made["fixed"] = [{"meeting": "AB1", "slot": "1", "table": "1"}]
    says = [
        "The meeting AB1 is fixed to the slot 1 and the table 1.",
        "The meeting AB1 needs a virtual table.",
        "The table 1 is one of the venue.",
    ]
    assert answered(made)["conflict"] == says
    assert [str(one) for one in repair(read(made), ()).timetable.conflict] == says


def test_demands_for_tables_of_one_kind_are_named() -> None:
    made = of_kinds("AB", "CD", slots=1, tables=3, virtual=(False, False))
    for meeting in made["meetings"]:
        meeting["required"] = True
    assert answered(made)["conflict"] == [
        "The meeting AB1 of A, B has to be held.",
        "The meeting CD2 of C, D has to be held.",
        "The meeting AB1 needs a table of the venue.",
        "The meeting CD2 needs a table of the venue.",
        "There are no more tables than these: 3.",
    ]


def test_who_comes_online_after_all_keeps_the_slot_and_changes_the_table() -> None:
    made = of_kinds("AB", "CD", virtual=(False, False))
    stands = schedule(read(made), seconds=5).held
    made["meetings"][0]["virtual"] = True
    found = repair(read(made), stands)
    assert wrongs(made, as_json(found.timetable)) == []
    assert (found.moved, found.dropped, found.timetable.status) == ((), (), Status.OPTIMAL)


def test_a_lost_table_of_one_kind_moves_only_who_sat_there() -> None:
    made = of_kinds("AB", "CD", "EF", slots=2, tables=3, virtual=(True, True, False))
    made["fixed"] = [{"meeting": f"{two}{n}", "slot": "1"} for n, two in enumerate(("AB", "CD", "EF"), 1)]
    stands = schedule(read(made), seconds=5).held
    made |= {"fixed": [], "tables": made["tables"][:2]}
    found = repair(read(made), stands)
    assert wrongs(made, as_json(found.timetable)) == []
    assert (len(found.moved), found.dropped, found.timetable.status) == (1, (), Status.OPTIMAL)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_what_is_called_the_best_is_the_best(seed: int) -> None:
    made = drawn(seed, kinds=1.0)
    least = best(made)
    answer = answered(made)
    if least is None:
        assert answer["status"] == "infeasible"
        return
    assert wrongs(made, answer) == []
    said = answer["objective"]
    assert said["unscheduled_weight"] == least[0]
    assert said["breaks"] >= least[1]
    if answer["status"] == "optimal":
        assert said["breaks"] == least[1]
