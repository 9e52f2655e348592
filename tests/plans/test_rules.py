"""Who may do what with a plan: every rule for every kind of person."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.plans.conftest import Cast
from tests.plans.factories import make_draft, make_plan
from ucap.people.models import CityOfficer
from ucap.people.rules import Viewer
from ucap.plans import rules
from ucap.plans.actions import change_state, start_import, start_version
from ucap.plans.models import AccessRequest

ROLES = ("visitor", "nobody", "stranger", "yangzhou", "granada", "secretary")


def viewer(cast: Cast, role: str) -> Viewer:
    return AnonymousUser() if role == "visitor" else getattr(cast, role)


def allowed(cast: Cast, rule: object, *about: object) -> set[str]:
    """The roles whom the rule lets."""
    return {role for role in ROLES if rule(viewer(cast, role), *about)}  # type: ignore[operator]


def test_a_draft_is_for_those_who_work_on_it(cast: Cast) -> None:
    plan = make_draft(by=cast.yangzhou).plan
    team = {"yangzhou", "granada", "secretary"}
    assert allowed(cast, rules.may_read, plan) == team
    assert allowed(cast, rules.may_edit, plan) == team
    assert allowed(cast, rules.may_discard, plan) == team
    assert allowed(cast, rules.may_change_state, plan) == set()


def test_who_began_a_draft_keeps_it_even_where_their_city_is_not_in_it(cast: Cast) -> None:
    plan = make_draft(by=cast.stranger).plan
    assert "stranger" in allowed(cast, rules.may_edit, plan)


def test_but_not_once_it_is_public(cast: Cast) -> None:
    plan = make_plan(by=cast.stranger)
    assert allowed(cast, rules.may_edit, plan) == {"yangzhou", "granada", "secretary"}
    assert allowed(cast, rules.may_read, plan) == set(ROLES)
    assert allowed(cast, rules.may_change_state, plan) == {"yangzhou", "granada", "secretary"}


def test_an_archived_plan_still_answers(cast: Cast, at: datetime) -> None:
    plan = change_state(plan=make_plan(), verb="archive", by=cast.secretary, at=at)
    assert allowed(cast, rules.may_read, plan) == set(ROLES)


def test_an_open_version_is_not_public_with_its_plan(cast: Cast, at: datetime) -> None:
    plan = make_plan()
    version = start_version(plan=plan, by=cast.granada, at=at)
    assert allowed(cast, rules.may_see_version, version) == {"yangzhou", "granada", "secretary"}
    assert allowed(cast, rules.may_see_version, plan.current) == set(ROLES)


def test_each_side_speaks_for_itself(cast: Cast) -> None:
    version = make_draft(by=cast.yangzhou)
    assert allowed(cast, rules.may_confirm, version, 0) == {"yangzhou"}
    assert allowed(cast, rules.may_confirm, version, 1) == {"granada"}
    CityOfficer.objects.filter(user=cast.granada).delete()
    version.refresh_from_db()
    assert "secretary" in allowed(cast, rules.may_confirm, version, 1)


def test_beginning_and_importing_is_for_officers(cast: Cast, at: datetime) -> None:
    assert allowed(cast, rules.may_create) == {"stranger", "yangzhou", "granada", "secretary"}
    imported = start_import(data=b"x", name="", by=cast.yangzhou, at=at)
    assert allowed(cast, rules.may_see_import, imported) == {"yangzhou", "secretary"}


def test_who_asked_is_for_the_plans_officers(cast: Cast, at: datetime) -> None:
    request = AccessRequest.objects.create(plan=make_plan(), at=at, email="a@example.org")
    assert allowed(cast, rules.may_decide_access, request) == {"yangzhou", "granada", "secretary"}


@pytest.mark.parametrize("role", ["yangzhou", "secretary"])
def test_an_account_that_was_closed_may_nothing(cast: Cast, role: str) -> None:
    plan = make_draft(by=cast.yangzhou).plan
    person = getattr(cast, role)
    person.is_active = False
    assert not rules.may_edit(person, plan)
    assert not rules.may_create(person)
