"""How long guessing a password would take."""

import time

import pytest

from ucap.people.strength import MOST, how_strong


@pytest.mark.parametrize(
    ("password", "levels"),
    [
        ("", {0}),
        ("password", {0}),
        ("qwertyuiop", {0}),
        ("abcdabcdabcdabcd", {0, 1}),
        ("Yangzhou1998", {1, 2, 3}),
        ("canal, lock and lantern", {4}),
        ("运河上的灯笼和石桥很美，我们常去", {4}),
    ],
)
def test_what_is_guessed_sooner_is_weaker(password: str, levels: set[int]) -> None:
    assert how_strong(password) in levels


@pytest.mark.parametrize(
    "password",
    ["4@8({[<369!1|7$502%" * 7, "p4s$w0rd!1|7l" * 10, "a" * 128, "aA1!" * 32, "96[96!{6|e$e5o[|@8%<" * 6],
)
def test_no_password_keeps_the_server_for_seconds(password: str) -> None:
    """What is made of look-alikes has thousands of readings, each looked up in every list."""
    how_strong("lists are read once")
    began = time.process_time()
    how_strong(password)
    assert time.process_time() - began < 1


def test_the_beginning_of_a_long_one_is_enough() -> None:
    assert how_strong("canal, lock and lantern, and a bridge" + "a" * 1000) == 4
    assert how_strong("a" * MOST + "canal, lock and lantern") == 0
