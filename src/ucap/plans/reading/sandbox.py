"""A stranger's document to a plan, read in a child process that is killed when it takes too much."""

import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, cast

import msgspec

from ucap.kernel.decoding import UNREADABLE, learnt
from ucap.kernel.messages import gettext_noop
from ucap.plans.reading.child import MEMORY, SECONDS, TOO_LARGE, Answer
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sniff import UnreadableDocument, refuse_large

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-s", "-m", "ucap.plans.reading.child")
# All that the child sees of our environment: no key, no address of a database.
KEPT = ("PATH", "HOME", "XDG_CACHE_HOME", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")
LARGEST_ANSWER = 50_000_000  # bytes
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # what the system counts memory in
TIME_IS_UP = (signal.SIGXCPU, signal.SIGALRM)

TOO_SLOW = gettext_noop(
    "Reading this document takes longer than %(limit)d seconds. Give only the pages with the plan, "
    "or save it as Word (.docx) or plain text and upload that file."
)
CRASHED = gettext_noop(
    "This document made the reader stop. Open it, save or print it as a new PDF and upload that file."
)


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a child: its answer, None where it gave none, and what it took."""

    answer: Answer | None
    status: int  # as of subprocess: minus the signal that ended it
    late: bool  # it was killed when its time was up
    peak: int  # bytes of memory that it held at most


def read_safely(data: bytes, *, number: str = "") -> Reading:
    """The plan in a document. Raises UnreadableDocument, which says what to do instead; `number` is the import's, for the log."""
    refuse_large(len(data))
    run = run_child(data)
    if run.answer and run.answer.reading:
        return run.answer.reading
    if run.answer and run.answer.problem:
        raise UnreadableDocument(run.answer.problem.template, **run.answer.problem.values)
    failure = f": {run.answer.failure}" if run.answer else ""
    log.error("reading the document of %s ended with status %s%s", number or "no import", run.status, failure)
    if run.late or -run.status in TIME_IS_UP:
        raise UnreadableDocument(TOO_SLOW, limit=SECONDS)
    if -run.status == signal.SIGKILL:  # not by us: the machine had no memory left
        raise UnreadableDocument(TOO_LARGE, limit=MEMORY // 1_000_000)
    raise UnreadableDocument(CRASHED)


def run_child(data: bytes) -> Run:
    """Hands the document to a child; comes back when there is none any more."""
    from ucap.places.store import prepare

    prepare()  # the gazetteer, made here if it is missing: the child may write no file
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    process = subprocess.Popen(
        [*COMMAND, str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment | {"OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"},
        cwd="/",
        start_new_session=True,
    )
    late = threading.Event()
    timer = threading.Timer(SECONDS, _end_late, (process, late))
    timer.start()
    try:
        said = _talk(process, data)
    finally:
        timer.cancel()
        timer.join()  # afterwards nobody but us ends it, so the number is still its own
        _kill(process)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(_answer(said), process.returncode, late.is_set(), usage.ru_maxrss * KILOBYTE)


def _end_late(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    _kill(process)


def _talk(process: "subprocess.Popen[bytes]", data: bytes) -> bytes:
    """What the child says to the document; nothing where it ended before."""
    stdin, stdout = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
    with stdout:
        with suppress(BrokenPipeError), stdin:
            stdin.write(data)
        return stdout.read(LARGEST_ANSWER)


def _answer(said: bytes) -> Answer | None:
    try:
        return msgspec.msgpack.decode(said, type=learnt(Answer))
    except UNREADABLE:
        return None


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Ends the child and whatever it may have started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
