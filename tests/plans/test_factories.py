"""The factories make what they say."""

from dataclasses import replace

import pytest

from tests.plans.factories import make_plan, publish_again, yangzhou_content
from ucap.plans.states import PlanState


@pytest.mark.django_db
def test_a_plan_is_published_through_both_sides() -> None:
    plan = make_plan()
    assert plan.state == PlanState.PUBLISHED
    assert plan.slug == "yangzhou-granada-2019"
    assert plan.current is not None
    assert plan.current.confirmations.count() == 2


@pytest.mark.django_db
def test_a_next_version_takes_the_place_of_the_first() -> None:
    plan = publish_again(make_plan(), replace(yangzhou_content(), title="Second"))
    assert plan.current is not None
    assert (plan.current.number, plan.current.title) == (2, "Second")
