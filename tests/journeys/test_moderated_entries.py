"""Somebody not yet verified publishes: it waits, comes back with a reason, is mended and released; in English and in Chinese."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.factories import make_entry
from tests.exchange.test_drafting import OFFERS
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState

WAYS = (("en", 1440, "light"), ("zh-hans", 360, "dark"))


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_waits_comes_back_is_mended_and_released(
    visit: Visit, at_work: AtWork, way: tuple[str, int, str]
) -> None:
    language, width, scheme = way
    how = {"width": width, "scheme": scheme, "bypass_csp": True}
    author, secretary = make_person("Giulia Bianchi"), make_secretariat()
    written = OFFERS["zh-Hans" if language == "zh-hans" else language].splitlines()
    entry = make_entry(
        organisation=make_organisation(owner=author, name="Officina"),
        author=author,
        state=EntryState.DRAFT,
        title=written[0],
        summary=f"{written[0]} https://shop.example",
        description="https://shop.example/sale",
        language="zh-Hans" if language == "zh-hans" else language,
    )

    theirs = at_work(author, f"/{language}/exchange/{entry.slug}/", **how)
    theirs.locator("form[action$='/publish/'] button").click()
    expect(theirs.locator(".notice--warning")).to_be_visible()
    look(theirs)
    assert Entry.objects.get().state == EntryState.WAITING
    assert visit("about:blank").request.get(f"/{language}/exchange/{entry.slug}/").status == 404

    # The secretariat is told, sees both reasons, and sends it back
    office = at_work(secretary, f"/{language}/desk/", **how)
    office.locator("main a[href$='/moderation/']").first.click()
    office.locator(".work__title").click()
    expect(office.locator(".case__concerns li")).to_have_count(2)  # not yet verified; many links
    expect(office.locator(".case__text")).to_contain_text("https://shop.example/sale")
    look(office)
    office.locator("select[name=usual]").select_option("1")
    office.locator("#decide ~ form textarea[name=reason]").fill("Say it without the shop.")
    office.locator("button[name=verdict][value=withhold]").click()
    expect(office.locator(".empty")).to_be_visible()

    # Its author reads why, mends it and says so
    theirs.goto(f"/{language}/exchange/{entry.slug}/")
    theirs.locator(".notice--error a").click()
    expect(theirs.locator("blockquote").first).to_contain_text("Say it without the shop.")
    case = theirs.url
    theirs.goto(f"/{language}/exchange/{entry.pk}/edit/")
    theirs.locator("#id_summary").fill(f"{written[0]} 2027")
    theirs.locator("#id_description").fill("\n".join(written[1:]))
    theirs.locator("button[value=publish]").click()
    expect(theirs.locator("#toasts .toast")).to_be_visible()
    expect(theirs.locator(".notice--error")).to_be_visible()  # still out of view, and says where to answer
    theirs.goto(case)
    theirs.locator("#talk ~ form textarea").fill("The shop is out.")
    theirs.locator("#talk ~ form button").click()
    expect(theirs.locator(".talk")).to_contain_text("The shop is out.")

    office.goto(f"/{language}/moderation/")
    office.locator(".work__title").click()
    expect(office.locator(".talk")).to_contain_text("The shop is out.")
    expect(office.locator(".case__text")).to_contain_text("2027")
    office.locator("button[name=verdict][value=release]").click()
    expect(office.locator(".empty")).to_be_visible()

    page = visit(f"/{language}/exchange/", width=width, scheme=scheme)
    page.get_by_role("link", name=re.compile(re.escape(written[0]))).click()
    expect(page.locator("main")).to_contain_text("2027")
    expect(page.locator("main")).not_to_contain_text("shop.example")
