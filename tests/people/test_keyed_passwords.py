"""Passwords whose hashes are worth nothing without a key that is not in the database."""

import logging
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, identify_hasher, make_password
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import PASSWORD, make_person, prove, sign_in
from ucap.config.password_key import hashers
from ucap.people.models import User

KEY, NEXT = "k" * 43, "n" * 43


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 1000)


def use(settings: Any, present: str, *former: str) -> None:
    """The operator gave these keys."""
    settings.PASSWORD_KEYS = [key for key in (present, *former) if key]
    settings.PASSWORD_HASHERS = hashers(present)


def test_without_a_key_it_is_hashed_as_ever(settings: Any) -> None:
    use(settings, "")
    assert make_password(PASSWORD).startswith("pbkdf2_sha256$1000$")


def test_with_a_key_the_hash_alone_opens_nothing(settings: Any) -> None:
    use(settings, KEY)
    stored = make_password(PASSWORD)
    kind, name, plain = stored.split("$", 2)
    assert (kind, len(name)) == ("keyed", 8)
    assert KEY not in stored
    assert check_password(PASSWORD, stored)
    assert not check_password("another one, quite long", stored)
    assert not check_password(PASSWORD, plain)  # what a thief of the database would try
    use(settings, NEXT)
    assert not check_password(PASSWORD, stored)


def test_a_password_is_hashed_by_the_present_key_the_next_time_it_is_given(settings: Any) -> None:
    use(settings, "")
    plain = make_password(PASSWORD)
    use(settings, KEY)
    anew: list[str] = []
    assert check_password(PASSWORD, plain, anew.append)
    keyed = make_password(PASSWORD)
    assert check_password(PASSWORD, keyed, anew.append)
    assert anew == [PASSWORD]  # the second was as it should be
    use(settings, NEXT, KEY)
    assert check_password(PASSWORD, keyed, anew.append)
    use(settings, "", KEY)  # the operator goes back to none
    assert check_password(PASSWORD, keyed, anew.append)
    assert make_password(PASSWORD).startswith("pbkdf2_sha256$")
    assert anew == [PASSWORD] * 3


def test_a_wrong_password_costs_as_much_work_as_a_right_one(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, KEY)
    stored = make_password(PASSWORD)
    monkeypatch.setattr(PBKDF2PasswordHasher, "iterations", 5000)
    work: list[int] = []
    encode = PBKDF2PasswordHasher.encode

    def counted(hasher: Any, password: str, salt: str, iterations: int | None = None) -> str:
        work.append(iterations or hasher.iterations)
        return str(encode(hasher, password, salt, iterations))

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    assert not check_password("another one, quite long", stored)
    assert sum(work) == 5000


def test_what_is_shown_of_a_hash_says_nothing_of_it(settings: Any) -> None:
    use(settings, KEY)
    stored = make_password(PASSWORD)
    shown = identify_hasher(stored).safe_summary(stored)
    assert stored.rpartition("$")[2] not in map(str, shown.values())


@pytest.mark.django_db
def test_a_lost_key_lets_in_by_a_new_password_and_is_said_in_the_log(
    settings: Any, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    use(settings, KEY)
    person = make_person()
    use(settings, NEXT)
    with caplog.at_level(logging.ERROR):
        assert sign_in(client).status_code == 200
    assert "a key that is not known any more" in caplog.text
    person.refresh_from_db()
    person.set_password("canal, lock and lantern")
    person.save()
    assert sign_in(client, password="canal, lock and lantern").status_code == 302


@pytest.mark.django_db
def test_whose_password_is_hashed_anew_stays_signed_in(settings: Any, client: Client) -> None:
    use(settings, "")
    person = make_person()
    sign_in(client)
    use(settings, KEY)
    prove(client)
    person.refresh_from_db()
    assert person.password.startswith("keyed$")
    assert client.get(reverse("people:account")).status_code == 200


@pytest.mark.django_db
def test_somebody_signs_in_and_is_hashed_anew(settings: Any, client: Client) -> None:
    use(settings, "")
    make_person()
    use(settings, KEY)
    assert sign_in(client).status_code == 302
    assert User.objects.get().password.startswith("keyed$")
    assert EmailAddress.objects.count() == 1
    assert client.get(reverse("people:account")).status_code == 200
