"""A visitor reports a plan, the secretariat takes it down with a reason, the author answers; in English and in Chinese, on a telephone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.plans.factories import make_officer, make_plan, make_secretariat
from ucap.moderation.models import Answer, Case

LANGUAGES = ("en", "zh-hans")


def look(page: Page) -> None:
    """At what test_every_page_of_people does not look at: cases as they are in the middle of the story."""
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reported_taken_down_answered(visit: Visit, at_work: AtWork, language: str) -> None:
    officer, secretary = make_officer(name="Li Wei"), make_secretariat()
    plan = make_plan(by=officer)
    address = f"/{language}/plans/{plan.slug}/"

    # A visitor, whose browser runs no scripts
    page = visit(address, width=360, scripts=False)
    page.locator(".report-link").click()
    page.locator("input[name=ground][value=false]").check()
    page.locator("textarea[name=text]").fill("Nobody in <b>Granada</b> agreed to it.")
    page.locator("main button[type=submit]").click()
    expect(page).to_have_url(re.compile("/thanks/$"))

    # The secretariat, from its queue
    page = at_work(secretary, f"/{language}/moderation/", width=360, bypass_csp=True)
    look(page)
    page.locator(".work__title").click()
    expect(page.locator(".case__concerns")).to_contain_text("Nobody in Granada agreed to it.")
    look(page)
    page.locator("select[name=usual]").select_option("0")
    page.locator("#decide ~ form textarea[name=reason]").fill("Show who agreed.")
    page.locator("button[name=verdict][value=withhold]").click()
    expect(page.locator(".toast button.button--quiet")).to_be_visible()
    expect(page.locator(".empty")).to_be_visible()
    assert visit("/en/").request.get(address).status == 404

    # The author, from the plan that only its officers see now
    page = at_work(officer, address, width=360, bypass_csp=True)
    look(page)
    page.locator(".notice--error a").click()
    expect(page.locator("blockquote").first).to_contain_text("Show who agreed.")
    expect(page.locator("main")).not_to_contain_text("Nobody in Granada")
    page.locator("#talk ~ form textarea").fill("Here is the letter of its mayor.")
    page.locator("#talk ~ form button").click()
    expect(page.locator(".talk")).to_contain_text("Here is the letter of its mayor.")
    look(page)
    assert Answer.objects.get().by == officer

    # Another officer of the same city, who began nothing, finds it too
    page = at_work(make_officer(), f"/{language}/moderation/mine/", width=360, bypass_csp=True)
    expect(page.locator(".work__title")).to_have_count(1)

    # The answer is heard
    page = at_work(secretary, f"/{language}/moderation/", width=360, bypass_csp=True)
    page.locator(".work__title").click()
    page.locator("button[name=verdict][value=release]").click()
    expect(page.locator(".toast button.button--quiet")).to_be_visible()
    assert Case.objects.get().state == "released"
    assert visit("/en/").request.get(address).status == 200
