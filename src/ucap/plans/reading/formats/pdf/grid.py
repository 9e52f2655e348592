"""Ruled tables: which cells the lines of a page enclose."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ucap.plans.reading.formats.pdf.page import Page
from ucap.plans.reading.formats.pdf.words import Ruling, Word

NEAR = 3.0  # points: lines no farther apart are one
MOST_LINES = 3000  # more is a drawing


@dataclass(slots=True)
class GridCell:
    x0: float
    x1: float
    top: float
    bottom: float
    words: list[Word] = field(default_factory=list)

    def holds(self, word: Word) -> bool:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True)
class Grid:
    """A table: its rows from above, each with a cell (or None) for every column."""

    columns: list[float]  # where each column begins
    rows: list[list[GridCell | None]]
    top: float
    bottom: float


def find_grids(page: Page) -> list[Grid]:
    """The tables of a page from above, the words in their cells."""
    if len(page.across) + len(page.down) > MOST_LINES:
        return []
    groups = _groups(_merged(page.across, flat=True), _merged(page.down, flat=False))
    grids = [grid for across, down in groups if (grid := _grid(across, down))]
    return sorted(grids, key=lambda grid: grid.top)


def fill(grids: list[Grid], words: Iterable[Word]) -> list[Word]:
    """The words that stand in no table; the others are put into their cells."""
    cells = [cell for grid in grids for row in grid.rows for cell in row if cell]
    outside: list[Word] = []
    for word in words:
        home = next((cell for cell in cells if cell.holds(word)), None)
        (home.words if home else outside).append(word)
    return outside


def _merged(rulings: list[Ruling], *, flat: bool) -> list[Ruling]:
    """Pieces of one line as one line."""
    merged: list[Ruling] = []
    key = (lambda r: (r.top, r.x0)) if flat else (lambda r: (r.x0, r.top))
    for ruling in sorted(rulings, key=key):
        for index in range(len(merged) - 1, max(len(merged) - 12, -1), -1):
            other = merged[index]
            beside = abs(other.top - ruling.top) if flat else abs(other.x0 - ruling.x0)
            touching = (
                ruling.x0 <= other.x1 + NEAR and other.x0 <= ruling.x1 + NEAR
                if flat
                else ruling.top <= other.bottom + NEAR and other.top <= ruling.bottom + NEAR
            )
            if beside <= NEAR and touching:
                merged[index] = _union(other, ruling, flat=flat)
                break
        else:
            merged.append(ruling)
    return merged


def _union(one: Ruling, two: Ruling, *, flat: bool) -> Ruling:
    if flat:
        return Ruling(min(one.x0, two.x0), max(one.x1, two.x1), one.top, one.top)
    return Ruling(one.x0, one.x0, min(one.top, two.top), max(one.bottom, two.bottom))


def _groups(across: list[Ruling], down: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The lines that hang together, table by table."""
    groups: list[tuple[list[Ruling], list[Ruling]]] = []
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        rows, columns = {waiting.pop()}, set[int]()
        front = set(rows)
        while front:
            met = {d for d in left for a in front if _cross(across[a], down[d])}
            left -= met
            columns |= met
            front = {a for a in waiting for d in met if _cross(across[a], down[d])}
            waiting -= front
            rows |= front
        groups.append(([across[a] for a in sorted(rows)], [down[d] for d in sorted(columns)]))
    return groups


def _cross(flat: Ruling, upright: Ruling) -> bool:
    return (
        flat.x0 - NEAR <= upright.x0 <= flat.x1 + NEAR
        and upright.top - NEAR <= flat.top <= upright.bottom + NEAR
    )


def _grid(across: list[Ruling], down: list[Ruling]) -> Grid | None:
    """The table that the lines make; edges that were left open are drawn."""
    if len(across) < 2 or not down:
        return None
    x0, x1 = min(r.x0 for r in across), max(r.x1 for r in across)
    top = min(r.top for r in (*across, *down))
    bottom = max(r.bottom for r in (*across, *down))
    down = _merged([*down, Ruling(x0, x0, top, bottom), Ruling(x1, x1, top, bottom)], flat=False)
    across = _merged([*across, Ruling(x0, x1, top, top), Ruling(x0, x1, bottom, bottom)], flat=True)
    heights = _steps(r.top for r in across)
    columns = _steps(r.x0 for r in down)[:-1]
    rows: list[list[GridCell | None]] = []
    for band in pairwise(heights):
        row = _row(band, across, down, columns, rows)
        if any(row):
            rows.append(row)
    if max((sum(cell is not None for cell in row) for row in rows), default=0) < 2:
        return None  # a frame, not a table
    return Grid(columns, rows, top, bottom)


def _row(
    band: tuple[float, float],
    across: list[Ruling],
    down: list[Ruling],
    columns: list[float],
    above: list[list[GridCell | None]],
) -> list[GridCell | None]:
    """The cells that begin in this band; one that goes on from above is made longer instead."""
    upper, lower = band
    middle = (upper + lower) / 2
    edges = _steps(r.x0 for r in down if r.top - NEAR <= middle <= r.bottom + NEAR)
    row: list[GridCell | None] = [None] * len(columns)
    for x0, x1 in pairwise(edges):
        centre = (x0 + x1) / 2
        ruled = any(abs(r.top - upper) <= NEAR and r.x0 - NEAR <= centre <= r.x1 + NEAR for r in across)
        upstairs = [cell for line in above for cell in line if cell and abs(cell.bottom - upper) <= NEAR]
        going_on = [cell for cell in upstairs if abs(cell.x0 - x0) <= NEAR and abs(cell.x1 - x1) <= NEAR]
        if going_on and not ruled:
            going_on[0].bottom = lower
        else:
            row[_column(x0, columns)] = GridCell(x0, x1, upper, lower)
    return row


def _column(x: float, columns: list[float]) -> int:
    return min(range(len(columns)), key=lambda index: abs(columns[index] - x))


def _steps(values: Iterable[float]) -> list[float]:
    """The values in order, those near each other once."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > NEAR:
            steps.append(value)
    return steps
