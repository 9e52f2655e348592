"""What officers do on a draft's page, for the journeys that write on it."""

from playwright.sync_api import Locator, Page, expect

from ucap.plans.content import PlanContent
from ucap.plans.models import Version


def content() -> PlanContent:
    return Version.objects.get().content


def part_of(page: Page, name: str) -> Locator:
    return page.locator(f"#part-{name}")


def opened(page: Page, name: str) -> Locator:
    """The part with its form, opened where it stands."""
    part = part_of(page, name)
    part.locator(".part__edit").click()
    expect(part.locator("form[data-autosave]")).to_be_visible()
    return part


def saved(part: Locator, word: str = "Saved") -> None:
    expect(part.locator(".save-status")).to_contain_text(word)


def asked_before_leaving(page: Page) -> bool:
    """Whether the browser would ask before it leaves this page."""
    return bool(page.evaluate("!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"))
