"""A matching conference from its announcement to its report; an agenda on a telephone; the board at the venue."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.events.factories import make_officer
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conference import (
    Work,
    agenda_of,
    all_ask,
    come,
    days_pass,
    going_on,
    timetable_made,
    timetable_published,
    worker,
)
from tests.journeys.conftest import AtWork, Visit
from tests.organisations.factories import make_person
from ucap.events.models import Event, MeetingRequest, MeetingReview, Registration, Timetable
from ucap.events.states import EventState, TimetableState
from ucap.kernel.clock import now

pytestmark = pytest.mark.usefixtures("mailoutbox")

TITLE, SUMMARY = "Canal cities meet", "Two days in which universities and city offices look for partners."
REACHED = "Eleven pilot projects were agreed on; Granada and Yangzhou measure their canals together."
AHEAD = 30  # days until it begins
OTHERS = 28  # who register beside the two of this story


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return worker(monkeypatch)


def test_from_the_announcement_to_the_report(at_work: AtWork, visit: Visit, work: Work) -> None:
    host = at_work(make_officer(name="李伟"), "/en/events/", bypass_csp=True)
    event = announced(host)
    arranged(host, event)

    ana, wang = make_person("Ana Ruiz", verified=True), make_person("王芳", verified=True, language="zh-hans")
    english = at_work(ana, f"/en/events/{event.slug}/", bypass_csp=True)
    chinese = at_work(wang, f"/zh-hans/events/{event.slug}/", width=360, scheme="dark", bypass_csp=True)
    come(event, OTHERS // 2)
    anas, wangs = registered(english, "en"), registered(chinese, "zh-hans")
    come(event, OTHERS - OTHERS // 2)
    assert event.registrations.count() == OTHERS + 2

    asked(english, event, wangs)
    accepted(chinese, event)
    made_and_published(host, event, work, all_ask(event) + 1)

    # Told in the inbox, from where it is a step to the agenda
    english.goto("/en/inbox/")
    english.locator(".inbox__title a", has_text="Your meetings at").first.click()
    english.locator(f"a[href='/en/events/agenda/{anas.pk}/']").first.click()
    expect(english.locator(".agenda-item--meeting")).to_have_count(held_with(anas))
    expect(english.locator("form.review")).to_have_count(0)
    look(english)

    # It is held; how a meeting went is said with two taps
    days_pass(event, AHEAD + 3)
    host.goto(f"/en/events/{event.pk}/edit/")
    host.locator("#becomes form[action$='/do/hold/'] button").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    chinese.goto(f"/zh-hans/events/agenda/{wangs.pk}/")
    look(chinese)
    chinese.locator("form.review [name=goes_on]").first.check()
    chinese.locator("form.review button[value=well]").first.click()
    expect(chinese.locator(".review__said")).to_have_count(1)
    expect(chinese.locator("form.review [aria-pressed=true]")).to_have_count(1)
    review = MeetingReview.objects.get()
    assert (review.by_id, review.went, review.goes_on) == (wangs.pk, "well", True)

    reported(host, event)
    visitor = visit(f"/zh-hans/events/{event.slug}/", width=360, bypass_csp=True)
    visitor.locator(".plan__text a[href$='/report/']").first.click()
    expect(visitor.locator(".report__text [lang=en]")).to_contain_text(REACHED)
    assert visitor.locator("form[action$='/take-up/']").count() == 0
    look(visitor)


def announced(host: Page) -> Event:
    """The event, begun on the page, written and announced: one can register at once."""
    host.locator("main a[href$='/events/new/']").first.click()
    host.locator("[name=kind][value=conference]").check()
    host.locator("main [name=title]").fill(TITLE)
    host.locator("main form.form button[type=submit]").click()
    expect(host).to_have_url(re.compile(r"/events/\w+/edit/$"))
    host.locator("[name=summary]").fill(SUMMARY)
    first = now().date() + timedelta(days=AHEAD)
    host.locator("[name=days-0-date]").fill(first.isoformat())
    host.locator("[name=days_until]").fill((first + timedelta(days=1)).isoformat())
    host.locator("[name=venue]").fill("Canal Hall")
    look(host)
    host.locator("button[name=done][value=announce]").click()
    expect(host.locator("h1")).to_have_text(TITLE)
    event = Event.objects.get()
    assert (event.state, event.days.count()) == (EventState.OPEN, 2)
    return event


def arranged(host: Page, event: Event) -> None:
    """Slots and tables, looked at and then kept."""
    host.locator("main a[href$='/meetings/arrange/']").last.click()
    host.locator("[name=tables]").fill("6")
    host.locator("[name=length]").fill("30")
    host.locator("[name=gap]").fill("10")
    host.locator("button[name=do][value=preview]").click()
    expect(host.locator(".arrange__preview .chip").first).to_be_visible()
    assert not event.slots.exists()
    look(host)
    host.locator("button[name=do][value=save]").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    assert event.slots.count() == host.locator(".arrange__preview .chip").count()


def registered(page: Page, language: str) -> Registration:
    """Whoever reads that page of the event registers on it."""
    page.locator("#registration a[href$='/register/']").click()
    look(page)
    page.locator("[name=listed]").check()
    page.locator("main form.form button[type=submit]").click()
    expect(page).to_have_url(re.compile(f"/{language}/events/registrations/"))
    expect(page.locator("#toasts .toast")).to_be_visible()
    registration = Registration.objects.get(pk=page.url.rstrip("/").rpartition("/")[2])
    assert (registration.state, registration.listed) == ("confirmed", True)
    return registration


def asked(page: Page, event: Event, other: Registration) -> None:
    """The other is found among all who come, and asked for a meeting."""
    page.goto(f"/en/events/{event.slug}/meetings/")
    page.locator("#filters [name=q]").fill(other.name)
    expect(page.locator("#results li")).to_have_count(1)
    page.locator(f"#results a[href*='/with/{other.pk}/']").click()
    page.locator("[name=priority][value=must]").check()
    page.locator("main [name=text]").fill("We measure canals. Shall we compare?")
    look(page)
    page.locator("main form.form button[type=submit]").click()
    expect(page.locator("#waiting, [aria-labelledby=mine]").first).to_contain_text(other.name)


def accepted(page: Page, event: Event) -> None:
    """The one request that waits for whoever reads is accepted."""
    request = MeetingRequest.objects.get()
    page.goto(f"/zh-hans/events/{event.slug}/meetings/")
    one = page.locator(f"#request-{request.pk}")
    expect(one).to_contain_text("Shall we compare?")
    look(page)
    one.locator("[name=priority]").select_option("must")
    one.locator("button[name=answer][value=accept]").click()
    expect(page.locator("#toasts .toast")).to_be_visible()
    request.refresh_from_db()
    assert (request.state, request.answer) == ("accepted", "must")


def made_and_published(host: Page, event: Event, work: Work, number: int) -> None:
    """The timetable is asked for, waited for while the worker makes it, looked at and published."""
    host.goto(f"/en/events/{event.slug}/timetable/")
    expect(host.locator(".timetable-numbers dd").first).to_have_text(str(number))
    host.locator("[name=longest]").fill("2")
    timetable_made(host, work)
    timetable = Timetable.objects.get()
    assert timetable.state == TimetableState.READY
    expect(host.locator(".timetable__who")).to_have_count(
        2 * timetable.meetings.filter(slot__isnull=False).count()
    )
    look(host)
    timetable_published(host)
    assert event.timetables.get().state == TimetableState.PUBLISHED


def held_with(one: Registration) -> int:
    meetings = Timetable.objects.get().meetings.filter(slot__isnull=False)
    number = meetings.filter(request__asker=one).count() + meetings.filter(request__asked=one).count()
    assert number
    return number


def reported(host: Page, event: Event) -> None:
    """The report, written and published."""
    host.goto(f"/en/events/{event.slug}/")
    host.locator(".plan__text a[href$='/report/']").first.click()
    host.locator("a[href$='/report/write/']").click()
    host.locator("[name=reached]").fill(REACHED)
    look(host)
    host.locator("button[name=done][value=publish]").click()
    expect(host.locator(".report form[action$='/take-up/']")).to_be_visible()
    event.refresh_from_db()
    assert event.state == EventState.REPORTED


def test_an_agenda_on_a_telephone_in_chinese(at_work: AtWork) -> None:
    person = make_person("Ana Ruiz", verified=True)
    person.time_zone = "Europe/Madrid"
    person.save()
    mine = agenda_of(person)
    page = at_work(person, f"/zh-hans/events/agenda/{mine.pk}/", width=360, scheme="dark", bypass_csp=True)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator(".agenda-item--meeting")).to_have_count(3)
    # The second slot begins at half past nine in Shanghai; in Madrid it is still night
    clocks = page.locator(".agenda-item--meeting .clocks", has_text="09:30")
    expect(clocks).to_contain_text("02:30")
    expect(clocks.locator("time")).not_to_have_count(0)
    expect(page.locator("a[href='https://meet.example.org/1']")).to_be_visible()
    expect(page.locator("#not-held")).to_be_visible()
    expect(page.locator("form.review")).to_have_count(1)
    look(page)


@pytest.mark.parametrize(("language", "width"), [("en", 1920), ("zh-hans", 360)])
def test_the_board_of_the_venue_without_signing_in(visit: Visit, language: str, width: int) -> None:
    event = going_on()
    page = visit(f"/{language}/events/board/{event.pk}/", width=width, bypass_csp=True)
    here, after = page.locator(".board__slot--now"), page.locator(".board__slot--next")
    expect(here.locator("li")).to_have_count(2)
    expect(here).to_contain_text("Officina del Riciclo")
    expect(here).to_contain_text("Giulia Bianchi")  # of no house, and listed
    expect(after.locator("li")).to_have_count(1)
    expect(page.locator("body")).not_to_contain_text("Hidden Name")
    expect(page.locator("body")).not_to_contain_text("Ana Ruiz")
    look(page)
