"""The secrets of second steps at rest, and a change of the platform's key."""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import SECRET, code_now, lets_in, person_with_app, sign_in
from ucap.people.actions.second_steps import seal_second_steps
from ucap.people.models import User

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 28, 2, tzinfo=UTC)
NEW_KEY = "the key that came after"


def stored(person: User) -> str:
    """All that the database holds of the person's second steps."""
    return repr(list(Authenticator.objects.filter(user=person).order_by("pk").values_list("data", flat=True)))


def codes_of(person: User) -> list[str]:
    return list(RecoveryCodes.activate(person).generate_codes())


@pytest.fixture
def person() -> User:
    return person_with_app()


def test_a_secret_is_not_readable_in_the_database(person: User) -> None:
    assert SECRET not in stored(person)
    assert stored(person).count("sealed:") == 2


def test_a_code_of_the_app_and_a_recovery_code_let_in_once(person: User) -> None:
    shown = code_now()
    assert lets_in(shown)
    assert not lets_in(shown)
    code = codes_of(person)[0]
    assert lets_in(code)
    assert not lets_in(code)


def test_secrets_from_before_let_in_and_are_sealed_at_night(person: User) -> None:
    Authenticator.objects.filter(user=person, type="totp").update(data={"secret": SECRET})
    assert lets_in(code_now())
    assert seal_second_steps(AT) == 1
    assert SECRET not in stored(person)
    assert seal_second_steps(AT) == 0


def test_a_changed_key_locks_nobody_out(person: User, settings: Any) -> None:
    before = codes_of(person)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW_KEY, [settings.SECRET_KEY]
    assert lets_in(code_now())
    assert seal_second_steps(AT) == 2
    settings.SECRET_KEY_FALLBACKS = []
    assert codes_of(person) == before
    assert lets_in(before[1])


def test_what_no_key_opens_lets_nobody_in_and_is_said(
    person: User, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SECRET_KEY = NEW_KEY
    was = stored(person)
    client = Client()
    sign_in(client)
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now()})
    assert answer.status_code == 409
    assert "cannot be read any more" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    with caplog.at_level(logging.ERROR):
        assert seal_second_steps(AT) == 0
    assert "a key that is not known any more" in caplog.text
    assert stored(person) == was
