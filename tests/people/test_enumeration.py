"""Nobody learns here whether an address has an account: not by words, not by headers, not by the work that is done."""

import re
from typing import Any

import pytest
from django.contrib.auth import hashers
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from tests.people.signing_in import PASSWORD, make_person
from ucap.people.models import User

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "ana@example.org", "nobody@example.org"


@pytest.fixture(autouse=True)
def ana(db: None) -> User:
    return make_person(KNOWN)


def sent(page: str, address: str, **form: str) -> tuple[Any, ...]:
    """Everything an outsider sees after sending that form, the address itself and random tokens left out."""
    client = Client()
    answer = client.post(reverse(page), {key: value or address for key, value in form.items()})
    pages = [answer]
    if answer.status_code == 302:
        pages.append(client.get(answer["Location"]))
    seen = [re.sub(r'value="\w{64}"', "", one.content.decode()).replace(address, "…") for one in pages]
    return answer.status_code, answer.get("Location"), sorted(client.cookies), seen


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("account_signup", {"name": "A", "email": "", "password1": "canal, lock and lantern"}),
        ("account_signup_by_passkey", {"name": "A", "email": ""}),
        ("account_reset_password", {"email": ""}),
        ("account_login", {"login": "", "password": "wrong password"}),
    ],
)
def test_the_answer_is_the_same(name: str, form: dict[str, str]) -> None:
    assert sent(name, KNOWN, **form) == sent(name, UNKNOWN, **form)


@pytest.mark.parametrize("name", ["account_signup", "account_signup_by_passkey"])
def test_the_answer_is_the_same_within_seconds_of_the_last_code(name: str) -> None:
    form = {"name": "A", "email": "", "password1": "canal, lock and lantern"}
    first = sent(name, "new@example.org", **form)
    again = sent(name, "new@example.org", **form)  # an account by now, as KNOWN is
    assert first[0] == 302
    assert first == again == sent(name, KNOWN, **form) == sent(name, KNOWN, **form)


def test_whose_address_it_is_gets_no_more_letters_for_that(mailoutbox: list[EmailMessage]) -> None:
    for _ in range(3):
        sent("account_signup", KNOWN, name="A", email="", password1="canal, lock and lantern")
    assert len(mailoutbox) == 1


def test_a_code_is_asked_for_either_way_and_none_is_right_for_a_taken_address(client: Client) -> None:
    form = {"name": "A", "email": KNOWN, "password1": "canal, lock and lantern"}
    client.post(reverse("account_signup"), form)
    answer = client.post(reverse("account_email_verification_sent"), {"code": "AAAA-AAAA"})
    assert answer.status_code == 200
    assert User.objects.count() == 1


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN])
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("account_signup", {"name": "A", "email": "", "password1": "canal, lock and lantern"}),
        ("account_login", {"login": "", "password": "wrong password"}),
    ],
)
def test_a_password_is_hashed_once_either_way(
    address: str, name: str, form: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hasher = hashers.get_hasher()
    encode = type(hasher).encode

    def counted(self: Any, password: str, *args: Any, **kwargs: Any) -> str:
        hashed.append(password)
        return str(encode(self, password, *args, **kwargs))

    monkeypatch.setattr(type(hasher), "encode", counted)
    sent(name, address, **form)
    assert len(hashed) == 1


def test_the_owner_of_the_address_is_told_what_happened(mailoutbox: list[EmailMessage]) -> None:
    sent("account_signup", KNOWN, name="A", email="", password1="canal, lock and lantern")
    sent("account_reset_password", KNOWN, email="")
    sent("account_reset_password", UNKNOWN, email="")
    assert [(one.to[0], one.subject) for one in mailoutbox] == [
        (KNOWN, "You have an account already"),
        (KNOWN, "Set a new password"),
        (UNKNOWN, "There is no account with this address"),
    ]


def test_adding_an_address_that_another_account_has_says_nothing_either(client: Client) -> None:
    make_person("li@example.org")
    client.post(reverse("account_login"), {"login": "li@example.org", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answers = [
        client.post(reverse("account_email"), {"action_add": "", "email": address})
        for address in (KNOWN, UNKNOWN)
    ]
    assert len({(one.status_code, one["Location"]) for one in answers}) == 1
