"""Every address in every role: who gets in is who the table of permissions lets in."""

import logging
from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.answers import taken
from tests.permissions.addresses import addresses
from tests.permissions.world.scene import Scene
from tests.permissions.world.set_up import standing
from ucap.config.permissions import page_rules
from ucap.kernel.permission import Role

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("walk")]
SERVICE = (
    "http://127.0.0.1:1"  # without a service of translation there is nothing to correct; none is asked here
)
SIGN_IN = "/account/login/"
# Steps in the middle of something: whoever comes from nowhere is led to its beginning, whatever their role
MIDWAY = {
    "account_email_verification_sent",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_reauthenticate_webauthn",
    "socialaccount_login_error",
    "socialaccount_signup",
}


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusing is what is asked for here: a thousand lines about it help nobody."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


@pytest.fixture(autouse=True)
def translated(settings: Any) -> None:
    settings.TRANSLATE_URL = SERVICE


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with override_settings(TRANSLATE_URL=SERVICE), standing(django_db_blocker) as scene:
        yield scene


def test_every_address_is_in_the_table() -> None:
    there = {address.name for address in addresses()}
    assert (
        there - page_rules().keys() == set()
    )  # unlisted: give it its rule in PAGES of the domain's rules.py
    assert page_rules().keys() - there == set()  # listed, but there is no such address


# On PostgreSQL every page once more as the one who sees most of them; who sees which is asked of no database.
ROLES = [pytest.param(role, marks=[] if role is Role.SECRETARIAT else pytest.mark.once) for role in Role]


@pytest.mark.parametrize("role", ROLES)
def test_whom_the_table_lets_in_gets_in_and_nobody_else(scene: Scene, role: Role) -> None:
    rules = page_rules()
    cookies = signed_in(scene, role)
    wrong = []
    for address in addresses():
        arguments = scene.arguments_for(role, address.name)
        assert len(arguments) == len(address.arguments), f"the scene has nothing for {address}"
        found = outcomes(scene, role, address.name, cookies)
        allowed = role in rules[address.name].lets
        if found != {allowed} and not (allowed and address.name in MIDWAY):
            wrong.append(f"{address.name}: {'allowed' if allowed else 'denied'} by the table, not in fact")
    assert wrong == []


def signed_in(scene: Scene, role: Role) -> SimpleCookie:
    """What the browser of a person in that role keeps."""
    client = Client()
    if person := scene.people[role]:
        client.force_login(person)
    return client.cookies


def outcomes(scene: Scene, role: Role, name: str, cookies: SimpleCookie) -> set[bool]:
    """Whether that role gets in, asked in every way the address takes; nothing that is changed by asking stays."""
    client = Client(raise_request_exception=True)
    client.cookies = SimpleCookie(cookies.output(header=""))
    found = set()
    for method in ("get", "post"):
        with transaction.atomic():
            path = reverse(name, args=scene.arguments_for(role, name))
            answer = getattr(client, method)(path, scene.data_for(role, name) if method == "post" else None)
            taken(answer)
            transaction.set_rollback(True)
        if answer.status_code != 405:
            found.add(gets_in(answer))
    return found


def gets_in(answer: HttpResponse) -> bool:
    """Whether the answer is more than "sign in", "this is not open to you" or "this page is not here"."""
    to_sign_in = answer.status_code == 302 and SIGN_IN in answer["Location"]
    return not to_sign_in and answer.status_code not in (401, 403, 404)
