"""No word that an officer wrote is lost: to a tunnel, to a session that ended, to a page that is left."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import AtWork
from tests.journeys.writing import asked_before_leaving, content, part_of, saved
from tests.plans.factories import make_draft, make_officer
from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.plans.actions import submit
from ucap.plans.models import Version


@pytest.fixture
def li() -> User:
    return make_officer(name="Li Wei")


@pytest.fixture
def draft(li: User) -> Version:
    return make_draft(by=li)


def test_a_lost_connection_loses_no_word(
    at_work: AtWork, li: User, draft: Version, complaints: list[str]
) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/?part=heading")
    part = part_of(page, "heading")
    page.context.set_offline(True)
    part.get_by_role("textbox", name="Title").fill("Written in a tunnel")
    saved(part, "Not saved yet")
    expect(page.locator("#toasts .toast")).to_have_count(1)
    assert asked_before_leaving(page)
    assert content().title == draft.title
    page.context.set_offline(False)  # nothing has to be done: it is sent again
    saved(part)
    expect(page.locator("#toasts .toast")).to_have_count(0)
    assert content().title == "Written in a tunnel"
    complaints.clear()


def test_a_connection_that_hangs_is_given_up_and_tried_again(
    at_work: AtWork, li: User, draft: Version, complaints: list[str]
) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/?part=heading")
    assert page.evaluate("window.htmx.config.timeout") == 30_000
    page.evaluate("window.htmx.config.timeout = 500")
    page.route("**/edit/heading/", lambda route: None)  # neither answered nor refused
    part = part_of(page, "heading")
    part.get_by_role("textbox", name="Title").fill("Written on a train")
    saved(part, "Not saved yet")
    page.unroute("**/edit/heading/")
    page.evaluate("window.htmx.config.timeout = 30000")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(part)
    assert content().title == "Written on a train"
    complaints.clear()


def test_what_cannot_be_saved_any_more_is_said_once_and_stays_on_the_page(
    at_work: AtWork, li: User, draft: Version, complaints: list[str]
) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/?part=heading")
    submit(version=draft, by=li, at=now())  # in the meantime, by somebody else
    part = part_of(page, "heading")
    part.get_by_role("textbox", name="Title").fill("Too late")
    expect(page.locator("#toasts")).to_contain_text("This version is no longer a draft.")
    expect(part.locator(".save-status")).to_be_empty()
    expect(part.get_by_role("textbox", name="Title")).to_have_value("Too late")
    assert asked_before_leaving(page)
    complaints.clear()


def test_a_session_that_ended_loses_no_word(
    at_work: AtWork, li: User, draft: Version, complaints: list[str]
) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/?part=heading")
    part = part_of(page, "heading")
    session = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    part.get_by_role("textbox", name="Title").fill("Written over lunch")
    expect(page.locator("#toasts")).to_contain_text("You are signed out")
    saved(part, "Not saved yet")
    page.context.add_cookies(session)  # signed in again in the other window
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(part)
    assert content().title == "Written over lunch"
    complaints.clear()


def test_leaving_with_unsaved_words_is_asked_about(at_work: AtWork, li: User, draft: Version) -> None:
    page = at_work(li, f"/en/plans/{draft.plan_id}/edit/?part=heading")
    assert not asked_before_leaving(page)
    page.get_by_role("textbox", name="Title").press_sequentially("!")
    assert asked_before_leaving(page)
    saved(part_of(page, "heading"))
    assert not asked_before_leaving(page)
