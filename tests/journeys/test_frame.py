"""The frame of every page: languages, theme, menus, what is loaded and what is not."""

import gzip
import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.journeys.conftest import Visit
from tests.plans.factories import make_plan, side


@pytest.mark.parametrize("page_path", ["", "plans/", "plans/?view=map", "plans/{slug}/", "cities/yangzhou/"])
def test_the_first_load_is_at_most_100_kb_and_all_ours(visit: Visit, page_path: str) -> None:
    slug = make_plan().slug
    for number in range(11):
        make_plan(title=f"Plan {number}", sides=(side("Yangzhou"), side("Rome", "Bologna", "Manchester")))
    page = visit("about:blank")
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response) if response.ok else None)
    page.goto(f"/en/{page_path.format(slug=slug)}", wait_until="networkidle")
    sizes = {response.url: len(gzip.compress(response.body())) for response in loaded}
    assert len(sizes) >= 8  # the page, its styles, its scripts
    assert sum(sizes.values()) <= 100_000, sizes


def test_the_policy_lets_nothing_in_but_ours(visit: Visit, complaints: list[str]) -> None:
    page = visit("about:blank")
    response = page.goto("/en/styleguide/")
    assert response is not None
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)
    assert not complaints
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.hurt=1><b style=color:red>')"
    )
    expect(page.locator("b[style]")).not_to_have_css("color", "rgb(255, 0, 0)")
    assert page.evaluate("window.hurt") is None
    assert any("Content Security Policy" in one for one in complaints)
    complaints.clear()


def test_the_language_switch_keeps_the_page_and_is_remembered(visit: Visit) -> None:
    page = visit("/en/account/login/?next=/en/plans/")
    page.locator(".language-switch summary").click()
    page.get_by_role("button", name="Italiano").click()
    expect(page).to_have_url(re.compile(r"/it/account/login/\?next=/en/plans/$"))
    assert page.locator("html").get_attribute("lang") == "it"
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/it/$"))


def test_the_browsers_language_is_the_first_guess(visit: Visit) -> None:
    expect(visit("/", locale="zh-CN")).to_have_url(re.compile(r"/zh-hans/$"))
    expect(visit("/", locale="nl-NL")).to_have_url(re.compile(r"/en/$"))


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_theme_follows_the_system_until_one_is_chosen(visit: Visit, scripts: bool) -> None:
    light, dark = "rgb(250, 249, 245)", "rgb(17, 25, 29)"
    page = visit("/en/", scheme="dark", scripts=scripts)
    assert ground(page) == dark
    page.locator(".theme-switch summary").click()
    page.get_by_role("button", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert ground(page) == light
    page.goto("/zh-hans/")
    assert ground(page) == light  # remembered, and there from the first byte
    assert page.locator("html").get_attribute("data-theme") == "light"


def test_the_keyboard_reaches_the_content_first_and_closes_menus(visit: Visit) -> None:
    page = visit("/en/styleguide/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    menu = page.locator(".language-switch")
    menu.locator("summary").press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
