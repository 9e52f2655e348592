"""Leaving: what the cooperation did stays, who did it does not."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.plans.conftest import cast  # noqa: F401
from tests.plans.factories import make_plan
from ucap.journal.models import Entry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import CityOfficer, User
from ucap.plans.models import Plan
from ucap.privacy.actions import ask_to_be_erased, stay
from ucap.privacy.actions.erasing import carry_out, carry_out_due
from ucap.privacy.models import Erasure

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(db: None) -> User:
    return User.objects.create_user("li@example.org", "a long enough phrase", name="Li Wei")


def test_it_waits_for_two_weeks(li: User, at: datetime) -> None:
    erasure = ask_to_be_erased(by=li, at=at)
    assert erasure.due_at == at + timedelta(days=14)
    assert Notice.objects.get(to=li).title["values"] == {"day": "2026-12-08"}
    assert carry_out_due(at + timedelta(days=13)) == 0
    assert User.objects.get(pk=li.pk).email == "li@example.org"
    assert carry_out_due(at + timedelta(days=14)) == 1
    assert User.objects.get(pk=li.pk).has_left
    assert carry_out_due(at + timedelta(days=15)) == 0


def test_who_asks_is_signed_out_everywhere(li: User, at: datetime) -> None:
    here, there = Client(), Client()
    here.force_login(li)
    there.force_login(li)
    other = User.objects.create_user("ana@example.org")
    elsewhere = Client()
    elsewhere.force_login(other)
    ask_to_be_erased(by=li, at=at)
    assert there.get("/en/desk/").status_code == 302
    assert elsewhere.get("/en/desk/").status_code == 200


def test_signing_in_takes_it_back(li: User, at: datetime) -> None:
    ask_to_be_erased(by=li, at=at)
    Client().force_login(li)
    assert carry_out_due(at + timedelta(days=30)) == 0
    assert Entry.objects.filter(verb="erasure.taken_back").count() == 1
    assert not stay(by=li, at=at)


def test_asked_twice_it_is_one(li: User, at: datetime) -> None:
    ask_to_be_erased(by=li, at=at)
    ask_to_be_erased(by=li, at=at + timedelta(days=1))
    assert Erasure.objects.get().due_at == at + timedelta(days=15)


def test_at_once_nobody_can_enter_any_more(li: User, at: datetime) -> None:
    erasure = ask_to_be_erased(by=li, at=at, at_once=True)
    left = User.objects.get(pk=li.pk)
    assert (erasure.done_at, left.is_active, left.has_usable_password()) == (at, False, False)
    assert (left.name, str(left)) == ("", "Somebody who has left")
    assert not Client().login(email="li@example.org", password="a long enough phrase")
    assert carry_out(erasure=erasure, at=at + timedelta(days=1)).done_at == at
    User.objects.create_user("li@example.org")  # the address is free again


def test_nobody_who_is_not_signed_in_leaves(li: User, at: datetime) -> None:
    li.is_active = False
    with pytest.raises(NotAllowed):
        ask_to_be_erased(by=li, at=at)
    with pytest.raises(NotAllowed):
        stay(by=li, at=at)


def test_what_was_done_stays_and_says_nobodys_name(cast: Any, at: datetime) -> None:  # noqa: F811
    plan = make_plan(by=cast.yangzhou)
    ask_to_be_erased(by=cast.yangzhou, at=at, at_once=True, hand_over=True)
    plan = Plan.objects.get(pk=plan.pk)
    assert (plan.state, str(plan.created_by)) == ("published", "Somebody who has left")
    assert Entry.objects.filter(actor=cast.yangzhou.pk, verb="plan.created").count() == 1
    secretary = Client()
    secretary.force_login(cast.secretary)
    page = secretary.get(f"/en/plans/{plan.slug}/").content.decode()
    assert "Li Wei" not in page
    assert "Somebody who has left" in page


def test_the_last_of_the_secretariat_cannot_leave(at: datetime) -> None:
    last = User.objects.create_user("last@example.org", is_secretariat=True)
    with pytest.raises(NotNow, match="last member"):
        ask_to_be_erased(by=last, at=at, at_once=True, hand_over=True)
    User.objects.create_user("next@example.org", is_secretariat=True)
    assert ask_to_be_erased(by=last, at=at, at_once=True).done_at


def test_one_that_cannot_be_done_when_it_is_due_waits(at: datetime) -> None:
    one = User.objects.create_user("one@example.org", is_secretariat=True)
    two = User.objects.create_user("two@example.org", is_secretariat=True)
    ask_to_be_erased(by=one, at=at)
    ask_to_be_erased(by=two, at=at)
    assert carry_out_due(at + timedelta(days=14)) == 1
    assert Erasure.objects.pending().count() == 1


def test_what_nobody_else_looks_after_is_handed_over(cast: Any, at: datetime) -> None:  # noqa: F811
    with pytest.raises(BadInput, match="takes over"):
        ask_to_be_erased(by=cast.granada, at=at, at_once=True)
    ask_to_be_erased(by=cast.granada, at=at, at_once=True, hand_over=True)
    assert not CityOfficer.objects.filter(city__name="Granada").exists()
    told = Notice.objects.get(to=cast.secretary)
    assert told.title["values"] == {"what": "Granada"}
