"""A code of an app that comes again: refused, logged, and its owner hears of it."""

import logging
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import add_app, code_now, make_person, sign_in
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SUBJECT = "A code of your app was given a second time"


@pytest.fixture
def person() -> User:
    made = make_person()
    add_app(made)
    return made


def give(code: str, client: Client | None = None) -> Client:
    """A visitor who knows the password gives the code as well."""
    client = client or Client()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    return client


def letters() -> list[Any]:
    return [one for one in mail.outbox if one.subject == SUBJECT]


def test_its_owner_is_written_to_once_an_hour(
    person: User, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = code_now()
    give(code)
    assert letters() == []
    with caplog.at_level(logging.WARNING, logger="ucap.people"):
        assert "_auth_user_id" not in give(f" {code[:3]} {code[3:]}").session
    assert f"a used code was given again: {person.pk}" in caplog.messages
    give(code)
    (sent,) = letters()
    assert sent.to == [person.email]
    assert "sign out everywhere" in sent.body.lower()
    assert "127.0.0.1" in sent.body
    assert code not in sent.body
    at = time.time()
    monkeypatch.setattr("time.time", lambda: at + 3700)
    later = code_now()
    give(later)
    give(later)
    assert len(letters()) == 2


def test_each_owner_by_themselves(person: User) -> None:
    other = make_person("li@example.org")
    add_app(other)
    code = code_now()
    give(code)
    give(code)
    for _ in range(2):
        client = Client()
        sign_in(client, other.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
    assert sorted(one.to[0] for one in letters()) == ["ana@example.org", "li@example.org"]


def test_a_wrong_code_and_a_used_recovery_code_are_no_used_code_of_an_app(
    person: User, caplog: pytest.LogCaptureFixture
) -> None:
    wrapped: Any = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    recovery = wrapped.get_unused_codes()[0]
    for code in ("000000", recovery, recovery):
        give(code)
    assert letters() == []
    assert "a used code" not in caplog.text


def test_also_where_somebody_signed_in_gives_it_before_a_change(person: User) -> None:
    code = code_now()
    client = give(code)
    client.post(reverse("mfa_reauthenticate"), {"code": code})
    assert len(letters()) == 1
