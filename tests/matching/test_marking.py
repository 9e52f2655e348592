"""What a page marks of the words that were searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.matching.marking import best_passage, marked


def in_brackets(text: str, *words: str) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in marked(text, words))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Water, clean water.", ["water"], "[Water], clean [water]."),
        ("Córdoba measures nitrates", ["cordob", "nitrat"], "[Córdoba] measures [nitrates]"),
        ("The art of articles", ["art"], "The [art] of articles"),
        ("城市河道水质监测", ["河道", "道水", "水质"], "城市[河道水质]监测"),
        ("<b>water</b>", ["water"], "<b>[water]</b>"),
        ("水", ["水"], "[水]"),
        ("", ["water"], ""),
        ("Straße", ["strasse"], "[Straße]"),
    ],
)
def test_the_words_are_marked(text: str, words: list[str], shown: str) -> None:
    assert in_brackets(text, *words) == shown


@given(st.text(), st.lists(st.text(min_size=1, max_size=4), max_size=4))
def test_no_letter_is_lost(text: str, words: list[str]) -> None:
    import unicodedata

    assert "".join(piece.text for piece in marked(text, words)) == unicodedata.normalize("NFC", text)


def test_the_passage_with_most_of_the_words() -> None:
    passages = ["Our city.", "Clean water for our city.", "Water."]
    assert best_passage(passages, {"water": 2, "city": 1}) == (1, 1.0)
    assert best_passage(passages, {"water": 2, "zebra": 2}) == (1, 0.5)
    assert best_passage([], {"water": 2}) == (0, 0.0)
    assert best_passage(passages, {}) == (0, 0.0)
