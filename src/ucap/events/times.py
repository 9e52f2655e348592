"""Instants by the clocks of the places that take part: what pages, letters and calendars say of when something is.

A day of an event is written by the clock of its place. An hour that this clock skips, as summer time begins, is the instant
that it would be without the change, and is shown as the clock then shows it. Of an hour that it shows twice the first is
meant; wherever such an hour is shown, its distance from UTC stands beside it.

    starts, ends = span(day.date, day.begins, day.ends, event.time_zone)
    spoken(starts, ends, (Clock("Asia/Shanghai", "Yangzhou"), Clock("Europe/Rome", "Bologna")), "en")
    "09:00–17:30 Yangzhou · 02:00–10:30 Bologna"
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_timezone_location

BETWEEN = " · "  # two clocks
MINUTE = timedelta(minutes=1)
YEARS = range(1990, 2101)  # that calendars and forms of events know


@dataclass(frozen=True, slots=True)
class Clock:
    """A place whose time is shown: its IANA zone, and what the reader calls the place."""

    zone: str
    place: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A span by the clocks of places that then have the same time."""

    places: tuple[str, ...]
    starts: datetime  # in their zone
    ends: datetime | None
    day: date  # under which it is said: the first clock's; another day is named

    @property
    def other_day(self) -> bool:
        """Whether it begins on another day than by the first clock."""
        return self.starts.date() != self.day


def zone_of(name: str) -> ZoneInfo:
    """The zone of that IANA name; UTC for one that is not known here."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def instant(day: date, clock: time, zone: str) -> datetime:
    """What a clock of that zone means on that day, in UTC."""
    return datetime.combine(day, clock.replace(fold=0), zone_of(zone)).astimezone(UTC)


def span(day: date, begins: time, ends: time, zone: str) -> tuple[datetime, datetime]:
    """The two instants of a day of an event, in UTC; one that does not end after it begins ends on the next day."""
    starts = instant(day, begins, zone)
    over = instant(day, ends, zone) if ends > begins else instant(day + timedelta(days=1), ends, zone)
    return starts, max(over, starts + MINUTE)  # the change of the clock can take away all that was between


def local(at: datetime, zone: str) -> datetime:
    """The instant by a clock of that zone."""
    return at.astimezone(zone_of(zone))


def shown(starts: datetime, ends: datetime | None, clocks: Iterable[Clock]) -> tuple[Shown, ...]:
    """The span by each clock, in their order; places that have the same time together."""
    found: dict[tuple[object, ...], Shown] = {}
    day: date | None = None
    for clock in clocks:
        here = local(starts, clock.zone)
        over = local(ends, clock.zone) if ends else None
        day = day or here.date()
        key = (here.utcoffset(), over.utcoffset() if over else None)
        before = found[key].places if key in found else ()
        places = before if clock.place in before else (*before, clock.place)
        found[key] = Shown(places, here, over, day)
    return tuple(found.values())


def spoken(starts: datetime, ends: datetime | None, clocks: Sequence[Clock], language: str) -> str:
    """The span on one line: "09:00–17:30 Yangzhou · 02:00–10:30 Bologna"; a day is named where it is not the first clock's."""
    return BETWEEN.join(
        f"{clock_words(one, language)} {', '.join(one.places)}" for one in shown(starts, ends, clocks)
    )


def with_day(starts: datetime, ends: datetime | None, clocks: Sequence[Clock], language: str) -> str:
    """The same after its day: "Tuesday, 23 March 2027, 09:00 Yangzhou · 02:00 Bologna"."""
    first = local(starts, clocks[0].zone).date()
    return f"{day_words(first, language)}, {spoken(starts, ends, clocks, language)}"


def clock_words(one: Shown, language: str) -> str:
    """The hours of one: "09:00–17:30", "20:00 (Mon, 22 Mar)–04:30", "18:00–18:30 (Mon, 22 Mar)"."""
    words = hour_words(one.starts, beginning_under(one, one.day), language)
    return f"{words}–{hour_words(one.ends, one.day, language)}" if one.ends else words


def beginning_under(one: Shown, day: date) -> date:
    """The day that its beginning need not name, said under `day`: a day that it ends on too is named once, after both."""
    return one.ends.date() if one.ends and one.ends.date() == one.starts.date() else day


def hour_words(at: datetime, day: date, language: str) -> str:
    """The hour by a local clock: its distance from UTC where the clock shows it twice, its day where that is not `day`."""
    said = [part for part in (_offset(at), _short(at, day, language)) if part]
    return f"{at:%H:%M} ({', '.join(said)})" if said else f"{at:%H:%M}"


def same_hours(one: Iterable[Shown], other: Iterable[Shown]) -> bool:
    """Whether two days are at the same hours by every clock."""
    return [_hours(each) for each in one] == [_hours(each) for each in other]


def day_words(day: date, language: str) -> str:
    """A day in full: "Tuesday, 23 March 2027"."""
    return str(format_date(day, "full", locale=locale_of(language)))


def days_words(first: date, last: date, language: str) -> str:
    """From one day to another: "23–24 March 2027"; one day as such."""
    locale = locale_of(language)
    if first == last:
        return str(format_skeleton("yMMMMEEEEd", first, locale=locale))
    return str(format_interval(first, last, "yMMMMd", locale=locale))


def zone_place(zone: str, language: str) -> str:
    """What the reader calls a zone: its city, "Shanghai", "上海"; UTC as such."""
    if zone_of(zone).key == "UTC":
        return "UTC"
    return get_timezone_location(zone_of(zone), locale=locale_of(language), return_city=True)


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """CLDR's data for a language (BCP 47, any case): world English for English, English for one that is not known."""
    if language.lower() == "en":
        return Locale.parse("en_001")
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_001")


def _hours(one: Shown) -> tuple[object, ...]:
    """What of a span is the same on another day."""
    ends = one.ends and (one.ends.time(), one.ends.date() - one.day, _offset(one.ends))
    return one.places, one.starts.time(), one.starts.date() - one.day, _offset(one.starts), ends


def _offset(at: datetime) -> str:
    """ "UTC+2" of an hour that the clock shows twice, "" of all others."""
    if at.replace(fold=0).utcoffset() == at.replace(fold=1).utcoffset():
        return ""
    minutes = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


def _short(at: datetime, day: date, language: str) -> str:
    return "" if at.date() == day else str(format_skeleton("MMMEd", at.date(), locale=locale_of(language)))
