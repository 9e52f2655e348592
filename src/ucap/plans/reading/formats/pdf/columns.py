"""Pages without ruled tables: text in columns, and forms whose labels only stand to the left of their values."""

from dataclasses import replace

from ucap.plans.reading.blocks import Block, Cell, Row
from ucap.plans.reading.formats.pdf.lines import Line, paragraphs
from ucap.plans.reading.formats.pdf.words import Word
from ucap.plans.reading.understanding.find_label import find_label

GUTTER = 10.0  # points of white between two columns
CROSSING = 0.12  # of the lines may run across a gutter: headings do
FEWEST = 3  # lines with something on both sides


def columns_of(lines: list[Line]) -> list[float]:
    """Where the columns after the first begin; empty where the page has one column."""
    gutters: list[float] = []
    words = [word for line in lines for word in line.words]
    starts = sorted({round(word.x0) for word in words})
    for start in starts[1:]:
        crossing = sum(any(w.x0 < start - 1 and w.x1 > start - GUTTER for w in line.words) for line in lines)
        both = sum(_both_sides(line, start) for line in lines)
        if both >= FEWEST and crossing <= len(lines) * CROSSING and (not gutters or start - gutters[-1] > 40):
            gutters.append(float(start))
    return gutters


def _both_sides(line: Line, start: float) -> bool:
    """Whether words end well before the gutter and others begin right at it."""
    return any(w.x1 < start - GUTTER for w in line.words) and any(abs(w.x0 - start) < 3 for w in line.words)


def as_form(lines: list[Line], gutters: list[float], table: int, leading: float) -> list[Block] | None:
    """The page as rows of labels and values; None where the left column holds no labels."""
    pieces = [_split(line, gutters) for line in lines]
    anchors = _anchors(pieces)
    if len(anchors) < FEWEST:
        return None
    blocks: list[Block] = list(paragraphs(lines[: anchors[0]], leading))
    for begin, end in zip(anchors, [*anchors[1:], len(lines)], strict=True):
        cells: list[Cell] = []
        for column in range(len(gutters) + 1):
            own = [line for piece in pieces[begin:end] if (line := piece[column])]
            cells.append(tuple(paragraphs(_edged(own), leading)))
        blocks.append(Row(tuple(cells), table=table))
    return blocks


def _anchors(pieces: list[list[Line | None]]) -> list[int]:
    """The lines at which a row begins: a label stands on the left, or begins there and is ended on the lines below."""
    anchors: list[int] = []
    index = 0
    while index < len(pieces):
        label = ""
        for reach in range(index, min(index + 4, len(pieces))):
            left = pieces[reach][0]
            label = f"{label} {left.text if left else ''}".strip()
            if left and any(pieces[index][1:]) and find_label(label):
                anchors.append(index)
                index = reach
                break
            if not left:
                break
        index += 1
    return anchors


def newspaper(lines: list[Line], gutters: list[float]) -> list[Line]:
    """The lines in the order in which columns are read: the left one down, then the next."""
    pieces = [_split(line, gutters) for line in lines]
    ordered: list[Line] = []
    for column in range(len(gutters) + 1):
        ordered += _edged([line for piece in pieces if (line := piece[column])])
    return ordered


def _split(line: Line, gutters: list[float]) -> list[Line | None]:
    """The line's part in each column."""
    parts: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in line.words:
        parts[sum(word.x0 >= gutter - 3 for gutter in gutters)].append(word)
    return [replace(line, words=part) if part else None for part in parts]


def _edged(lines: list[Line]) -> list[Line]:
    edge = max((line.x1 for line in lines), default=0.0)
    return [replace(line, edge=edge) for line in lines]
