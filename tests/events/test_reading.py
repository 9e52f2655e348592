"""Conferences out of files: our JSON and the published instances; what is wrong with one, said where it is."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.made import conference
from ucap.events.minizinc import read_assignments
from ucap.events.reading import read_conference
from ucap.kernel.errors import BadInput

PUBLISHED = """% three who meet
nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 2;
requested = [|1, 2, 1,
|2, 3, 2,
|];
nMorningSlots = [1, 2, 1];
fixat = [0, 3, 0, 0,];
forbidden = [{0,},
{0,1..2,},
{0},
{0,},
];"""


def test_a_published_instance() -> None:
    found = read_conference(PUBLISHED.encode(), "it.dzn")
    assert [slot.id for slot in found.slots] == ["1", "2", "3", "4"]
    assert [(one.participants, one.slots, one.required) for one in found.meetings] == [
        (("1", "2"), ("1", "2"), True),
        (("2", "3"), ("3", "4"), True),
    ]
    assert [one.unavailable for one in found.participants] == [(), ("1", "2"), ()]
    assert [(one.meeting, one.slot) for one in found.fixed] == [("2", "3")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PUBLISHED[:-40], "ends in the middle of a value"),
        (PUBLISHED[: PUBLISHED.index("fixat")], "fixat: there are not 2 of them"),
        (PUBLISHED.replace("nTables = 2;", ""), "has no number nTables"),
        (PUBLISHED.replace("|2, 3, 2,", ""), "requested: there are not 2 of them"),
        (PUBLISHED.replace("|2, 3, 2,", "|2, 3, 7,"), "[2, 3, 7] is no meeting"),
        (PUBLISHED.replace("|2, 3, 2,", "|2, 2, 2,"), "meetings[1] ('2'): somebody meets themselves"),
        (PUBLISHED.replace("|2, 3, 2,", "|2, 9, 2,"), "there is no '9' among the participants"),
        (PUBLISHED.replace("|2, 3, 2,", "|2, drei, 2,"), "line 4: “drei” is not understood there"),
        ("nBusiness = [[[[1]]]];", "line 1: “[” is not understood there"),
        ("nBusiness = 99999999999999999999;", "is not understood there"),
        ("nBusiness = 1 nMeetings = 2;", "line 1: “nMeetings” is not understood there"),
        ("nBusiness = [1..900000000];", "is not understood there"),
        ("nBusiness = 3; ☂", "“☂” is not understood there"),
    ],
)
def test_a_broken_instance_says_where(text: str, says: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_conference(text.encode(), "it.dzn")
    assert says in str(caught.value)
    assert str(caught.value).startswith("it.dzn")
    assert "\n" not in str(caught.value)


def changed(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made.update(changes)


def of_meeting(**changes: Any) -> Callable[[dict[str, Any]], None]:
    return lambda made: made["meetings"][0].update(changes)


def times(*pairs: str) -> Callable[[dict[str, Any]], None]:
    def change(made: dict[str, Any]) -> None:
        made["slots"] = [
            {
                "id": str(place),
                "start": f"2026-11-29T{pair[:5]}:00{pair[11:]}",
                "end": f"2026-11-29T{pair[6:]}:00",
            }
            if len(pair) == 11
            else {"id": str(place), "start": f"2026-11-29T{pair[:5]}:00Z"}
            for place, pair in enumerate(pairs, 1)
        ]

    return change


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (changed(slots=[]), "slots: there are none"),
        (changed(slots=[{"id": "1"}, {"id": "1"}]), "slots[1]: the id '1' is there twice"),
        (changed(tables=[{"id": " "}]), "tables[0]: the id is empty"),
        (changed(tables=[{"id": "1", "slots": ["9"]}]), "tables[0].slots: there is no '9' among the slots"),
        (of_meeting(participants=["A", "A"]), "meetings[0] ('AB1'): somebody meets themselves"),
        (of_meeting(participants=["A"]), "it has 1 participants. Name 2 to 50"),
        (of_meeting(participants=["A", "X"]), "there is no 'X' among the participants"),
        (of_meeting(weight=-1), "the weight -1 is not between 0 and 1,000,000"),
        (
            of_meeting(weight="much"),
            "is no conference: Expected `float`, got `str` - at `$.meetings[0].weight`",
        ),
        (of_meeting(virtual="yes"), "Expected `bool | null`, got `str` - at `$.meetings[0].virtual`"),
        (changed(participants=[{"id": "A", "most": -1}]), "participants[0].most: -1 is less than none"),
        (of_meeting(slots=["9"]), "there is no '9' among the slots"),
        (changed(fixed=[{"meeting": "X", "slot": "1"}]), "fixed[0]: there is no 'X' among the meetings"),
        (changed(fixed=[{"meeting": "AB1", "slot": "1"}] * 2), "the meeting 'AB1' is fixed twice"),
        (
            changed(fixed=[{"meeting": "AB1", "slot": "1", "table": "7"}]),
            "fixed[0]: there is no '7' among the tables",
        ),
        (changed(before=[["AB1", "AC2"], ["AC2", "AB1"]]), "wait for each other in a circle"),
        (changed(before=[["AB1", "AB1"]]), "wait for each other in a circle"),
        (times("09:00-09:30", "09:20-09:50"), "slots ('2'): it begins before '1' has ended"),
        (times("09:00-09:30", "09:00-09:30"), "slots ('2'): it begins before '1' has ended"),
        (times("09:30-09:00"), "slots ('1'): it ends before it begins"),
        (times("09:30-09:50", "10:00Z"), "some times have an offset from UTC and others have none"),
        (
            changed(meetings=[{"id": str(n), "participants": ["A", "B"]} for n in range(3001)]),
            "3,001 meetings are",
        ),
        (
            changed(meetings=[{"id": str(n), "participants": ["A", "B"]} for n in range(50_001)]),
            "there are 50,001",
        ),
    ],
)
def test_a_conference_that_makes_no_sense_says_why(
    change: Callable[[dict[str, Any]], None], says: str
) -> None:
    made = conference("AB", "AC")
    change(made)
    with pytest.raises(BadInput) as caught:
        read_conference(json.dumps(made).encode(), "it.json")
    assert says in str(caught.value)
    assert str(caught.value).startswith("it.json")


def test_slots_come_into_the_order_of_time() -> None:
    made = conference("AB")
    times("11:00-11:20", "09:00-09:20", "10:00-10:20")(made)
    found = read_conference(json.dumps(made).encode(), "it")
    assert [slot.id for slot in found.slots] == ["2", "3", "1"]


def test_a_file_cut_in_half_is_no_conference() -> None:
    whole = json.dumps(conference("AB")).encode()
    with pytest.raises(BadInput, match="it is no conference"):
        read_conference(whole[: len(whole) // 2], "it")


@given(st.text(alphabet="abc=;,|{}[]. \n%-0123456789", max_size=60))
def test_no_text_is_too_odd_for_the_reader(text: str) -> None:
    try:
        read_assignments(text, "it")
    except BadInput as problem:
        assert "\n" not in str(problem)  # noqa: PT017 - or it is read


@given(st.binary(max_size=80))
def test_no_bytes_are_too_odd_for_the_reader(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_conference(data, "it")
