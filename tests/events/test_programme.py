"""A programme: nobody is in one room twice at a time, and nothing is outside of the event's days."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.programme import (
    MOST_ROOMS,
    MOST_SESSIONS,
    Programme,
    RoomSaid,
    SessionSaid,
    checked,
    problems_of,
    seal_of,
    tidied,
)
from ucap.kernel.errors import BadInput

MORNING = datetime(2027, 3, 23, 9, tzinfo=UTC)
DAYS = tuple((MORNING + timedelta(days=n), MORNING + timedelta(days=n, hours=8)) for n in range(2))


def session(hour: float = 0, hours: float = 1, **changes: Any) -> SessionSaid:
    starts = MORNING + timedelta(hours=hour)
    said = SessionSaid(title="Opening", starts_at=starts, ends_at=starts + timedelta(hours=hours))
    return replace(said, **changes)


def wrong(*sessions: SessionSaid, rooms: tuple[RoomSaid, ...] = ()) -> str:
    with pytest.raises(BadInput) as found:
        checked(Programme(rooms, sessions), DAYS)
    return str(found.value)


def test_a_programme_is_kept_clean_and_in_the_order_of_time() -> None:
    later, first = session(2, title=" <b>Lunch</b> ", is_break=True), session(0, speakers=" Li Na \n\n Ana ")
    clean = checked(Programme((RoomSaid(" Hall "),), (later, first)), DAYS)
    assert [one.title for one in clean.sessions] == ["Opening", "Lunch"]
    assert clean.sessions[0].speakers == "Li Na\nAna"
    assert clean.rooms == (RoomSaid("Hall"),)
    assert checked(clean, DAYS) == clean


def test_a_room_that_only_a_session_names_is_among_the_rooms() -> None:
    clean = checked(Programme((RoomSaid("Hall"),), (session(room="Garden"), session(room=" Hall "))), DAYS)
    assert [one.name for one in clean.rooms] == ["Hall", "Garden"]


def test_two_in_one_room_at_a_time_are_both_named() -> None:
    words = wrong(session(0, 2, room="Hall"), session(1, title="Water", room="Hall"))
    assert "“Opening” and “Water” are in the same room, Hall" in words


def test_two_may_follow_each_other_or_be_elsewhere() -> None:
    checked(
        Programme((), (session(0, room="Hall"), session(1, room="Hall"), session(0, room="Garden"))), DAYS
    )
    checked(Programme((), (session(0), session(0))), DAYS)


@pytest.mark.parametrize(
    "outside", [session(-1), session(7.5), session(8), session(33), session(0, 9), session(0, 25)]
)
def test_nothing_is_outside_of_the_days(outside: SessionSaid) -> None:
    assert "not within the hours of any day" in wrong(outside)
    assert "not within" in wrong(session(), replace(outside, title="Second"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "more than 200"),
        ({"text": "x" * 8001}, "more than 8000"),
        ({"speakers": "\n".join(["www.a.example"] * 4)}, "too many addresses"),
        ({"ends_at": MORNING}, "end after it begins"),
        ({"room": "x" * 121}, "at most 120"),
    ],
)
def test_what_cannot_be_said_is_named(changes: dict[str, Any], words: str) -> None:
    assert words in wrong(session(**changes))


def test_rooms_have_names_of_their_own_and_links_that_lead_somewhere() -> None:
    assert "name" in wrong(rooms=(RoomSaid(""),))
    assert "Two rooms are called Hall" in wrong(rooms=(RoomSaid("Hall"), RoomSaid("Hall ")))
    assert "https://" in wrong(rooms=(RoomSaid("Hall", "javascript:alert(1)"),))
    assert "at most 40 rooms" in wrong(rooms=tuple(RoomSaid(str(n)) for n in range(MOST_ROOMS + 1)))


def test_a_programme_has_an_end() -> None:
    assert "at most 400" in wrong(*(session() for _ in range(MOST_SESSIONS + 1)))


def test_a_seal_marks_what_it_says() -> None:
    one, other = Programme((), (session(),)), Programme((), (session(room="Hall"),))
    assert seal_of(one) == seal_of(Programme((), (session(),)))
    assert len({seal_of(one), seal_of(other), seal_of(tidied(other)), seal_of(Programme())}) == 4


@given(
    st.lists(
        st.tuples(st.integers(-2, 40), st.integers(-1, 6), st.sampled_from(("", "Hall", "Garden"))),
        max_size=12,
    )
)
def test_what_is_kept_has_no_problem_and_no_overlap(given_sessions: list[tuple[int, int, str]]) -> None:
    programme = Programme((), tuple(session(n / 2, m / 2, room=room) for n, m, room in given_sessions))
    try:
        kept = checked(programme, DAYS)
    except BadInput:
        assert list(problems_of(tidied(programme), DAYS))
        return
    for room in ("Hall", "Garden"):
        there = [one for one in kept.sessions if one.room == room]
        assert all(one.ends_at <= other.starts_at for one, other in pairwise(there))
