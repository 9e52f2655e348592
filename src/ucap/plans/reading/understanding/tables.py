"""Tables turned so that each row has one label and, beside it, a value for each side."""

from itertools import zip_longest

from ucap.plans.labels import FormField
from ucap.plans.reading.blocks import Cell, Row
from ucap.plans.reading.understanding.find_label import LabelFound, find_label

LONGEST_NAME = 60  # signs of a side's name over its column


def is_labelled(rows: list[Row]) -> bool:
    """Whether the table is the form or a part of it, rather than a list under a heading."""
    labels = [_label(row.cells[0]) for row in below_head(rows)]
    known = [label for label in labels if label]
    return len(known) * 2 >= len(labels) or _is_lying(rows)


def below_head(rows: list[Row]) -> list[Row]:
    """The rows without the first, where that one alone is in bold: it names the columns."""
    return rows[len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]) :]


def _is_bold(row: Row) -> bool:
    return all(text.lead == text.text for cell in row.cells for text in cell)


def upright(rows: list[Row]) -> list[Row]:
    """The rows with one label each, in front; a table whose labels stand on top is turned."""
    if _is_lying(rows):
        columns = zip_longest(*(row.cells for row in rows), fillvalue=())
        return [Row(tuple(column), table=rows[0].table) for column in columns]
    return [single for row in rows for single in _singled(row)]


def header_of_sides(row: Row, below: list[Row]) -> tuple[Cell, ...] | None:
    """The names over the columns of the sides, where the first row holds such."""
    names = row.cells[1:]
    if len(names) < 2 or not below or sum(bool(name) for name in names) < 2:
        return None
    first = _said(row.cells[0])
    label = find_label(first) if first else None
    if (label and label.field is not FormField.SIDE) or any(
        len(_said(name)) > LONGEST_NAME for name in names
    ):
        return None
    # A first cell that says something else ("Item", "Indicator") is no reason against it; a row of the form below is one for it.
    return names if any(_label(other.cells[0]) for other in below) else None


def _is_lying(rows: list[Row]) -> bool:
    """Whether the labels stand in the first row: at least three, all different, and none down the first column."""
    if len(rows) < 2:
        return False
    labels = [_label(cell) for cell in rows[0].cells]
    named = [label.field for label in labels if label]
    down = [label for row in rows[1:] if (label := _label(row.cells[0]))]
    return len(named) >= 3 and len(set(named)) == len(named) and not down


def _singled(row: Row) -> list[Row]:
    """The row; where labels and values alternate, a row for each label, or one with a value for each side."""
    cells = row.cells
    if len(cells) < 4 or len(cells) % 2:
        return [row]
    labels = [_label(cell) if len(cell) == 1 else None for cell in cells[::2]]
    if not all(labels) or (
        labels[0] and labels[0] == (FormField.SIDE, None)
    ):  # "Side | Side A | Side B | Side C"
        return [row]
    fields = {label.field for label in labels if label}
    if len(fields) == 1:
        return [Row((cells[0], *cells[1::2]), table=row.table)]
    return [
        Row((label, value), table=row.table) for label, value in zip(cells[::2], cells[1::2], strict=True)
    ]


def _label(cell: Cell) -> LabelFound | None:
    said = _said(cell)
    return find_label(said) if said and len(said) < 140 else None


def _said(cell: Cell) -> str:
    return " ".join(text.text for text in cell)
