from hypothesis import given
from hypothesis import strategies as st

from tests.matching.entries import SENSORS, like
from ucap.language.words import words
from ucap.matching.entry import MOST_CHARACTERS
from ucap.matching.passages import LONGEST_WORDS, MOST_PASSAGES, passages


def test_the_title_comes_first_then_the_sentences() -> None:
    found = passages(SENSORS)
    assert found[0] == SENSORS.title
    assert len(found) == 4


def test_pieces_that_say_nothing_are_left_out_unless_there_is_nothing_else() -> None:
    assert passages(like(SENSORS, title="", text="Contact: us. We measure the water of canals.")) == (
        "We measure the water of canals.",
    )
    assert passages(like(SENSORS, title="", text="😀")) == ("😀",)


def test_an_endless_sentence_is_cut_at_its_commas() -> None:
    found = passages(like(SENSORS, title="", text="水质监测很重要，" * 60))
    assert len(found) > 3
    assert all(len(words(passage)) <= LONGEST_WORDS for passage in found)


@given(st.text(max_size=3000), st.text(max_size=MOST_CHARACTERS // 10))
def test_there_is_always_something_and_never_too_much(title: str, text: str) -> None:
    assert 1 <= len(passages(like(SENSORS, title=title, text=text))) <= MOST_PASSAGES
