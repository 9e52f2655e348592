"""The nearest meanings, whichever store keeps them: the index of sign bits beside SQLite, pgvector's HNSW inside PostgreSQL.

Both narrow the search to rows that the caller lets through, and go on looking until enough of them are found.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields import FloatField

from ucap.kernel.errors import Problem
from ucap.kernel.prepared import these_numbers
from ucap.matching.models import Index, Meaning
from ucap.matching.states import Flag, IndexState

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ucap.matching.near import reader

# Rows whose cosine is worked out exactly, and at least so many times as many as are asked for: of many that are asked for, the
# last ones may be missed
RANKED, LEAST_TIMES = 400, 3
# PostgreSQL's graph is walked with so many neighbours in hand, for half as many again as are asked for: 40, its own setting,
# misses one in twenty of the 200 nearest
IN_HAND, MORE = 200, 1.5
WIDER = 4  # by how much a round that leaves too few widens the next one
MOST_LOOKED_AT = 20_000  # rows that PostgreSQL's graph is walked for, pgvector's own limit; beyond, those let through are compared
IN_GRAPH = """
    SELECT id, 1 - (embedding <=> %s::halfvec) FROM matching_meaning
    WHERE index_id = %s AND flag = ANY(%s) ORDER BY embedding <=> %s::halfvec LIMIT %s
"""


class Near(NamedTuple):
    """A meaning that was found."""

    key: int
    cosine: float
    columns: tuple[Any, ...]  # those that were asked for


def index_in_use() -> Index | None:
    """The index that answers; None while the first one is being built."""
    return Index.objects.filter(state=IndexState.CURRENT).first()


def near_folder(encoder: str) -> Path:
    """Where the index of sign bits of that encoder is kept (SQLite)."""
    return Path(settings.DATA) / "near" / encoder


def near_is_whole(index: Index) -> bool:
    """Whether what searches has as many vectors as there are meanings; inside PostgreSQL they are the same."""
    if connection.vendor != "sqlite":
        return True
    try:
        there = _near(near_folder(index.encoder)).count() if has_near(index) else 0
    except Problem:  # damaged
        return False
    return there == Meaning.objects.filter(index=index).count()


def has_near(index: Index) -> bool:
    """Whether there is an index of sign bits at all."""
    return (near_folder(index.encoder) / "current").exists()


def nearest(
    vector: "NDArray[np.float32]",
    most: int,
    *,
    index: Index,
    flags: Flag,
    among: QuerySet[Meaning],
    columns: Sequence[str] = (),
) -> list[Near]:
    """The meanings nearest to the vector (d,), best first: of these kinds, and among those rows alone.

    `among` is of the index, whose encoder made the vector; its `columns` are read on the way. As long as nearly everything may
    be found one query on SQLite; on PostgreSQL two, and the setting of the graph.
    """
    if connection.vendor == "sqlite":
        return _beside(vector, most, index=index, flags=flags, among=among, columns=columns)
    return _inside(vector, most, index=index, flags=flags, among=among, columns=columns)


def _beside(
    vector: "NDArray[np.float32]",
    most: int,
    *,
    index: Index,
    flags: Flag,
    among: QuerySet[Meaning],
    columns: Sequence[str],
) -> list[Near]:
    import numpy as np

    from ucap.matching.near.reader import Among

    if not has_near(index):
        return []
    read: dict[int, tuple[Any, ...]] = {}

    def keep(keys: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        asked = keys.tolist()
        rows = among.filter(pk__in=these_numbers(asked)).values_list("pk", *columns)
        read.update((row[0], row[1:]) for row in rows)
        return np.array([key in read for key in asked], np.bool_)

    found = _near(near_folder(index.encoder)).search(
        vector, most, among=Among(any_of=int(flags)), keep=keep, oversample=max(LEAST_TIMES, RANKED // most)
    )
    return [
        Near(key, cosine, read[key])
        for key, cosine in zip(found.keys.tolist(), found.cosines.tolist(), strict=True)
    ]


def _inside(
    vector: "NDArray[np.float32]",
    most: int,
    *,
    index: Index,
    flags: Flag,
    among: QuerySet[Meaning],
    columns: Sequence[str],
) -> list[Near]:
    """Who is let through is asked of the nearest alone: asked of all in one query, PostgreSQL reads every row before the graph."""
    given, kinds = literal(vector), [int(flag) for flag in flags]
    found: list[Near] = []
    cosines: dict[int, float] = {}
    wanted = int(most * MORE)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL hnsw.iterative_scan = strict_order; SET LOCAL hnsw.ef_search = {IN_HAND}")
        while wanted <= MOST_LOOKED_AT:
            cursor.execute(IN_GRAPH, [given, index.pk, kinds, given, wanted])
            new = {key: cosine for key, cosine in cursor.fetchall() if key not in cosines}
            rows = among.filter(pk__in=these_numbers(new)).values_list("pk", *columns)
            found += [Near(row[0], new[row[0]], row[1:]) for row in rows]
            if len(found) >= most:
                return sorted(found, key=lambda one: (-one.cosine, one.key))[:most]
            cosines |= new
            if len(cosines) < wanted:
                break  # the graph gave all that it has
            wanted *= WIDER
    distance: Any = RawSQL("matching_meaning.embedding <=> %s::halfvec", [given], output_field=FloatField())
    nearest_first = among.filter(flag__in=kinds).order_by(distance, "pk")
    rows = nearest_first.values_list("pk", 1 - distance, *columns)[:most]
    return [Near(row[0], float(row[1]), row[2:]) for row in rows]


def literal(vector: "NDArray[np.float32]") -> str:
    """The vector as pgvector reads it."""
    return "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"


@cache
def _near(folder: Path) -> "reader.Near":
    from ucap.matching.near import reader

    return reader.Near(folder)
