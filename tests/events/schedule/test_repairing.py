"""Repairs: nothing lost that can be held, and as few changes as possible."""

import json
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import best, conference, drawn, possible
from tests.events.validator import wrongs
from ucap.events.command import as_json
from ucap.events.conference import Conference
from ucap.events.reading import read_conference
from ucap.events.schedule import Repair, Stop, repair, schedule
from ucap.events.timetable import Status


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def repaired(before: dict[str, Any], after: dict[str, Any]) -> Repair:
    found = repair(read(after), schedule(read(before), seconds=5).held)
    if found.timetable.status is not Status.INFEASIBLE:
        assert wrongs(after, as_json(found.timetable)) == []
    return found


PAIRS = ("AB", "AC", "BD", "CD", "AD", "BC")


def test_nothing_changes_where_nothing_has_changed() -> None:
    made = conference(*PAIRS)
    found = repaired(made, made)
    assert (found.moved, found.dropped, found.added, found.timetable.status) == ((), (), (), Status.OPTIMAL)


def test_who_does_not_come_takes_their_meetings_alone_away() -> None:
    before = conference(*PAIRS)
    after = conference(*PAIRS, away={"A": [1, 2, 3, 4]})
    found = repaired(before, after)
    assert (found.moved, set(found.dropped)) == ((), {"AB1", "AC2", "AD5"})
    assert {str(one.because) for one in found.timetable.unscheduled} == {
        "In no slot can all of its participants be there."
    }


def test_who_is_late_has_their_first_meeting_moved_alone() -> None:
    before = conference("AB", "CD", slots=3, fixed=[{"meeting": "AB1", "slot": "1"}])
    after = conference("AB", "CD", slots=3, away={"A": [1]})
    found = repaired(before, after)
    assert (found.moved, found.dropped, found.timetable.status) == (("AB1",), (), Status.OPTIMAL)


def test_a_new_request_finds_its_place_beside_the_others() -> None:
    found = repaired(conference(*PAIRS[:5]), conference(*PAIRS))
    assert (found.moved, found.dropped, found.added) == ((), (), ("BC6",))


def test_others_make_room_where_there_is_none() -> None:
    before = conference("AB", "AC", slots=2, fixed=[{"meeting": "AB1", "slot": "1"}])
    after = conference("AB", "AC", slots=2, away={"B": [1]})
    found = repaired(before, after)
    assert (set(found.moved), found.dropped, found.timetable.status) == ({"AB1", "AC2"}, (), Status.OPTIMAL)


def test_a_lost_table_moves_one_meeting_and_leaves_the_others_at_theirs() -> None:
    before = conference(
        "AB",
        "CD",
        "EF",
        slots=2,
        tables=3,
        fixed=[
            {"meeting": one, "slot": "1", "table": table}
            for one, table in (("AB1", "1"), ("CD2", "2"), ("EF3", "3"))
        ],
    )
    after = conference("AB", "CD", "EF", slots=2, tables=3)
    after["tables"] = after["tables"][1:]
    found = repaired(before, after)
    assert (len(found.moved), found.dropped) == (1, ())
    at = {one.meeting: one.table for one in found.timetable.held}
    kept = {"AB1": "1", "CD2": "2", "EF3": "3"}
    assert all(at[one] == kept[one] for one in ("CD2", "EF3") if one not in found.moved)


def test_what_cannot_be_repaired_says_why() -> None:
    before = conference("AB", slots=1)
    after = conference("AB", slots=1, away={"A": [1]})
    after["meetings"][0]["required"] = True
    found = repaired(before, after)
    assert (found.timetable.status, len(found.timetable.conflict)) == (Status.INFEASIBLE, 2)


def test_one_that_is_stopped_keeps_what_can_stay_and_gives_the_others_what_is_free() -> None:
    before = conference(*PAIRS, slots=5)
    stands = schedule(read(before), seconds=5).held
    first = next(one for one in stands if one.meeting == "AB1")
    after = conference(*PAIRS, slots=5, away={"A": [int(first.slot)]})
    stop = Stop()
    stop.now()
    found = repair(read(after), stands, stop=stop)
    assert wrongs(after, as_json(found.timetable)) == []
    assert found.timetable.seconds < 5
    kept = {one.meeting: one.slot for one in found.timetable.held}
    assert all(kept[one.meeting] == one.slot for one in stands if one.meeting != "AB1")


def changed(made: dict[str, Any], by: Random) -> dict[str, Any]:
    after = deepcopy(made)
    slots = [slot["id"] for slot in after["slots"]]
    what = by.choice(["late", "absent", "request", "table", "gone"])
    person = by.choice(after["participants"])
    if what == "late":
        person["unavailable"] = sorted({*person["unavailable"], *slots[: by.randint(1, 2)]})
    elif what == "absent":
        person["unavailable"] = slots
    elif what == "request":
        two = by.sample([one["id"] for one in after["participants"]], 2)
        after["meetings"].append(
            {"id": "new", "participants": two, "weight": by.choice([1, 3]), "required": False, "slots": None}
        )
    elif what == "table" and len(after["tables"]) > 1 and not after.get("fixed"):
        after["tables"].pop()
    elif what == "gone" and not after.get("before") and not after.get("fixed"):
        after["meetings"].pop()
    return after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_the_fewest_changes_are_made(seed: int) -> None:
    before = drawn(seed)
    after = changed(before, Random(seed))  # noqa: S311 - no secret
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
