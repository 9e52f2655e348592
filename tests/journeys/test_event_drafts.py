"""The draft of an event: it saves itself while one types, is deleted, and is brought back; on a desk and on a telephone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.events.factories import make_city, make_event, make_officer
from tests.journeys.conftest import AtWork
from tests.journeys.looking import look
from tests.journeys.writing import asked_before_leaving
from ucap.events.models import Event
from ucap.events.states import EventState

pytestmark = pytest.mark.usefixtures("mailoutbox")
WORDS = {
    "en": ("Saved", "Not saved yet", "Mend this first", "This draft is deleted", "This is a draft"),
    "zh-hans": ("已保存", "尚未保存", "请先更正以下内容", "此草稿已删除", "这是草稿"),
}


def says(page: Page, words: str) -> None:
    expect(page.locator("#status-event")).to_contain_text(words)


def drag_larger(page: Page, area: Locator) -> None:
    """Its corner is taken and dragged down."""
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    corner = box["x"] + box["width"] - 4, box["y"] + box["height"] - 4
    page.mouse.move(*corner)
    page.mouse.down()
    page.mouse.move(corner[0], corner[1] + 60, steps=3)
    page.mouse.up()
    expect(area).to_have_attribute("style", re.compile("height"))


def by_the_message(page: Page) -> None:
    page.locator("#toasts .toast button").first.click()


def by_the_list(page: Page) -> None:
    """From among one's events, where it stands for a day."""
    page.locator(".page-header__actions .menu > summary").click()
    page.locator(".menu__panel a[href$='/events/mine/']").click()
    expect(page.locator("[aria-labelledby=deleted] h2")).to_have_text("已删除的草稿")
    look(page)
    page.locator("[aria-labelledby=deleted] .work__title").click()
    page.locator(".page-header__actions > form .button--primary").click()


@pytest.mark.parametrize(
    ("language", "width", "scheme", "bring_back"),
    [("en", 1440, "light", by_the_message), ("zh-hans", 360, "dark", by_the_list)],
)
def test_a_draft_saves_itself_is_deleted_and_comes_back(
    at_work: AtWork, language: str, width: int, scheme: str, bring_back: Callable[[Page], None]
) -> None:
    saved, not_saved, mend, deleted, draft = WORDS[language]
    event = make_event(state=EventState.DRAFT, city=make_city("Yangzhou"), title="")
    page = at_work(
        make_officer(name="李伟"), f"/{language}/events/{event.pk}/edit/", width=width, scheme=scheme
    )
    look(page)

    # What is typed is kept without a button; what cannot be is named beside it, and nothing else is lost
    page.locator("[name=title]").fill("水上对话 Water talks")
    assert asked_before_leaving(page)
    says(page, saved)
    assert not asked_before_leaving(page)
    capacity = page.locator("[name=capacity]")
    capacity.fill("-3")
    says(page, not_saved)
    expect(capacity).to_have_attribute("aria-invalid", "true")
    look(page)

    # Sent by a button the form comes back in place of itself, although a field was dragged larger, which browsers write into its style:
    # what the Content-Security-Policy blocked then would be a complaint (conftest.py)
    drag_larger(page, page.locator("textarea[name=description]"))
    page.locator("button[name=done][value=look]").click()
    expect(page.locator("#editor .notice")).to_contain_text(mend)
    capacity.fill("120")
    says(page, saved)
    expect(
        page.locator("#editor .notice--error, #editor .errorlist, #editor [aria-invalid=true]")
    ).to_have_count(0)
    event.refresh_from_db()
    assert (event.title, event.capacity, event.state) == ("水上对话 Water talks", 120, EventState.DRAFT)

    # Thrown away it says so, and comes back as it was
    page.locator("form[action$='/do/delete/'] button").click()
    expect(page.locator("main .notice").first).to_contain_text(deleted)
    look(page)
    bring_back(page)
    expect(page.locator("main .notice").first).to_contain_text(draft)
    assert Event.objects.get().state == EventState.DRAFT
    look(page)
    page.locator(".page-header__actions a[href$='/edit/']").first.click()
    expect(page.locator("[name=title]")).to_have_value("水上对话 Water talks")
