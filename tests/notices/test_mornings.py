from datetime import UTC, datetime

import pytest

from ucap.notices.mornings import next_morning

TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "weekly", "expected"),
    [
        ("", False, datetime(2026, 11, 25, 7, tzinfo=UTC)),
        ("no/such", False, datetime(2026, 11, 25, 7, tzinfo=UTC)),
        ("../../etc/passwd", False, datetime(2026, 11, 25, 7, tzinfo=UTC)),
        ("Asia/Shanghai", False, datetime(2026, 11, 24, 23, tzinfo=UTC)),
        ("America/Los_Angeles", False, datetime(2026, 11, 24, 15, tzinfo=UTC)),  # still night there
        ("Europe/Madrid", True, datetime(2026, 11, 30, 6, tzinfo=UTC)),
        ("Asia/Shanghai", True, datetime(2026, 11, 29, 23, tzinfo=UTC)),  # Monday there
    ],
)
def test_seven_in_the_morning_where_the_reader_is(zone: str, weekly: bool, expected: datetime) -> None:
    assert next_morning(TUESDAY, zone, weekly=weekly) == expected


def test_on_the_hour_it_is_the_next_one() -> None:
    monday = datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert next_morning(monday, "UTC", weekly=True) == datetime(2026, 11, 30, 7, tzinfo=UTC)
