"""A passkey from the first page to the next visit: made with the account, used alone to come back."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible
from tests.journeys.conftest import Visit
from ucap.people.consent import TEXT_VERSION
from ucap.people.models import User

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_authenticator(page: Page) -> None:
    """The browser has a device that keeps passkeys and agrees to everything."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def code_from_mail() -> str:
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def sign_out(page: Page) -> None:
    page.locator(".user-menu summary").click()
    page.locator(".user-menu form button").click()
    expect(page.locator(".user-menu")).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("en", 1440), ("zh-hans", 360)])
def test_an_account_with_a_passkey_and_back_with_it_alone(visit: Visit, language: str, width: int) -> None:
    page = visit(f"/{language}/account/signup/", width=width)
    give_authenticator(page)
    page.locator("a[href*='/signup/passkey/']").click()
    assert_accessible(page, words_alone=language != "en")
    page.locator("[name=name]").fill("李娜")
    page.locator("[name=email]").fill("li@example.org")
    page.locator("main .button--primary").click()

    expect(page.locator("[name=code]")).to_be_visible()
    assert_accessible(page, words_alone=True)
    page.locator("[name=code]").fill(code_from_mail())
    page.locator("main .button--primary").click()

    expect(page.locator("#mfa_webauthn_signup")).to_be_visible()
    assert_accessible(page, words_alone=True)
    page.locator("[name=name]").fill("Telephone")
    page.locator("#mfa_webauthn_signup").click()
    expect(page.locator(".user-menu")).to_be_visible()
    person = User.objects.get()
    assert (person.language, person.agreed_to) == (language, TEXT_VERSION)
    assert not person.has_usable_password()
    assert str(Authenticator.objects.get(user=person, type=Authenticator.Type.WEBAUTHN)) == "Telephone"

    sign_out(page)
    page.goto(f"/{language}/account/login/")
    assert_accessible(page, words_alone=language != "en")
    page.locator("#passkey_login").click()
    expect(page.locator(".user-menu")).to_be_visible()
    assert page.url.split("/")[3] == language  # the language is kept
    page.goto(f"/{language}/account/")
    assert_accessible(page, words_alone=language != "en")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_device_without_a_passkey_says_so_on_the_page(visit: Visit) -> None:
    page = visit("/en/account/login/")
    give_authenticator(page)
    expect(page.locator("#passkey-failed")).to_be_hidden()
    page.locator("#passkey_login").click()
    expect(page.locator("#passkey-failed")).to_be_visible()


def test_what_is_typed_as_a_password_can_be_looked_at(visit: Visit) -> None:
    page = visit("/en/account/login/")
    field = page.locator("[name=password]")
    field.fill("canal, lock and lantern")
    page.get_by_label("Show what I type").check()
    expect(field).to_have_attribute("type", "text")
    assert_accessible(page)
    page.get_by_label("Show what I type").uncheck()
    expect(field).to_have_attribute("type", "password")
    expect(field).to_have_value("canal, lock and lantern")


@pytest.mark.parametrize("width", [360, 1440])
def test_how_strong_a_new_password_is_stands_beside_it(visit: Visit, width: int) -> None:
    page = visit("/en/account/signup/", width=width)
    meter, words = page.locator("meter"), page.locator(".strength [role=status]")
    expect(meter).to_be_hidden()
    page.locator("[name=password1]").press_sequentially("unbelievable")
    expect(words).to_have_text("This password is too common.")
    expect(meter).to_have_js_property("value", 2)
    page.locator("[name=password1]").fill("canal, lock and lantern")
    expect(words).to_have_text("A strong password")
    expect(meter).to_have_js_property("value", 5)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("[name=password1]").fill("")
    expect(words).to_be_empty()
    expect(meter).to_be_hidden()
