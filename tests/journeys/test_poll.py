"""Yangzhou and Bologna find a time for their webinar: kind hours are proposed, each says what suits, and the event has its day."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.events.factories import AT, PLACES, make_city, make_event, make_officer
from tests.journeys.axe import assert_accessible, assert_fits
from tests.journeys.conftest import AtWork, Visit
from ucap.events.models import Event, EventHost, Poll, PollTime
from ucap.events.states import EventKind, EventState, Mode
from ucap.kernel.clock import now

pytestmark = pytest.mark.usefixtures("mailoutbox")
MINUTES = 90
ZONES = {"Asia/Shanghai": ("Yangzhou", "扬州"), "Europe/Rome": ("Bologna", "博洛尼亚")}


@pytest.fixture
def webinar() -> Event:
    """A draft of both cities, its day to be set."""
    event = make_event(
        kind=EventKind.WEBINAR,
        state=EventState.DRAFT,
        city=make_city("Yangzhou"),
        days=0,
        starts_at=None,
        ends_at=None,
        mode=Mode.ONLINE,
        place=None,
        venue="",
        address="",
        link="https://meet.example/canals",
    )
    EventHost.objects.create(event=event, city=make_city("Bologna"), at=AT, agreed_at=AT)
    return event


def look(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)


def propose(hosts: Page) -> list[PollTime]:
    """The hosts look for kind hours of a week, and propose three of them."""
    expect(hosts.locator(".event__when")).not_to_contain_text("–")  # no day yet
    look(hosts)
    hosts.locator("main .event-poll a[href$='/poll/times/']").click()
    look(hosts)
    week = now().date() + timedelta(days=30)
    hosts.locator("[name=first]").fill(f"{week}")
    hosts.locator("[name=last]").fill(f"{week + timedelta(days=6)}")
    hosts.locator(".poll__span [name=minutes]").fill(str(MINUTES))
    for zone in ZONES:
        expect(hosts.locator(f".poll__span [name=zones][value='{zone}']")).to_be_checked()
    hosts.locator(".poll__span button").click()
    hosts.wait_for_url("**/poll/times/?*")
    look(hosts)
    ticked = hosts.locator("[name=times]:checked")
    assert ticked.count() > 3
    while ticked.count() > 3:
        ticked.last.uncheck()
    hosts.locator("main form[method=post] .button--primary").click()
    expect(hosts.locator("#toasts .toast")).to_be_visible()
    expect(hosts.locator(".poll__time")).to_have_count(3)
    look(hosts)
    assert Poll.objects.get().zones == list(ZONES)
    return list(PollTime.objects.order_by("starts_at"))


def vote(page: Page, answers: dict[PollTime, str]) -> None:
    """From the event's page to the times; each is said of as in `answers`."""
    look(page)
    page.locator("main .event-poll a[href$='/poll/']").click()
    for time, answer in answers.items():
        page.locator(f"[name=time-{time.pk}][value={answer}]").check()
    look(page)
    page.locator("main form[action$='/vote/'] .button--primary").click()
    expect(page.locator("#toasts .toast")).to_be_visible()
    for time, answer in answers.items():
        expect(page.locator(f"[name=time-{time.pk}][value={answer}]")).to_be_checked()
    look(page)


def clocks(time: PollTime, language: int) -> list[str]:
    """Its hours by the clock of each city, with the city's name."""
    shown = []
    for zone, names in ZONES.items():
        begins = time.starts_at.astimezone(ZoneInfo(zone))
        ends = begins + timedelta(minutes=MINUTES)
        shown.append(f"{begins:%H:%M}–{ends:%H:%M} {names[language]}")
    return shown


def test_a_webinar_finds_its_time(at_work: AtWork, visit: Visit, webinar: Event) -> None:
    here = f"events/{webinar.slug}/"
    li = make_officer(PLACES["Yangzhou"], name="李娜")
    marco = make_officer(PLACES["Bologna"], name="Marco Rossi")
    yangzhou = at_work(li, f"/zh-hans/{here}", width=360, scheme="dark", locale="zh-CN")
    first, second, third = propose(yangzhou)

    bologna = at_work(marco, f"/en/{here}", width=360, locale="it")
    vote(bologna, {first: "no", second: "yes", third: "if_need_be"})
    yangzhou.goto(f"/zh-hans/{here}")
    vote(yangzhou, {first: "yes", second: "yes", third: "no"})

    # What suits most is chosen beforehand; the hosts choose it, and the event has its day
    bologna.reload()
    expect(bologna.locator(".poll__time--best")).to_have_count(1)
    expect(bologna.locator(".poll__time--best")).to_contain_text("2 yes, 0 if need be, 0 no")
    expect(bologna.locator("#time")).to_have_value(str(second.pk))
    bologna.get_by_role("button", name="Choose this time").click()
    expect(bologna.locator("#toasts .toast")).to_be_visible()
    look(bologna)
    webinar.refresh_from_db()
    assert webinar.starts_at == second.starts_at
    assert webinar.ends_at == second.starts_at + timedelta(minutes=MINUTES)

    # Announced, everybody reads its day by the clocks of both
    bologna.locator(".page-header__actions > form .button--primary").click()
    expect(bologna.locator("#toasts .toast")).to_be_visible()
    webinar.refresh_from_db()
    here = f"events/{webinar.slug}/"  # a draft has none that can be read
    day = second.starts_at.astimezone(ZoneInfo("Asia/Shanghai"))
    visitor = visit(f"/en/{here}", width=360)
    for page in (bologna, visitor):
        expect(page.locator(".event__when")).to_contain_text(f"{day:%A}, {day.day} {day:%B} {day.year}")
        for words in clocks(second, 0):
            expect(page.locator(".event__when")).to_contain_text(words)
    look(visitor)
    for page in (visitor, yangzhou):
        page.goto(f"/zh-hans/{here}")
        expect(page.locator(".event__when")).to_contain_text(f"{day.year}年{day.month}月{day.day}日")
        for words in clocks(second, 1):
            expect(page.locator(".event__when")).to_contain_text(words)
        look(page)
    yangzhou.goto(f"/zh-hans/{here}poll/")
    expect(yangzhou.locator("form[action$='/vote/']")).to_have_count(0)  # nobody is asked any more
    look(yangzhou)
