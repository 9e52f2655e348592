"""Tables in rooms: as few people as possible change the room where there is no time to walk."""

import json
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from itertools import permutations
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.events.made import conference, drawn
from tests.events.validator import minutes_between, wrongs
from ucap.events.command import as_json
from ucap.events.conference import Conference
from ucap.events.reading import read_conference
from ucap.events.schedule import repair, schedule
from ucap.events.schedule.grid import NOWHERE
from ucap.events.schedule.rooms import moves
from ucap.events.schedule.seating import tables_of
from ucap.events.timetable import Status
from ucap.kernel.errors import BadInput


def read(made: dict[str, Any]) -> Conference:
    return read_conference(json.dumps(made).encode(), "it")


def in_rooms(made: dict[str, Any], rooms: str, gaps: tuple[int, ...] | None = None) -> dict[str, Any]:
    """A letter a table is its room, "-" for none; slots of half an hour with so many minutes between them, without times where nothing is said."""
    for table, room in zip(made["tables"], rooms, strict=True):
        table["room"] = "" if room == "-" else room
    if gaps is not None:
        begin = datetime(2027, 3, 23, 9, tzinfo=UTC)
        for slot, gap in zip(made["slots"], (*gaps, 0), strict=True):
            slot["start"], slot["end"] = begin.isoformat(), (begin + timedelta(minutes=30)).isoformat()
            begin += timedelta(minutes=30 + gap)
    return made


def fixed(*places: str) -> list[dict[str, str]]:
    """From such as "AB1 2" or "AB1 2 1": a meeting, its slot, perhaps its table."""
    return [dict(zip(("meeting", "slot", "table"), one.split(), strict=False)) for one in places]


def answered(made: dict[str, Any]) -> dict[str, Any]:
    answer = as_json(schedule(read(made), seconds=20))
    if answer["status"] in {"optimal", "feasible"}:
        assert wrongs(made, answer) == []
    return answer


def tables(answer: dict[str, Any]) -> dict[str, str]:
    return {one["id"]: one["table"] for one in answer["meetings"]}


def test_people_stay_in_their_room() -> None:
    # At the tables where they sat first A and C would come from both rooms, were each meeting to take the next table that is free
    made = conference("AB", "CD", "EF", "AD", "CB", slots=2, tables=4)
    made["fixed"] = fixed("AB1 1 1", "CD2 1 2", "EF3 1 3", "AD4 2", "CB5 2")
    answer = answered(in_rooms(made, "nnss"))
    assert answer["moves"] == 0
    assert {tables(answer)["AD4"], tables(answer)["CB5"]} == {"1", "2"}


def test_a_full_room_is_left_by_the_fewest() -> None:
    # After slot 1, A B C D are in n, E F in s; n has two tables and s one: whoever sits with E has to be moved with them
    made = conference("AB", "CD", "EF", "AE", "BC", "DF", slots=2, tables=3)
    made["fixed"] = fixed("AB1 1 1", "CD2 1 2", "EF3 1 3", "AE4 2", "BC5 2", "DF6 2")
    answer = answered(in_rooms(made, "nns"))
    assert answer["moves"] == 2
    assert tables(answer)["BC5"] in {"1", "2"}


@pytest.mark.parametrize(
    ("gap", "walking", "moved"),
    [(0, 5, 1), (4, 5, 1), (5, 5, 0), (10, 15, 1), (0, 0, 0), (None, 5, 1), (None, 0, 0)],
)
def test_who_has_the_time_to_walk_does_not_count(gap: int | None, walking: int, moved: int) -> None:
    made = conference("AB", "AC", slots=2, tables=2, walking=walking)
    made["fixed"] = fixed("AB1 1 1", "AC2 2 2")
    in_rooms(made, "ns", None if gap is None else (gap,))
    assert answered(made)["moves"] == moved


def test_a_free_slot_in_between_is_time_to_walk() -> None:
    made = conference("AB", "AC", slots=3, tables=2)
    made["fixed"] = fixed("AB1 1 1", "AC2 3 2")
    assert answered(in_rooms(made, "ns"))["moves"] == 0


def test_a_virtual_table_is_everywhere_unless_it_stands_in_a_room() -> None:
    made = conference("AB", "AC", slots=2, tables=2)
    made["tables"][1]["virtual"] = True
    made["fixed"] = fixed("AB1 1 1", "AC2 2 2")
    assert answered(in_rooms(made, "n-"))["moves"] == 0
    assert answered(in_rooms(made, "ns"))["moves"] == 1


def test_tables_without_a_room_stand_together() -> None:
    made = conference("AB", "AC", "AD", slots=3, tables=3)
    made["fixed"] = fixed("AB1 1 1", "AC2 2 2", "AD3 3 3")
    assert answered(in_rooms(made, "n--"))["moves"] == 1


def test_without_rooms_nothing_is_said_of_moves() -> None:
    answer = answered(conference("AB", "AC"))
    assert "moves" not in answer


def test_a_repair_moves_nobody_who_can_stay_at_their_table() -> None:
    # A has to change the room between the two, which a new seating would spare; but these people were told of their tables
    before = in_rooms(conference("AB", "AC", "DE", slots=2, tables=2), "ns")
    before["fixed"] = fixed("AB1 1 1", "AC2 2 2", "DE3 1 2")
    stands = schedule(read(before), seconds=5).held
    after = deepcopy(before)
    del after["fixed"]
    found = repair(read(after), stands)
    assert found.timetable.status is Status.OPTIMAL
    assert wrongs(after, as_json(found.timetable)) == []
    assert set(found.timetable.held) == set(stands)
    assert found.timetable.moves == 1


