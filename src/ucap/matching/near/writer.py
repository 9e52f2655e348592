"""Changes of an index: vectors added, removed, replaced, marked; all packed anew. By one process at a time."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ucap.kernel.errors import NotNow
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.language.vectors import DIMENSIONS
from ucap.matching.near.check import given_twice, same_number, units, whole_flags, whole_keys
from ucap.matching.near.files import BLOCK, CURRENT, GONE, SCALE, Floats, Keys, current_generation
from ucap.matching.near.growing import Growing
from ucap.matching.near.scan import Rows

MEAN_FROM = 1000  # fewer vectors have no mean worth the name
GENERATION = re.compile(r"(\d+)-\w+")


class Writer:
    """The index in a folder, to be written: `with Writer(folder) as index: …`. What a method has done is on the disk.

    An index that is missing is begun; with `anew` also where there is one, damaged or not. Another writer makes NotNow.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = _locked(folder)
        try:
            if anew or not (folder / CURRENT).exists():
                self._files = self._begun(np.zeros(DIMENSIONS, np.float32))
                self._switch(self._files)
            else:
                self._files = Growing(folder / current_generation(folder).name)
            self._throw_others_away()
            self._end_what_was_begun()
        except BaseException:
            os.close(self._lock)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Nothing; another process may write from here on."""
        self._files.close()
        os.close(self._lock)

    def append(self, keys: ArrayLike, vectors: ArrayLike, flags: ArrayLike = 0) -> None:
        """Nothing; the vectors are there, under new keys. Raises BadInput for a key that is there already."""
        given, rows, marks = _checked(keys, vectors, flags)
        there = self._files.index.keys[self._rows(given)]
        if len(there):
            raise given_twice(int(there[0]))
        self._add(given, rows, marks)

    def replace(self, keys: ArrayLike, vectors: ArrayLike, flags: ArrayLike = 0) -> None:
        """Nothing; the vectors are there, in place of those under the same keys where there were any."""
        given, rows, marks = _checked(keys, vectors, flags)
        old = self._rows(given)
        # The new one first: whoever reads in between finds one of both, and if we are killed the next writer ends it.
        self._add(given, rows, marks)
        self._remove(old)

    def remove(self, keys: ArrayLike) -> int:
        """How many vectors were removed; a key that is not there counts as none."""
        rows = self._rows(whole_keys(keys))
        self._remove(rows)
        return len(rows)

    def mark(self, keys: ArrayLike, flags: ArrayLike) -> int:
        """How many vectors have these flags now, in place of their own; a key that is not there counts as none."""
        given = whole_keys(keys)
        marks = whole_flags(flags, len(given))
        rows = self._rows(given)
        order = np.argsort(given)
        places = np.searchsorted(given[order], self._files.index.keys[rows])
        self._files.mark(rows, marks[order][places])
        return len(rows)

    def compact(self) -> None:
        """Nothing; the vectors are packed into a new generation, without the removed ones, their signs about today's mean."""
        index = self._files.index
        rows = np.flatnonzero(index.flags < GONE)
        parts = [rows[at : at + BLOCK] for at in range(0, len(rows), BLOCK)]
        mean = index.mean
        if len(rows) >= MEAN_FROM:
            sums = [np.sum(index.vectors[part], axis=0, dtype=np.int64) for part in parts]
            mean = (np.sum(sums, axis=0) / (len(rows) * SCALE)).astype(np.float32)
        new = self._begun(mean)
        try:
            for part in parts:
                new.put(index.keys[part], index.vectors[part], index.flags[part])
            new.count_all()
            self._switch(new)
        except BaseException:  # a full disk, say: the old generation still counts
            new.close()
            shutil.rmtree(new.folder)
            raise
        self._files.close()
        self._files = new
        self._throw_others_away()

    def waste(self) -> float:
        """The share of rows that are removed: what compacting would free."""
        flags = self._files.index.flags
        return float(np.mean(flags >= GONE)) if len(flags) else 0.0

    def _add(self, keys: Keys, vectors: Floats, flags: NDArray[np.uint16]) -> None:
        self._files.forget_uncounted()
        self._files.put(keys, np.rint(vectors * SCALE).astype(np.int16), flags)
        self._files.count_all()

    def _remove(self, rows: Rows) -> None:
        self._files.mark(rows, self._files.index.flags[rows] | np.uint16(GONE))

    def _rows(self, keys: Keys) -> Rows:
        """The rows of these keys."""
        index = self._files.index
        return np.flatnonzero(np.isin(index.keys, keys) & (index.flags < GONE))

    def _begun(self, mean: Floats) -> Growing:
        """A new generation. No name is ever used twice, for readers know one by its name."""
        numbers = [number for number, _ in self._generations()]
        return Growing.begun(self._folder / f"{max(numbers, default=0) + 1}-{new_id()}", mean)

    def _switch(self, new: Growing) -> None:
        """From here on this generation counts, whatever happens."""
        part = self._folder / f"{CURRENT}.part"
        part.write_text(new.folder.name, encoding="ascii")
        for path in (part, new.folder, self._folder):
            _flush(path)
        part.replace(self._folder / CURRENT)
        _flush(self._folder)

    def _throw_others_away(self) -> None:
        """Deletes the generations that do not count. Who reads one keeps what is mapped."""
        for _, path in self._generations():
            if path != self._files.folder:
                shutil.rmtree(path)

    def _generations(self) -> Iterator[tuple[int, Path]]:
        for path in list(self._folder.iterdir()):
            if named := GENERATION.fullmatch(path.name):
                yield int(named[1]), path

    def _end_what_was_begun(self) -> None:
        """Removes the old rows of keys that a writer was killed in replacing."""
        index = self._files.index
        alive = np.flatnonzero(index.flags < GONE)
        from_the_end = np.unique(index.keys[alive][::-1], return_index=True)[1]
        self._remove(np.delete(alive, len(alive) - 1 - from_the_end))


def _checked(
    keys: ArrayLike, vectors: ArrayLike, flags: ArrayLike
) -> tuple[Keys, Floats, NDArray[np.uint16]]:
    given, rows = whole_keys(keys), units(vectors)
    same_number(given, rows)
    return given, rows, whole_flags(flags, len(given))


def _locked(folder: Path) -> int:
    """The lock of that folder, for this process alone; the system lets go of it when the process ends, killed or not."""
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        pid = os.read(lock, 20).decode("ascii", "replace")
        os.close(lock)
        raise NotNow(
            gettext_noop(
                "Process %(pid)s is writing the vector index in %(folder)s. Wait until it is done, or end it."
            ),
            pid=pid or "?",
            folder=str(folder),
        ) from error
    os.ftruncate(lock, 0)
    os.write(lock, str(os.getpid()).encode())
    return lock


def _flush(path: Path) -> None:
    """Nothing; the file (or folder) survives a power cut from here on."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
