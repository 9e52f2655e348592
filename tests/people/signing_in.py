"""People who can sign in, for tests, and what they sign in with."""

import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from ucap.people.models import User

PASSWORD = "cooperation of cities 2026"
PERIOD = 30  # seconds that an app shows a code for
LEFT = 6  # seconds that a busy machine takes to type it
SECRET = "JBSWY3DPEHPK3PXP"


def make_person(email: str = "ana@example.org", **fields: Any) -> User:
    """Somebody with a confirmed address and the password PASSWORD."""
    person = User.objects.create_user(email, PASSWORD, **{"name": "Ana", **fields})
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


def sign_in(client: Client, email: str = "ana@example.org", password: str = PASSWORD) -> Any:
    """The answer to the sign-in form."""
    return client.post("/en/account/login/", {"login": email, "password": password})


def add_app(person: User) -> None:
    """The person has an app that shows codes, and recovery codes."""
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)
    person.__dict__.pop("has_second_factor", None)


def code_now() -> str:
    """What the app shows now, and for some seconds yet."""
    if PERIOD - time.time() % PERIOD < LEFT:
        time.sleep(PERIOD - time.time() % PERIOD)
    return str(format_hotp_value(hotp_value(SECRET, int(time.time()) // PERIOD)))


def add_passkey(person: User, name: str = "Telephone") -> Authenticator:
    """The person has a passkey of that name; it is only looked at, never used."""
    person.__dict__.pop("has_second_factor", None)
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": {}}
    )


def prove(client: Client) -> None:
    """Gives the password once more, as changes of security ask for."""
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})


def person_with_app() -> User:
    """Somebody whose second step is an app's code."""
    made = make_person()
    add_app(made)
    return made


def lets_in(code: str) -> bool:
    """Whether the code is taken after the password, in a browser that nobody has signed in with."""
    client = Client()
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session
