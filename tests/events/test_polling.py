"""Finding an hour that is kind to people in several time zones."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.events.test_times import CHANGES, ZONES
from ucap.events.polling import (
    LONGEST,
    MOST_DAYS,
    MOST_ZONES,
    SHORTEST,
    Kindness,
    burden,
    judged,
    kindness,
    preselected,
    proposals,
)
from ucap.events.times import local
from ucap.kernel.errors import BadInput

CHINA, ITALY, CALIFORNIA = "Asia/Shanghai", "Europe/Rome", "America/Los_Angeles"
MONDAY = date(2027, 3, 22)
DATES = st.sampled_from(CHANGES).map(datetime.date) | st.dates(date(2024, 1, 1), date(2030, 12, 1))
SOME_DATES = st.lists(DATES, min_size=1, max_size=4)
SOME_ZONES = st.lists(st.sampled_from((*ZONES, CALIFORNIA)), min_size=1, max_size=4, unique=True)
MINUTES = st.integers(SHORTEST, 180)


def at(day: date, hour: int, minute: int = 0, zone: str = ITALY) -> datetime:
    return datetime.combine(day, time(hour, minute), ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [
        (9, 0, Kindness.GOOD),
        (16, 59, Kindness.GOOD),
        (8, 59, Kindness.TOLERABLE),
        (17, 0, Kindness.TOLERABLE),
        (18, 59, Kindness.TOLERABLE),
        (12, 0, Kindness.MEAL),
        (13, 0, Kindness.GOOD),
        (7, 0, Kindness.UNKIND),
        (19, 0, Kindness.UNKIND),
        (21, 59, Kindness.UNKIND),
        (22, 0, Kindness.NIGHT),
        (6, 59, Kindness.NIGHT),
        (0, 0, Kindness.NIGHT),
    ],
)
def test_how_kind_an_hour_is(hour: int, minute: int, expected: Kindness) -> None:
    assert kindness(at(MONDAY, hour, minute), ITALY) is expected


def test_a_weekend_is_unkind_by_each_clock_of_its_own() -> None:
    friday_evening = at(date(2027, 3, 26), 17, zone=ITALY)  # in China it is Saturday already
    assert kindness(friday_evening, ITALY) is Kindness.TOLERABLE
    assert kindness(friday_evening, CHINA) is Kindness.NIGHT
    assert kindness(at(date(2027, 3, 27), 10), ITALY) is Kindness.UNKIND


def test_between_yangzhou_and_bologna_it_is_the_italian_morning() -> None:
    """In winter seven hours apart: nine hours of office have two in common; in summer, six apart, three."""
    winter, summer = (
        proposals([MONDAY], 60, (CHINA, ITALY)),
        proposals([date(2027, 3, 29)], 60, (CHINA, ITALY)),
    )
    assert [local(one.starts, CHINA).time() for one in winter[:1]] == [time(16)]
    assert winter[0].worst is Kindness.GOOD
    good = [local(one.starts, CHINA).time() for one in summer if one.worst is Kindness.GOOD]
    assert good == [time(15), time(15, 30), time(16)]


def test_what_takes_longer_than_the_common_hours_is_hard_on_nobody() -> None:
    first = proposals([MONDAY], 180, (CHINA, ITALY))[0]
    assert first.worst is Kindness.TOLERABLE
    assert {one.worst for one in first.burdens} <= {Kindness.GOOD, Kindness.TOLERABLE}


def test_night_is_proposed_where_nothing_else_is_left_alone() -> None:
    assert all(one.worst < Kindness.NIGHT for one in proposals([MONDAY], 60, (CHINA, ITALY)))
    three = proposals([MONDAY], 60, (CHINA, ITALY, CALIFORNIA))
    assert three
    assert all(one.worst is Kindness.NIGHT for one in three)
    assert three[0].burdens == min(one.burdens for one in three) or three[0].rank <= three[1].rank


@given(SOME_DATES, MINUTES, SOME_ZONES)
def test_the_worst_off_zone_counts_first(days: list[date], minutes: int, zones: list[str]) -> None:
    found = proposals(days, minutes, zones)
    worst = [max(one.burdens) for one in found]
    assert worst == sorted(worst)
    for one, after in pairwise(found):
        if max(one.burdens) == max(after.burdens):
            assert sum(b.cost for b in one.burdens) <= sum(b.cost for b in after.burdens)


@given(SOME_DATES, MINUTES, SOME_ZONES)
def test_every_time_begins_on_one_of_the_days_and_there_is_always_one(
    days: list[date], minutes: int, zones: list[str]
) -> None:
    found = proposals(days, minutes, zones)
    assert {local(one.starts, zones[0]).date() for one in found} <= set(days)
    assert len({one.starts for one in found}) == len(found)
    if any(one.worst is Kindness.NIGHT for one in found):
        every = [day for day in days for hour in range(7, 20) if judged(at(day, hour, zone=zones[0]), minutes, zones).worst < Kindness.NIGHT]  # fmt: skip
        assert every == []


@given(DATES, st.integers(0, 47), MINUTES, SOME_ZONES, st.sampled_from(ZONES))
def test_one_zone_more_makes_no_time_kinder(
    day: date, half_hours: int, minutes: int, zones: list[str], more: str
) -> None:
    starts = at(day, half_hours // 2, half_hours % 2 * 30, zone="UTC")
    before, after = judged(starts, minutes, zones), judged(starts, minutes, [*zones, more])
    assert after.worst >= before.worst
    assert after.burdens[: len(zones)] == before.burdens
    assert judged(starts, minutes, [more, *zones]).worst == after.worst


@given(DATES, st.integers(8, 18), MINUTES, st.sampled_from(ZONES))
def test_it_goes_by_the_clock_of_the_day_whatever_the_season(
    day: date, hour: int, minutes: int, zone: str
) -> None:
    """Half a year later on the same weekday, at the same hour by the clock, it is as kind."""
    other = day + timedelta(days=182)
    one, later = (
        burden(at(day, hour, zone=zone), minutes, zone),
        burden(at(other, hour, zone=zone), minutes, zone),
    )
    assume(local(at(day, hour, zone=zone) + timedelta(minutes=minutes), zone).date() == day)
    assert one == later


@given(SOME_DATES, MINUTES, SOME_ZONES, st.integers(1, 40))
def test_what_is_chosen_beforehand_is_the_kindest_of_several_days(
    days: list[date], minutes: int, zones: list[str], number: int
) -> None:
    found = proposals(days, minutes, zones)
    chosen = preselected(found, zones[0], number)
    assert found[0] in chosen
    assert len(chosen) <= number
    assert chosen == sorted(chosen, key=lambda one: one.starts)
    assert max(one.worst for one in chosen) <= max(Kindness.TOLERABLE, found[0].worst)
    per_day = [local(one.starts, zones[0]).date() for one in chosen]
    if len(chosen) == number:
        there = {
            local(one.starts, zones[0]).date()
            for one in found
            if one.worst <= max(Kindness.TOLERABLE, found[0].worst)
        }
        assert len(set(per_day)) == min(number, len(there))


def test_a_fortnight_is_spread_over_its_working_days() -> None:
    days = [MONDAY + timedelta(days=number) for number in range(14)]
    chosen = preselected(proposals(days, 60, (CHINA, ITALY)), CHINA, 8)
    assert len({local(one.starts, CHINA).date() for one in chosen}) == 8
    assert all(one.starts.weekday() < 5 for one in chosen)
    assert preselected([], CHINA, 8) == []


@pytest.mark.parametrize(
    ("days", "minutes", "zones", "said"),
    [
        ([], 60, [CHINA], "between 1 and 62 days"),
        ([MONDAY + timedelta(days=n) for n in range(MOST_DAYS + 1)], 60, [CHINA], "between 1 and 62 days"),
        ([MONDAY], 60, [], "between 1 and 12 time zones"),
        ([MONDAY], 60, [CHINA] * (MOST_ZONES + 1), "between 1 and 12 time zones"),
        ([MONDAY], SHORTEST - 1, [CHINA], "between 15 and 480 minutes"),
        ([MONDAY], LONGEST + 1, [CHINA], "between 15 and 480 minutes"),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    days: list[date], minutes: int, zones: list[str], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        proposals(days, minutes, zones)
