"""The door of an event without a connection: what a host does is kept, survives a reload, and is sent once when the network is back."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.events.factories import PLACES, make_event, make_officer, make_person, make_registration
from tests.journeys.axe import FOLDER, assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from ucap.events.actions import check_in
from ucap.events.models import Registration
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.clock import now

# Whether the worker of the page has kept it, and all that it is drawn with
IS_KEPT = """async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("check-in"));
    const there = new Set(name ? (await (await caches.open(name)).keys()).map((one) => one.url) : []);
    const drawn = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href ?? one.src);
    return [location.href, ...drawn].every((address) => there.has(address));
}"""


def row_of(page: Page, who: Registration) -> Locator:
    return page.locator(f"[data-guest='{who.pk}']")


def stands(page: Page, *, let_in: int, still: int, unsent: int) -> None:
    """The numbers above the list."""
    expect(page.locator("[data-number-in]")).to_have_text(str(let_in))
    expect(page.locator("[data-number-still]")).to_have_text(str(still))
    expect(page.locator("[data-unsent]")).to_have_text(str(unsent))
    expect(page.locator("[data-unsent-box]")).to_be_visible(visible=unsent > 0)
    expect(page.locator(".guest--unsent")).to_have_count(unsent)


def look(page: Page) -> None:
    assert_fits(page)
    if not page.evaluate("'axe' in window"):  # which cannot be asked for without a connection
        page.evaluate((FOLDER / "axe.min.js").read_text(encoding="utf-8"))
    assert_accessible(page)


def let_in_times(who: Registration) -> int:
    return JournalEntry.objects.filter(verb="registration.checked_in", subject_id=who.pk).count()


@pytest.mark.parametrize(("language", "scheme"), [("en", "light"), ("zh-hans", "dark")])
def test_what_is_done_without_a_connection_is_sent_once(at_work: AtWork, language: str, scheme: str) -> None:
    event = make_event()
    olga, omar = (make_officer(PLACES["Granada"], name=name) for name in ("Olga", "Omar"))
    wang, ana, li = (make_registration(event, make_person(name)) for name in ("王芳", "Ana López", "Li Na"))
    page = at_work(olga, f"/{language}/events/{event.slug}/check-in/", width=360, scheme=scheme)
    stands(page, let_in=0, still=3, unsent=0)
    expect(page.locator("[data-kept]")).to_be_visible()
    page.wait_for_function(IS_KEPT)

    # The network is cut: one is let in by a button, one by the code of a badge
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    row_of(page, wang).locator("button[value=in]").click()
    expect(row_of(page, wang).locator("[data-when]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    page.locator("#door-find").fill(f"{ana.key[:4]} {ana.key[4:8]}")
    expect(row_of(page, wang)).to_be_hidden()
    page.locator("#door-find").press("Enter")
    expect(page.locator("[data-said]")).to_contain_text("Ana López")
    page.locator("#door-find").fill("")
    stands(page, let_in=2, still=1, unsent=2)
    look(page)
    assert not Registration.objects.filter(checked_in_at__isnull=False).exists()

    # The telephone closed the page: it opens without a connection, and nothing is lost
    answer = page.reload()
    assert answer
    assert answer.header_value("X-Kept-Since")  # by the worker, of what it kept
    stands(page, let_in=2, still=1, unsent=2)
    expect(page.locator("[data-offline]")).to_be_visible()
    expect(row_of(page, ana).locator("button[value=in]")).to_be_hidden()
    look(page)  # as it is drawn with what is kept

    # At the other door a colleague lets in the third, whom this telephone lets in too
    check_in(registration=li, by=omar, at=now())
    row_of(page, li).locator("button[value=in]").click()
    stands(page, let_in=3, still=0, unsent=3)

    page.context.set_offline(False)
    stands(page, let_in=3, still=0, unsent=0)
    expect(page.locator("[data-offline]")).to_be_hidden()
    expect(page.locator("[data-said]")).to_contain_text("Omar")  # who was first
    for who, by in ((wang, olga), (ana, olga), (li, omar)):
        expect(row_of(page, who).locator("[data-by]")).to_have_text(by.name)
        who.refresh_from_db()
        assert who.checked_in_at
        assert who.checked_in_by == by
        assert let_in_times(who) == 1
    look(page)

    # One was the wrong one: taken back, and that is sent at once
    row_of(page, ana).locator("button[value=out]").click()
    stands(page, let_in=2, still=1, unsent=0)
    expect(row_of(page, ana).locator("button[value=in]")).to_be_visible()
    page.reload()
    stands(page, let_in=2, still=1, unsent=0)
    ana.refresh_from_db()
    assert ana.checked_in_at is None
    assert let_in_times(wang) == 1


def test_taken_back_before_it_was_ever_sent(at_work: AtWork) -> None:
    event = make_event()
    wang = make_registration(event, make_person("王芳"))
    olga = make_officer(PLACES["Granada"], name="Olga")
    page = at_work(olga, f"/zh-hans/events/{event.slug}/check-in/", width=360)
    stands(page, let_in=0, still=1, unsent=0)
    page.context.set_offline(True)
    row_of(page, wang).locator("button[value=in]").click()
    stands(page, let_in=1, still=0, unsent=1)
    row_of(page, wang).locator("button[value=out]").click()
    expect(page.locator("[data-number-in]")).to_have_text("0")
    page.context.set_offline(False)
    stands(page, let_in=0, still=1, unsent=0)
    wang.refresh_from_db()
    assert wang.checked_in_at is None
