"""Plans as lists show them."""

from dataclasses import replace
from datetime import date

import pytest

from tests.plans.factories import AT, make_draft, make_plan, make_secretariat
from ucap.plans.actions import change_state
from ucap.plans.queries.cards import cards
from ucap.plans.standing import Standing

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_they_stand_in_the_order_asked_for_and_drafts_are_left_out() -> None:
    first, draft, second = make_plan(), make_draft(), make_plan()
    ids = [second.id, draft.plan_id, "nothing", first.id]
    assert [card.id for card in cards(ids, TODAY)] == [second.id, first.id]


def test_an_archived_plan_has_a_card_too() -> None:
    plan = make_plan()
    change_state(plan=plan, verb="archive", by=make_secretariat(), at=AT)
    assert [card.standing for card in cards([plan.id], TODAY)] == [Standing.ARCHIVED]


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        (date(2019, 11, 1), date(2020, 11, 30), "2019–2020"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2019, 1, 1), None, "2019"),
        (None, date(2020, 12, 31), "–2020"),
        (None, None, ""),
    ],
)
def test_the_years_are_said_as_shortly_as_they_can_be(
    starts: date | None, ends: date | None, years: str
) -> None:
    (card,) = cards([make_plan().id], TODAY)
    assert replace(card, starts=starts, ends=ends).years == years


def test_many_themes_are_cut_to_a_line() -> None:
    (card,) = cards([make_plan().id], TODAY)
    assert replace(card, themes=("Culture", "Education")).themes_in_short == "Culture · Education"
    long = replace(card, themes=("Culture",) * 20).themes_in_short
    assert len(long) <= 110
    assert long.endswith("…")
