"""How long an entry is listed."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 6  # unless its deadline is sooner
NOTICE = timedelta(days=14)  # before its end, those it belongs to are told


def ends_on(begins: date, deadline: date | None) -> date:
    """The last day of a life that begins on that day."""
    month = begins.month - 1 + MONTHS
    year, month = begins.year + month // 12, month % 12 + 1
    usual = date(year, month, min(begins.day, monthrange(year, month)[1]))
    return min(usual, deadline) if deadline else usual
