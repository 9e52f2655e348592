"""When a digest comes: in the morning of whoever reads it."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOUR = 7  # before the day's work begins
MONDAY = 0


def next_morning(at: datetime, zone: str, *, weekly: bool = False) -> datetime:
    """The next seven o'clock there, or the next one on a Monday, in UTC; by UTC where no time zone is known."""
    here = at.astimezone(zone_of(zone))
    morning = here.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    days = 0 if morning > here else 1
    if weekly:
        days += (MONDAY - (morning + timedelta(days=days)).weekday()) % 7
    return (morning + timedelta(days=days)).astimezone(UTC)


def zone_of(name: str) -> tzinfo:
    """The time zone of that IANA name; UTC for "" and for one that this machine does not know."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
