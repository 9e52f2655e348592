"""Somebody is interested in an entry, its owner answers, both come to an outcome, and the secretariat sees how far they came."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.exchange.factories import make_city, make_entry, make_officer
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.organisations.factories import make_member, make_organisation, make_person, make_secretary
from ucap.exchange.actions import express_interest
from ucap.exchange.models import Entry, Interest
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("mailoutbox")
LONG = "Kläranlagenüberwachungsverordnungsentwurf" * 6


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def olga() -> User:
    return make_person("Olga Ruiz", verified=True)


@pytest.fixture
def entry(olga: User) -> Entry:
    names = {"en": "University of Granada", "es": "Universidad de Granada", "zh-Hans": "格拉纳达大学"}
    return make_entry(organisation=make_organisation(owner=olga, names=names))


@pytest.fixture
def wang() -> User:
    names = {"en": "Yangzhou Water Bureau", "zh-Hans": "扬州市水利局"}
    return make_member(make_organisation(names=names, city=make_city("Yangzhou").pk))


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def test_from_interest_to_an_outcome(at_work: AtWork, olga: User, entry: Entry, wang: User) -> None:
    asking = at_work(wang, f"/en/exchange/{entry.slug}/", bypass_csp=True)
    asking.get_by_role("link", name="Express interest").click()
    looked_at(asking)
    asking.get_by_label("Your message").fill(
        "We look after 48 km of canals and would like to try ten sensors."
    )
    asking.locator("[type=file]").set_input_files(
        [{"name": "canals.txt", "mimeType": "text/plain", "buffer": b"48 km"}]
    )
    asking.get_by_role("button", name="Send").click()
    expect(asking.get_by_text("University of Granada was told on")).to_be_visible()
    expect(asking.locator("#toasts")).to_contain_text("Your message is sent.")
    looked_at(asking)
    address = asking.url

    theirs = at_work(olga, "/en/desk/", width=360, scheme="dark", bypass_csp=True)
    theirs.get_by_role("link", name="Answer an expression of interest").click()
    expect(theirs.get_by_text("Waits for your answer")).to_be_visible()
    looked_at(theirs)
    theirs.get_by_label("Your message").fill("Gladly. Shall we speak on Friday?")
    theirs.get_by_role("button", name="Send").click()
    expect(theirs.get_by_text("Gladly. Shall we speak on Friday?")).to_be_visible()
    expect(theirs.locator(".conversation__aside")).to_contain_text("In conversation")
    expect(theirs.get_by_label("Your message")).to_have_value("")
    theirs.get_by_label("Your message").fill(LONG)
    theirs.get_by_label("A note that only your own side reads").check()
    theirs.get_by_role("button", name="Send").click()
    expect(theirs.get_by_text("Note: your side alone")).to_be_visible()
    looked_at(theirs)
    theirs.get_by_role("button", name="On to: Negotiation").click()
    expect(theirs.locator("#toasts")).to_contain_text("The stage is changed.")
    theirs.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(theirs.get_by_role("button", name="On to: Negotiation")).to_be_visible()
    theirs.get_by_role("button", name="On to: Negotiation").click()
    expect(theirs.get_by_role("button", name="On to: Agreement")).to_be_visible()

    asking.goto(address)
    expect(asking.get_by_text(LONG)).to_have_count(0)
    asking.get_by_role("button", name="On to: Agreement").click()
    asking.get_by_text("Say what became of it").click()
    asking.get_by_label("A pilot project").check()
    looked_at(asking)
    asking.get_by_role("button", name="Close it with that").click()
    expect(asking.locator(".notice--good")).to_contain_text("A pilot project")
    looked_at(asking)
    asking.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(asking.get_by_text("Say what became of it")).to_be_visible()
    asking.get_by_text("Say what became of it").click()
    asking.get_by_label("A pilot project").check()
    asking.get_by_role("button", name="Close it with that").click()
    expect(asking.locator(".notice--good")).to_be_visible()
    asking.goto("/en/exchange/conversations/")
    expect(asking.get_by_role("link", name="Sensors for canals")).to_be_visible()
    looked_at(asking)

    for width, scheme in ((1440, "light"), (360, "dark")):
        seen = at_work(
            make_secretary(), "/en/exchange/pipeline/", width=width, scheme=scheme, bypass_csp=True
        )
        expect(seen.locator(".tally").first).to_contain_text("A pilot project")
        expect(seen.get_by_role("link", name="University of Granada")).to_be_visible()
        looked_at(seen)
        seen.locator("summary").filter(has_text="Filter").click()
        seen.get_by_label("Area").select_option("culture")
        expect(seen.get_by_text("No conversation yet")).to_be_visible()
        looked_at(seen)


def test_in_chinese_on_a_telephone_without_javascript(
    at_work: AtWork, olga: User, entry: Entry, wang: User
) -> None:
    asking = at_work(wang, f"/zh-hans/exchange/{entry.slug}/express/", width=360, scripts=False)
    asking.locator("[name=text]").fill("我们想试用十个传感器。")
    asking.locator("main form .button--primary").click()
    expect(asking.locator(".notice")).to_contain_text("格拉纳达大学")
    interest = Interest.objects.get()
    theirs = at_work(
        olga, f"/zh-hans/exchange/conversations/{interest.pk}/", width=360, locale="zh-CN", bypass_csp=True
    )
    expect(theirs.locator(".thread__end").first).to_have_text("扬州市水利局")
    looked_at(theirs)
    theirs.locator("#decline summary").click()
    theirs.locator("#decline_reason_1").check()
    looked_at(theirs)
    theirs.locator("#decline button").click()
    expect(theirs.locator("#toasts .button")).to_be_visible()
    looked_at(theirs)
    theirs.goto("/zh-hans/exchange/conversations/")
    looked_at(theirs)


def test_who_may_not_is_told_why_and_who_has_none_how_to_begin(at_work: AtWork, entry: Entry) -> None:
    nobody = at_work(
        make_person("Nobody Yet"), f"/en/exchange/{entry.slug}/express/", width=360, bypass_csp=True
    )
    expect(nobody.get_by_role("link", name="Find and join one")).to_be_visible()
    looked_at(nobody)
    nobody.goto("/en/exchange/conversations/")
    expect(nobody.get_by_text("No conversation yet")).to_be_visible()
    looked_at(nobody)
    officer = make_officer()
    make_organisation(owner=officer, name="Silk Museum")
    make_entry(city=make_city("Yangzhou"), title="Canal monitoring")
    express_interest(entry=make_entry(), text="x", city=make_city("Yangzhou"), by=officer, at=now())
    several = at_work(officer, f"/en/exchange/{entry.slug}/express/", width=360, bypass_csp=True)
    expect(several.get_by_label("For whom do you write?")).to_be_visible()
    expect(several.get_by_label("An entry of yours that it is about")).to_be_visible()
    looked_at(several)
