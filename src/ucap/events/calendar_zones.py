"""Time zones as a calendar carries them (VTIMEZONE, RFC 5545, 3.6.5): every change of the clock in the years that it speaks of.

Written here: icalendar 7.3 writes the beginning of summer time by the clock after the change, where the standard asks for the
clock before it: whoever reads it as the standard says has it begin an hour late.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from ucap.events.times import zone_of

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NONE = timedelta()


@lru_cache(maxsize=256)
def zone_component(name: str, first_year: int, last_year: int) -> Any:
    """The zone from the beginning of the one year to the end of the other."""
    from icalendar import Timezone

    zone = zone_of(name)
    starts, over = (
        datetime(first_year, 1, 1, tzinfo=UTC) - DAY,
        datetime(last_year + 1, 1, 1, tzinfo=UTC) + DAY,
    )
    component = Timezone()
    component.add("tzid", name)
    component.add_component(_observance([starts], zone, starts.astimezone(zone).utcoffset() or NONE))
    alike: dict[tuple[Any, ...], list[datetime]] = defaultdict(list)
    for at in changes(zone, starts, over):
        before, after = ((at + by).astimezone(zone) for by in (-SECOND, NONE))
        alike[before.utcoffset(), after.utcoffset(), after.tzname(), after.dst()].append(at)
    for (before_offset, *_), moments in alike.items():
        component.add_component(_observance(moments, zone, before_offset))
    return component


def changes(zone: ZoneInfo, starts: datetime, over: datetime) -> Iterator[datetime]:
    """The instants, in UTC, at which the clock of that zone is put forward or back."""
    day = starts
    while day < over:
        if _kind(day, zone) != _kind(day + DAY, zone):
            yield _change_within(day, day + DAY, zone)
        day += DAY


def _change_within(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    kind = _kind(early, zone)
    while late - early > SECOND:
        middle = early + (late - early) // SECOND // 2 * SECOND
        early, late = (middle, late) if _kind(middle, zone) == kind else (early, middle)
    return late


def _kind(at: datetime, zone: ZoneInfo) -> tuple[Any, ...]:
    there = at.astimezone(zone)
    return there.utcoffset(), there.tzname(), there.dst()


def _observance(moments: list[datetime], zone: ZoneInfo, before: timedelta) -> Any:
    """What holds from each of these instants on; they are written by the clock as it was before the change."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    after = moments[0].astimezone(zone)
    component = TimezoneDaylight() if after.dst() else TimezoneStandard()
    local = [(at + before).replace(tzinfo=None) for at in moments]
    component.add("dtstart", local[0])
    if local[1:]:
        component.add("rdate", local[1:])
    component.add("tzname", after.tzname())
    component.add("tzoffsetfrom", before)
    component.add("tzoffsetto", after.utcoffset())
    return component
