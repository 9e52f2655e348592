"""Changing a part, and what is missing."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plans.factories import side, yangzhou_content
from ucap.kernel.errors import BadInput
from ucap.plans.content import City, Period, PlanContent, Side, Theme
from ucap.plans.parts import PARTS, changed, missing_for_review

THEMES = st.lists(
    st.builds(
        Theme,
        name=st.text(max_size=5),
        sdgs=st.lists(st.integers(1, 17), unique=True).map(tuple),
        urban_agenda=st.lists(st.sampled_from(["Housing", "Culture", "Water"]), unique=True).map(tuple),
    ),
    max_size=4,
).map(tuple)


def test_every_field_of_a_plan_belongs_to_one_part() -> None:
    names = [name for part in PARTS.values() for name in part]
    assert sorted(names) == sorted(field.name for field in fields(PlanContent))


@given(THEMES, THEMES, st.sets(st.integers(1, 17)))
def test_a_plans_goals_are_those_of_its_themes_and_its_own(
    old: tuple[Theme, ...], new: tuple[Theme, ...], own: set[int]
) -> None:
    content = changed(PlanContent(themes=old), "goals", {"sdgs": tuple(sorted(own))})
    of_old = {goal for theme in old for goal in theme.sdgs}
    of_new = {goal for theme in new for goal in theme.sdgs}
    assert set(content.sdgs) == own | of_old
    after = changed(content, "themes", {"themes": new})
    assert set(after.sdgs) == (own - of_old) | of_new
    assert list(after.sdgs) == sorted(after.sdgs)
    assert {topic for theme in new for topic in theme.urban_agenda} <= set(after.urban_agenda)


def test_there_is_no_such_part_or_field() -> None:
    with pytest.raises(BadInput):
        changed(PlanContent(), "budget", {})
    with pytest.raises(BadInput):
        changed(PlanContent(), "period", {"title": "x"})


def test_nothing_is_missing_from_the_yangzhou_plan() -> None:
    assert missing_for_review(yangzhou_content()) == ()


def test_everything_is_missing_from_an_empty_plan() -> None:
    assert [one.part for one in missing_for_review(PlanContent())] == ["heading", "sides", "themes"]


def test_a_side_needs_a_city_and_a_period_an_order() -> None:
    content = yangzhou_content(
        sides=(side("Yangzhou"), Side()), period=Period(start="2020-05", end="2020-04")
    )
    assert [(one.part, one.needed) for one in missing_for_review(content)] == [
        ("sides", True),
        ("period", True),
    ]


def test_a_city_that_is_not_placed_is_advice() -> None:
    unplaced = Side(cities=(City(name="Civita"),))
    (one,) = missing_for_review(replace(yangzhou_content(), sides=(side("Yangzhou"), unplaced)))
    assert not one.needed
    assert "Civita" in str(one.message)


def test_the_same_month_is_an_order() -> None:
    assert missing_for_review(yangzhou_content(period=Period(start="2020-05", end="2020"))) == ()
