"""The slots of a conference, made from its days: from when to when, how long, with which gap, around which breaks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from ucap.events.content import Day
from ucap.events.times import local, span
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

SHORTEST, LONGEST = 5, 240  # minutes of a slot
LONGEST_GAP = 120
MOST_SLOTS = 500  # of a conference
MOST_BREAKS = 6


@dataclass(frozen=True, slots=True)
class Break:
    """A time of every day in which nobody meets, such as lunch."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one instant to another, in UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the time of a day is cut: minutes."""

    length: int
    gap: int = 0
    breaks: tuple[Break, ...] = ()


def slots_of_days(
    days: Iterable[Day], pattern: Pattern, zone: str, busy: Iterable[Span] = ()
) -> tuple[Span, ...]:
    """The slots in the order of time; none in a break, none while something `busy` goes on.

    A day is cut from its beginning on, and anew after whatever interrupts it. Raises BadInput for a length, a gap or
    a break that makes no sense, for too many slots, and for days that overlap.
    """
    _check(pattern)
    taken = sorted(busy)
    found: list[Span] = []
    for day in sorted(days):
        whole = Span(*span(day.date, day.begins, day.ends, zone))
        breaks = [_in_day(day, one, zone) for one in pattern.breaks]
        found += _cut(whole, sorted([*breaks, *taken]), pattern)
        if len(found) > MOST_SLOTS:
            raise BadInput(
                gettext_noop("These are more than %(most)d slots. Make them longer, or choose fewer days."),
                most=MOST_SLOTS,
            )
    refuse_overlaps(found, zone)
    return tuple(found)


def refuse_overlaps(spans: Iterable[Span], zone: str) -> None:
    """Nothing; raises BadInput, which names both, where one span begins before another has ended."""
    for one, other in pairwise(sorted(spans)):
        if other.starts_at < one.ends_at:
            raise BadInput(
                gettext_noop(
                    "Two slots overlap: %(one)s and %(other)s. Nobody can be in both: change the days, the length or the breaks."
                ),
                one=_spoken(one, zone),
                other=_spoken(other, zone),
            )


def pattern_of(slots: Sequence[Span]) -> Pattern | None:
    """The length of these slots, and the shortest time between two of them; None for none."""
    if not slots:
        return None
    ordered = sorted(slots)
    gaps = [other.starts_at - one.ends_at for one, other in pairwise(ordered)]
    least = min(gaps, default=timedelta())
    length = _minutes(ordered[0].ends_at - ordered[0].starts_at)
    return Pattern(length, _minutes(least) if least <= timedelta(minutes=LONGEST_GAP) else 0)


def _check(pattern: Pattern) -> None:
    if not SHORTEST <= pattern.length <= LONGEST:
        raise BadInput(
            gettext_noop("A meeting takes %(least)d to %(most)d minutes."), least=SHORTEST, most=LONGEST
        )
    if not 0 <= pattern.gap <= LONGEST_GAP:
        raise BadInput(
            gettext_noop("The time between two meetings is at most %(most)d minutes."), most=LONGEST_GAP
        )
    if len(pattern.breaks) > MOST_BREAKS:
        raise BadInput(gettext_noop("At most %(most)d breaks are possible."), most=MOST_BREAKS)
    for one in pattern.breaks:
        if one.ends <= one.begins:
            raise BadInput(
                gettext_noop("The break from %(begins)s ends before it begins. Correct its times."),
                begins=f"{one.begins:%H:%M}",
            )


def _cut(whole: Span, taken: Sequence[Span], pattern: Pattern) -> Iterator[Span]:
    """The slots of one day: by instants, so that they are as long on the night the clocks change."""
    length, gap = timedelta(minutes=pattern.length), timedelta(minutes=pattern.gap)
    begins = whole.starts_at
    while begins + length <= whole.ends_at:
        slot = Span(begins, begins + length)
        ends = [one.ends_at for one in taken if one.starts_at < slot.ends_at and slot.starts_at < one.ends_at]
        if ends:
            begins = max(ends)
        else:
            yield slot
            begins = slot.ends_at + gap


def _in_day(day: Day, one: Break, zone: str) -> Span:
    """The break on that day; after midnight, where the day goes on until then and begins only after it."""
    overnight = day.ends <= day.begins and one.begins < day.ends
    return Span(*span(day.date + timedelta(days=1) if overnight else day.date, one.begins, one.ends, zone))


def _minutes(some: timedelta) -> int:
    return int(some.total_seconds()) // 60


def _spoken(some: Span, zone: str) -> str:
    return f"{local(some.starts_at, zone):%Y-%m-%d %H:%M}–{local(some.ends_at, zone):%H:%M}"
