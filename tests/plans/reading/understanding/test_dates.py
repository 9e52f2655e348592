"""Dates as offices write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ucap.plans.reading.understanding.dates import Day, add_months, find_dates


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("November 2019", "2019-11", None),
        ("Nov. 2019", "2019-11", None),
        ("5 March 2020", "2020-03-05", None),
        ("March 5th, 2020", "2020-03-05", None),
        ("2020-03-05", "2020-03-05", None),
        ("05.03.2020", "2020-03-05", None),
        ("3/2020", "2020-03", None),
        ("Q3 2021", "2021-07", "2021-09"),
        ("third quarter of 2021", "2021-07", "2021-09"),
        ("first half of 2022", "2022-01", "2022-06"),
        ("5–9 April 2021", "2021-04-05", "2021-04-09"),
        ("March to May 2020", "2020-03", "2020-05"),
        ("November 2019 until November 2020", "2019-11", "2020-11"),
        ("2019/20", "2019", "2020"),
        ("2019-2021", "2019", "2021"),
        ("winter 2019/20", "2019-12", "2020-02"),
        ("marzo de 2021", "2021-03", None),
        ("del 5 al 9 de abril de 2021", "2021-04-05", "2021-04-09"),
        ("segundo semestre de 2021", "2021-07", "2021-12"),
        ("dal 3 al 5 giugno 2022", "2022-06-03", "2022-06-05"),
        ("1º maggio 2022", "2022-05-01", None),
        ("5. März 2020", "2020-03-05", None),
        ("3.–7. April 2023", "2023-04-03", "2023-04-07"),
        ("Frühjahr 2022", "2022-03", "2022-05"),
        ("II. Quartal 2021", "2021-04", "2021-06"),
        ("1er janvier 2023", "2023-01-01", None),
        ("du 6 au 10 mars 2023", "2023-03-06", "2023-03-10"),
        ("août 2021", "2021-08", None),
        ("2021年3月", "2021-03", None),
        ("2021年3月5日", "2021-03-05", None),
        ("2021年5月12日至14日", "2021-05-12", "2021-05-14"),
        ("2021年3月至2022年6月", "2021-03", "2022-06"),
        ("2021年3月至5月", "2021-03", "2021-05"),
        ("2021年下半年", "2021-07", "2021-12"),
        ("2021年第三季度", "2021-07", "2021-09"),
    ],
)
def test_a_date_in_many_styles(text: str, start: str, end: str | None) -> None:
    (found,) = find_dates(text)
    assert (found.start, found.until) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "31 February 2020",
        "room 2020a",
        "1,2020",
        "EU",
        "March",
        "may be",
        "0.2020",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_two_dates_are_two_unless_only_until_stands_between() -> None:
    assert [d.start for d in find_dates("March 2020, then June 2021")] == ["2020-03", "2021-06"]
    assert [d.until for d in find_dates("from March 2020 to June 2021")] == ["2021-06"]


def test_a_span_that_runs_backwards_is_two_dates() -> None:
    assert [d.start for d in find_dates("June 2021 – March 2020")] == ["2021-06", "2020-03"]


def test_which_of_two_numbers_is_the_day() -> None:
    (doubtful,) = find_dates("03/05/2020")
    assert (doubtful.start, doubtful.doubt) == ("2020-05-03", "day")
    assert find_dates("03/05/2020", month_first=True)[0].start == "2020-03-05"
    assert [find_dates(text)[0].doubt for text in ("03/25/2020", "03.05.2020", "05/05/2020")] == ["", "", ""]
    assert find_dates("03/25/2020")[0].start == "2020-03-25"


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (Day(2019, 11), 12, "2020-10"),
        (Day(2019), 24, "2020"),
        (Day(2020, 1, 31), 1, "2020-02-29"),
        (Day(2020, 1), 1, "2020-01"),
    ],
)
def test_the_end_of_so_many_months(day: Day, months: int, last: str) -> None:
    assert str(add_months(day, months)) == last


@given(st.dates())
def test_every_iso_date_of_our_time_is_itself(date: object) -> None:
    text = str(date)
    found = find_dates(text)
    assert [span.start for span in found] == ([text] if text[:2] in {"19", "20"} else [])


@given(st.text("0123456789./-– 年月日至Marchde", max_size=60))
def test_nothing_that_does_not_exist_is_found(text: str) -> None:
    for span in find_dates(text):
        assert 1900 <= int(span.start[:4]) <= 2099
        assert span.until is None or span.until[:4] >= span.start[:4]
        assert 0 <= span.begin < span.end <= len(text)
