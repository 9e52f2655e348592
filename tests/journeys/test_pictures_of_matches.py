"""From the map of matches to the pairs behind a line, to the matrix and its list, to a gap and the draft that answers it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.matching.pairing import compared, offer, pair, request
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.models import Entry
from ucap.people.models import User


@pytest.fixture
def ana() -> User:
    person = make_person("Ana Ruiz", verified=True)
    make_organisation(owner=person)
    return person


@pytest.fixture
def alone() -> Entry:
    """A request that nothing fits; and a pair, and one within a city."""
    wanted = request("Yangzhou", "运河水质监测", sdgs=(6,), language="zh-Hans")
    pair(offer("Granada", "Sensores para canales", sdgs=(6, 11), language="es"), wanted, 0.6)
    pair(offer("Yangzhou", "浮标", sdgs=(6,), language="zh-Hans"), wanted, 0.3)
    found = request("Bologna", "Scambio di funzionari", sdgs=(4,), language="it")
    compared(found)
    return found


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("how", [("en", 1440, "light"), ("zh-hans", 360, "dark")], ids=str)
def test_matches_are_seen_as_pictures(
    at_work: AtWork, ana: User, alone: Entry, how: tuple[str, int, str]
) -> None:
    language, width, scheme = how
    page = at_work(ana, f"/{language}/exchange/", width=width, scheme=scheme, bypass_csp=True)
    page.locator(".view-switch a[href*='/matches/pictures/map/']").click()
    looked_at(page)
    line = page.locator("a.map__line")
    expect(line).to_have_count(1)
    line.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Sensores para canales")).to_be_visible()
    expect(page.locator(".pair")).to_have_count(1)
    looked_at(page)
    page.locator(".view-switch a[href*='/pictures/matrix/']").click()
    looked_at(page)
    page.locator("a.sign[href*='city=granada'][href*='sdg=6']").click()
    expect(page.get_by_role("link", name="Sensores para canales")).to_be_visible()
    expect(page.locator(".entry-card")).to_have_count(1)
    looked_at(page)
    page.goto(f"/{language}/matches/pictures/gaps/")
    expect(page.locator(".gap")).to_have_count(1)
    looked_at(page)
    page.locator(".gap__do a").first.click()
    expect(page.get_by_text("Scambio di funzionari")).to_be_visible()
    looked_at(page)
    page.locator("main form .button--primary").click()
    expect(page.locator("#id_title")).to_be_visible()
    assert Entry.objects.get(author=ana).kind == "offer"
