"""Words that are nearly another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.matching.spelling import distance, mended, nearest_word, pieces_of, slips_of

WORDS = st.text("abcde", max_size=10)
KNOWN = [("puppet", 3), ("theatre", 9), ("irrigation", 4), ("water", 20), ("later", 2), ("wafer", 1)]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("water", "watre", 1),
        ("water", "wter", 1),
        ("water", "watter", 1),
        ("water", "wbter", 1),
        ("ab", "ba", 1),
    ],
)
def test_one_slip(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips


@given(WORDS, WORDS)
def test_it_is_the_same_from_either_side_and_bounded(one: str, other: str) -> None:
    assert distance(one, other, 2) == distance(other, one, 2)
    assert 0 <= distance(one, other, 2) <= 3
    assert (distance(one, other, 2) == 0) == (one == other)


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_a_word_with_a_slip_keeps_a_piece(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    slipped = word[:place] + data.draw(st.sampled_from(["", "z", "zz"])) + word[place + 1 :]
    if distance(word, slipped, 1) == 1:
        assert any(piece in slipped for piece in pieces_of(word))


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("pupet", "puppet"),
        ("watre", "water"),
        ("waler", "water"),  # that most texts have
        ("irigatoin", "irrigation"),  # two slips in a long word
        ("thatre", "theatre"),
        ("zzzzz", ""),
        ("wat", ""),
    ],
)
def test_the_nearest_word(word: str, meant: str) -> None:
    assert nearest_word(word, KNOWN) == meant


def test_numbers_and_other_scripts_are_taken_as_they_are() -> None:
    assert [slips_of(word) for word in ("abc", "abcd", "abcdefgh", "2019", "水质监测", "вода", "a" * 41)] == [
        0,
        1,
        2,
        0,
        0,
        0,
        0,
    ]


def test_the_rest_of_the_text_stays_as_it_was_written() -> None:
    assert mended("Clean  Wáter, 2019!", {"water": "waters"}) == "Clean  waters, 2019!"
