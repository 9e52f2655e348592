"""Documents of every format made wrong, and what the readers make of them."""

import random
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

from bench.fuzz.mutate import mutated
from bench.reading.documents import FORMS
from tests.plans.reading.documents import FOLDER
from tests.plans.reading.layouts import as_docx, as_html, as_markdown, as_pdf, as_text, read_form

SECONDS = 10  # as the child has that reads documents for the platform
EXAMPLE = Path(__file__).parents[2] / "examples" / "plans" / "yangzhou-ucap-summary.txt"
LAYOUTS = {"pdf": as_pdf, "docx": as_docx, "html": as_html, "md": as_markdown, "txt": as_text}
KINDS = (*LAYOUTS, "json")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: "read", "refused" (with words for the reader), "slow", "memory" or "failed"."""

    kind: str
    what: str
    detail: str = ""  # a traceback


class TooSlow(BaseException):
    """No Exception, so that no reader takes it for one of its own."""


@cache
def samples(kind: str) -> tuple[bytes, ...]:
    """Whole documents of that kind: forms filled in as offices do, and plans as the platform writes them."""
    from ucap.plans.reading.read import read_document
    from ucap.plans.writing import write

    plan = read_document(EXAMPLE.read_bytes()).content
    if kind == "json":
        readings = [read_document(path.read_bytes()).content for path in sorted(FOLDER.glob("*.txt"))]
        return tuple(
            _written(write(one, "json", language="en", url="https://example.org")) for one in readings
        )
    if kind == "txt":
        return (*(path.read_bytes() for path in (EXAMPLE, FOLDER / "bologna.txt")), *_forms(kind))
    ours = (write(plan, kind, language=language, url="https://example.org") for language in ("en", "zh-hans"))
    return (*map(_written, ours), *_forms(kind))


def _forms(kind: str) -> tuple[bytes, ...]:
    return tuple(LAYOUTS[kind](read_form(FOLDER / f"{name}.txt")) for name in FORMS)


def document(kind: str, number: int) -> bytes:
    """The document of that number: the same whenever it is asked for."""
    chance = random.Random(f"{kind} {number}")
    there = samples(kind)
    return mutated(chance.choice(there), kind, there, chance)


def tried(kind: str, data: bytes) -> Outcome:
    """What the reader makes of it, in this process."""
    from ucap.plans.reading.read import read_document
    from ucap.plans.reading.sniff import UnreadableDocument

    try:
        with _at_most(SECONDS):
            read_document(data)
    except UnreadableDocument:
        return Outcome(kind, "refused")
    except MemoryError:
        return Outcome(kind, "memory")
    except TooSlow:
        return Outcome(kind, "slow", traceback.format_exc())
    except Exception:
        return Outcome(kind, "failed", traceback.format_exc())
    return Outcome(kind, "read")


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _written(written: str | bytes) -> bytes:
    return written.encode() if isinstance(written, str) else written
