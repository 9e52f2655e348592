"""Rooms of tables as hosts write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.rooms import MOST_ROOMS, read_rooms, room_of, written
from ucap.kernel.errors import BadInput


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("", ()),
        ("\n  \n", ()),
        ("Great hall: 1-3, 5\nLibrary: 4", (("Great hall", (1, 2, 3, 5)), ("Library", (4,)))),
        ("大厅：1–2、4\n图书馆：3", (("大厅", (1, 2, 4)), ("图书馆", (3,)))),
        ("Hall: north: 2, 1,", (("Hall: north", (1, 2)),)),
        ("A: 1\nA: 3\nB: 2", (("A", (1, 3)), ("B", (2,)))),
        ("A: 2, 1-3", (("A", (1, 2, 3)),)),
    ],
)
def test_a_line_is_a_room(text: str, rooms: object) -> None:
    assert read_rooms(text, 5) == rooms


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Great hall", "is no room with its tables"),
        ("Great hall: ", "is no room with its tables"),
        (": 1-3", "is no room with its tables"),
        ("A: all", "is no room with its tables"),
        ("A: 1-2-3", "is no room with its tables"),
        ("A: 1-", "is no room with its tables"),
        ("A: -1", "is no room with its tables"),
        ("A: 0", "has the tables 1 to 5"),
        ("A: 4-6", "has the tables 1 to 5"),
        ("A: 3-2", "has the tables 1 to 5"),
        ("A: 1-999999999", "has the tables 1 to 5"),
        ("A: 1-3\nB: 3", "3 stands in two rooms: A, B"),
        ("A" * 61 + ": 1", "at most 60 characters"),
    ],
)
def test_what_is_no_room_is_said(text: str, says: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_rooms(text, 5)
    assert says in str(raised.value)


def test_there_are_not_endless_rooms() -> None:
    lines = [f"R{number}: {number}" for number in range(1, MOST_ROOMS + 2)]
    assert len(read_rooms("\n".join(lines[:-1]), 500)) == MOST_ROOMS
    with pytest.raises(BadInput, match="rooms are possible"):
        read_rooms("\n".join(lines), 500)


@given(st.dictionaries(st.integers(1, 40), st.sampled_from(["Great hall", "Library", "大厅"])))
def test_what_is_written_is_read_again(at: dict[int, str]) -> None:
    rooms = {name: tuple(sorted(one for one in at if at[one] == name)) for name in at.values()}
    kept = tuple(rooms.items())
    assert read_rooms(written(kept), 40) == kept
    assert room_of(kept) == at
