"""A browser for the journeys: Debian's Chromium, driven by Playwright against the live server.

    def test_a_story(visit: Visit) -> None:
        page = visit("/zh-hans/", width=360, scheme="dark")

Every page that a journey opens is held to the same promises when it ends: no script error, nothing blocked by the
Content-Security-Policy, nothing asked of a foreign host.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finder
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.journeys import axe
from ucap.people.models import User

ARTEFACTS = Path(__file__).resolve().parents[1] / ".artefacts"
# Without a desktop's windows, and so at half the cost
BROWSER = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

PATIENCE = 15_000  # ms; on a machine with much to do a document takes its time to be read

# An error page asked for on purpose; a search that a later one overtook, which htmx reports as an error.
MEANT = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")

Visit = Callable[..., Page]
AtWork = Callable[..., Page]


# Where much is asked of the database in ways of its own: words, counts, two who write at once, tasks. What other stories ask of it,
# the tests of views ask on each database.
ALSO_ON_POSTGRESQL = {
    "test_a_file_is_chosen_read_and_understood",
    "test_a_plan_is_found_by_a_citys_chinese_name_filtered_and_opened",
    "test_counts_follow_what_is_chosen_and_opened_filters_stay_open",
    "test_told_read_written_to_and_left_in_peace",
    "test_two_officers_write_in_the_same_part",
    "test_two_officers_write_in_two_parts",
}


@pytest.hookimpl(tryfirst=True)  # before those that see a database are chosen (tests/conftest.py)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of a file run in one worker, one after another: they share the browser and the server.

    On a second database some run, and once: not in every language, width and mode.
    """
    begun: set[str] = set()
    for item in items:
        if Path(__file__).parent in item.path.parents:
            story = getattr(item, "originalname", item.name)
            if story in begun or story not in ALSO_ON_POSTGRESQL:
                item.add_marker(pytest.mark.once)
            begun.add(story)
            item.add_marker(pytest.mark.journey)
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(f"journeys-{item.path.stem}"))
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def axe_served() -> None:
    """The script of axe is a static file like ours."""
    settings.STATICFILES_DIRS = [("axe", axe.FOLDER)]
    get_finder.cache_clear()


@pytest.fixture(scope="session")
def browser(axe_served: None) -> Iterator[Browser]:
    """Chromium, started once; Playwright's loop runs in this thread, so Django has to be told that its queries are meant."""
    expect.set_options(timeout=PATIENCE)
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS.split())
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints() -> list[str]:
    """What pages complained of so far; a journey that means to cause some clears it, all others must leave it empty."""
    return []


@pytest.fixture
def visit(
    browser: Browser, live_server: LiveServer, complaints: list[str], request: pytest.FixtureRequest
) -> Iterator[Visit]:
    """Opens a page of the live server in a fresh browser: visit(path, width=, scheme=, locale=, scripts=, bypass_csp=)."""
    contexts: list[BrowserContext] = []

    def open_page(
        path: str = "/",
        *,
        width: int = 1440,
        scheme: str = "light",
        locale: str = "en",
        scripts: bool = True,
        bypass_csp: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=locale,
            java_script_enabled=scripts,
            bypass_csp=bypass_csp,
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        context.on("page", lambda page: _watch(page, live_server.url, complaints))
        page = context.new_page()
        page.goto(path)
        return page

    failed = request.session.testsfailed
    yield open_page
    for number, context in enumerate(contexts):
        if request.session.testsfailed > failed:
            _keep_pictures(context, f"{request.node.name}-{number}")
        context.close()
    assert not complaints


@pytest.fixture
def at_work(visit: Visit, live_server: LiveServer) -> AtWork:
    """at_work(person, path, width=, …): a page of a browser in which that person is signed in."""

    def open_page(person: User, path: str, **how: Any) -> Page:
        client = Client()
        client.force_login(person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page = visit("about:blank", **how)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )
        page.goto(path)
        return page

    return open_page


def _watch(page: Page, ours: str, complaints: list[str]) -> None:
    def foreign(request: Request) -> None:
        if not request.url.startswith((ours, "data:", "blob:")):
            complaints.append(f"asked a foreign host: {request.url}")

    def console(message: object) -> None:
        kind, text = getattr(message, "type", ""), str(getattr(message, "text", ""))
        if kind == "error" and not text.startswith(MEANT):
            complaints.append(text)

    page.on("request", foreign)
    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(str(error)))


def _keep_pictures(context: BrowserContext, name: str) -> None:
    safe = re.sub(r"[^\w-]+", "-", name)
    for number, page in enumerate(context.pages):
        page.screenshot(path=ARTEFACTS / "failed" / f"{safe}-{number}.png", full_page=True)
