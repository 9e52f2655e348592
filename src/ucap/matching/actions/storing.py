"""Vectors on their way into what searches them: pgvector's column, or the index of sign bits beside SQLite."""

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import connection

from ucap.matching.models import Index, Meaning
from ucap.matching.packing import unpacked
from ucap.matching.queries.nearest import literal, near_folder, near_is_whole
from ucap.matching.states import Flag

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_WASTE = 0.3  # share of removed rows from which the index is packed anew
AT_ONCE = 2000  # rows read in one go when the index of sign bits is made anew


def keep_near(
    index: Index, keys: Sequence[int], vectors: "Sequence[NDArray[np.float32]]", flags: Sequence[Flag]
) -> None:
    """Nothing; the vectors are found from here on."""
    if connection.vendor == "postgresql":
        rows = [(literal(vector), key) for vector, key in zip(vectors, keys, strict=True)]
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE matching_meaning SET embedding = %s::halfvec WHERE id = %s", rows)
        return
    import numpy as np

    from ucap.matching.near.writer import Writer

    with Writer(near_folder(index.encoder)) as near:
        near.replace(keys, np.stack(vectors), [int(flag) for flag in flags])


def forget_near(index: Index, keys: Sequence[int]) -> None:
    """Nothing; these are found no more. PostgreSQL forgets them with their rows."""
    if connection.vendor == "sqlite":
        from ucap.matching.near.writer import Writer

        with Writer(near_folder(index.encoder)) as near:
            near.remove(keys)
            if near.waste() > MOST_WASTE:
                near.compact()


def leave_only(index: Index) -> None:
    """Nothing; the signs of all other indices are gone from the disk. Whoever reads one of them still has it in hand."""
    folder = near_folder(index.encoder)
    for other in folder.parent.glob("*/"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def mend_near(index: Index) -> None:
    """Nothing; the index of sign bits has what the rows have: made anew of them where it was lost, damaged or cut off."""
    if near_is_whole(index):
        return
    import numpy as np

    from ucap.matching.near.writer import Writer

    rows = Meaning.objects.filter(index=index).order_by("pk").values_list("pk", "whole", "flag")
    with Writer(near_folder(index.encoder), anew=True) as near:
        part = list(rows[:AT_ONCE])
        while part:
            keys, wholes, flags = zip(*part, strict=True)
            near.append(keys, np.concatenate([unpacked(whole) for whole in wholes]), flags)
            part = list(rows.filter(pk__gt=keys[-1])[:AT_ONCE])
        near.compact()  # the signs about the mean of all of them
