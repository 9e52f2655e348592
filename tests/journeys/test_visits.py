"""Somebody with an office who is away for too long: warned, asked to stay, and nothing that they typed is lost."""

import re
import time

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork
from tests.plans.factories import make_officer
from ucap.people import visits
from ucap.people.models import User

WORDS = {"en": "Are you still there?", "zh-hans": "您还在吗？"}


def session_of(page: Page) -> SessionStore:
    [key] = [one["value"] for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME]
    return SessionStore(key)


def pass_by(page: Page, minutes: int) -> None:
    """So many minutes go by, for the platform and for the browser, and nothing is done."""
    session = session_of(page)
    session[visits.SEEN] = int(time.time()) - minutes * 60
    session.save()
    page.clock.fast_forward(minutes * 60_000)


@pytest.mark.parametrize(("language", "width"), [("en", 1440), ("zh-hans", 360)])
def test_nothing_typed_is_lost(at_work: AtWork, language: str, width: int, live_server: LiveServer) -> None:
    officer = make_officer()
    page = at_work(officer, f"/{language}/account/", width=width, bypass_csp=True)
    page.clock.install()
    page.reload()
    dialog, name = page.locator("#visit"), page.locator("main [name=name]")

    pass_by(page, 29)
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text(WORDS[language])
    expect(dialog.locator("time")).to_have_text(re.compile(r"\d+:\d\d"))
    assert_fits(page)
    assert_accessible(page, words_alone=language != "en")
    page.keyboard.press("Enter")  # the one button has the focus
    expect(dialog).to_be_hidden()
    assert time.time() - session_of(page)[visits.SEEN] < 60

    name.fill("Ana Ruiz")
    with page.expect_response(re.compile("/visit/$")) as told:
        pass_by(page, 5)
    assert told.value.request.method == "POST"
    assert time.time() - session_of(page)[visits.SEEN] < 60
    expect(dialog).to_be_hidden()

    name.fill("Ana Ruiz Gómez")
    session_of(page).flush()  # the machine slept, the session is over
    page.clock.fast_forward(31 * 60_000)
    expect(dialog.locator("a[href*=login]")).to_be_visible()
    dialog.locator("[data-visit-close]").click()
    page.locator("main form .button--primary").first.click()
    expect(dialog).to_be_visible()
    expect(name).to_have_value("Ana Ruiz Gómez")

    again = Client()
    again.force_login(officer)
    value = again.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
    page.clock.run_for(16_000)
    expect(dialog).to_be_hidden()
    page.locator("main form .button--primary").first.click()
    expect(page.locator(".toast")).to_be_visible()
    assert User.objects.get(pk=officer.pk).name == "Ana Ruiz Gómez"


def test_at_the_end_of_the_hours_one_says_once_more_who_one_is(at_work: AtWork) -> None:
    page = at_work(make_officer(), "/en/account/", bypass_csp=True)
    session = session_of(page)
    session[visits.SIGNED_IN] = int(time.time() - settings.OFFICE_LONGEST.total_seconds()) + 100
    session.save()
    page.clock.install()
    page.reload()
    dialog = page.locator("#visit")
    page.clock.run_for(16_000)
    way = dialog.locator("a[href*=reauthenticate][target=_blank]")
    expect(way).to_be_visible()
    expect(way).to_be_focused()
    assert_accessible(page)
    session = session_of(page)
    session[visits.SIGNED_IN] = int(time.time())  # as after that page (tests/web/test_visits.py)
    session.save()
    page.clock.run_for(16_000)
    expect(dialog).to_be_hidden()
