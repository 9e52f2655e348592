"""One plan's page."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from tests.plans.factories import (
    AT,
    PLACES,
    make_draft,
    make_officer,
    make_plan,
    make_secretariat,
    publish_again,
    side,
    yangzhou_content,
)
from ucap.plans.actions import change_state, start_version
from ucap.plans.content import Activity, City, Side
from ucap.plans.queries.plan import plan_page
from ucap.plans.standing import Standing

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NOBODY = AnonymousUser()


def test_a_draft_is_not_there_for_a_visitor_and_is_for_its_officer() -> None:
    officer = make_officer()
    draft = make_draft(by=officer)
    with pytest.raises(Http404):
        plan_page(draft.plan.slug, NOBODY, TODAY)
    page = plan_page(draft.plan.slug, officer, TODAY)
    assert page.standing == Standing.DRAFT
    assert page.may_edit


def test_an_open_version_of_a_public_plan_is_not_shown() -> None:
    plan = make_plan()
    start_version(plan=plan, by=make_secretariat(), at=AT)
    page = plan_page(plan.slug, NOBODY, TODAY)
    assert page.version.number == 1
    assert [version.number for version in page.versions] == [1]
    with pytest.raises(Http404):
        plan_page(plan.slug, NOBODY, TODAY, number=2)


def test_an_earlier_version_can_be_read() -> None:
    plan = publish_again(make_plan(), yangzhou_content(title="Second"))
    assert plan_page(plan.slug, NOBODY, TODAY).content.title == "Second"
    earlier = plan_page(plan.slug, NOBODY, TODAY, number=1)
    assert not earlier.is_current
    assert earlier.content.title == yangzhou_content().title


def test_an_archived_plan_still_answers() -> None:
    plan = make_plan()
    change_state(plan=plan, verb="archive", by=make_secretariat(), at=AT)
    assert plan_page(plan.slug, NOBODY, TODAY).standing == Standing.ARCHIVED


def test_it_says_who_confirmed_and_in_whose_name() -> None:
    page = plan_page(make_plan().slug, NOBODY, TODAY)
    assert [(one.cities[0].name, one.in_its_name) for one in page.confirmed] == [
        ("Yangzhou", True),
        ("Granada", True),
    ]


def test_lines_lead_from_the_first_side_to_the_others() -> None:
    sides = (side("Yangzhou", "Chengdu"), side("Rome"), side("Bologna"))
    page = plan_page(make_plan(sides=sides).slug, NOBODY, TODAY)
    assert [(a.name, b.name) for a, b in page.lines] == [("Yangzhou", "Rome"), ("Yangzhou", "Bologna")]
    two = plan_page(make_plan(sides=sides[:2]).slug, NOBODY, TODAY)
    assert [(a.name, b.name) for a, b in two.lines] == [("Yangzhou", "Rome"), ("Chengdu", "Rome")]


def test_a_village_without_a_place_and_a_country_without_a_city_are_named() -> None:
    there = Side(cities=(City(name="Kleindorf", country="DE"),), countries=("DE", "FR"))
    second = plan_page(make_plan(sides=(side("Yangzhou"), there)).slug, NOBODY, TODAY).sides[1]
    assert [city.name for city in second.cities] == ["Kleindorf"]
    assert second.countries_alone == ("FR",)
    assert second.placed == ()


def test_activities_stand_in_the_order_of_time() -> None:
    activities = (
        Activity(text="some day"),
        Activity(text="next year", start="2027-02"),
        Activity(text="long ago", start="2019"),
        Activity(text="this month", start="2026-11"),
    )
    steps = plan_page(make_plan(activities=activities).slug, NOBODY, TODAY).steps
    assert [(step.activity.text, step.done) for step in steps] == [
        ("long ago", True),
        ("this month", False),
        ("next year", False),
        ("some day", None),
    ]


def test_history_names_nobody_to_the_public_and_everybody_to_officers() -> None:
    officer = make_officer(PLACES["Granada"], name="Carmen")
    plan = make_plan(by=officer)
    public = plan_page(plan.slug, NOBODY, TODAY).history
    assert {one.person for one in public} == {""}
    assert any([city.name for city in one.cities] == ["Granada"] for one in public)
    assert "Carmen" in {one.person for one in plan_page(plan.slug, officer, TODAY).history}


def test_edits_are_the_officers_work_and_counted_together() -> None:
    plan = publish_again(make_plan(), yangzhou_content(title="Second", objectives=("other",)))
    assert "plan.edited" not in {one.verb for one in plan_page(plan.slug, NOBODY, TODAY).history}
    seen = plan_page(plan.slug, make_secretariat(), TODAY).history
    (edits,) = [one for one in seen if one.verb == "plan.edited"]
    assert edits.times > 1


def test_the_number_of_queries_is_known(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    plan = make_plan()
    with django_assert_num_queries(8):
        plan_page(plan.slug, NOBODY, TODAY)
    for days in range(1, 6):
        plan = publish_again(plan, yangzhou_content(title=f"Text {days}"), at=AT + timedelta(days=days))
    with django_assert_num_queries(8):
        plan_page(plan.slug, NOBODY, TODAY)
