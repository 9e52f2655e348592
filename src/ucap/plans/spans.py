"""Plans drawn along the years: where each begins and ends on a common axis, in hundredths of its length."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ucap.plans.queries.cards import PlanCard

TICKS = 8  # years that are named on the axis, at most


@dataclass(frozen=True, slots=True)
class Span:
    """A plan's line: from `left` to `right`; both None when the plan names no date."""

    card: PlanCard
    left: float | None = None
    right: float | None = None
    open_end: bool = False  # the plan does not say until when


@dataclass(frozen=True, slots=True)
class Axis:
    """The lines, the years named above them, and where today is (None: outside)."""

    spans: tuple[Span, ...]
    years: tuple[tuple[int, float], ...]
    today: float | None


def along_the_years(cards: Sequence[PlanCard], today: date) -> Axis:
    """The plans in the order given, on an axis of whole years that holds them all."""
    days = [day for card in cards for day in (card.starts, card.ends) if day]
    if not days:
        return Axis(tuple(Span(card) for card in cards), (), None)
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)

    def at(day: date) -> float:
        return round(100 * (day - first) / (last - first), 2)

    step = -(-(last.year - first.year) // TICKS)
    years = tuple((year, at(date(year, 1, 1))) for year in range(first.year, last.year, step))
    return Axis(
        tuple(_span(card, at, last) for card in cards), years, at(today) if first <= today < last else None
    )


def _span(card: PlanCard, at: Callable[[date], float], last: date) -> Span:
    begin = card.starts or card.ends
    if begin is None:
        return Span(card)
    left, right = at(begin), at(card.ends or last)
    return Span(card, left, max(right, left + 0.6), open_end=card.ends is None)
