"""A match that does not suit is put aside and brought back; the secretariat sees what outcomes taught, and chooses the weights."""

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.exchange.factories import AT, make_city, make_entry
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.matching.actions.test_refitting import outcomes
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.exchange.models import Entry
from ucap.matching.actions.refitting import refit_weights
from ucap.matching.models import Dismissal
from ucap.people.models import User


@pytest.fixture
def ana() -> User:
    return make_person("Ana Ruiz", verified=True)


@pytest.fixture
def offer(ana: User, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Entry:
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return make_entry(organisation=make_organisation(owner=ana))


@pytest.fixture
def canals(offer: Entry) -> Entry:
    """A request that the offer fits."""
    entry = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    return entry


def looked_at(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("how", [("en", 1440, "light"), ("zh-hans", 360, "dark")], ids=["en", "zh"])
def test_put_aside_and_brought_back(
    at_work: AtWork, ana: User, offer: Entry, canals: Entry, how: tuple[str, int, str]
) -> None:
    language, width, scheme = how
    page = at_work(ana, f"/{language}/matches/{offer.slug}/", width=width, scheme=scheme, bypass_csp=True)
    match = page.locator(".match")
    expect(match).to_have_count(1)
    match.locator(".match-no summary").click()
    looked_at(page)
    match.locator("select[name=reason]").select_option(index=1)
    match.locator(".match-no button").click()
    expect(match).to_have_count(0)
    looked_at(page)
    assert Dismissal.objects.get().reason
    page.locator("#toasts .toast button:not([data-close])").first.click()
    expect(match).to_have_count(1)
    assert not Dismissal.objects.exists()


@pytest.mark.parametrize("how", [("en", 360, "light"), ("zh-hans", 1440, "dark")], ids=["en", "zh"])
def test_the_secretariat_sees_what_outcomes_taught(
    at_work: AtWork, offer: Entry, canals: Entry, how: tuple[str, int, str]
) -> None:
    language, width, scheme = how
    page = at_work(
        make_secretariat(),
        f"/{language}/matches/learning/weights/",
        width=width,
        scheme=scheme,
        bypass_csp=True,
    )
    expect(page.locator(".empty")).to_be_visible()
    looked_at(page)
    outcomes(offer, canals, 300, goals=20)
    refit_weights(at=AT)
    page.reload()
    expect(page.locator("table")).to_have_count(3)  # foretold by either weights; what was fitted
    looked_at(page)
    page.locator("form[action$='/shipped/'] button").click()
    expect(page.locator("form[action$='/fitted/'] button")).to_be_visible()
    page.locator("form[action$='/fitted/'] button").click()
    expect(page.locator("form[action$='/shipped/'] button")).to_be_visible()
