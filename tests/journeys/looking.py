"""How journeys look at a page: whether it fits and is accessible, and the same as Chinese readers have it on their telephones."""

from playwright.sync_api import Page

from tests.journeys.axe import assert_accessible, assert_fits


def look(page: Page) -> None:
    """Fails where the page sticks out or is not accessible."""
    assert_fits(page)
    assert_accessible(page)


def turn_chinese(page: Page) -> None:
    """The page, which was in English, in Chinese, on a narrow and dark screen; it is looked at there."""
    page.set_viewport_size({"width": 360, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.goto(page.url.replace("/en/", "/zh-hans/", 1))
    look(page)


def at_the_desk(page: Page) -> None:
    """The screen wide and light again."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
