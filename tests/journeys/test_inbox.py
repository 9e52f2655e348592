"""An officer is asked to confirm, reads it, gets a digest the next morning, and ends it by its link; in English and in Chinese, on a telephone."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.plans.factories import AT, PLACES, make_draft, make_officer
from ucap.kernel.messages import Message
from ucap.notices.actions import notify, send_digests
from ucap.notices.models import Notice
from ucap.notices.mornings import next_morning
from ucap.notices.queries.preferences import paces_by_kind
from ucap.notices.states import Kind, Pace
from ucap.plans.actions import submit

LANGUAGES = ("en", "zh-hans")


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.fixture(autouse=True)
def kept_in_files(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "ucap.config.eml_files.EmlFiles"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


@pytest.mark.parametrize("language", LANGUAGES)
def test_told_read_written_to_and_left_in_peace(visit: Visit, at_work: AtWork, language: str) -> None:
    asker, asked = make_officer(name="Li Wei"), make_officer(PLACES["Granada"], name="Ana Ruiz")
    asked.language = language
    asked.save()
    version = make_draft(by=asker, title="Canals of two cities")
    inbox = f"/{language}/inbox/"

    page = at_work(asked, inbox, width=360, bypass_csp=True)
    expect(page.locator(".empty")).to_be_visible()
    look(page)

    # It appears, is opened, and is read with that
    submit(version=version, by=asker, at=AT)
    page.reload()
    expect(page.locator(".inbox__thread--unread")).to_contain_text("Canals of two cities")
    look(page)
    page.locator(".inbox__title a").click()
    expect(page).to_have_url(re.compile(f"/{language}/plans/{version.plan_id}/review/$"))
    page.goto(inbox)
    expect(page.locator(".inbox__thread")).to_have_count(1)
    expect(page.locator(".inbox__thread--unread")).to_have_count(0)

    # What can wait comes in the morning, in one letter
    for number in (1, 2):
        notify(
            to=[asked],
            kind=Kind.MODERATION,
            subject=("case", str(number)),
            title=Message("Taken down: %(title)s", {"title": f"Lock {number}"}),
            at=AT,
        )
    assert send_digests(next_morning(AT, asked.time_zone)) == 1
    page = visit(f"/{language}/inbox/letters/", width=360, bypass_csp=True)
    look(page)
    digest = page.locator("section.section").first
    expect(digest).to_contain_text("Lock 1")
    expect(digest).to_contain_text("Lock 2")
    link = digest.get_by_role("link", name="/unsubscribe/").get_attribute("href")
    assert link

    # Its link ends it, for whoever holds it, signed out
    page = visit(re.sub(r"^https?://[^/]+", "", link), width=360, bypass_csp=True)
    expect(page.locator("html")).to_have_attribute("lang", re.compile(language, re.IGNORECASE))
    look(page)
    page.locator("main form button").click()
    expect(page.locator("main form button")).to_be_visible()
    look(page)
    assert paces_by_kind(asked)[Kind.MODERATION] is Pace.NEVER

    # And the inbox has it all the same
    page = at_work(asked, inbox, width=360, bypass_csp=True)
    expect(page.locator(".inbox__thread--unread")).to_have_count(2)
    page.locator(".inbox__state button").click()
    expect(page.locator(".inbox__thread--unread")).to_have_count(0)
    page.locator(".toast button.button--quiet").click()
    expect(page.locator(".inbox__thread--unread")).to_have_count(2)
    assert Notice.objects.filter(to=asked, read_at=None).count() == 2
    page.goto(f"/{language}/inbox/settings/")
    look(page)
