"""Sides that a browser sends without anything in their own fields."""

import pytest

from tests.plans.factories import yangzhou_content
from tests.plans.forms.browser import sent
from ucap.plans.content import Side, with_ids
from ucap.plans.forms import form_of

pytestmark = pytest.mark.django_db
CONTENT = with_ids(yangzhou_content())


def sides(**changes: str) -> tuple[Side, ...]:
    """What is read of the form with a third side in it."""
    form = form_of("sides", CONTENT, sent("sides", CONTENT, sides__TOTAL_FORMS="3", **changes))
    assert form.is_valid(), form.problems()
    found: tuple[Side, ...] = form.values()["sides"]
    return found


def test_a_side_added_and_left_empty_is_none() -> None:
    assert sides() == CONTENT.sides


def test_a_side_of_nothing_but_cities_is_one() -> None:
    counts = {"sides__2__cities__TOTAL_FORMS": "1", "sides__2__cities__INITIAL_FORMS": "0"}
    (city,) = sides(sides__2__cities__0__name="Chengdu", **counts)[2].cities
    assert (city.name, city.place) == ("Chengdu", "1815286")
