"""Somebody searches with misspelt words, or in Chinese without spaces, narrows it, keeps it, and is told of what comes later."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.events.factories import make_event
from tests.exchange.factories import make_city, make_entry
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.matching.queries.test_matches import CANALS, FESTIVAL
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.content import EntryKind
from ucap.kernel.clock import now
from ucap.matching.actions import index_some
from ucap.matching.actions.looking import look_for_news

# language, width, scheme, what is written, what is meant, the title that is found
WAYS = (
    ("en", 1440, "light", "compnaies", "companies", FESTIVAL["title"]),
    ("zh-hans", 360, "dark", "河道溶解氧监测", "", CANALS["title"]),
)


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)


def indexed() -> None:
    while index_some(at=now()):
        pass


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_found_narrowed_kept_and_told(at_work: AtWork, way: tuple[str, int, str, str, str, str]) -> None:
    language, width, scheme, written, meant, title = way
    make_entry()
    make_entry(city=make_city("Yangzhou"), **CANALS)
    make_entry(**FESTIVAL)
    indexed()
    page = at_work(make_person("Ana"), f"/{language}/search/", width=width, scheme=scheme, bypass_csp=True)
    page.locator("#words").fill(written)
    page.locator("#words").press("Enter")
    expect(page.locator(".search__title", has_text=title)).to_be_visible()
    if meant:  # what was searched for is said, and the words as they were written can be searched
        expect(page.locator(".search__mended strong")).to_have_text(meant)
        expect(page.locator(".search__mended a")).to_have_attribute("href", re.compile("exact=1"))
    expect(page.locator("mark").first).to_be_visible()
    look(page)

    # Requests alone: as many as the filter says
    if width == 360:
        page.locator(".finder__more > summary").click()
    choice = page.locator("#filter-kind label:has(input[value=request])")
    number = int(re.findall(r"\d+", choice.inner_text())[-1])
    page.locator("#filter-kind input[value=request]").check()
    expect(page.locator(".search__hit")).to_have_count(number)
    expect(page).to_have_url(re.compile("kind=request"))

    page.locator(".search__head form button").click()
    expect(page.locator(".kept-search h2")).to_have_text(written)
    look(page)

    # What comes later and answers it is told once
    more = (FESTIVAL if meant else CANALS) | {"title": f"{title} 2"}
    make_entry(**more)
    make_entry(title="Courses for gardeners", summary="Two weeks in May.", kind=EntryKind.REQUEST)
    indexed()
    assert look_for_news(now()) == 1
    page.goto(f"/{language}/inbox/")
    expect(page.locator(".inbox__thread--unread")).to_contain_text(more["title"])
    page.locator(".inbox__thread--unread a").first.click()
    expect(page.locator(".search__hits")).to_contain_text(more["title"])


@pytest.mark.parametrize(
    "way",
    [("en", 1440, "light", "flood protection workshop"), ("zh-hans", 360, "dark", "城市防洪研讨会")],
    ids=lambda way: way[0],
)
def test_an_event_is_found_by_what_it_means_and_opened(
    at_work: AtWork, way: tuple[str, int, str, str]
) -> None:
    language, width, scheme, written = way
    make_organisation(name="Workshop of bells")
    event = make_event(
        title="Taller de inundaciones",
        summary="Cómo las ciudades se protegen de las inundaciones.",
        description="",
        language="es",
    )
    indexed()
    page = at_work(make_person("Ana"), f"/{language}/search/", width=width, scheme=scheme, bypass_csp=True)
    page.locator("#words").fill(written)
    page.locator("#words").press("Enter")
    expect(page.locator(".search__title", has_text=event.title)).to_be_visible()
    look(page)

    page.locator(".search__things a[href*='thing=event']").click()
    expect(page).to_have_url(re.compile("thing=event"))
    expect(page.locator(".search__hit")).to_have_count(1)
    page.locator(".search__title a").click()
    expect(page.locator("h1")).to_have_text(event.title)
