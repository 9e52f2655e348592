"""How often one may try."""

import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from tests.people.signing_in import make_person, sign_in
from ucap.config.settings import caches

pytestmark = pytest.mark.django_db


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client: Client) -> None:
    make_person()
    for _ in range(5):
        sign_in(client, password="wrong")
    answer = sign_in(client)
    assert answer.status_code == 200
    assert "Too many attempts" in answer.content.decode()


def test_somebody_else_is_not_kept_out_by_that(client: Client) -> None:
    make_person()
    make_person("li@example.org")
    for _ in range(5):
        sign_in(client, password="wrong")
    assert sign_in(client, "li@example.org").status_code == 302


def test_too_many_forms_of_one_address_are_told_to_wait(client: Client) -> None:
    answers = [
        client.post(reverse("account_reset_password"), {"email": f"a{number}@example.org"})
        for number in range(21)
    ]
    assert [one.status_code for one in answers] == [302] * 20 + [429]
    assert "Wait a minute" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("page", "form"),
    [
        ("account_reauthenticate", {"password": "wrong"}),
        ("account_change_password", {"oldpassword": "wrong", "password1": "canal, lock and lantern"}),
    ],
)
def test_whoever_found_a_session_open_tries_few_passwords_an_hour(
    client: Client, page: str, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_person()
    sign_in(client)
    at, answers = time.time(), []
    for number in range(21):  # five a minute
        monkeypatch.setattr("time.time", lambda minutes=number // 5: at + 61 * minutes)
        answers.append(client.post(reverse(page), form).status_code)
    assert answers == [200] * 20 + [429]


@pytest.mark.parametrize(("proxies", "limited"), [(1, False), (0, True)])
def test_behind_a_proxy_each_client_has_its_own_limit(
    client: Client, settings: Any, proxies: int, limited: bool
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(21):
        answer = client.post(
            reverse("account_reset_password"),
            {"email": f"a{number}@example.org"},
            headers={"x-forwarded-for": f"198.51.100.{number}"},
        )
    assert (answer.status_code == 429) is limited


def test_all_processes_count_together(settings: Any) -> None:
    """The cache of an installation is a table, made by a migration: two of them see the same counts."""
    shared = caches._SHARED
    backend = import_string(shared["BACKEND"])
    one, other = (backend(shared["LOCATION"], {"OPTIONS": shared["OPTIONS"]}) for _ in range(2))
    assert one.add("lock", 1)
    assert not other.add("lock", 1)
    assert other.get("lock") == 1
