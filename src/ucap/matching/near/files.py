"""The files of an index: what lies where in them, and one generation of them mapped into memory."""

import mmap
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ucap.kernel.errors import Problem
from ucap.kernel.messages import gettext_noop
from ucap.language.vectors import DIMENSIONS

VERSION = 1
MAGIC = b"ucapnear"
START = struct.Struct(
    "<8sII"
)  # magic, version, dimensions; behind it the count, the sum of what never changes, the mean
COUNT_AT = 16
SUM_AT = 24
MEAN_AT = 64
HEAD_SIZE = MEAN_AT + 4 * DIMENSIONS
WORDS = DIMENSIONS // 64
# A block's signs fill a megabyte, a word of all its rows 128 KB, which the second cache holds.
BLOCK = 16384
# Unit vectors: no number is above 1. As int16 they are as exact as float16 and three times as fast to rank by (bench/near).
SCALE = 32767
GONE = 0x8000  # the flag of a removed row; the other fifteen are the caller's
CURRENT = "current"
FILES = ("head", "bits", "vectors", "keys", "flags")

Floats = NDArray[np.float32]
Keys = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation's files as they were mapped; rows added later need a new mapping, other changes show at once."""

    name: str
    mean: Floats
    room: int  # rows that are mapped
    counter: NDArray[np.uint64]
    bits: NDArray[np.uint64]  # (blocks, WORDS, BLOCK)
    vectors: NDArray[np.int16]
    keys: Keys
    flags: NDArray[np.uint16]

    @property
    def count(self) -> int:
        """How many rows count now."""
        return int(self.counter[0])


def current_name(folder: Path) -> str:
    """The name of the generation that counts. Raises Problem where there is no index."""
    try:
        descriptor = os.open(folder / CURRENT, os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Problem(
            gettext_noop("There is no vector index in %(folder)s. Build it."), folder=str(folder)
        ) from error
    try:
        name = os.read(descriptor, 100).decode("ascii", "replace")
    except IsADirectoryError:
        name = ""
    finally:
        os.close(descriptor)
    if not name or name != Path(name).name or not name.isprintable():
        _damaged(folder / CURRENT)
    return name


def current_generation(folder: Path) -> Generation:
    """The generation that counts, mapped. Raises Problem when there is none or its files cannot be used."""
    name = current_name(folder)
    while True:
        try:
            return mapped(folder / name)
        except (FileNotFoundError, NotADirectoryError) as error:
            before, name = name, current_name(folder)
            if name == before:  # else it was replaced, and its files deleted, since we read its name
                _damaged(Path(error.filename))


def head(mean: Floats) -> bytes:
    """The head of a new generation without rows."""
    start, mean_bytes = START.pack(MAGIC, VERSION, DIMENSIONS), mean.astype("<f4").tobytes()
    filled = bytearray(HEAD_SIZE)
    filled[: len(start)] = start
    filled[SUM_AT : SUM_AT + 4] = crc32(start + mean_bytes).to_bytes(4, "little")
    filled[MEAN_AT:] = mean_bytes
    return bytes(filled)


def blocks(rows: int) -> int:
    """How many blocks of signs so many rows take."""
    return -(-rows // BLOCK)


def sizes(rows: int) -> dict[str, int]:
    """The bytes that so many rows take, by file."""
    return {
        "head": HEAD_SIZE,
        "bits": blocks(rows) * BLOCK * WORDS * 8,
        "vectors": rows * DIMENSIONS * 2,
        "keys": rows * 8,
        "flags": rows * 2,
    }


def mapped(folder: Path) -> Generation:
    """The generation in that folder, mapped. Raises Problem when its files cannot be used, FileNotFoundError when one is missing."""
    maps = {"head": _map(folder / "head")}
    if len(maps["head"]) != HEAD_SIZE:
        _damaged(folder / "head")
    first = bytes(maps["head"])
    mean = np.frombuffer(first, "<f4", DIMENSIONS, MEAN_AT)
    known = head(mean)
    if first[:COUNT_AT] != known[:COUNT_AT] or first[SUM_AT:MEAN_AT] != known[SUM_AT:MEAN_AT]:
        _damaged(folder / "head")
    counter = np.frombuffer(maps["head"], np.uint64, 1, COUNT_AT)
    count = int(counter[0])  # before the others are mapped: so many rows they have at least
    for name in FILES[1:]:
        maps[name] = _map(folder / name)
        if len(maps[name]) < sizes(count)[name]:
            _damaged(folder / name)
    return Generation(
        name=folder.name,
        mean=mean,
        room=count,
        counter=counter,
        bits=_view(maps["bits"], np.uint64, blocks(count), WORDS, BLOCK),
        vectors=_view(maps["vectors"], np.int16, count, DIMENSIONS),
        keys=_view(maps["keys"], np.int64, count),
        flags=_view(maps["flags"], np.uint16, count),
    )


def _view(data: "mmap.mmap | bytes", kind: Any, *shape: int) -> NDArray[Any]:
    return np.frombuffer(data, kind, int(np.prod(shape))).reshape(shape)


def _map(path: Path) -> "mmap.mmap | bytes":
    """The file's bytes, of which those that change are seen to change."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        size = os.fstat(descriptor).st_size
        return mmap.mmap(descriptor, size, access=mmap.ACCESS_READ) if size else b""
    finally:
        os.close(descriptor)


def _damaged(path: Path) -> NoReturn:
    raise Problem(
        gettext_noop("The vector index is damaged: %(file)s. Build the index anew."), file=str(path)
    )
