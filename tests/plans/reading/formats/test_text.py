from ucap.plans.reading.blocks import Block, Row, Text
from ucap.plans.reading.formats.text import read_text


def read(text: str) -> tuple[Block, ...]:
    return read_text(text.encode()).blocks


def test_tabs_make_rows_and_an_empty_line_another_table() -> None:
    blocks = read("City\tRome\nCountry\tItaly\n\nPeriod\t2020")
    assert [(block.table, block.cells[1][0].text) for block in blocks if isinstance(block, Row)] == [
        (0, "Rome"),
        (0, "Italy"),
        (2, "2020"),
    ]


def test_cells_may_hold_html() -> None:
    (row,) = read("<b>Themes:</b>\t<p><b>Water:</b> rain</p> <ol><li>one</li></ol>")
    assert isinstance(row, Row)
    assert row.cells == (
        (Text("Themes:", lead="Themes:", line=1),),
        (Text("Water: rain", lead="Water:", line=1), Text("one", number=1, item=True, line=1)),
    )


def test_everything_has_its_line() -> None:
    blocks = read("Rivers\n\nCity: Ulm\nPeriod: 2020\n\nCity\tRome\n\n- one\n- two")
    lines = [block.cells[0][0].line if isinstance(block, Row) else block.line for block in blocks]
    assert lines == [1, 3, 4, 6, 8, 9]


def test_a_script_in_a_cell_is_left_out_and_noticed() -> None:
    document = read_text(b"City\tRome<script>evil()</script>")
    assert "evil" not in str(document.blocks)
    assert document.notices[0].source == "evil()"
