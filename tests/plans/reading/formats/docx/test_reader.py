"""Word files as blocks, from XML as Word writes it."""

import pytest

from tests.plans.reading.hostile import word, word_body
from ucap.plans.reading.blocks import Block, Heading, Row, Text
from ucap.plans.reading.formats.docx.reader import read_docx
from ucap.plans.reading.sniff import UnreadableDocument

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def part(name: str, inside: str) -> bytes:
    return f'<w:{name} xmlns:w="{NAMESPACE}">{inside}</w:{name}>'.encode()


def read(inside: str, **parts: bytes) -> tuple[Block, ...]:
    return read_docx(word(word_body(inside), **parts)).blocks


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def test_paragraphs_runs_and_breaks() -> None:
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Water:</w:t></w:r><w:r><w:t xml:space='preserve'> rain</w:t><w:br/><w:t>snow</w:t></w:r></w:p>"
    assert read(body) == (Text("Water: rain", lead="Water:", page=1), Text("snow", page=1))


def test_pages_are_counted_where_word_says_that_they_end() -> None:
    body = (
        p("one")
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>two</w:t></w:r></w:p>"
        + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        + p("three")
    )
    assert [block.page for block in read(body) if isinstance(block, Text)] == [2, 2, 3] or [
        (block.text, block.page) for block in read(body) if isinstance(block, Text)
    ] == [("one", 1), ("two", 1), ("three", 3)]


def test_headings_are_styles_also_those_that_are_based_on_one() -> None:
    styles = part(
        "styles",
        "<w:style w:styleId='H'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='H'/></w:style>"
        "<w:style w:styleId='T'><w:name w:val='Title'/></w:style>",
    )
    body = (
        p("a", "<w:pStyle w:val='T'/>")
        + p("b", "<w:pStyle w:val='Own'/>")
        + p("c", "<w:pStyle w:val='None'/>")
    )
    assert read(body, styles=styles) == (
        Heading("a", level=1, page=1),
        Heading("b", level=2, page=1),
        Text("c", page=1),
    )


def test_lists_count_as_word_counts() -> None:
    numbering = part(
        "numbering",
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>",
    )

    def item(text: str, number: int, level: int = 0) -> str:
        return p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")

    blocks = read(
        item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 2) + item("e", 0), numbering=numbering
    )
    assert [(b.text, b.item, b.number, b.level) for b in blocks if isinstance(b, Text)] == [
        ("a", True, 3, 0), ("b", True, None, 1), ("c", True, 4, 0), ("d", True, 1, 0), ("e", False, None, 0),
    ]  # fmt: skip


def test_merged_cells_leave_empty_ones() -> None:
    rows = [
        cell(p("City"), properties="<w:vMerge w:val='restart'/>") + cell(p("Rome")) + cell(p("Ulm")),
        cell(p(""), properties="<w:vMerge/>")
        + cell(p("2020"), p("2021"), properties="<w:gridSpan w:val='2'/>"),
    ]
    found = [
        block.cells
        for block in read(f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")
        if isinstance(block, Row)
    ]
    assert [[[text.text for text in one] for one in row] for row in found] == [
        [["City"], ["Rome"], ["Ulm"]],
        [[], ["2020", "2021"], []],
    ]


def test_tabs_are_columns() -> None:
    (row,) = read("<w:p><w:r><w:t>City</w:t><w:tab/><w:t>Rome</w:t></w:r></w:p>")
    assert isinstance(row, Row)
    assert [one[0].text for one in row.cells] == ["City", "Rome"]


def test_insertions_are_text_and_deletions_are_not() -> None:
    body = "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    assert read(body) == (Text("new", page=1),)


def test_notes_are_text_and_headers_are_noticed() -> None:
    notes = part(
        "footnotes",
        f"<w:footnote w:type='separator'>{p('line')}</w:footnote><w:footnote>{p('a note')}</w:footnote>",
    )
    document = read_docx(word(word_body(p("text")), footnotes=notes, header1=part("hdr", p("City of Ulm"))))
    assert [block.text for block in document.blocks if isinstance(block, Text)] == ["text", "a note"]
    assert [notice.source for notice in document.notices] == ["City of Ulm"]


@pytest.mark.parametrize("data", [word(b"<w:document"), word(b""), word(word_body(p("a")))[:200]])
def test_a_broken_file_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_docx(data)
