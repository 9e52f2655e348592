"""The plans that bench/pages measures are what the actions would have written."""

import pytest
from bench.pages.bulk import unlike_the_actions
from bench.pages.plans import made_plans

from tests.plans.factories import AT, make_secretariat

pytestmark = pytest.mark.django_db


def test_plans_written_many_at_a_time_are_those_of_the_actions() -> None:
    by = make_secretariat()
    assert [unlike_the_actions(content, AT, by) for content in made_plans(3, seed=7)] == ["", "", ""]


def test_a_seed_makes_the_same_plans() -> None:
    assert list(made_plans(5, seed=1)) == list(made_plans(5, seed=1)) != list(made_plans(5, seed=2))
