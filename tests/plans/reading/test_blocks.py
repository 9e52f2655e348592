"""Paragraphs out of runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.plans.reading.blocks import (
    Document,
    Link,
    Row,
    Run,
    Text,
    as_written,
    join,
    paragraph,
    squeeze,
    words_of,
)


def test_runs_become_a_paragraph_with_its_lead_and_links() -> None:
    text = paragraph(
        [
            Run("Smart ", bold=True),
            Run("Cities:", bold=True),
            Run("  see "),
            Run("here", target="https://a.example"),
        ],
        line=3,
    )
    assert text == Text(
        "Smart Cities: see here", lead="Smart Cities:", links=(Link("here", "https://a.example"),), line=3
    )
    assert paragraph([Run(" \n"), Run("\u200b")]) is None


@pytest.mark.parametrize(
    ("typed", "text", "number", "mark"),
    [
        ("1. visit", "visit", 1, "1."),
        ("(2) visit", "visit", 2, "(2)"),
        ("3) visit", "visit", 3, "3)"),
        ("4、访问", "访问", 4, "4、"),
        ("（二）访问", "访问", 2, "（二）"),
        ("1.2021年5月访问", "2021年5月访问", 1, "1."),
        ("• visit", "visit", None, "•"),
        ("– 2. visit", "visit", 2, "– 2."),
    ],
)
def test_a_typed_mark_makes_an_item(typed: str, text: str, number: int | None, mark: str) -> None:
    item = paragraph([Run(typed)])
    assert item == Text(text, number=number, item=True, mark=mark)


@pytest.mark.parametrize(
    "typed", ["1.5 million", "2020. A year", "3.–7. April 2023", "-5 degrees", "1.", "multi-stakeholder"]
)
def test_what_is_no_mark(typed: str) -> None:
    assert paragraph([Run(typed)]) == Text(typed)


def test_a_mark_keeps_what_it_says() -> None:
    assert [as_written(Text("visit", mark=mark)) for mark in ("2.", "•", "")] == [
        "2. visit",
        "visit",
        "visit",
    ]


def test_chinese_signs_are_joined_without_a_space() -> None:
    assert join("智慧", "交通") == "智慧交通"
    assert join("smart", "city") == "smart city"
    assert squeeze("a\u00a0 b\u00ad c\n智 慧") == "a b c 智 慧"


@given(st.text())
def test_squeezed_twice_is_squeezed_once(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


def test_a_row_has_a_cell() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        Row(())


def test_the_words_of_a_document() -> None:
    row = Row(((Text("City"),), (Text("Rome"), Text("Ulm")), ()))
    assert words_of(Document("text", (Text("A plan"), row))) == "A plan\nCity\tRome Ulm\t"
