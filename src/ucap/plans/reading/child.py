"""The process that reads a stranger's document: `python -m ucap.plans.reading.child`, started by sandbox.py alone.

The document comes in on standard input, an `Answer` goes out on standard output, and then it is over. Whatever a document
does to this process, it can take no more than the time and memory below, write no file, and not outlive its parent.
"""

import ctypes
import os
import resource
import signal
import sys
from dataclasses import dataclass

import msgspec

from ucap.kernel.messages import Message, gettext_noop
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sniff import UnreadableDocument

SECONDS = 10
MEMORY = 500_000_000  # bytes of address space, which is more than what is really held
GRACE = 2  # seconds after which a child whose parent does not end it ends itself
PR_SET_PDEATHSIG = 1
INNERMOST = 8  # places of an error that are told

TOO_LARGE = gettext_noop(
    "Reading this document takes more than %(limit)d MB of memory. Save it without pictures, "
    "or give only the pages with the plan."
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the three: the reading, what is wrong with the document, or what went wrong with us."""

    reading: Reading | None = None
    problem: Message | None = None
    failure: str = (
        ""  # its kind and where it was raised, for the operator's log: its words may be the document's
    )


def main() -> None:
    """Answers the document of standard input."""
    parent = int(sys.argv[1]) if len(sys.argv) > 1 else os.getppid()
    confine(parent)
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints must not get into the answer
    encoded = msgspec.msgpack.encode(answer(sys.stdin.buffer.read()))
    with open(out, "wb") as stream:
        stream.write(encoded)
    os._exit(0)  # nothing is left to be tidied up, and a broken library must not fail in doing so


def answer(data: bytes) -> Answer:
    """What there is to be said about the document."""
    try:
        from ucap.plans.reading.read import read_document

        return Answer(reading=read_document(data))
    except UnreadableDocument as error:
        return Answer(problem=error.message)
    except MemoryError:
        return Answer(problem=Message(TOO_LARGE, {"limit": MEMORY // 1_000_000}))
    except Exception as error:
        return Answer(failure=_told(error))


def _told(error: Exception) -> str:
    """The kind of an error and the innermost places of it: "ZeroDivisionError at reader.py:47 < read.py:12"."""
    import traceback

    frames = reversed(traceback.extract_tb(error.__traceback__)[-INNERMOST:])
    places = " < ".join(f"{os.path.basename(frame.filename)}:{frame.lineno}" for frame in frames)
    return f"{type(error).__name__} at {places}"


def confine(parent: int) -> None:
    """Binds this process to its limits and to the life of its parent."""
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS + GRACE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS + GRACE)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before it could be asked to take us along
            os._exit(1)


if __name__ == "__main__":
    main()
