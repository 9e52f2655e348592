"""Bytes on their way into a file and out of it again: compressed, and encrypted where there is a key. Never all at once in memory.

The library of age takes a reader and a writer and comes back when all is done; a pipe and a thread make a stream of it.
"""

import gzip
import os
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from ucap.kernel.errors import BadInput

LEVEL = 6  # of zlib
AGE, GZIP = b"age-encryption.org/", b"\x1f\x8b"
DAMAGED = "the backup is damaged (%(how)s). Nothing was changed. Take another one."


@contextmanager
def sealing(file: BinaryIO, recipients: Sequence[Any]) -> Iterator[BinaryIO]:
    """A file to write into; what is written arrives in `file` compressed, and encrypted for the recipients, if there are any."""
    if not recipients:
        with gzip.GzipFile("", fileobj=file, mode="wb", compresslevel=LEVEL, mtime=0) as packed:
            yield cast(BinaryIO, packed)
        return
    from pyrage import encrypt_io

    out = _Watched(file)
    pump = _Pump(lambda source: encrypt_io(source, out, list(recipients)), writes=False)
    try:
        with (
            pump.end as pipe,
            gzip.GzipFile("", fileobj=pipe, mode="wb", compresslevel=LEVEL, mtime=0) as packed,
        ):
            yield cast(BinaryIO, packed)
    except BrokenPipeError:  # the other end says why
        pass
    finally:
        pump.join()
    if failure := out.failure or pump.failure:
        raise failure


@contextmanager
def unsealing(file: BinaryIO, identities: Sequence[Any], *, partly: bool = False) -> Iterator[BinaryIO]:
    """A file to read from, once. Raises BadInput for what is no backup, is closed by another key, or is damaged.

    `partly`: only its beginning will be read.
    """
    start = file.read(len(AGE))
    file.seek(0)
    if start.startswith(GZIP):
        with _told(), gzip.GzipFile(fileobj=file, mode="rb") as unpacked:
            yield cast(BinaryIO, unpacked)
        return
    if start != AGE:
        raise BadInput("it is no backup of ucap. Give a file that ucap backup has written.")
    if not identities:
        raise BadInput("the backup is encrypted. Name the file with its key: --key-file PATH")
    from pyrage import DecryptError, decrypt_io

    pump = _Pump(lambda sink: decrypt_io(file, sink, list(identities)), writes=True)
    try:
        with _told(), pump.end as pipe, gzip.GzipFile(fileobj=pipe, mode="rb") as unpacked:
            yield cast(BinaryIO, unpacked)
    except BadInput:
        pump.join()
        if isinstance(pump.failure, DecryptError) and "matching" in str(pump.failure):
            raise BadInput(
                "the key does not open this backup. Name the file with the key it was made for."
            ) from pump.failure
        raise
    finally:
        pump.join()
    if pump.failure and not partly:
        raise BadInput(DAMAGED, how=str(pump.failure)) from pump.failure


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with the bytes, in one line."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BadInput(DAMAGED, how=" ".join(str(error).split()).rstrip(".")) from error


class _Watched:
    """A file that remembers what it failed of: the library says it in words alone."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.failure: OSError | None = None

    def write(self, data: bytes) -> int:
        try:
            return self.file.write(data)
        except OSError as error:
            self.failure = error
            raise

    def flush(self) -> None:
        self.file.flush()


class _Pump:
    """A thread that works at one end of a pipe; `end` is the other one."""

    def __init__(self, work: Callable[[BinaryIO], object], *, writes: bool) -> None:
        reading, writing = os.pipe()
        theirs = os.fdopen(writing, "wb") if writes else os.fdopen(reading, "rb")
        self.end: BinaryIO = os.fdopen(reading, "rb") if writes else os.fdopen(writing, "wb")
        self.failure: Exception | None = None
        self.thread = threading.Thread(target=self._run, args=(work, theirs), daemon=True)
        self.thread.start()

    def _run(self, work: Callable[[BinaryIO], object], theirs: BinaryIO) -> None:
        try:
            work(theirs)
        except Exception as error:  # handed on to the thread that waits
            self.failure = error
        finally:
            with suppress(OSError):
                theirs.close()

    def join(self) -> None:
        with suppress(OSError):
            self.end.close()
        self.thread.join()
