"""Partial dates."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.plans.dates import first_day, is_partial_date, last_day


@given(st.dates())
def test_a_day_a_month_and_a_year_begin_and_end_where_they_do(day: date) -> None:
    text = day.isoformat()
    assert first_day(text) == last_day(text) == day
    assert first_day(text[:7]) == day.replace(day=1)
    assert last_day(text[:7]) == day.replace(day=calendar.monthrange(day.year, day.month)[1])
    assert (first_day(text[:4]), last_day(text[:4])) == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["", "20", "2020-13", "2020-00", "2021-02-29", "0000", "2020-1", "2020-01-01T00", "soon", "２０２０x"],
)
def test_what_is_no_date(text: str) -> None:
    assert not is_partial_date(text)
    assert first_day(text) is None


def test_nothing_is_no_date() -> None:
    assert (first_day(None), last_day(None)) == (None, None)


@given(st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    first, last = first_day(text), last_day(text)
    assert first is None or last is None or first <= last
