"""One generation of an index, open for writing. What is put counts from the moment when all of it is on the disk."""

import os
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ucap.matching.near.files import (
    BLOCK,
    COUNT_AT,
    FILES,
    SCALE,
    WORDS,
    Floats,
    Generation,
    Keys,
    blocks,
    head,
    mapped,
    sizes,
)
from ucap.matching.near.scan import Rows, signs


class Growing:
    """The files of a generation. They are written by system calls: a full disk is then an error, and no broken page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = mapped(folder)
        self._end = self._index.count
        self._files = {name: os.open(folder / name, os.O_RDWR) for name in FILES}
        for name, size in sizes(self._end).items():
            os.ftruncate(self._files[name], size)  # cuts off what was written and never counted

    @classmethod
    def begun(cls, folder: Path, mean: Floats) -> Self:
        """A new generation without rows."""
        folder.mkdir()
        for name in FILES:
            (folder / name).write_bytes(head(mean) if name == "head" else b"")
        return cls(folder)

    @property
    def index(self) -> Generation:
        """All rows that count, mapped."""
        if self._index.count > self._index.room:
            self._index = mapped(self.folder)
        return self._index

    def put(self, keys: Keys, vectors: NDArray[np.int16], flags: NDArray[np.uint16]) -> None:
        """Nothing; the rows are written behind those that are there, and do not count yet."""
        for name, data in (("vectors", vectors), ("keys", keys), ("flags", flags)):
            self._write(name, data, self._end * data.itemsize * (data.shape[1] if data.ndim > 1 else 1))
        os.ftruncate(self._files["bits"], sizes(self._end + len(keys))["bits"])
        mean = self._index.mean
        for at in range(0, len(keys), BLOCK):
            part = vectors[at : at + BLOCK].astype(np.float32) * np.float32(1 / SCALE)
            self._put_signs(signs(part, mean), self._end + at)
        self._end += len(keys)

    def count_all(self) -> None:
        """Nothing; every row that was put counts, and is on the disk."""
        for name in FILES[1:]:
            os.fsync(self._files[name])
        self._write("head", np.array([self._end], np.uint64), COUNT_AT)
        os.fsync(self._files["head"])

    def forget_uncounted(self) -> None:
        """Nothing; rows that were put and do not count will be written over."""
        self._end = self._index.count

    def mark(self, rows: Rows, flags: NDArray[np.uint16]) -> None:
        """Nothing; each of these rows has its flags, on the disk."""
        for row, one in zip(rows, flags, strict=True):
            self._write("flags", one, int(row) * 2)
        if len(rows):
            os.fsync(self._files["flags"])

    def close(self) -> None:
        for descriptor in self._files.values():
            os.close(descriptor)
        self._files = {}

    def _put_signs(self, rows: NDArray[np.uint64], first: int) -> None:
        """At most a block's rows, which may reach into the next block."""
        left = blocks(first + 1) * BLOCK - first
        for part, at in ((rows[:left], first), (rows[left:], first + left)):
            block, place = divmod(at, BLOCK)
            for word in range(WORDS if len(part) else 0):
                self._write("bits", part[:, word], ((block * WORDS + word) * BLOCK + place) * 8)

    def _write(self, name: str, values: Any, at: int) -> None:
        data = np.ascontiguousarray(values).tobytes()
        while data:
            done = os.pwrite(self._files[name], data, at)
            data, at = data[done:], at + done
