"""Processes that belong together: children that end with their parent, and things that one process at a time may do."""

import ctypes
import fcntl
import gc
import os
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1  # linux/prctl.h
LOOK_EVERY = 1.0  # seconds, where the system does not tell
COLLECTED_AFTER = 10_000  # new objects; Python's own 700 are a fraction of a page's


def end_with_parent(parent: int) -> None:
    """Nothing; from now on this process is asked to end (SIGTERM) as soon as its parent is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:  # it went before we could ask to be told
            os.kill(os.getpid(), signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def calculate_alone() -> None:
    """Nothing; NumPy, if it is not loaded yet, will calculate in the thread that asks.

    What a page multiplies is small, and pages are drawn side by side: threads of its own would wait for each other, and be paid for.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def settle() -> None:
    """Nothing; what is loaded by now stays until the process ends, and is no longer looked through for garbage; what is new is, more rarely.

    That is Django, the addresses and the language model: else every tenth page or so waits until all of it was looked through.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER, *gc.get_threshold()[1:])


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY)
    os.kill(os.getpid(), signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Held:
    """A lock of this process; the system itself lets go of it when the process ends, killed or not."""

    file: IO[str]

    def release(self) -> None:
        self.file.close()


@dataclass(frozen=True, slots=True)
class HeldElsewhere:
    """Another process has the lock."""

    pid: str


def hold(path: Path, *, wait: bool = False) -> Held | HeldElsewhere:
    """The lock of that file, for this process alone; with `wait` as soon as it is free."""
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        file.seek(0)
        pid = file.read().strip()
        file.close()
        return HeldElsewhere(pid or "?")
    file.truncate(0)
    file.write(str(os.getpid()))
    file.flush()
    return Held(file)
