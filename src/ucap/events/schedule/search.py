"""From a conference to its timetable: a good one at once, better ones as long as there is time, and the proof where there is one.

In this order: as much weight of meetings as possible; as few breaks as possible, shared fairly (`fairness`).
`first` places the meetings; then `annealing` finds and `proving` proves, side by side, and each knows what the other has found.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from threading import Lock, Thread
from time import monotonic

from ucap.events.conference import Conference
from ucap.events.schedule.annealing import Annealing, anneal
from ucap.events.schedule.asked import Said
from ucap.events.schedule.because import clashing_tables, conflict_of
from ucap.events.schedule.choosing import chosen
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.fairness import Fairness, breaks_of_each
from ucap.events.schedule.first import Placing, fill
from ucap.events.schedule.grid import NOWHERE, grid_of
from ucap.events.schedule.model import most_weight
from ucap.events.schedule.outcome import is_a_choice, timetable_of
from ucap.events.schedule.part import Part
from ucap.events.schedule.proving import Found, Prover
from ucap.events.schedule.stop import Stop
from ucap.events.timetable import Status, Timetable
from ucap.kernel.messages import Message

SEED = 5  # the same conference has the same timetable, as far as the clock allows
PLACING = 0.4  # the share of the time in which as much as possible is to be placed
# Meetings times slots, up to which all slots are asked for at once where something is left out that might be held
MOST_PLACES = 100_000
CHOOSING = 0.1  # the share of it in which is asked what is left out
CHOOSES = 4.0  # seconds that this takes at most
FIRST = (
    3.0  # seconds after which a first timetable is told of, were there more to be had by pushing others out
)
# Seconds for each meeting in the first annealing; each further one takes as long as all before it
ROUND = 0.01
ONCE_MORE = (
    3  # times as long as a round, up to which what is left is one round: cooled more slowly, not twice
)
WAKES = 0.1  # seconds after which the annealing, while it waits, looks whether it is to end


def schedule(
    conference: Conference,
    *,
    seconds: float = 60.0,
    told: Callable[[Timetable], None] | None = None,
    stop: Stop | None = None,
) -> Timetable:
    """The best timetable found in that time, or until `stop` is asked for; `told` gets each that is better than those before it.

    Raises nothing for a conference that `checking.checked` has let through. Two threads work, and `told` is called in either.
    """
    return _Search(conference, seconds, told, stop or Stop()).run()


class _Search:
    def __init__(
        self,
        conference: Conference,
        seconds: float,
        told: Callable[[Timetable], None] | None,
        stop: Stop,
    ) -> None:
        self.conference, self.seconds, self.told, self.stop = conference, seconds, told, stop
        self.begun = monotonic()
        self.by = Random(SEED)  # noqa: S311 - no secret
        self.grid = grid_of(conference)
        self.best: Found | None = None
        self.prover: Prover | None = None
        self.fairness: tuple[tuple[int, ...], Fairness] | None = None  # of which meetings
        self.least_is_lost = False  # and that is proved
        self.lock = Lock()

    def run(self) -> Timetable:
        """The best that was found."""
        if conflict := self._place():
            return Timetable(Status.INFEASIBLE, self._past(), conflict=conflict)
        if self.best is None:
            return Timetable(Status.UNKNOWN, self._past())
        self._shorten(self.best)
        return self._timetable(self.best, thorough=True)

    def _place(self) -> tuple[Message, ...]:
        """Nothing; what cannot go together, where that is so."""
        if conflict := clashing_tables(self.conference):
            return conflict
        choice = chosen(self.grid, self.begun + min(CHOOSES, CHOOSING * self.seconds), self.stop)
        slots = self._first(choice.meetings)
        out = [meeting for meeting, slot in enumerate(slots) if slot == NOWHERE]
        lost = sum(self.grid.weights[meeting] for meeting in out if self.grid.may[meeting])
        holds = not any(self.grid.required[meeting] for meeting in out)
        self.least_is_lost = holds and lost <= choice.lost
        if not self.least_is_lost and not (holds and self.grid.meetings * self.grid.slots > MOST_PLACES):
            answer = most_weight(self.grid, slots, self.begun + PLACING * self.seconds, self.stop)
            if answer.said is Said.NONE:
                return conflict_of(self.conference, self.begun + self.seconds)
            self.least_is_lost = answer.said is Said.BEST
            if answer.slots:
                self._take(answer.slots)
        return ()

    def _first(self, meetings: Sequence[int]) -> tuple[int, ...]:
        """The slots of a first timetable of those meetings, and of the others for which there is room then; the best of those that were told of."""
        part = Part(self.grid, [NOWHERE] * self.grid.meetings, meetings)
        placing, most = Placing(part.grid, self.by), PLACING * self.seconds / 2
        for until in (self.begun + min(FIRST, most), self.begun + most):
            draft = placing.run(until, self.stop)
            whole = Draft(self.grid, part.whole(draft.slot))
            fill(whole, self.by)
            self._take(whole.slot)
            if placing.is_done or self.stop.asked:
                break
        return self.best.slots if self.best else tuple(whole.slot)

    def _shorten(self, best: Found) -> None:
        """Fewer breaks, as long as there is time and it is not proved that there are none fewer."""
        part = Part(
            self.grid,
            [NOWHERE] * self.grid.meetings,
            [meeting for meeting, slot in enumerate(best.slots) if slot != NOWHERE],
        )

        def known() -> Found:
            now = self.best or best
            return replace(now, slots=tuple(now.slots[one] for one in part.free))

        def take(slots: tuple[int, ...]) -> None:
            self._take(part.whole(slots))

        until, fairness = self.begun + self.seconds, self._fairness(best.slots)
        self.prover = prover = Prover(part.grid, fairness, until, known, take)
        thread = Thread(target=prover.run, daemon=True)
        thread.start()

        def goes_on() -> bool:
            while not prover.shares.wait(WAKES) and not self.stop.asked and monotonic() < until:
                pass
            return not prover.proves(self.best or best) and not self.stop.asked and monotonic() < until

        lasts = ROUND * part.grid.meetings
        while goes_on():
            annealing = Annealing(Draft(part.grid, known().slots), fairness, self.by)
            left = until - monotonic()
            anneal(annealing, until if left <= ONCE_MORE * lasts else until - left + lasts, take, goes_on)
            lasts = max(lasts, self._past())
        prover.stop.now()
        thread.join()

    def _take(self, slots: Sequence[int]) -> None:
        """Keeps these where they are better than the best so far, and tells of them; nothing without a meeting that is required."""
        out = [meeting for meeting, slot in enumerate(slots) if slot == NOWHERE]
        if any(self.grid.required[meeting] for meeting in out):
            return
        each = breaks_of_each(self.grid, slots)
        lost = sum(self.grid.weights[meeting] for meeting in out)
        found = Found(tuple(slots), lost, self._fairness(slots).beyond(each), sum(each))
        with self.lock:
            if self.best is None or found.rank < self.best.rank:
                self.best = found
                if self.told:  # a large one takes as long to write down as a thousand steps
                    self.told(self._timetable(found))

    def _timetable(self, found: Found, *, thorough: bool = False) -> Timetable:
        bound = self.prover.bound if self.prover else 0
        # Another choice of what is left out may do with fewer breaks, but not with fewer than none
        whole = not found.breaks or not is_a_choice(self.grid, found.slots)
        proved = self.least_is_lost and whole and not found.unfair and found.breaks <= bound
        status = Status.OPTIMAL if proved else Status.FEASIBLE
        return timetable_of(
            self.conference,
            self.grid,
            found.slots,
            status=status,
            seconds=self._past(),
            bound=bound,
            thorough=thorough,
        )

    def _fairness(self, slots: Sequence[int]) -> Fairness:
        """What is fair among those meetings that are held in these slots."""
        held = tuple(meeting for meeting, slot in enumerate(slots) if slot != NOWHERE)
        known = self.fairness
        if known is None or known[0] != held:
            part = Part(self.grid, [NOWHERE] * self.grid.meetings, held)
            self.fairness = known = held, Fairness(part.grid)
        return known[1]

    def _past(self) -> float:
        return monotonic() - self.begun
