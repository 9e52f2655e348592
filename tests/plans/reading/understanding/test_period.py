import pytest

from tests.plans.reading.understanding import read, said
from ucap.plans.content import Period


@pytest.mark.parametrize(
    ("text", "start", "end", "doubt"),
    [
        ("November 2019 until November 2020", "2019-11", "2020-11", ""),
        ("2019", "2019", "2019", ""),
        ("since March 2020", "2020-03", None, ""),
        ("until 31 December 2021", None, "2021-12-31", ""),
        ("自2021年3月起", "2021-03", None, ""),
        ("hasta diciembre de 2023", None, "2023-12", ""),
        ("March 2020", "2020-03", None, "Only one date stands here"),
        (
            "24 months from January 2020",
            "2020-01",
            "2021-12",
            "counted from the beginning and the duration: 2021-12",
        ),
        ("2021年1月，3年", "2021-01", "2023-12", "counted from the beginning"),
        ("2021年5月起，为期三年", "2021-05", "2024-04", "counted from the beginning"),
        (
            "Phase 1: March 2020, phase 2: June 2021 to May 2022",
            "2020-03",
            "2022-05",
            "Several dates stand here",
        ),
        ("spring 2022", "2022-03", "2022-05", "A season has no exact months"),
        ("03/05/2020 – 04/06/2021", "2020-05-03", "2021-06-04", "with the day first"),
        ("1. Juli 2021 – 30. Juni 2024", "2021-07-01", "2024-06-30", ""),
    ],
)
def test_a_period(text: str, start: str | None, end: str | None, doubt: str) -> None:
    reading = read(f"Period\t{text}")
    assert reading.content.period == Period(start=start, end=end)
    told = said(reading, "period")
    assert (doubt in " ".join(told)) if doubt else told == []


def test_words_that_hold_no_date_are_kept() -> None:
    reading = read("Period\tas long as it takes")
    assert reading.content.period == Period()
    assert reading.content.other == ("as long as it takes",)
    assert said(reading, "period") == ["No date was found here. Write the period as two dates."]


def test_no_period_is_no_doubt() -> None:
    assert said(read("Period\tN/A"), "period") == []
