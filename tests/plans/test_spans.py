"""Plans along the years."""

from dataclasses import replace
from datetime import date

from ucap.plans.queries.cards import PlanCard
from ucap.plans.spans import along_the_years
from ucap.plans.standing import Standing

TODAY = date(2026, 7, 2)
CARD = PlanCard(
    id="x",
    version=1,
    slug="x",
    title="x",
    language="en",
    standing=Standing.RUNNING,
    is_example=False,
    published_at=None,
    starts=None,
    ends=None,
    sides=(),
    goals=(),
    themes=(),
)


def test_the_axis_holds_whole_years() -> None:
    card = replace(CARD, starts=date(2025, 7, 2), ends=date(2026, 6, 30))
    axis = along_the_years([card], TODAY)
    assert axis.years == ((2025, 0.0), (2026, 50.0))
    assert axis.today is not None
    assert 74 < axis.today < 76
    (span,) = axis.spans
    assert span.left is not None
    assert span.right is not None
    assert (round(span.left), round(span.right)) == (25, 75)


def test_open_ends_go_on_and_plans_without_dates_have_no_line() -> None:
    spans = along_the_years([replace(CARD, starts=date(2025, 1, 1)), CARD], TODAY).spans
    assert (spans[0].left, spans[0].right, spans[0].open_end) == (0.0, 100.0, True)
    assert spans[1].left is None


def test_without_any_date_there_is_no_axis() -> None:
    assert along_the_years([CARD], TODAY).years == ()


def test_many_years_are_not_all_named() -> None:
    card = replace(CARD, starts=date(1990, 1, 1), ends=date(2040, 1, 1))
    assert len(along_the_years([card], TODAY).years) <= 8
