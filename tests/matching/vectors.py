"""Vectors to fill an index with in tests."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ucap.matching.near.writer import Writer

EXACT = 2e-4  # what numbers kept as int16 may be off, in a cosine

Floats = NDArray[np.float32]


def some(count: int, seed: int = 0) -> Floats:
    """So many unit vectors: those of texts lie in few directions, and so do these."""
    by = np.random.default_rng(seed)
    rows = by.standard_normal((count, 16)) @ by.standard_normal((16, 512)) + by.standard_normal((count, 512))
    unit: Floats = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return unit


def nearest(keys: NDArray[np.int64], vectors: Floats, one: Floats, k: int) -> list[int]:
    """By brute force."""
    return [int(key) for key in keys[np.lexsort((keys, -(vectors @ one)))][:k]]


def filled(folder: Path, count: int, *, seed: int = 0, flags: object = 0) -> Floats:
    """The vectors of an index with the keys 0, 1, 2 …"""
    vectors = some(count, seed)
    with Writer(folder) as index:
        index.append(np.arange(count), vectors, flags)  # type: ignore[arg-type]
    return vectors
