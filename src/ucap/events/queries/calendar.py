"""Events on the days of a month, an event of several days on each of them."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from babel.dates import get_day_names
from django.utils.translation import get_language

from ucap.events.models import EventDay
from ucap.events.queries.cards import EventCard, cards
from ucap.events.queries.listing import Asked, Filter, filters_of, find
from ucap.events.times import YEARS, locale_of, span
from ucap.people.rules import Viewer

WEEKS = Calendar(firstweekday=0)  # Monday, as ISO 8601 has it, and with it Europe and China
LATEST_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class OnDay:
    """An event on one of its days."""

    card: EventCard
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    date: date
    outside: bool  # of the month before or after
    today: bool
    events: tuple[OnDay, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month of events."""

    asked: Asked
    filters: tuple[Filter, ...]
    first: date
    weekdays: tuple[tuple[str, str], ...]  # short and whole, Monday first
    weeks: tuple[tuple[DayOfMonth, ...], ...]
    count: int  # events of the month

    @property
    def before(self) -> date | None:
        day = (self.first - timedelta(days=1)).replace(day=1)
        return day if day.year in YEARS else None

    @property
    def after(self) -> date | None:
        day = (self.first + LATEST_MONTH).replace(day=1)
        return day if day.year in YEARS else None


def month_page(asked: Asked, first: date, viewer: Viewer, at: datetime) -> MonthPage:
    """The month that begins on that day, with all that is asked for, over or to come. Eleven queries."""
    everything = replace(asked, chosen={name: some for name, some in asked.chosen.items() if name != "month"})
    found = find(everything, viewer, at, whenever=True)
    weeks = WEEKS.monthdatescalendar(first.year, first.month)
    days = EventDay.objects.filter(event__in=found.ids, dropped=False)
    shown = list(days.filter(date__gte=weeks[0][0], date__lte=weeks[-1][-1]))
    by_id = {one.id: one for one in cards(list({day.event_id for day in shown}), viewer, at)}
    on_days = _on_days(shown, by_id)
    today = at.date()
    return MonthPage(
        asked=everything,
        filters=filters_of(found, everything.chosen, but="month"),
        first=first,
        weekdays=_weekdays(),
        weeks=tuple(
            tuple(DayOfMonth(d, d.month != first.month, d == today, tuple(on_days.get(d, ()))) for d in week)
            for week in weeks
        ),
        count=len({day.event_id for day in shown if day.date.month == first.month}),
    )


def _on_days(days: Iterable[EventDay], by_id: Mapping[str, EventCard]) -> dict[date, list[OnDay]]:
    found: dict[date, list[OnDay]] = defaultdict(list)
    for day in days:
        card = by_id[day.event_id]
        found[day.date].append(OnDay(card, *span(day.date, day.begins, day.ends, card.time_zone)))
    for some in found.values():
        some.sort(key=lambda one: (one.starts, one.card.id))
    return found


def _weekdays() -> tuple[tuple[str, str], ...]:
    locale = locale_of(get_language() or "en")
    short = get_day_names("abbreviated", "stand-alone", locale=locale)
    whole = get_day_names("wide", "stand-alone", locale=locale)
    return tuple((short[day], whole[day]) for day in range(7))
