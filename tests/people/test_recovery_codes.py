"""Recovery codes that nobody guesses, made of django-allauth's own: an upgrade that passes them by fails here."""

import re
import sys
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal import auth
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import SECRET, code_now, lets_in, make_person, person_with_app, prove, sign_in
from ucap.people.models import User
from ucap.people.recovery_codes import LongRecoveryCodes
from ucap.people.sealing import seal

pytestmark = pytest.mark.django_db
LONG = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}")
OLD_SEED = "5eed" * 20
OLD_CODES = ["91193544", "68468927"]  # the first two that django-allauth makes of that seed


def codes_of(person: User) -> list[str]:
    wrapped: Any = Authenticator.objects.get(user=person, type=Authenticator.Type.RECOVERY_CODES).wrap()
    return list(wrapped.get_unused_codes())


@pytest.fixture
def person() -> User:
    return person_with_app()


@pytest.fixture
def person_from_before(person: User, settings: Any) -> User:
    """Somebody whose recovery codes were made of a seed as django-allauth has it."""
    data = {"seed": seal(OLD_SEED, (settings.SECRET_KEY,)), "used_mask": 0}
    Authenticator.objects.filter(user=person, type="recovery_codes").update(data=data)
    return person


def test_each_carries_120_bits_and_no_two_are_alike(person: User) -> None:
    codes = codes_of(person)
    assert len(set(codes)) == 10
    assert all(LONG.fullmatch(code) for code in codes)
    assert codes == codes_of(person)


@pytest.mark.parametrize(
    "typed",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: f" {code.replace('-', ' ')} ",
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("0", "O").replace("1", "I"),
    ],
)
def test_however_it_is_typed_it_lets_in_once(person: User, typed: Any) -> None:
    code = next((one for one in codes_of(person) if "0" in one or "1" in one), codes_of(person)[0])
    assert lets_in(typed(code))
    assert not lets_in(typed(code))
    assert code not in codes_of(person)


def test_a_part_of_one_does_not_let_in(person: User) -> None:
    code = codes_of(person)[0]
    assert not lets_in(code[:-1])
    assert not lets_in(code[:4])
    assert lets_in(code)


def test_those_from_before_let_in_until_new_ones_are_made(person_from_before: User, client: Client) -> None:
    assert codes_of(person_from_before)[:2] == OLD_CODES
    assert lets_in(OLD_CODES[0])
    assert not lets_in(OLD_CODES[0])
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    prove(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    assert not lets_in(OLD_CODES[1])
    assert all(LONG.fullmatch(code) for code in codes_of(person_from_before))


def test_the_page_and_the_file_have_them_and_a_first_app_brings_them(client: Client) -> None:
    person = make_person()
    sign_in(client)
    prove(client)
    client.get(reverse("mfa_activate_totp"))
    session = client.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    client.post(reverse("mfa_activate_totp"), {"code": code_now()})
    codes = codes_of(person)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    file = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert all(LONG.fullmatch(code) for code in codes)
    assert re.findall(r"<li><code>(.+?)</code>", page) == codes
    assert [line for line in file.splitlines() if LONG.fullmatch(line)] == codes


def test_no_module_of_django_allauth_makes_others() -> None:
    theirs = {name: vars(module) for name, module in list(sys.modules.items()) if name.startswith("allauth.")}
    makers = {name: names["RecoveryCodes"] for name, names in theirs.items() if "RecoveryCodes" in names}
    assert auth.__name__ in makers
    assert set(makers.values()) == {LongRecoveryCodes}
