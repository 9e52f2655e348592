"""Instants by the clocks of several places: whatever is shown is the same instant, through every change of the clocks."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_skeleton
from hypothesis import example, given
from hypothesis import strategies as st

from ucap.events.times import (
    Clock,
    clock_words,
    day_words,
    days_words,
    instant,
    locale_of,
    shown,
    span,
    spoken,
    with_day,
    zone_of,
    zone_place,
)
from ucap.people.time_zones import time_zones

ZONES = (
    *("Asia/Shanghai", "Europe/Rome", "Europe/Madrid", "Europe/London", "Europe/Lisbon", "America/New_York"),
    *(
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Africa/Casablanca",
        "UTC",
    ),
)
LANGUAGES = ("en", "zh-hans", "es", "it", "de", "fr")
YANGZHOU, BOLOGNA = Clock("Asia/Shanghai", "Yangzhou"), Clock("Europe/Rome", "Bologna")
BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2030, 12, 31, tzinfo=UTC)


def _changes() -> list[datetime]:
    """Every change of a clock of ZONES from 2024 to 2030, to the hour."""
    hours = int((END - BEGIN).total_seconds()) // 3600
    found = set()
    for name in ZONES:
        zone = ZoneInfo(name)
        before = BEGIN.astimezone(zone).utcoffset()
        for day in range(hours // 24):
            at = BEGIN + timedelta(days=day + 1)
            after = at.astimezone(zone).utcoffset()
            if after != before:
                found |= {at - timedelta(hours=back) for back in range(25)}
            before = after
    return sorted(found)


CHANGES = _changes()
MINUTES = st.integers(0, 59).map(lambda minutes: timedelta(minutes=minutes))
INSTANTS = st.builds(lambda at, more: at + more, st.sampled_from(CHANGES), MINUTES) | st.datetimes(
    BEGIN.replace(tzinfo=None), END.replace(tzinfo=None)
).map(lambda at: at.replace(tzinfo=UTC, second=0, microsecond=0))
ANY_ZONE = st.sampled_from(ZONES) | st.sampled_from(time_zones())


def read_back(words: str, day: date, zone: str, language: str) -> datetime:
    """What somebody understands who reads these hours under that day, by the clock of that zone."""
    said = re.fullmatch(r"(\d\d):(\d\d)(?: \((.*)\))?", words)
    assert said, words
    hours, minutes, beside = int(said[1]), int(said[2]), said[3] or ""
    for near in (-1, 1):
        other = day + timedelta(days=near)
        name = str(format_skeleton("MMMEd", other, locale=locale_of(language)))
        if name in beside:
            day, beside = other, beside.replace(name, "").strip(", ")
            break
    read = datetime.combine(day, time(hours, minutes), ZoneInfo(zone))
    if not beside:
        unclear = read.replace(fold=0).utcoffset() != read.replace(fold=1).utcoffset()
        assert not unclear, f"{words} is twice on that day, or never"
        return read.astimezone(UTC)
    offset = re.fullmatch(r"UTC([+−])(\d+)(?::(\d\d))?", beside)
    assert offset, beside
    away = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * (-1 if offset[1] == "−" else 1)
    return datetime.combine(day, time(hours, minutes), UTC) - away


@given(INSTANTS, ANY_ZONE, ANY_ZONE, st.sampled_from(LANGUAGES))
@example(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "Europe/Rome", "Asia/Shanghai", "en")
@example(datetime(2027, 10, 31, 1, 30, tzinfo=UTC), "Europe/Rome", "Asia/Shanghai", "en")
@example(datetime(2028, 12, 31, 16, 0, tzinfo=UTC), "Asia/Shanghai", "Europe/Rome", "de")
def test_what_is_shown_by_each_clock_is_the_instant(
    at: datetime, here: str, there: str, language: str
) -> None:
    for one in shown(at, None, (Clock(here, "a"), Clock(there, "b"))):
        zone = here if "a" in one.places else there
        assert read_back(clock_words(one, language), one.day, zone, language) == at
        assert one.starts.astimezone(UTC) == at


@given(
    st.dates(BEGIN.date(), END.date()) | st.sampled_from(CHANGES).map(datetime.date),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    ANY_ZONE,
)
@example(date(2027, 3, 28), time(2, 30), time(3, 0), "Europe/Rome")
def test_a_day_ends_after_it_begins_and_is_shown_as_its_clock_shows_it(
    day: date, begins: time, ends: time, zone: str
) -> None:
    starts, over = span(day, begins, ends, zone)
    assert timedelta(0) < over - starts <= timedelta(hours=26)
    (one,) = shown(starts, over, [Clock(zone, "here")])
    there = zone_of(zone)
    assert (one.starts.astimezone(UTC), one.ends and one.ends.astimezone(UTC)) == (starts, over)
    skipped = datetime.combine(day, begins, there).astimezone(UTC).astimezone(there).time() != begins
    assert skipped or one.starts.time() == begins


def test_an_hour_that_is_skipped_is_shown_as_the_clock_shows_it() -> None:
    starts = instant(date(2027, 3, 28), time(2, 30), "Europe/Rome")
    assert starts == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert spoken(starts, None, [BOLOGNA], "en") == "03:30 Bologna"


def test_an_hour_that_comes_twice_says_which_is_meant() -> None:
    first = instant(date(2027, 10, 31), time(2, 30), "Europe/Rome")
    assert spoken(first, None, [BOLOGNA], "en") == "02:30 (UTC+2) Bologna"
    second = first + timedelta(hours=1)
    assert spoken(second, None, [BOLOGNA, YANGZHOU], "en") == "02:30 (UTC+1) Bologna · 09:30 Yangzhou"


def test_both_sides_stand_on_one_line() -> None:
    starts, ends = span(date(2027, 3, 23), time(9), time(17, 30), "Asia/Shanghai")
    granada, york = Clock("Europe/Madrid", "Granada"), Clock("America/New_York", "New York")
    assert spoken(starts, ends, (YANGZHOU, BOLOGNA), "en") == "09:00–17:30 Yangzhou · 02:00–10:30 Bologna"
    assert spoken(starts, ends, (YANGZHOU, BOLOGNA, granada, BOLOGNA, york), "en") == (
        "09:00–17:30 Yangzhou · 02:00–10:30 Bologna, Granada · 21:00 (Mon, 22 Mar)–05:30 New York"
    )
    assert with_day(starts, None, (YANGZHOU, BOLOGNA), "de").startswith("Dienstag, 23. März 2027, 09:00 Yang")


def test_places_part_where_only_one_of_them_changes_its_clock_in_between() -> None:
    """Rome leaves summer time in the night, Cairo does not in that one."""
    starts, ends = datetime(2027, 10, 30, 20, tzinfo=UTC), datetime(2027, 10, 31, 6, tzinfo=UTC)
    clocks = (Clock("Europe/Rome", "Rome"), Clock("Africa/Johannesburg", "Johannesburg"))
    rome, johannesburg = shown(starts, ends, clocks)
    assert (rome.starts.hour, johannesburg.starts.hour) == (22, 22)
    assert (rome.ends and rome.ends.hour, johannesburg.ends and johannesburg.ends.hour) == (7, 8)
    assert not rome.other_day


def test_a_night_ends_on_the_next_day() -> None:
    starts, ends = span(date(2027, 9, 25), time(19), time(0, 30), "Asia/Shanghai")
    assert spoken(starts, ends, [YANGZHOU], "en") == "19:00–00:30 (Sun, 26 Sept) Yangzhou"


def test_another_day_is_named_once_where_all_of_it_is_on_that_day() -> None:
    starts, ends = span(date(2027, 3, 23), time(1), time(1, 30), "Asia/Shanghai")
    assert spoken(starts, ends, (YANGZHOU, BOLOGNA), "en") == (
        "01:00–01:30 Yangzhou · 18:00–18:30 (Mon, 22 Mar) Bologna"
    )


@pytest.mark.parametrize(
    ("language", "day", "days", "city"),
    [
        ("en", "Tuesday, 23 March 2027", "23–24 Mar 2027", "Shanghai"),
        ("zh-hans", "2027年3月23日星期二", "2027年3月23日至24日", "上海"),
        ("it", "martedì 23 marzo 2027", "23–24 mar 2027", "Shanghai"),
        ("xx", "Tuesday, 23 March 2027", "23–24 Mar 2027", "Shanghai"),
    ],
)
def test_days_and_cities_are_in_the_readers_language(language: str, day: str, days: str, city: str) -> None:
    assert day_words(date(2027, 3, 23), language) == day
    assert days_words(date(2027, 3, 23), date(2027, 3, 24), language) == days
    assert zone_place("Asia/Shanghai", language) == city


def test_one_day_is_said_once_and_an_unknown_zone_is_utc() -> None:
    assert days_words(date(2027, 3, 23), date(2027, 3, 23), "en") == "Tue, 23 Mar 2027"
    assert zone_of("../etc/passwd").key == zone_of("Nowhere/At_All").key == "UTC"
    assert zone_place("Nowhere/At_All", "fr") == "UTC"
