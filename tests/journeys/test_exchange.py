"""A text is pasted, confirmed, published and found in the list; and a plan's challenge becomes a request."""

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.test_drafting import OFFERS
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_plan
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState
from ucap.organisations.models import Organisation
from ucap.people.models import User


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz", verified=True)


@pytest.fixture
def granada(ana: User) -> Organisation:
    names = {"en": "University of Granada", "es": "Universidad de Granada", "zh-Hans": "格拉纳达大学"}
    return make_organisation(owner=ana, names=names)


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("how", [("en", 1440, "light"), ("zh-hans", 360, "dark")], ids=str)
def test_a_text_is_pasted_confirmed_published_and_found(
    at_work: AtWork, ana: User, granada: Organisation, how: tuple[str, int, str]
) -> None:
    language, width, scheme = how
    written = OFFERS["zh-Hans" if language == "zh-hans" else language]
    title = written.splitlines()[0]
    page = at_work(ana, f"/{language}/exchange/", width=width, scheme=scheme, bypass_csp=True)
    looked_at(page)
    page.locator("main a[href$='/exchange/new/']").first.click()
    looked_at(page)
    page.locator("#id_text").fill(written)
    page.locator("main form .button--primary").click()
    expect(page.locator("#id_title")).to_have_value(title)
    expect(page.locator("[data-proposed]").first).to_be_visible()
    looked_at(page)
    page.locator("#id_summary").fill(title)
    expect(page.locator("#status-entry")).to_contain_text(":")  # the time at which it was saved
    assert Entry.objects.get().summary == title
    page.locator("button[value=publish]").click()
    expect(page.locator("#toasts .toast")).to_be_visible()
    expect(page.locator("h1")).to_have_text(title)
    assert Entry.objects.get().state == EntryState.PUBLISHED
    looked_at(page)
    page.goto(f"/{language}/exchange/?kind=offer")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    looked_at(page)
    page.goto(f"/{language}/exchange/?view=table")
    looked_at(page)
    page.goto(f"/{language}/exchange/mine/")
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
    looked_at(page)


def test_what_is_missing_stands_at_its_field_and_nothing_is_lost(
    at_work: AtWork, ana: User, granada: Organisation
) -> None:
    page = at_work(ana, "/en/exchange/new/", bypass_csp=True)
    page.get_by_role("button", name="Begin with an empty form").click()
    page.get_by_label("Title").fill("Sensors")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Say in a few sentences what it is about.").first).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Sensors")
    looked_at(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_challenge_of_a_plan_becomes_a_request(
    at_work: AtWork, ana: User, granada: Organisation, *, scripts: bool
) -> None:
    plan = make_plan()
    page = at_work(ana, f"/en/plans/{plan.slug}/", scripts=scripts, bypass_csp=scripts)
    page.locator("section[aria-labelledby=challenges]").get_by_role(
        "link", name="Make a request of it"
    ).first.click()
    expect(page.get_by_text("pilot projects in the field of Blockchain")).to_be_visible()
    page.get_by_role("button", name="Draft the request").click()
    page.get_by_label("Title").fill("Blockchain pilot wanted")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("h1")).to_have_text("Blockchain pilot wanted")
    page.goto(f"/en/plans/{plan.slug}/")
    expect(page.get_by_role("link", name="Blockchain pilot wanted")).to_be_visible()
    if scripts:
        looked_at(page)
