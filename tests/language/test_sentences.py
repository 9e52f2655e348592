import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ("One.", "Two!", "Three?")),
        ("建立平台。开展交流！怎么样？", ("建立平台。", "开展交流！", "怎么样？")),
        ("Pilots, e.g. Water sensors. More.", ("Pilots, e.g. Water sensors.", "More.")),
        ("Dr. Li and J. Smith met.", ("Dr. Li and J. Smith met.",)),
        ("line one\nline two; line three", ("line one", "line two", "line three")),
        ("4.6 million people", ("4.6 million people",)),
        ("  ", ()),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, parts: tuple[str, ...]) -> None:
    assert sentences(text) == parts


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    assert re.findall(r"\w+", " ".join(sentences(text))) == re.findall(r"\w+", text) or not text.isprintable()
