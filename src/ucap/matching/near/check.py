"""What an index takes: vectors of length 1 and keys that are whole numbers; anything else is told as what it is."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.language.vectors import DIMENSIONS
from ucap.matching.near.files import GONE, Floats, Keys

OFF = 0.01  # a length may differ so much from 1 by rounding


def units(vectors: object) -> Floats:
    """The vectors as float32 (n, DIMENSIONS), of length 1. Raises BadInput."""
    rows = _numbers(vectors)
    if rows.ndim != 2 or rows.shape[1] != DIMENSIONS:
        raise BadInput(
            gettext_noop(
                "Each vector has %(dimensions)s numbers; what was given has the shape %(shape)s. Encode the text again."
            ),
            dimensions=DIMENSIONS,
            shape="×".join(map(str, rows.shape)),
        )
    wrong = ~np.isfinite(rows).all(axis=1)
    if wrong.any():
        raise BadInput(
            gettext_noop("Vector %(number)s holds NaN or infinity. Encode the text again."),
            number=int(wrong.argmax()) + 1,
        )
    with np.errstate(over="ignore"):
        lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    wrong = np.abs(lengths - 1) > OFF
    if wrong.any():
        raise BadInput(
            gettext_noop("Vector %(number)s has the length %(length)s, not 1. Encode the text again."),
            number=int(wrong.argmax()) + 1,
            length=f"{lengths[wrong.argmax()]:.3g}",
        )
    units_of: Floats = rows / lengths[:, None]
    return units_of


def whole_keys(keys: ArrayLike) -> Keys:
    """The keys as int64, each there once. Raises BadInput."""
    found = np.asarray(keys)
    if found.ndim != 1 or (found.size and found.dtype.kind not in "iu"):
        raise BadInput(gettext_noop("Keys are whole numbers in one row."))
    found = found.astype(np.int64)
    values, times = np.unique(found, return_counts=True)
    if (times > 1).any():
        raise given_twice(int(values[times > 1][0]))
    return found


def given_twice(key: int) -> BadInput:
    """The error to raise for a key that is there already."""
    return BadInput(
        gettext_noop("The key %(key)s is there twice. Each vector has a key of its own."), key=key
    )


def whole_flags(flags: ArrayLike, count: int) -> NDArray[np.uint16]:
    """The flags of so many rows, one for all or each its own. Raises BadInput."""
    found: NDArray[Any] = np.asarray(flags)
    if found.dtype.kind not in "iu" or found.shape not in {(), (count,)}:
        raise BadInput(gettext_noop("Flags are whole numbers, one for all vectors or one for each."))
    if found.size and not 0 <= int(found.min()) <= int(found.max()) < GONE:
        raise BadInput(gettext_noop("Flags are from 0 to %(most)s."), most=GONE - 1)
    return np.broadcast_to(found, (count,)).astype(np.uint16)


def same_number(keys: Keys, vectors: Floats) -> None:
    """Nothing. Raises BadInput when there are not as many keys as vectors."""
    if len(keys) != len(vectors):
        raise BadInput(
            gettext_noop("There are %(keys)s keys for %(vectors)s vectors."),
            keys=len(keys),
            vectors=len(vectors),
        )


def _numbers(vectors: object) -> Floats:
    try:
        with np.errstate(
            over="ignore", invalid="ignore"
        ):  # too large a number becomes infinity, which is told
            return np.asarray(vectors, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise BadInput(gettext_noop("A vector is a row of numbers.")) from error
