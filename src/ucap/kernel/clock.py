"""The one place that asks what time it is; everything else is told."""

from datetime import UTC, datetime, timedelta

BEGIN = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def now() -> datetime:
    """The current instant, in UTC."""
    return datetime.now(UTC)


def number_of(at: datetime) -> int:
    """The instant as the address of an undo names it: in microseconds, none lost."""
    return (at - BEGIN) // MICROSECOND


def instant_of(number: int) -> datetime | None:
    """The instant of that number; None for one that no calendar has."""
    try:
        return BEGIN + number * MICROSECOND
    except OverflowError:
        return None
