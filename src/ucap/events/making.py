"""A timetable made in a process of its own: whoever waits for it stays awake, and a solver that is killed takes nobody with it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Thread
from time import monotonic

from ucap.events.conference import Conference
from ucap.events.timetable import Held, Timetable
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop

LOOKS = 0.5  # seconds between two looks of whoever waits
ENDS_WITHIN = 10.0  # seconds a search has to end in once it is asked to
LATER = 60.0  # seconds after its time in which a search that does not end is given up

CUT_OFF = gettext_noop(
    "The making of the timetable was cut off. The last published one stands; make the new one again."
)


class CutOff(NotNow):
    """The process that searched is gone, or did not end."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The best so far."""

    seconds: float
    held: int  # meetings
    lost: float  # the weight of those that are not held
    breaks: int
    bound: int | None  # of the breaks


# What is called twice a second with the best so far, None where nothing new was found; False ends the search
GoesOn = Callable[[Progress | None], bool]


def made(
    conference: Conference, *, seconds: float, goes_on: GoesOn, stands: Sequence[Held] | None = None
) -> Timetable:
    """The best timetable found in that time; with `stands` the one that changes least of what stands. Raises CutOff."""
    here, there = get_context("spawn").Pipe()
    child = get_context("spawn").Process(
        target=_search, args=(there, conference, seconds, stands), daemon=True
    )
    child.start()
    there.close()
    try:
        return _answer(here, seconds, goes_on)
    except (EOFError, ConnectionError):
        raise CutOff(CUT_OFF) from None
    finally:
        here.close()  # the child hears that nobody waits any more
        child.join(ENDS_WITHIN)
        child.kill()
        child.join()


def _answer(pipe: "Connection", seconds: float, goes_on: GoesOn) -> Timetable:
    """What the child answers in the end."""
    until, asked_to_end = monotonic() + seconds + LATER, False
    while monotonic() < until:
        said = _latest(pipe)
        if isinstance(said, Timetable):
            return said
        if not goes_on(said) and not asked_to_end:
            pipe.send(None)
            until, asked_to_end = min(until, monotonic() + ENDS_WITHIN), True
    raise CutOff(CUT_OFF)


def _latest(pipe: "Connection") -> Progress | Timetable | None:
    """After half a second the last that was said in it; the answer as soon as it is there."""
    said: Progress | Timetable | None = None
    until = monotonic() + LOOKS
    while not isinstance(said, Timetable) and pipe.poll(max(0.0, until - monotonic())):
        said = pipe.recv()
    return said


def _search(
    pipe: "Connection", conference: Conference, seconds: float, stands: Sequence[Held] | None
) -> None:
    """In the child: searches, tells of what is better, and ends when it is asked to or nobody waits any more."""
    from ucap.events.schedule import Stop, repair, schedule

    stop, lock = Stop(), Lock()

    def listen() -> None:
        with suppress(EOFError, OSError):
            pipe.recv()
        stop.now()

    def told(found: Timetable) -> None:
        new = Progress(found.seconds, len(found.held), found.lost, found.all_breaks, found.bound)
        with lock, suppress(OSError):
            pipe.send(new)

    Thread(target=listen, daemon=True).start()
    found = (
        schedule(conference, seconds=seconds, told=told, stop=stop)
        if stands is None
        else repair(conference, stands, seconds=seconds, stop=stop).timetable
    )
    with lock:
        pipe.send(found)
