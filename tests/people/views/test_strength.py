"""How strong a new password is, said while it is typed."""

import logging
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import make_person, sign_in

pytestmark = pytest.mark.django_db
STRONG = "canal, lock and lantern"


def said(client: Client, password: str, language: str = "en") -> dict[str, Any]:
    answer: dict[str, Any] = client.post(f"/{language}/account/strength/", {"password1": password}).json()
    return answer


def test_a_strong_one_is_called_so(client: Client) -> None:
    assert said(client, STRONG) == {"level": 4, "words": "A strong password"}


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kq7 wLm-tz4", "too short"),
        ("unbelievable", "too common"),
        ("482910573826", "numeric"),
        ("x" * 129, "too long"),
    ],
)
def test_what_the_form_would_refuse_is_never_called_strong(client: Client, password: str, words: str) -> None:
    answer = said(client, password)
    assert answer["level"] <= 1
    assert words in answer["words"]


def test_whoever_is_signed_in_hears_that_it_is_like_their_name(client: Client) -> None:
    make_person("ana.peregrina@example.org", name="Ana Peregrina del Canal")
    assert said(client, "Ana Peregrina del Canal")["level"] == 4
    sign_in(client, "ana.peregrina@example.org")
    assert said(client, "Ana Peregrina del Canal")["level"] <= 1


def test_nothing_is_logged_and_nothing_kept(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(reverse("people:strength"), {"password1": STRONG})
    assert STRONG not in caplog.text
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert dict(client.session) == {}


def test_it_is_asked_by_a_form_of_ours_alone() -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("people:strength"), {"password1": STRONG})
    assert answer.status_code == 403
    assert Client().get(reverse("people:strength"), {"password1": STRONG}).status_code == 405


def test_too_many_questions_have_to_wait(client: Client) -> None:
    answers = [client.post(reverse("people:strength"), {"password1": "a"}).status_code for _ in range(31)]
    assert answers == [200] * 30 + [429]


@pytest.mark.parametrize("page", ["account_signup", "account_change_password"])
def test_one_meter_stands_beside_a_new_password(client: Client, page: str) -> None:
    make_person()
    if page != "account_signup":
        sign_in(client)
    body = client.get(reverse(page)).content.decode()
    assert body.count("<meter") == 1
    assert f'data-strength="{reverse("people:strength")}"' in body
    assert 'of the password" hidden>' in body  # without a script there is none


def test_one_stands_beside_a_password_set_by_a_link(client: Client) -> None:
    make_person()
    client.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    (link,) = re.findall(
        r"http://localhost:8000(/en/account/password/reset/key/\S+)", str(mail.outbox[-1].body)
    )
    body = client.get(link, follow=True).content.decode()
    assert "password2" in body
    assert body.count("<meter") == 1


def test_none_stands_beside_the_present_one(client: Client) -> None:
    assert "<meter" not in client.get(reverse("account_login")).content.decode()
