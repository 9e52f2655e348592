"""The pages of one's own account, ours and django-allauth's."""

import re
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people.signing_in import PASSWORD, add_app, add_passkey, code_now, make_person, prove, sign_in
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> User:
    return make_person()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("account_login", "Sign in"),
        ("account_signup", "Make an account"),
        ("account_signup_by_passkey", "Make an account with a passkey"),
        ("account_reset_password", "Set a new password"),
        ("account_inactive", "This account is closed"),
        ("socialaccount_login_error", "That sign-in did not work"),
        ("socialaccount_login_cancelled", "You are not signed in"),
    ],
)
def test_pages_of_the_entrance(client: Client, name: str, title: str) -> None:
    assert f"{title}</h1>" in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("people:account", "Your account"),
        ("people:second_step", "A second step"),
        ("account_email", "Your addresses"),
        ("account_change_password", "Change password"),
        ("account_reauthenticate", "Is it you?"),
        ("account_logout", "Sign out"),
        ("mfa_index", "Second step"),
        ("mfa_list_webauthn", "Passkeys"),
        ("mfa_add_webauthn", "Add a passkey"),
        ("mfa_activate_totp", "Set up an app"),
        ("usersessions_list", "Where you are signed in"),
        ("socialaccount_connections", "Connected sign-ins"),
    ],
)
def test_pages_of_the_account(client: Client, ana: User, name: str, title: str) -> None:
    sign_in(client)
    prove(client)
    assert f"{title}</h1>" in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("mfa_deactivate_totp", "Do without the app"),
        ("mfa_view_recovery_codes", "Recovery codes"),
        ("mfa_generate_recovery_codes", "New recovery codes"),
        ("mfa_reauthenticate", "Is it you?"),
        ("mfa_index", "10 codes are left"),
    ],
)
def test_pages_of_the_second_step(client: Client, ana: User, name: str, title: str) -> None:
    add_app(ana)
    assert sign_in(client)["Location"] == reverse("mfa_authenticate")
    assert "The second step</h1>" in client.get(reverse("mfa_authenticate")).content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": code_now()}).status_code == 302
    prove(client)
    assert title in client.get(reverse(name)).content.decode()


def test_passkeys_are_listed_renamed_and_removed(
    client: Client, ana: User, mailoutbox: list[EmailMessage]
) -> None:
    client.force_login(ana)
    passkey, other = add_passkey(ana, "Telephone"), add_passkey(make_person("li@example.org"), "Not mine")
    prove(client)
    page = client.get(reverse("mfa_list_webauthn")).content.decode()
    assert "Telephone" in page
    assert "Not mine" not in page
    client.post(reverse("mfa_edit_webauthn", args=[passkey.pk]), {"name": "Laptop"})
    assert "Laptop" in client.get(reverse("mfa_remove_webauthn", args=[passkey.pk])).content.decode()
    assert client.get(reverse("mfa_remove_webauthn", args=[other.pk])).status_code == 404
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert not ana.has_second_factor
    assert [one.subject for one in mailoutbox] == ["A passkey was removed"]


def test_recovery_codes_are_kept_as_a_file(client: Client, ana: User) -> None:
    add_app(ana)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now()})
    prove(client)
    file = client.get(reverse("mfa_download_recovery_codes"))
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    codes = file.content.decode().split()[-10:]
    client.logout()
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert "_auth_user_id" in client.session


def test_signing_out_everywhere_else(client: Client, ana: User) -> None:
    other = Client()
    for one in (client, other):
        sign_in(one)
    client.post(reverse("usersessions_list"))
    assert client.get(reverse("people:account")).status_code == 200
    assert other.get(reverse("people:account")).status_code == 302


def test_what_one_says_of_oneself(client: Client, ana: User) -> None:
    client.force_login(ana)
    form = {"name": "Ana López", "language": "es", "time_zone": "Europe/Madrid"}
    client.post(reverse("people:account"), form)
    ana.refresh_from_db()
    assert (ana.name, ana.language, ana.time_zone) == ("Ana López", "es", "Europe/Madrid")
    assert "Europe/Madrid" in client.get(reverse("people:account")).content.decode()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"language": "tlh"}, {"time_zone": "Mars/Olympus"}])
def test_what_cannot_be_is_not_saved(client: Client, ana: User, wrong: dict[str, str]) -> None:
    client.force_login(ana)
    answer = client.post(reverse("people:account"), {"name": "B", "language": "es", "time_zone": ""} | wrong)
    assert answer.status_code == 200
    ana.refresh_from_db()
    assert ana.name == "Ana"


def test_the_account_takes_eight_queries(client: Client, ana: User, django_assert_num_queries: Any) -> None:
    client.force_login(ana)
    client.get(reverse("people:account"))
    with django_assert_num_queries(8):
        client.get(reverse("people:account"))


def test_changes_of_security_ask_who_it_is(client: Client, ana: User) -> None:
    client.force_login(ana)  # a session, but no proof
    for name in ("mfa_add_webauthn", "mfa_activate_totp", "mfa_generate_recovery_codes"):
        answer = client.post(reverse(name), {})
        assert answer.status_code == 302
        assert "reauthenticate" in answer["Location"], name


def test_whoever_has_neither_password_nor_second_step_proves_it_by_a_code(
    client: Client, ana: User, mailoutbox: list[EmailMessage]
) -> None:
    """They come by their city's own sign-in; whoever finds their session open sets no password."""
    ana.set_unusable_password()
    ana.save()
    client.force_login(ana)
    answer = client.get(reverse("account_set_password"))
    assert answer["Location"].startswith(asking := reverse("account_request_reauthentication_code"))
    assert ana.email in client.get(answer["Location"]).content.decode()
    confirming = client.post(answer["Location"], {"recipient": ana.email})["Location"]
    assert "Is it you?</h1>" in client.get(confirming).content.decode()
    assert client.get(reverse("account_set_password")).status_code == 302
    code = re.findall(r"[A-Z0-9]{4}-?[A-Z0-9]{4}", str(mailoutbox[-1].body))[0]
    assert client.post(confirming, {"code": "wrong"}).status_code == 200
    assert client.post(confirming, {"code": code})["Location"] == reverse("account_set_password")
    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})
    ana.refresh_from_db()
    assert ana.has_usable_password()
    # from now on there is a better way
    assert client.get(asking)["Location"] == reverse("account_reauthenticate")


def test_a_code_by_mail_takes_the_place_of_no_second_step(
    client: Client, ana: User, mailoutbox: list[EmailMessage]
) -> None:
    client.force_login(ana)
    add_app(ana)
    assert "account/reauthenticate/code" not in client.get(reverse("mfa_reauthenticate")).content.decode()
    asking = reverse("account_request_reauthentication_code")
    assert client.post(asking, {"recipient": ana.email})["Location"] == reverse("account_reauthenticate")
    assert mailoutbox == []


def test_signing_in_asks_the_store_little(client: Client, ana: User, settings: Any) -> None:
    """As attempts are counted in service: in the database, for all processes."""
    counts = {"BACKEND": "ucap.kernel.counts.Counts", "LOCATION": "ucap_counts"}
    settings.CACHES = settings.CACHES | {"default": counts}
    with CaptureQueriesContext(connection) as queries:
        sign_in(client)
    asked = [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]]
    of_counts = [one for one in asked if "ucap_counts" in one]
    # the attempt is counted five times: a lock, read, written, the lock taken away; some more where a second turns just then
    assert len(of_counts) <= 22
    assert len(asked) - len(of_counts) <= 15
    assert client.get(reverse("desk")).status_code == 200
