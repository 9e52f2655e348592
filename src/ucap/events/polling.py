"""Finding an hour that is kind to people in several time zones.

The hours of a day, by somebody's own clock, are good (9 to 17), tolerable (8 to 9, 17 to 19), the meal (12 to 13), unkind (7 to 8,
19 to 22, and all day on Saturdays and Sundays) or night. A time is judged by its worst hour for whoever is worst off; only between
times that are as kind to that zone does it count what all of them together bear. Night is proposed only where nothing else is left.

    proposals(dates, 90, ("Asia/Shanghai", "Europe/Rome"))[0].starts   # 15:00 in Yangzhou, 9:00 in Bologna, in summer
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum

from ucap.events.times import local, zone_of
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

STEP = timedelta(minutes=30)  # proposed times begin at the full and the half hour
PIECE = timedelta(minutes=15)  # of which what a time takes is judged
MOST_DAYS = 62
MOST_ZONES = 12
SHORTEST, LONGEST = 15, 8 * 60  # minutes
SATURDAY = 5


class Kindness(IntEnum):
    """How kind a time is to somebody, the kindest first."""

    GOOD = 0
    TOLERABLE = 1
    MEAL = 2
    UNKIND = 3
    NIGHT = 4


# hour -> what it is until the next one that is named
HOURS: tuple[tuple[time, Kindness], ...] = (
    (time(0), Kindness.NIGHT),
    (time(7), Kindness.UNKIND),
    (time(8), Kindness.TOLERABLE),
    (time(9), Kindness.GOOD),
    (time(12), Kindness.MEAL),
    (time(13), Kindness.GOOD),
    (time(17), Kindness.TOLERABLE),
    (time(19), Kindness.UNKIND),
    (time(22), Kindness.NIGHT),
)
# What a piece of a time costs
COST = {
    Kindness.GOOD: 0,
    Kindness.TOLERABLE: 1,
    Kindness.MEAL: 2,
    Kindness.UNKIND: 4,
    Kindness.NIGHT: 16,
}


@dataclass(frozen=True, slots=True, order=True)
class Burden:
    """What a time asks of somebody: first how bad its worst hour is, then all of it together."""

    worst: Kindness
    cost: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time, with what it asks of each zone."""

    starts: datetime  # UTC
    ends: datetime
    burdens: tuple[Burden, ...]  # in the order of the zones

    @property
    def worst(self) -> Kindness:
        """How kind it is to whoever is worst off."""
        return max((burden.worst for burden in self.burdens), default=Kindness.GOOD)

    @property
    def rank(self) -> tuple[object, ...]:
        """The kindest first: the worst off counts first, then the next, then what all bear together; then the earliest."""
        worst_first = tuple(sorted(self.burdens, reverse=True))
        return worst_first[:1], sum(burden.cost for burden in self.burdens), worst_first, self.starts


def kindness(at: datetime, zone: str) -> Kindness:
    """How kind that instant is by a clock of that zone."""
    here = local(at, zone)
    hour = [known for begins, known in HOURS if begins <= here.time()][-1]
    return max(hour, Kindness.UNKIND) if here.weekday() >= SATURDAY else hour


def burden(starts: datetime, minutes: int, zone: str) -> Burden:
    """What a time asks of somebody in that zone."""
    pieces = [kindness(starts + PIECE * number, zone) for number in range(-(-minutes // 15))]
    return Burden(max(pieces), sum(COST[piece] for piece in pieces))


def judged(starts: datetime, minutes: int, zones: Sequence[str]) -> Proposal:
    """The time with what it asks of each zone."""
    burdens = tuple(burden(starts, minutes, zone) for zone in zones)
    return Proposal(starts.astimezone(UTC), starts.astimezone(UTC) + timedelta(minutes=minutes), burdens)


def proposals(dates: Iterable[date], minutes: int, zones: Sequence[str]) -> list[Proposal]:
    """Every time that begins on one of these dates by the clock of the first zone, the kindest first.

    Times at night are left out unless there is nothing else. Raises BadInput for no date, no zone, or too many of either.
    """
    days = sorted(set(dates))
    if not days or len(days) > MOST_DAYS:
        raise BadInput(
            gettext_noop("Name between 1 and %(number)d days on which it could be."), number=MOST_DAYS
        )
    if not zones or len(zones) > MOST_ZONES:
        raise BadInput(gettext_noop("Name between 1 and %(number)d time zones."), number=MOST_ZONES)
    if not SHORTEST <= minutes <= LONGEST:
        raise BadInput(
            gettext_noop("It takes between %(shortest)d and %(longest)d minutes."),
            shortest=SHORTEST,
            longest=LONGEST,
        )
    all_times = {at for day in days for at in _starts(day, zones[0])}
    found = sorted((judged(at, minutes, zones) for at in all_times), key=lambda one: one.rank)
    by_day = [one for one in found if one.worst < Kindness.NIGHT]
    return by_day or found


def preselected(found: Sequence[Proposal], zone: str, number: int) -> list[Proposal]:
    """The kindest of them, at most `number`, in time order: one of each day, then a second of each, and so on.

    As long as there are tolerable ones, no others.
    """
    limit = max(Kindness.TOLERABLE, found[0].worst) if found else Kindness.TOLERABLE
    by_day: dict[date, list[Proposal]] = {}
    for one in found:
        if one.worst <= limit:
            by_day.setdefault(local(one.starts, zone).date(), []).append(one)
    ranked = [(turn, one.rank, one) for some in by_day.values() for turn, one in enumerate(_apart(some))]
    chosen = sorted(ranked, key=lambda row: row[:2])[:number]
    return sorted((one for _, _, one in chosen), key=lambda one: one.starts)


def _apart(found: Sequence[Proposal]) -> list[Proposal]:
    """The same, those first that do not overlap a kinder one."""
    first: list[Proposal] = []
    rest: list[Proposal] = []
    for one in found:
        overlaps = any(one.starts < other.ends and other.starts < one.ends for other in first)
        (rest if overlaps else first).append(one)
    return [*first, *rest]


def _starts(day: date, zone: str) -> list[datetime]:
    """Every half hour of the day by that clock: 46 to 50 of them where it changes."""
    begins = datetime.combine(day, time(0), zone_of(zone)).astimezone(UTC)
    over = datetime.combine(day + timedelta(days=1), time(0), zone_of(zone)).astimezone(UTC)
    number = int((over - begins) / STEP)
    return [begins + STEP * count for count in range(number)]
