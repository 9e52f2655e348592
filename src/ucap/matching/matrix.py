"""How much each one has of each, as a table of counts: the largest rows and columns first, the rest summed up. Pure."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R", bound=Hashable)
FEW = 10  # pairs: no line is of many before


@dataclass(frozen=True, slots=True)
class Row(Generic[R]):
    """One row: of each column of the matrix its counts by kind, and what the whole row comes to."""

    key: R
    cells: tuple[Mapping[str, int], ...]
    total: Mapping[str, int]  # each thing once, in however many columns it stands


@dataclass(frozen=True, slots=True)
class Matrix(Generic[R]):
    """The rows and columns that are shown, and how many there are."""

    columns: tuple[str, ...]
    rows: tuple[Row[R], ...]
    all_rows: int
    all_columns: int


def matrix(
    cells: Iterable[tuple[R, str, str, int]],
    totals: Iterable[tuple[R, str, int]],
    *,
    rows: int,
    columns: int,
    order: Sequence[str] | None = None,
    first: str = "",
) -> Matrix[R]:
    """Of counts (row, column, kind, number) the table of the largest rows and columns.

    A thing can stand in several columns, so the rows' totals come apart. `order` is that of the columns; without it the
    largest come first. The largest rows come first, those with most of the kind `first` before all others; of the same size
    they keep the order in which they came.
    """
    by_row: dict[R, dict[str, Counter[str]]] = {}
    widths: Counter[str] = Counter()
    for row, column, kind, number in cells:
        by_row.setdefault(row, {}).setdefault(column, Counter())[kind] += number
        widths[column] += number
    sums: dict[R, Counter[str]] = {}
    for row, kind, number in totals:
        sums.setdefault(row, Counter())[kind] += number
    shown = {column for column, _ in widths.most_common(columns)}
    in_order = tuple(one for one in (order or [column for column, _ in widths.most_common()]) if one in shown)
    nothing: Mapping[str, Counter[str]] = {}
    empty: Counter[str] = Counter()
    largest = sorted(sums, key=lambda row: (-sums[row][first], -sums[row].total()))[:rows]
    return Matrix(
        columns=in_order,
        rows=tuple(
            Row(row, tuple(by_row.get(row, nothing).get(column, empty) for column in in_order), sums[row])
            for row in largest
        ),
        all_rows=len(sums),
        all_columns=len(widths),
    )


def weight(number: int, most: int, steps: int = 5) -> int:
    """From 1, for one pair, to `steps` how thick a line of that number is drawn, where the thickest is of `most`.

    By the root, so that few are seen beside many; where all are few, none is thick.
    """
    share = max(number - 1, 0) / (max(most, FEW) - 1)
    return min(steps, 1 + round((steps - 1) * math.sqrt(share)))
