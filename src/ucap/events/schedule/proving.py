"""What is proved of a conference, in a thread of its own, while others look for better timetables; it finds some itself on the way.

CP-SAT and GLOP work outside Python's lock, so that both go on at once.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from time import monotonic

from ucap.events.schedule.asked import Said
from ucap.events.schedule.bound import arcs_of, fewest_breaks
from ucap.events.schedule.fairness import Fairness
from ucap.events.schedule.grid import Grid
from ucap.events.schedule.model import Unbroken, fewer_breaks
from ucap.events.schedule.stop import Stop

FEW_ARCS = 5_000  # up to which the full model, quick to write then, comes first
SHORT = 2.0  # seconds that it has then
UNBROKEN = 10.0  # seconds for a day without any break
TRIES = (0.5, 2.0, 8.0, 30.0)  # seconds for one break of one participant
ALONE = 0.6  # the share of the time that is left for one break of one participant
MOST_PLACES = 20_000  # meetings times slots, up to which a day without breaks is asked for
MOST_ARCS = 100_000  # up to which the full model is


@dataclass(frozen=True, slots=True)
class Found:
    """Slots, a number a meeting, with what counts."""

    slots: tuple[int, ...]
    lost: int  # the weight of what is not held, in thousandths
    unfair: int  # breaks of somebody beyond what they may have beside the others
    breaks: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """The lower, the better."""
        return self.lost, self.unfair, self.breaks


class Prover:
    """Raises `bound`, the fewest breaks that a timetable with all meetings of the grid can have."""

    def __init__(
        self,
        grid: Grid,
        fairness: Fairness,
        until: float,
        best: Callable[[], Found],
        told: Callable[[tuple[int, ...]], None],
    ) -> None:
        # Beside a thread that calculates in Python each of their thousand files would wait for its turn: fifteen seconds in place of one
        from ortools.linear_solver import pywraplp  # noqa: F401
        from ortools.sat.python import cp_model  # noqa: F401

        self.grid, self.fairness = grid, fairness
        self.until, self.best, self.told = until, best, told
        self.bound = 0
        self.never_fair = False  # in every timetable somebody has more breaks than they may have
        self.stop = Stop()
        self.unbroken: Unbroken | None = None
        self.shares = Event()  # not set while it wants both cores for itself
        self.shares.set()

    def is_done(self) -> bool:
        """Whether the best that is known is proved to be the best there is."""
        return self.proves(self.best())

    def proves(self, found: Found) -> bool:
        """Whether that is proved of this one."""
        return found.breaks <= self.bound and (self.never_fair or not found.unfair)

    def run(self) -> None:
        """One question after the other, the quickest first, until it is done or the time is over."""
        self.bound = self.fairness.fewest
        for ask in (self._shortly, self._without_any, self._path, self._with_one, self._fully):
            if self._is_over():
                return
            ask()

    def _path(self) -> None:
        self.bound = max(self.bound, fewest_breaks(self.grid, self._left(), self.stop))

    def _shortly(self) -> None:
        if arcs_of(self.grid) <= FEW_ARCS:
            self._model(monotonic() + SHORT)

    def _without_any(self) -> None:
        if self.bound == 0 and self.grid.meetings * self.grid.slots <= MOST_PLACES:
            self.unbroken = Unbroken(self.grid, self.until, self.stop)
            answer = self.unbroken.answer(monotonic() + UNBROKEN)
            if answer.slots:
                self.told(answer.slots)
            elif answer.said is Said.NONE:
                self.bound = 1

    def _with_one(self) -> None:
        """One break, of whomever it may be; two at least where it can be nobody's. Two are asked for at a time, and the annealing waits."""
        if self.unbroken is None or self.bound != 1:
            return
        several = (who for who, own in enumerate(self.grid.of) if len(own) > 1)
        left = sorted(several, key=lambda who: len(self.grid.of[who]))
        until = monotonic() + ALONE * self._left()
        self.shares.clear()
        try:
            self._try_each(left, until)
        finally:
            self.shares.set()

    def _try_each(self, left: list[int], until: float) -> None:
        with ThreadPoolExecutor(2) as pool:
            for seconds in TRIES:
                refuted = pool.map(
                    lambda who, most=seconds: self._refutes(who, min(monotonic() + most, until)), left
                )
                left = [who for who, is_refuted in zip(left, list(refuted), strict=True) if not is_refuted]
                if not left:
                    self.bound = 2
                if self._is_over() or not left or monotonic() >= until:
                    return

    def _refutes(self, person: int, until: float) -> bool:
        """Whether it is proved by then that a single break of this participant is not enough."""
        if self._is_over() or monotonic() >= until or self.unbroken is None:
            return False
        answer = self.unbroken.answer(until, but=person)
        if answer.slots:
            self.told(answer.slots)
        return answer.said is Said.NONE

    def _fully(self) -> None:
        self._model(self.until)

    def _model(self, until: float) -> None:
        """The full model, asked for fewer breaks than the best has."""
        best = self.best()
        if arcs_of(self.grid) > MOST_ARCS or best.breaks == 0 or self.never_fair:
            return
        # An unfair one is worse than any fair one, however many breaks that has
        fewer_than = best.breaks if not best.unfair else self.grid.meetings * self.grid.slots
        answer = fewer_breaks(
            self.fairness,
            self.grid,
            best.slots,
            breaks=fewer_than,
            bound=self.bound,
            until=min(until, self.until),
            stop=self.stop,
            told=self.told,
        )
        if answer.said is not Said.NONE:
            self.bound = max(self.bound, answer.bound)
        elif best.unfair:
            self.never_fair = True
        else:
            self.bound = best.breaks

    def _is_over(self) -> bool:
        return self.is_done() or self.stop.asked or self._left() <= 0

    def _left(self) -> float:
        return self.until - monotonic()
