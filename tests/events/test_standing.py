"""Where an event stands."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ucap.events.standing import Standing, standing
from ucap.events.states import EventState

STARTS = datetime(2027, 3, 23, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def stands(state: EventState, at: datetime, **changes: Any) -> Standing:
    return standing(state, at, **{"starts_at": STARTS, "ends_at": STARTS + 2 * DAY, **changes})


@pytest.mark.parametrize(
    ("state", "days", "changes", "expected"),
    [
        (EventState.DRAFT, 9, {}, Standing.DRAFT),
        (EventState.ANNOUNCED, -9, {}, Standing.SOON),
        (EventState.OPEN, -9, {}, Standing.OPEN),
        (EventState.OPEN, -9, {"opens_at": STARTS - 8 * DAY}, Standing.SOON),
        (EventState.OPEN, -8, {"opens_at": STARTS - 8 * DAY}, Standing.OPEN),
        (EventState.OPEN, -9, {"closes_at": STARTS - 9 * DAY}, Standing.CLOSED),
        (EventState.CLOSED, -9, {"opens_at": STARTS - 8 * DAY}, Standing.CLOSED),
        (EventState.CLOSED, -9, {}, Standing.CLOSED),
        (EventState.OPEN, -9, {"capacity": 3, "coming": 2}, Standing.OPEN),
        (EventState.OPEN, -9, {"capacity": 3, "coming": 3}, Standing.FULL),
        (EventState.OPEN, -9, {"capacity": 0}, Standing.FULL),
        (EventState.OPEN, 0, {}, Standing.RUNNING),
        (EventState.CLOSED, 1, {}, Standing.RUNNING),
        (EventState.ANNOUNCED, 2, {}, Standing.HELD),
        (EventState.ANNOUNCED, 2, {"starts_at": None, "ends_at": None}, Standing.SOON),
        (EventState.HELD, 1, {}, Standing.HELD),
        (EventState.REPORTED, 9, {}, Standing.REPORTED),
        (EventState.CANCELLED, -9, {}, Standing.CANCELLED),
        (EventState.WITHHELD, -9, {}, Standing.WITHHELD),
    ],
)
def test_where_it_stands(state: EventState, days: int, changes: dict[str, Any], expected: Standing) -> None:
    assert stands(state, STARTS + days * DAY, **changes) is expected
