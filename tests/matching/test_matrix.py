"""Counts as a table."""

from ucap.matching.matrix import matrix, weight

CELLS = [("granada", "6", "offer", 2), ("granada", "11", "offer", 2), ("yangzhou", "6", "request", 5)]
TOTALS = [("granada", "offer", 2), ("yangzhou", "request", 5), ("rome", "offer", 1)]


def test_the_largest_rows_come_first_with_a_cell_for_each_column() -> None:
    found = matrix(CELLS, TOTALS, rows=9, columns=9, order=["6", "11", "13"])
    assert found.columns == ("6", "11")
    assert [(row.key, dict(row.total)) for row in found.rows] == [
        ("yangzhou", {"request": 5}),
        ("granada", {"offer": 2}),
        ("rome", {"offer": 1}),
    ]
    assert [dict(cell) for cell in found.rows[1].cells] == [{"offer": 2}, {"offer": 2}]
    assert [dict(cell) for cell in found.rows[2].cells] == [{}, {}]


def test_what_is_too_much_is_left_out_and_counted() -> None:
    found = matrix(CELLS, TOTALS, rows=1, columns=1)
    assert (found.columns, [row.key for row in found.rows]) == (("6",), ["yangzhou"])
    assert (found.all_rows, found.all_columns) == (3, 2)


def test_one_kind_can_decide_the_order() -> None:
    assert [row.key for row in matrix(CELLS, TOTALS, rows=2, columns=2, first="offer").rows] == [
        "granada",
        "rome",
    ]


def test_nothing_is_an_empty_table() -> None:
    assert matrix([], [], rows=2, columns=2).rows == ()


def test_the_thickest_line_is_that_of_most() -> None:
    assert [weight(number, 100) for number in (1, 10, 40, 100)] == [1, 2, 4, 5]
    assert [weight(number, number) for number in (0, 1, 2, 10)] == [1, 1, 2, 5]
