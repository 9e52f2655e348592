"""Offices rest until their holder signs in with more than a password."""

from typing import Any

import pytest
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import add_app, add_passkey, code_now, make_person, sign_in
from ucap.people.models import User
from ucap.people.rules import is_secretariat, may_run_offices, officer_cities

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def office() -> User:
    return make_person("office@example.org", is_secretariat=True)


def test_one_is_led_to_the_page_that_says_so(client: Client, office: User) -> None:
    answer = client.post(
        "/en/account/login/",
        {"login": office.email, "password": "cooperation of cities 2026", "next": "/en/plans/"},
    )
    assert answer["Location"] == reverse("people:second_step")
    page = client.get(answer["Location"]).content.decode()
    assert "Your office rests until you add a second step</h1>" in page
    assert page.index("Add a passkey") < page.index("Set up an app")


def test_the_office_rests_and_all_else_goes_on(client: Client, office: User) -> None:
    sign_in(client, office.email)
    assert client.get(reverse("people:people")).status_code == 403
    page = client.get(reverse("people:account"))
    assert page.status_code == 200
    assert "Your office rests until you add a second step." in page.content.decode()


@pytest.mark.parametrize("add", [add_app, add_passkey])
def test_with_a_second_step_it_wakes(client: Client, office: User, add: Any) -> None:
    assert not is_secretariat(office)
    add(office)
    assert is_secretariat(User.objects.get())
    client.force_login(office)
    assert client.get(reverse("people:people")).status_code == 200
    assert "rests" not in client.get(reverse("people:account")).content.decode()


def test_after_both_steps_one_is_led_on(client: Client, office: User, settings: Any) -> None:
    add_app(office)
    assert sign_in(client, office.email)["Location"] == reverse("mfa_authenticate")
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert answer["Location"] == resolve_url(settings.LOGIN_REDIRECT_URL)


def test_who_holds_no_office_is_asked_for_nothing(client: Client, settings: Any) -> None:
    make_person()
    assert sign_in(client)["Location"] == resolve_url(settings.LOGIN_REDIRECT_URL)
    assert "rests" not in client.get(reverse("people:account")).content.decode()


def test_accounts_of_the_demonstration_are_let_be(client: Client, office: User, settings: Any) -> None:
    office.is_example = True
    office.save()
    assert may_run_offices(office)
    assert officer_cities(office) == frozenset()
    assert sign_in(client, office.email)["Location"] == resolve_url(settings.LOGIN_REDIRECT_URL)
