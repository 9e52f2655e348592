"""How long conversations stay at a stage."""

from datetime import UTC, datetime, timedelta

from ucap.exchange.durations import Course, median_days

BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def after(days: float) -> datetime:
    return BEGAN + timedelta(days=days)


def test_every_stay_counts_and_the_middle_one_is_told() -> None:
    courses = [
        Course("contact", BEGAN, ((after(1), "negotiation"),), after(4)),
        Course("contact", BEGAN, (), after(5)),
        Course("contact", BEGAN, ((after(9), "negotiation"), (after(10), "contact")), after(11)),
    ]
    assert median_days(courses) == {"contact": 3.0, "negotiation": 2.0}


def test_there_is_nothing_to_tell_of_nothing() -> None:
    assert median_days([]) == {}


def test_a_clock_that_went_back_takes_no_time_away() -> None:
    assert median_days([Course("contact", BEGAN, (), after(-1))]) == {"contact": 0.0}
