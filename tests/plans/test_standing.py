"""Where a cooperation stands."""

from datetime import date

import pytest

from ucap.plans.standing import Standing, standing
from ucap.plans.states import PlanState

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("state", "starts", "ends", "expected"),
    [
        (PlanState.PUBLISHED, None, None, Standing.RUNNING),
        (PlanState.PUBLISHED, date(2026, 11, 25), None, Standing.PLANNED),
        (PlanState.PUBLISHED, TODAY, TODAY, Standing.RUNNING),
        (PlanState.PUBLISHED, date(2019, 11, 1), date(2020, 11, 30), Standing.ENDED),
        (PlanState.CLOSED, date(2027, 1, 1), None, Standing.CLOSED),
        (PlanState.ARCHIVED, None, None, Standing.ARCHIVED),
        (PlanState.DRAFT, None, None, Standing.DRAFT),
    ],
)
def test_state_and_period_say_where_it_stands(
    state: PlanState, starts: date | None, ends: date | None, expected: Standing
) -> None:
    assert standing(state, starts, ends, TODAY) == expected
