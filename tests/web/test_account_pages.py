"""Signing in and what belongs to it, in our own look."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from ucap.people.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "canal, lock and lantern"


@pytest.fixture
def officer() -> User:
    user = User.objects.create_user("officer@city.example", PASSWORD, name="Li Na")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def title(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found, html
    return found[1]


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("login/", "Sign in"),
        ("signup/", "Make an account"),
        ("password/reset/", "Set a new password"),
        ("inactive/", "This account is closed"),
    ],
)
def test_what_a_visitor_sees(client: Client, page: str, heading: str) -> None:
    html = client.get(f"/en/account/{page}").content.decode()
    assert title(html) == heading
    assert 'class="site-header"' in html


@pytest.mark.parametrize("page", ["login/", "signup/"])
def test_what_is_typed_as_a_password_can_be_looked_at(client: Client, page: str) -> None:
    html = client.get(f"/en/account/{page}").content.decode()
    assert html.count("data-show-password hidden") == html.count('type="password"') == 1


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("logout/", "Sign out"),
        ("password/change/", "Change password"),
        ("email/", "Your addresses"),
        ("reauthenticate/", "Is it you?"),
    ],
)
def test_what_an_officer_sees(client: Client, officer: User, page: str, heading: str) -> None:
    client.post("/en/account/login/", {"login": officer.email, "password": PASSWORD, "next": "/en/"})
    html = client.get(f"/en/account/{page}").content.decode()
    assert title(html) == heading
    assert "Li Na" in html


def test_one_signs_in_is_led_on_and_signs_out(client: Client, officer: User) -> None:
    signed_in = client.post(
        "/en/account/login/", {"login": officer.email, "password": PASSWORD, "next": "/en/styleguide/"}
    )
    assert signed_in["Location"] == "/en/styleguide/"
    assert "Li Na" in client.get("/en/").content.decode()
    client.post("/en/account/logout/")
    assert "Li Na" not in client.get("/en/").content.decode()


def test_a_wrong_password_is_said_at_the_form(client: Client, officer: User) -> None:
    html = client.post("/en/account/login/", {"login": officer.email, "password": "wrong"}).content.decode()
    assert 'class="errorlist nonfield"' in html


def test_a_forgotten_password_is_set_anew_by_a_link(client: Client, officer: User) -> None:
    sent = client.post("/en/account/password/reset/", {"email": officer.email}, follow=True)
    assert title(sent.content.decode()) == "Look into your mailbox"
    link = re.search(r"http://localhost:8000(/\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    assert title(form.content.decode()) == "Set a new password"
    new = "towpath and heron"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new}, follow=True)
    assert title(done.content.decode()) == "Your new password is set"
    assert client.login(request=form.wsgi_request, email=officer.email, password=new)
    used = client.get(link[1], follow=True)
    assert title(used.content.decode()) == "This link has been used or is too old"
