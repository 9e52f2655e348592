"""The time zones that people choose from."""

from functools import cache
from zoneinfo import available_timezones

# Where people live; the rest of the database are old names and offsets.
PARTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def time_zones() -> tuple[str, ...]:
    """The IANA names, in the order of the alphabet, with UTC first."""
    return (
        "UTC",
        *sorted(name for name in available_timezones() if name.partition("/")[0] in PARTS and "/" in name),
    )


def is_time_zone(name: str) -> bool:
    """Whether it is one that can be chosen."""
    return name in time_zones()
