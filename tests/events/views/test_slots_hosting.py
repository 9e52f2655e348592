"""On a plan's page, whoever may hold an event makes one of an activity."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory

from tests.events.factories import make_member, make_organisation, make_person
from tests.organisations.factories import GRANADA, make_secretary
from tests.plans.factories import make_officer, make_plan
from ucap.events.views.slots_hosting import of_activity
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def asked_by(person: User | AnonymousUser) -> HttpRequest:
    request = RequestFactory().get("/en/")
    request.user = person
    return request


def test_those_who_may_hold_an_event_find_the_way() -> None:
    plan = make_plan()
    for person in (make_officer(GRANADA), make_member(make_organisation()), make_secretary()):
        markup = of_activity(asked_by(person), plan=plan, item="a1", title="A visit")
        assert f"/events/new/?plan={plan.slug}&amp;item=a1" in markup
        assert "A visit" in markup


def test_others_find_nothing_and_nothing_is_asked_twice() -> None:
    plan = make_plan()
    for person in (AnonymousUser(), make_person(), make_member(make_organisation(approved=False))):
        assert of_activity(asked_by(person), plan=plan, item="a1") == ""
    assert of_activity(asked_by(make_officer(GRANADA)), plan=plan, item="") == ""