def test_a_meeting_that_a_repair_moves_anyhow_sits_where_its_people_are() -> None:
    before = in_rooms(conference("AB", "AC", slots=3, tables=2), "ns")
    before["fixed"] = fixed("AB1 1 1", "AC2 3 2")
    after = deepcopy(before)
    after["fixed"] = fixed("AB1 1 1")
    after["participants"][2]["unavailable"] = ["1", "3"]
    found = repair(read(after), schedule(read(before), seconds=5).held).timetable
    assert {one.meeting: (one.slot, one.table) for one in found.held} == {
        "AB1": ("1", "1"),
        "AC2": ("2", "1"),
    }
    assert found.moves == 0


def test_less_than_no_minutes_are_refused() -> None:
    with pytest.raises(BadInput, match="less than none"):
        read(conference("AB", walking=-1))


def drawn_in_rooms(seed: int) -> dict[str, Any]:
    """A small conference with tables in one to three rooms, some of them virtual, with breaks that are long enough or not."""
    by = Random(seed)  # noqa: S311 - no secret
    made = drawn(seed, interpreted=0, apart=0)
    more = [
        {"id": f"x{number}", "virtual": by.random() < 0.3, "slots": None}
        for number in range(by.randint(0, 2))
    ]
    made["tables"] += more
    made["walking"] = by.choice([0, 5, 10])
    gaps = tuple(by.choice([0, 0, 5]) for _ in made["slots"][1:])
    return in_rooms(made, "".join(by.choice("ns-") for _ in made["tables"]), gaps)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_no_other_seating_of_one_slot_has_fewer_moves(seed: int) -> None:
    made = drawn_in_rooms(seed)
    answer = answered(made)
    if any(table["room"] for table in made["tables"]):
        for number in range(len(made["slots"])):
            least, is_ = _least(made, answer, number)
            assert is_ == least


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_all_slots_together_have_no_more_moves_than_one_after_the_other(seed: int) -> None:
    read_ = read(drawn_in_rooms(seed))
    found = schedule(read_, seconds=20)
    if found.moves is None:
        return
    number = {slot.id: place for place, slot in enumerate(read_.slots)}
    at = {one.meeting: number[one.slot] for one in found.held}
    slots = [at.get(one.id, NOWHERE) for one in read_.meetings]
    one_by_one = moves(read_, slots, tables_of(read_, slots))
    assert one_by_one is not None
    assert found.moves <= one_by_one


def test_who_would_have_to_walk_later_with_more_does_so_at_once() -> None:
    # Given the slot before alone B would follow the two into n, and all three would have to walk to s afterwards
    made = conference("AX", "BY", "AXB", "AXB", slots=3, tables=2)
    made["fixed"] = fixed("AX1 1 1", "BY2 1 2", "AXB3 2", "AXB4 3 2")
    read_ = read(in_rooms(made, "ns"))
    slots = [0, 0, 1, 2]
    assert moves(read_, slots, tables_of(read_, slots)) == 4
    assert answered(made)["moves"] == 2


def _least(made: dict[str, Any], answer: dict[str, Any], number: int) -> tuple[int, int]:
    """The fewest moves into a slot and out of it, by trying every seating, and those of the answer."""
    slots = made["slots"]
    beside = [
        slots[other]["id"]
        for other in (number - 1, number + 1)
        if 0 <= other < len(slots)
        and minutes_between(slots[min(number, other)], slots[max(number, other)]) < made["walking"]
    ]
    id_ = slots[number]["id"]
    was = {
        slot: {one["id"]: one["table"] for one in answer["meetings"] if one["slot"] == slot}
        for slot in [*beside, id_]
    }
    there = [table for table in made["tables"] if table["slots"] is None or id_ in table["slots"]]

    def walks(at: dict[str, str]) -> int:
        return sum(_changes(made, was[other], at) for other in beside)

    now = list(was[id_])
    least = min(
        walks(dict(zip(now, [table["id"] for table in order], strict=True)))
        for order in permutations(there, len(now))
        if _fits(made, now, order)
    )
    return least, walks(was[id_])


def _fits(made: dict[str, Any], now: list[str], order: tuple[dict[str, Any], ...]) -> bool:
    kinds = {one["id"]: one.get("virtual") for one in made["meetings"]}
    by_hand = {one["meeting"]: one.get("table") for one in made.get("fixed", ())}
    return all(
        kinds[id_] in {None, table["virtual"]} and by_hand.get(id_) in {None, table["id"]}
        for id_, table in zip(now, order, strict=True)
    )


def _changes(made: dict[str, Any], was: dict[str, str], now: dict[str, str]) -> int:
    """How many people are in another room than before."""
    who = {one["id"]: one["participants"] for one in made["meetings"]}
    room = {one["id"]: None if one["virtual"] and not one["room"] else one["room"] for one in made["tables"]}
    before, after = (
        {person: room[table] for id_, table in at.items() for person in who[id_]} for at in (was, now)
    )
    both = before.keys() & after.keys()
    return sum(None not in (before[one], after[one]) and before[one] != after[one] for one in both)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_repair_keeps_every_table_that_can_be_kept(seed: int) -> None:
    made = drawn_in_rooms(seed)
    first = schedule(read(made), seconds=5)
    if first.status not in {Status.OPTIMAL, Status.FEASIBLE}:
        return
    again = repair(read(made), first.held, seconds=5).timetable
    assert wrongs(made, as_json(again)) == []
    assert set(again.held) == set(first.held)
