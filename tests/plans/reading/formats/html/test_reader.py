"""Web pages as blocks."""

import pytest

from ucap.plans.reading.blocks import Block, Heading, Row, Text
from ucap.plans.reading.formats.html.reader import read_cell, read_html
from ucap.plans.reading.sniff import UnreadableDocument


def read(body: str, head: str = "") -> tuple[Block, ...]:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode()).blocks


def cells(body: str) -> list[list[str]]:
    return [
        [" ".join(text.text for text in cell) for cell in block.cells]
        for block in read(body)
        if isinstance(block, Row)
    ]


def test_headings_paragraphs_and_lists() -> None:
    blocks = read(
        "<h2>Themes</h2><p><b>Water:</b> rain<br>snow</p><ol start=3><li>three<ul><li>inner</li></ul></li><li>four</li></ol>"
    )
    assert blocks == (
        Heading("Themes", level=2, line=1),
        Text("Water: rain", lead="Water:", line=1),
        Text("snow", line=1),
        Text("three", number=3, item=True, line=1),
        Text("inner", item=True, level=1, line=1),
        Text("four", number=4, item=True, line=1),
    )


def test_the_page_title_is_said_once() -> None:
    assert read("<p>x</p>", "<title>Rivers</title>")[0] == Heading("Rivers", level=0, line=1)
    assert [b.text for b in read("<h1>Rivers</h1>", "<title>Rivers</title>") if isinstance(b, Heading)] == [
        "Rivers"
    ]


def test_cells_that_span_leave_empty_ones() -> None:
    assert cells("<table><tr><td>City<td>Rome<td>Ulm<tr><td>Period<td colspan=2>2020</table>") == [
        ["City", "Rome", "Ulm"], ["Period", "2020", ""],
    ]  # fmt: skip
    assert cells("<table><tr><td rowspan=2>City<td>Rome<tr><td>Ulm</table>") == [
        ["City", "Rome"],
        ["", "Ulm"],
    ]
    assert len(cells("<table><tr><td colspan=99999>City<td>Rome</table>")[0]) == 41


def test_a_frame_for_the_layout_is_no_table() -> None:
    assert cells("<table><tr><td><p>Only</p></td></tr></table>") == []
    assert cells("<table><tr><td>menu<td><table><tr><td>City<td>Rome</table></table>") == [["City", "Rome"]]


def test_definitions_are_rows() -> None:
    assert cells("<dl><dt>City</dt><dd>Rome</dd><dd>Ulm</dd></dl>") == [["City", "Rome"], ["", "Ulm"]]


def test_what_nobody_sees_is_not_read() -> None:
    page = "<p>seen</p><p hidden>a</p><div style='display: none'>b</div><style>c</style><!-- d --><template>e</template>"
    assert read(page) == (Text("seen", line=1),)


def test_menus_and_feet_of_pages_are_noticed() -> None:
    page = b"<body><nav><a>Home</a> <a>Contact</a></nav><p>Rivers</p><footer>(c) Ulm</footer><footer>a@example.org</footer>"
    document = read_html(page)
    assert [block.text for block in document.blocks if isinstance(block, Text)] == ["Rivers", "a@example.org"]
    assert [notice.source for notice in document.notices] == ["Home Contact", "(c) Ulm"]


def test_raised_figures_and_links() -> None:
    (text,) = read("<p>km<sup>2</sup> <a href='mailto:a@example.org'>write</a></p>")
    assert isinstance(text, Text)
    assert text.text == "km² write"
    assert text.links[0] == ("write", "mailto:a@example.org")


def test_scripts_are_noticed_once() -> None:
    document = read_html(
        b"<html><body><script>evil()</script><iframe src='//x'></iframe><p>City: Rome</p></html>"
    )
    assert [notice.source for notice in document.notices] == ["evil()"]
    assert [block.text for block in document.blocks if isinstance(block, Text)] == ["City: Rome"]


def test_lines_are_those_of_the_source() -> None:
    assert [
        b.line for b in read("<p>a</p>\n<p>b</p>\n<table>\n<tr><td>c<td>d</table>") if isinstance(b, Text)
    ] == [1, 2]


def test_nothing_and_comments_are_no_blocks() -> None:
    assert read_html(b"<html></html>").blocks == ()
    assert read_html(b"<!-- nothing -->").blocks == ()


def test_what_the_parser_cuts_short_is_not_read_in_part() -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_html(b"<html>" + b"<div>" * 5000 + b"plan")


def test_a_cell_without_markup_is_as_it_stands() -> None:
    assert read_cell("2 < 3", line=4)[0] == (Text("2 < 3", line=4),)
    assert read_cell("Rome", line=4) == ((Text("Rome", line=4),), ())
    assert read_cell("Smart City &amp; Co", line=1)[0] == (Text("Smart City & Co", line=1),)
    assert read_cell("", line=1) == ((), ())
