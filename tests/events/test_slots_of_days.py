"""Slots made from days: as long as they should be, in the days, outside of breaks, never two at once."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.events.content import Day
from ucap.events.slots_of_days import (
    MOST_SLOTS,
    Break,
    Pattern,
    Span,
    pattern_of,
    refuse_overlaps,
    slots_of_days,
)
from ucap.events.times import local, span
from ucap.kernel.errors import BadInput

TUESDAY = Day(date(2027, 3, 23), time(9), time(12, 30))
LUNCH = Break(time(12), time(13))
ZONES = ("Asia/Shanghai", "Europe/Rome", "America/St_Johns", "Australia/Lord_Howe", "UTC")


def clocks(found: tuple[Span, ...], zone: str) -> list[str]:
    return [f"{local(one.starts_at, zone):%H:%M}" for one in found]


def test_a_day_is_cut_around_its_breaks() -> None:
    day = Day(date(2027, 3, 23), time(9), time(15))
    found = slots_of_days([day], Pattern(30, 10, (LUNCH,)), "Asia/Shanghai")
    assert clocks(found, "Asia/Shanghai") == [
        *("09:00", "09:40", "10:20", "11:00"),
        *("13:00", "13:40", "14:20"),
    ]
    assert found[0] == Span(datetime(2027, 3, 23, 1, tzinfo=UTC), datetime(2027, 3, 23, 1, 30, tzinfo=UTC))


def test_nobody_meets_while_the_programme_goes_on() -> None:
    opening = Span(*span(TUESDAY.date, time(9), time(9, 45), "Europe/Rome"))
    found = slots_of_days([TUESDAY], Pattern(60), "Europe/Rome", [opening])
    assert clocks(found, "Europe/Rome") == ["09:45", "10:45"]


def test_a_break_after_midnight_belongs_to_the_day_that_goes_on_until_then() -> None:
    night = Day(date(2027, 3, 23), time(22), time(3))
    found = slots_of_days([night], Pattern(60, 0, (Break(time(0), time(1)),)), "Asia/Shanghai")
    assert clocks(found, "Asia/Shanghai") == ["22:00", "23:00", "01:00", "02:00"]


def test_days_that_overlap_are_refused_and_both_slots_are_named() -> None:
    long = Day(date(2027, 3, 23), time(20), time(10))
    early = Day(date(2027, 3, 24), time(9, 30), time(12))
    with pytest.raises(BadInput) as refused:
        slots_of_days([long, early], Pattern(60), "Asia/Shanghai")
    assert refused.value.message.values == {
        "one": "2027-03-24 09:00–10:00",
        "other": "2027-03-24 09:30–10:30",
    }


@pytest.mark.parametrize(
    "pattern",
    [
        Pattern(4),
        Pattern(241),
        Pattern(30, -1),
        Pattern(30, 121),
        Pattern(30, 0, (Break(time(13), time(12)),)),
        Pattern(30, 0, (LUNCH,) * 7),
    ],
)
def test_a_pattern_that_makes_no_sense_is_refused(pattern: Pattern) -> None:
    with pytest.raises(BadInput):
        slots_of_days([TUESDAY], pattern, "UTC")


def test_too_many_slots_are_refused() -> None:
    days = [Day(TUESDAY.date + timedelta(days=n), time(0), time(0)) for n in range(30)]
    with pytest.raises(BadInput) as refused:
        slots_of_days(days, Pattern(5), "UTC")
    assert refused.value.message.values == {"most": MOST_SLOTS}


def test_what_the_slots_are_like_is_read_from_them() -> None:
    found = slots_of_days([TUESDAY], Pattern(25, 5, (Break(time(10), time(11)),)), "UTC")
    assert pattern_of(found) == Pattern(25, 5)
    assert pattern_of([]) is None
    assert pattern_of(found[:1]) == Pattern(25, 0)


@st.composite
def cut_days(draw: st.DrawFn) -> tuple[list[Day], str]:
    """Days one after the other, and the zone they are in."""
    first = draw(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
    begins, ends = draw(st.times(time(6), time(11))), draw(st.times(time(13), time(23)))
    number = draw(st.integers(1, 4))
    return [Day(first + timedelta(days=n), begins, ends) for n in range(number)], draw(st.sampled_from(ZONES))


@given(days=cut_days(), length=st.integers(5, 90), gap=st.integers(0, 30))
def test_every_slot_is_whole_in_its_day_and_outside_of_every_break(
    days: tuple[list[Day], str], length: int, gap: int
) -> None:
    some, zone = days
    found = slots_of_days(some, Pattern(length, gap, (LUNCH,)), zone)
    refuse_overlaps(found, zone)
    wholes = [Span(*span(day.date, day.begins, day.ends, zone)) for day in some]
    breaks = [Span(*span(day.date, LUNCH.begins, LUNCH.ends, zone)) for day in some]
    for one in found:
        assert one.ends_at - one.starts_at == timedelta(minutes=length)
        assert any(whole.starts_at <= one.starts_at and one.ends_at <= whole.ends_at for whole in wholes)
        assert all(one.ends_at <= rest.starts_at or rest.ends_at <= one.starts_at for rest in breaks)
    assert all(other.starts_at - one.ends_at >= timedelta(minutes=gap) for one, other in pairwise(found))
