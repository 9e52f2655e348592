"""Dates as precise as a plan is: "2019", "2019-11" or "2019-11-05"."""

import calendar
import re
from datetime import date

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(partial: str | None) -> date | None:
    """The first day a partial date can mean; None for None and for what is no date."""
    parts = _parts(partial)
    if not parts:
        return None
    year, month, day = parts
    return _date(year, 1 if month is None else month, 1 if day is None else day)


def last_day(partial: str | None) -> date | None:
    """The last day a partial date can mean; None for None and for what is no date."""
    parts = _parts(partial)
    if not parts:
        return None
    year, month, day = parts
    month = 12 if month is None else month
    if not 1 <= month <= 12:
        return None
    return _date(year, month, calendar.monthrange(year, month)[1] if day is None else day)


def is_partial_date(text: str) -> bool:
    """Whether the text is a year, a month or a day that exists."""
    return first_day(text) is not None


def _parts(partial: str | None) -> tuple[int, int | None, int | None] | None:
    found = PARTIAL.fullmatch(partial or "")
    if not found or int(found[1]) < 1:
        return None
    return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
