"""The nearest meanings, whichever store keeps them: by an index of sign bits, beside SQLite our own, inside PostgreSQL one of its own.

Signs differ in few places where vectors are alike, so the likely ones are those whose signs differ least; of these the cosine is worked
out. Both stores narrow the search to rows that the caller lets through, and go on looking until enough of them are found.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.db.models import Count, QuerySet, Window
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
WIDER = 4  # inside PostgreSQL: by how much a round that leaves too few widens the next one
MOST_RANKED = 20_000  # where those are not enough few are let through, so these are compared, all of them
# The more there are the more are ranked, as beside SQLite; the planner's statistics say how many there are
BY_SIGNS = """
    SELECT id FROM matching_meaning WHERE index_id = %s AND flag = ANY(%s)
    ORDER BY signs <~> binary_quantize(%s::halfvec)::bit(512), id
    LIMIT greatest(%s, (SELECT reltuples::bigint / %s FROM pg_class WHERE oid = 'matching_meaning'::regclass))
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
    be found one query on SQLite, two on PostgreSQL.
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
        vector, most, among=Among(any_of=int(flags)), keep=keep, oversample=_ranked(most) // most
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
    """Who is let through is asked of the likely ones alone: asked of all in one query, PostgreSQL reads every row for it."""
    from ucap.matching.near.reader import FILTERED, SHARE

    given, kinds = literal(vector), [int(flag) for flag in flags]
    distance: Any = RawSQL("matching_meaning.embedding <=> %s::halfvec", [given], output_field=FloatField())
    nearest_first = among.order_by(distance, "pk").values_list("pk", 1 - distance, *columns)
    ranked = _ranked(most)
    # A tenth may be kept back before the search goes on: one's own entries always are
    content = most * min(ranked // most, FILTERED) * 9 // 10
    while ranked <= MOST_RANKED:
        with connection.cursor() as cursor:
            cursor.execute(BY_SIGNS, [index.pk, kinds, given, ranked, SHARE])
            likely = [key for (key,) in cursor.fetchall()]
        let_through = nearest_first.filter(pk__in=these_numbers(likely))
        rows = list(let_through.annotate(together=Window(Count("pk")))[:most])
        if len(likely) < ranked or (rows and rows[0][-1] >= content):
            return [Near(row[0], float(row[1]), row[2:-1]) for row in rows]
        ranked *= WIDER
    return [Near(row[0], float(row[1]), row[2:]) for row in nearest_first.filter(flag__in=kinds)[:most]]


def _ranked(most: int) -> int:
    """How many likely ones have their cosine worked out, where so many are asked for."""
    return max(LEAST_TIMES * most, RANKED)


def literal(vector: "NDArray[np.float32]") -> str:
    """The vector as pgvector reads it."""
    return "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"


@cache
def _near(folder: Path) -> "reader.Near":
    from ucap.matching.near import reader

    return reader.Near(folder)
