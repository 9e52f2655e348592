"""From a conference to its timetable: a good one at once, better ones as long as there is time, and the proof where there is one.

In this order: as much weight of meetings as possible; as few breaks as possible, nobody more than two worse off than anybody else.
`first` and `annealing` find, `bound` and `model` prove, and each hands on to the others what it knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from time import monotonic

from ucap.events.conference import Conference
from ucap.events.schedule.annealing import MOST_UNEVEN, anneal
from ucap.events.schedule.because import clashing_tables, conflict_of, why_not
from ucap.events.schedule.bound import fewest_breaks
from ucap.events.schedule.draft import Draft
from ucap.events.schedule.first import first_draft
from ucap.events.schedule.grid import NOWHERE, THOUSANDTHS, Grid, bits, breaks, grid_of
from ucap.events.schedule.model import Answer, Said, fewer_breaks, most_weight, unbroken
from ucap.events.schedule.seating import tables_of
from ucap.events.timetable import Held, Status, Timetable, Unscheduled
from ucap.kernel.messages import Message

SEED = 5  # the same conference has the same timetable, as far as the clock allows
PLACING = 0.4  # the share of the time in which as much as possible is to be placed
ROUND = (
    0.01  # seconds for each meeting in the first annealing; each further one takes as long as all before it
)
TRY = 0.05  # the share of the time after which the solver gives up at first
ANNEALING = 0.6  # the share of the time after which the solver gets what is left
TRIES = (0.5, 2.0, 8.0)  # seconds for one break of one participant
PROVING = 0.25  # the share of the time for the bound, and as much for a day without breaks


def schedule(
    conference: Conference, *, seconds: float = 60.0, told: Callable[[Timetable], None] | None = None
) -> Timetable:
    """The best timetable found in that time; `told` gets each that is better than those before it.

    Raises nothing for a conference that `checking.checked` has let through. 2 cores are used.
    """
    return _Search(conference, seconds, told or (lambda _: None)).run()


@dataclass(frozen=True, slots=True)
class _Found:
    slots: tuple[int, ...]
    breaks: int
    uneven: bool  # somebody is more than two breaks worse off than somebody else


class _Search:
    def __init__(self, conference: Conference, seconds: float, told: Callable[[Timetable], None]) -> None:
        self.conference, self.seconds, self.told = conference, seconds, told
        self.begun = monotonic()
        self.by = Random(SEED)  # noqa: S311 - no secret
        self.grid = grid_of(conference)
        self.best: _Found | None = None
        self.bound = 0  # of breaks, where every meeting is held
        self.least_is_lost = False  # and that is proved

    def run(self) -> Timetable:
        """The best that was found."""
        if conflict := self._place():
            return Timetable(Status.INFEASIBLE, self._past(), conflict=conflict)
        if self.best is None:
            return Timetable(Status.UNKNOWN, self._past())
        self._shorten(self.grid.only(self.best.slots))
        return self._timetable(self.best)

    def _place(self) -> tuple[Message, ...]:
        """Nothing; what cannot go together, where that is so."""
        if conflict := clashing_tables(self.conference):
            return conflict
        slots = tuple(first_draft(self.grid, self.by, self.begun + PLACING * self.seconds / 2).slot)
        if NOWHERE in slots:
            answer = most_weight(self.grid, slots, PLACING * self.seconds - self._past())
            if answer.said is Said.NONE:
                return conflict_of(self.conference, self._left())
            self.least_is_lost = answer.said is Said.BEST
            slots = answer.slots or slots
        else:
            self.least_is_lost = True
        if not any(slot == NOWHERE and must for slot, must in zip(slots, self.grid.required, strict=True)):
            self._take(slots)
        return ()

    def _shorten(self, grid: Grid) -> None:
        """Fewer breaks, as long as there is time and it is not proved that there are none fewer."""
        self._anneal(grid, ROUND * grid.meetings)
        if not self._is_proved():
            self.bound = fewest_breaks(grid, min(PROVING * self.seconds, self._left()))
        if not self._is_proved():
            self._solve(grid, TRY * self.seconds)
        if not self._is_proved() and self.bound == 0:
            self._without_any(unbroken(grid, min(PROVING * self.seconds, self._left())))
            self._with_one(grid)
        while not self._is_proved() and self._past() < ANNEALING * self.seconds:
            self._anneal(grid, self._past())
        self._solve(grid, self._left())

    def _solve(self, grid: Grid, seconds: float) -> None:
        if self.best is None or self._is_proved() or self.best.breaks == 0:
            return
        best = self.best.breaks + self.best.uneven * grid.meetings
        answer = fewer_breaks(
            grid, self.best.slots, breaks=best, bound=self.bound, seconds=seconds, told=self._take
        )
        # Fewer than the best one has were asked for
        proved = answer.said in (Said.NONE, Said.BEST) and not self.best.uneven
        self.bound = self.best.breaks if proved else max(self.bound, answer.bound)

    def _anneal(self, grid: Grid, seconds: float) -> None:
        if self.best is None:
            return
        draft = Draft(grid)
        for meeting, slot in enumerate(self.best.slots):
            if slot != NOWHERE:
                draft.place(meeting, slot)
        until = min(monotonic() + seconds, self.begun + self.seconds)
        anneal(draft, self.by, until, lambda slots: self._take(tuple(slots)), enough=self.bound)

    def _without_any(self, answer: Answer) -> None:
        if answer.slots:
            self._take(answer.slots)
        elif answer.said is Said.NONE:
            self.bound = 1

    def _with_one(self, grid: Grid) -> None:
        """Where no break at all is impossible: one break, of whomever it may be; two at least where it is nobody's."""
        left = {person for person, own in enumerate(grid.of) if len(own) > 1}
        for seconds in TRIES:
            for person in sorted(left, key=lambda person: -len(grid.of[person])):
                if self.bound != 1 or self._is_proved() or self._past() > ANNEALING * self.seconds:
                    return
                answer = unbroken(grid, min(seconds, self._left()), but=person)
                if answer.slots:
                    self._take(answer.slots)
                elif answer.said is Said.NONE:
                    left.discard(person)
            if not left:
                self.bound = 2
                return

    def _take(self, slots: tuple[int, ...]) -> None:
        """Keeps these where they are better than the best so far, and tells of them."""
        used = [bits([slots[one] for one in own if slots[one] != NOWHERE]) for own in self.grid.of]
        each = [breaks(one) for one in used if one]
        found = _Found(slots, sum(each), uneven=_spread(each) > MOST_UNEVEN)
        if self.best is None or (found.uneven, found.breaks) < (self.best.uneven, self.best.breaks):
            self.best = found
            self.told(self._timetable(found))

    def _is_proved(self) -> bool:
        return self.best is not None and not self.best.uneven and self.best.breaks <= self.bound

    def _timetable(self, found: _Found) -> Timetable:
        conference = self.conference
        slots = [None if slot == NOWHERE else slot for slot in found.slots]
        tables = tables_of(conference, slots)
        out = [one for one, slot in enumerate(found.slots) if slot == NOWHERE]
        # With something left out another choice of what is left out may do with fewer breaks, but not with fewer than none
        optimal = self.least_is_lost and self._is_proved() and (not out or not found.breaks)
        used = [bits([at for one in own if (at := slots[one]) is not None]) for own in self.grid.of]
        return Timetable(
            status=Status.OPTIMAL if optimal else Status.FEASIBLE,
            seconds=self._past(),
            held=tuple(
                Held(one.id, conference.slots[slot].id, tables[one.id])
                for one, slot in zip(conference.meetings, slots, strict=True)
                if slot is not None
            ),
            unscheduled=tuple(
                Unscheduled(conference.meetings[one].id, why_not(self.grid, found.slots, one)) for one in out
            ),
            breaks=tuple(
                (person.id, breaks(use)) for person, use in zip(conference.participants, used, strict=True)
            ),
            unfairness=_spread([breaks(use) for use in used if use]),
            lost=sum(self.grid.weights[one] for one in out) / THOUSANDTHS,
            bound=self.bound if not out else None,
        )

    def _past(self) -> float:
        return monotonic() - self.begun

    def _left(self) -> float:
        return self.begun + self.seconds - monotonic()


def _spread(numbers: list[int]) -> int:
    return max(numbers) - min(numbers) if numbers else 0
