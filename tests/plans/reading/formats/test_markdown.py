from ucap.plans.reading.blocks import Heading, Row, Text
from ucap.plans.reading.formats.markdown import read_markdown


def texts(markdown: str) -> list[str]:
    return [block.text for block in read_markdown(markdown).blocks if not isinstance(block, Row)]


def test_headings_lists_and_tables() -> None:
    blocks = read_markdown(
        "## Themes\n\n- Water\n  - Rain\n\n| City | Rome |\n|---|---|\n| Country | Italy |", first_line=5
    ).blocks
    assert blocks[0] == Heading("Themes", level=2, line=5)
    assert [(b.text, b.level, b.line) for b in blocks if isinstance(b, Text)] == [
        ("Water", 0, 7),
        ("Rain", 1, 8),
    ]
    assert [[c[0].text for c in b.cells] for b in blocks if isinstance(b, Row)] == [
        ["City", "Rome"],
        ["Country", "Italy"],
    ]


def test_numbers_are_as_they_were_typed() -> None:
    assert [b.number for b in read_markdown("2. a\n3. b\n5. c").blocks if isinstance(b, Text)] == [2, 3, 5]
    assert [b.number for b in read_markdown("1. a\n1. b\n1. c").blocks if isinstance(b, Text)] == [1, 2, 3]
    (day,) = read_markdown("5. März 2020").blocks
    assert isinstance(day, Text)
    assert (day.number, day.mark) == (5, "5.")


def test_bold_chinese_ends_where_it_should() -> None:
    (text,) = read_markdown("**智慧交通：**共建示范区").blocks
    assert text == Text("智慧交通：共建示范区", lead="智慧交通：", line=1)


def test_indents_and_brackets_are_text() -> None:
    assert texts("    four spaces\n\n[a]: https://example.org") == ["four spaces", "[a]: https://example.org"]


def test_what_is_nested_too_deep_is_read_all_the_same() -> None:
    assert texts("> " * 300 + "plan") == ["plan"]
    assert texts("1. " * 300 + "plan") == ["plan"]
    assert texts("\n".join("  " * depth + f"- item{depth}" for depth in range(60))) == [
        f"item{depth}" for depth in range(60)
    ]
