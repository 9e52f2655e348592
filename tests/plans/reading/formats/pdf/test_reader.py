"""PDF pages as blocks; Typst sets them as an office's word processor would."""

import pytest
import typst

from ucap.plans.reading.blocks import Block, Heading, Row, Text
from ucap.plans.reading.formats.pdf.reader import read_pdf


def compiled(source: str) -> bytes:
    """A PDF of which the reader does not know that Typst made it: that would tell where lines end."""
    return typst.compile(source.encode(), format="pdf", ignore_system_fonts=True).replace(b"Typst", b"Paper")


def read(source: str, page: str = "width: 160mm, height: 200mm, margin: 15mm") -> tuple[Block, ...]:
    return read_pdf(compiled(f"#set page({page})\n{source}")).blocks


def said(blocks: tuple[Block, ...]) -> list[object]:
    return [
        [" ".join(text.text for text in cell) for cell in block.cells]
        if isinstance(block, Row)
        else block.text
        for block in blocks
    ]


LONG = "The cities exchange students and teachers and learn from each other how to build schools in which one likes to be."


def test_headings_are_larger_than_the_text() -> None:
    blocks = read(f"= Rivers and roses\n\n{LONG}\n\nAnother paragraph.")
    assert [type(block) for block in blocks] == [Heading, Text, Text]
    assert said(blocks) == ["Rivers and roses", LONG, "Another paragraph."]


def test_a_ruled_table_is_rows_of_cells() -> None:
    blocks = read("#table(columns: 3, [*City:*], [Rome], [Ulm], [Period], table.cell(colspan: 2)[2020])")
    assert said(blocks) == [["City:", "Rome", "Ulm"], ["Period", "2020", ""]]
    assert isinstance(blocks[0], Row)
    assert blocks[0].cells[0][0].lead == "City:"


def test_a_table_without_lines_is_told_by_its_labels() -> None:
    table = "#table(columns: (4cm, 1fr), stroke: none, [City], [Rome], [Country], [Italy], [Period], [2020], [Objectives], [Peace])"
    assert said(read(table)) == [
        ["City", "Rome"],
        ["Country", "Italy"],
        ["Period", "2020"],
        ["Objectives", "Peace"],
    ]


@pytest.mark.parametrize("height", [60, 70, 80, 95])
def test_a_row_that_a_page_tore_is_one(height: int) -> None:
    rows = f"#table(columns: (3cm, 1fr), [City], [Rome], [Main objectives of cooperation], [{LONG} {LONG}], [Period], [2020])"
    blocks = read(rows, f"width: 120mm, height: {height}mm, margin: 15mm")
    assert said(blocks) == [
        ["City", "Rome"],
        ["Main objectives of cooperation", f"{LONG} {LONG}"],
        ["Period", "2020"],
    ]


def test_a_head_that_is_printed_on_each_page_is_said_once() -> None:
    rows = ", ".join(f"[Row {n}], [{LONG}]" for n in range(6))
    blocks = read(
        f"#table(columns: (3cm, 1fr), table.header([Item], [Value]), {rows})",
        "width: 120mm, height: 80mm, margin: 15mm",
    )
    assert [row[0] for row in said(blocks) if isinstance(row, list)] == [
        "Item",
        *(f"Row {n}" for n in range(6)),
    ]


def test_columns_are_read_one_after_the_other() -> None:
    blocks = read(f"#columns(2)[{LONG} {LONG}\n\nEnd of the first.#colbreak(){LONG} {LONG}\n\nEnd of all.]")
    assert said(blocks) == [f"{LONG} {LONG}", "End of the first.", f"{LONG} {LONG}", "End of all."]


def test_running_heads_and_page_numbers_are_left_out_and_noticed() -> None:
    paper = 'width: 120mm, height: 150mm, margin: 15mm, header: [City of Ulm], numbering: "1 / 1"'
    document = read_pdf(compiled(f"#set page({paper})\n" + f"{LONG}\n\n" * 14))
    assert said(document.blocks) == [LONG] * 14
    assert [notice.source for notice in document.notices] == ["City of Ulm", "1 / 2"]


def test_links_and_bold_are_seen() -> None:
    (text,) = read('*Contact:* #link("mailto:a@example.org")[write to us]')
    assert isinstance(text, Text)
    assert text.lead == "Contact:"
    assert [(link.text, link.target) for link in text.links] == [("write to us", "mailto:a@example.org")]


GERMAN = (
    "Die Stadtverwaltungen und Forschungseinrichtungen veranstalten Fachkonferenzen zur Wasserstoffwirtschaft, "
    "Bildungs- und Austauschprogramme sowie Ausstellungen für die Bürgerinnen und Bürger der EU-Partnerstädte."
)


@pytest.mark.parametrize("width", [50, 55, 60, 65])
def test_divided_words_are_whole_again(width: int) -> None:
    source = f'#set text(lang: "de", hyphenate: true)\n#set par(justify: true)\n{GERMAN}'
    assert said(read(source, f"width: {width}mm, height: 150mm, margin: 10mm")) == [GERMAN]


def test_a_hyphen_of_its_own_stays() -> None:
    text = "We want a multi-stakeholder process."
    for width in range(40, 70, 3):
        assert said(read(text, f"width: {width}mm, height: 100mm, margin: 10mm")) == [text]


@pytest.mark.parametrize("width", [60, 70, 80])
def test_an_address_that_a_line_broke_is_whole(width: int) -> None:
    text = "Our page: https://www.example.org/cooperation/plans/yangzhou-and-granada"
    assert said(read(text, f"width: {width}mm, height: 100mm, margin: 10mm")) == [text]


def test_pages_are_counted_and_end_paragraphs_that_are_over() -> None:
    blocks = read("It is over. #pagebreak() Another begins")
    assert [(block.text, block.page) for block in blocks if isinstance(block, Text)] == [
        ("It is over.", 1),
        ("Another begins", 2),
    ]
