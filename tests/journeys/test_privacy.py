"""Somebody takes away all that is stored about them, then leaves; in English and in Chinese, on a phone."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.utils import translation
from playwright.sync_api import expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.plans.factories import PLACES, make_officer, make_plan, make_secretariat, yangzhou_content
from ucap.people.models import User
from ucap.plans.content import Contact
from ucap.plans.models import Plan

PASSWORD = "a long enough phrase"


def said(language: str, text: str) -> str:
    with translation.override(language):
        return translation.gettext(text)


@pytest.fixture
def li(db: None) -> User:
    make_secretariat()
    user = make_officer(PLACES["Yangzhou"], email="li.wei@example.org", name="Li Wei")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    make_plan(yangzhou_content(contacts=(Contact(name="Li Wei", email=user.email),)), by=user)
    return user


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_my_data_then_good_bye(at_work: AtWork, li: User, language: str) -> None:
    page = at_work(li, f"/{language}/privacy/mine/", width=360, locale=language, bypass_csp=True)
    page.get_by_role("button", name=said(language, "Put my data together")).click()
    save = page.get_by_role("link", name=said(language, "Save the file"))
    assert_accessible(page)
    assert_fits(page)
    with page.expect_download() as download:
        save.click()
    archive = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    account = json.loads(archive.read("account.json"))
    assert account["account"]["email"] == "li.wei@example.org"
    assert json.loads(archive.read("plans.json"))["versions_begun"][0]["content_json"]["contacts"]

    page.goto(f"/{language}/privacy/mine/erase/")
    assert_accessible(page)
    assert_fits(page)
    page.locator("input[name=when][value=now]").check()
    page.locator("input[name=hand_over]").check()
    page.get_by_role("button", name=said(language, "Erase my account")).click()
    page.locator("input[name=password]").fill(PASSWORD)  # once more
    page.locator("main form").first.get_by_role("button").click()
    expect(page).to_have_url(re.compile(rf"/{language}/$"))
    expect(page.get_by_text(said(language, "Your account is erased. Good-bye."))).to_be_visible()

    plan = Plan.objects.get()
    page.goto(f"/{language}/plans/{plan.slug}/")
    expect(page.locator("h1")).to_be_visible()
    assert "li.wei@example.org" not in page.content()
    assert "Li Wei" not in page.content()
    page.goto(f"/{language}/privacy/mine/")
    expect(page).to_have_url(re.compile(r"/account/login/"))


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_privacy_text_and_the_journal_on_a_phone(at_work: AtWork, li: User, language: str) -> None:
    secretary = User.objects.filter(is_secretariat=True).first()
    assert secretary
    for path in ("privacy/", "journal/"):
        page = at_work(secretary, f"/{language}/{path}", width=360, scheme="dark", bypass_csp=True)
        assert_accessible(page)
        assert_fits(page)
    page.locator("details summary").filter(has_text=said(language, "What was recorded")).first.click()
    expect(page.locator(".journal dd code").first).to_be_visible()
