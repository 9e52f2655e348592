"""Colleagues of one house at a conference: two are kept apart, a third comes along to a meeting and is seen by the other side."""

import pytest
from playwright.sync_api import Page, expect

from tests.events.factories import make_city, make_conference, make_officer, make_registration, make_request
from tests.journeys.conference import HOUSES, Work, timetable_made, timetable_published, worker
from tests.journeys.conftest import AtWork
from tests.journeys.looking import at_the_desk, look, turn_chinese
from tests.organisations.factories import make_organisation, make_person
from ucap.events.models import BroughtAlong, Event, KeptApart, Meeting

pytestmark = pytest.mark.usefixtures("mailoutbox")
TELEPHONE = {"width": 360, "scheme": "dark"}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return worker(monkeypatch)


@pytest.fixture
def conference() -> Event:
    """Of Yangzhou, with one slot: Ana and Carla of Granada each meet somebody of Yangzhou, their colleague Bruno nobody."""
    event = make_conference(0, slots=1, tables=2, city=make_city("Yangzhou"))
    granada, yangzhou = (make_organisation(names=names) for _, names in HOUSES[:2])
    ana, _, carla, wang, li = (
        make_registration(event, make_person(name, verified=True), organisation=house)
        for name, house in (
            ("Ana Ruiz", granada),
            ("Bruno Gil", granada),
            ("Carla Peña", granada),
            ("王芳", yangzhou),
            ("李娜", yangzhou),
        )
    )
    make_request(ana, wang)
    make_request(carla, li)
    return event


def held(event: Event) -> int:
    """How many meetings the newest timetable holds."""
    return Meeting.objects.filter(timetable=event.timetables.latest("number"), slot__isnull=False).count()


def keep_apart(host: Page) -> None:
    """Of the three of Granada, Ana and Carla."""
    house = host.locator("main section", has_text="Universidad de Granada")
    house.locator("summary").click()
    house.locator("[name=one]").select_option(label="Ana Ruiz")
    house.locator("[name=other]").select_option(label="Carla Peña")
    look(host)
    house.locator("form.form button[type=submit]").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    pair = KeptApart.objects.get()
    assert {pair.one.name, pair.other.name} == {"Ana Ruiz", "Carla Peña"}
    expect(house.locator(".work > li")).to_contain_text("never in different meetings at the same time")


def test_colleagues_are_kept_apart_and_come_along(at_work: AtWork, work: Work, conference: Event) -> None:
    def of(name: str, language: str) -> Page:
        """The meetings of somebody on their telephone."""
        person = conference.registrations.get(name=name).person
        assert person
        return at_work(person, f"/{language}/events/{conference.slug}/meetings/", **TELEPHONE)

    def agenda(page: Page, name: str) -> None:
        mine = conference.registrations.get(name=name)
        page.goto(f"{page.url.partition('/events/')[0]}/events/agenda/{mine.pk}/")
        expect(page.locator(".agenda-item--meeting")).to_have_count(1)
        look(page)

    host = at_work(make_officer(name="李伟"), f"/en/events/{conference.slug}/meetings/colleagues/")
    keep_apart(host)
    turn_chinese(host)
    expect(host.locator(".work > li")).to_contain_text("不同时参加不同的会面")

    # Ana brings Bruno along, and the other side knows
    ana = of("Ana Ruiz", "en")
    one = ana.locator("li", has=ana.locator(".asked-one", has_text="王芳")).first
    one.locator("summary", has_text="Bring a colleague").click()
    one.locator("[name=who]").select_option(label="Bruno Gil")
    look(ana)
    one.get_by_role("button", name="Bring along").click()
    expect(ana.locator("#toasts .toast")).to_be_visible()
    expect(one).to_contain_text("Bruno Gil comes along with you.")
    look(ana)
    wang = of("王芳", "zh-hans")
    expect(wang.locator("main")).to_contain_text("对方陪同人员：Bruno Gil")
    look(wang)

    # In the one slot only one of the two colleagues can meet, until they are not kept apart any more
    at_the_desk(host)
    host.goto(f"/en/events/{conference.slug}/timetable/")
    timetable_made(host, work)
    assert held(conference) == 1
    expect(host.locator(".unheld li")).to_contain_text("the two are kept apart")
    look(host)
    host.locator(".meetings-nav a[href$='/meetings/colleagues/']").click()
    host.locator(".work > li button").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    host.goto(f"/en/events/{conference.slug}/timetable/")
    timetable_made(host, work)
    assert held(conference) == 2
    expect(host.locator(".timetable td", has_text="Ana Ruiz")).to_contain_text("+ Bruno Gil")
    look(host)
    timetable_published(host)
    host.locator(".timetable td", has_text="Ana Ruiz").locator("a[href*='/along/']").click()
    expect(host.locator("main section", has_text="With Ana Ruiz").locator(".work")).to_contain_text("Bruno")
    look(host)
    turn_chinese(host)

    # It stands in the agendas of all three; Bruno does not come after all
    bruno = of("Bruno Gil", "en")
    expect(bruno.locator("[aria-labelledby=along]")).to_contain_text("You come along with Ana Ruiz.")
    look(bruno)
    for page, name, words in (
        (ana, "Ana Ruiz", "With you: Bruno Gil"),
        (wang, "王芳", "对方陪同人员：Bruno Gil"),
        (bruno, "Bruno Gil", "You come along with Ana Ruiz."),
    ):
        agenda(page, name)
        expect(page.locator(".agenda-item--meeting")).to_contain_text(words)
    bruno.get_by_role("button", name="I do not come along").click()
    expect(bruno.locator("#toasts .toast")).to_be_visible()
    assert not BroughtAlong.objects.exists()
    wang.reload()
    expect(wang.locator(".agenda-item--meeting")).not_to_contain_text("Bruno")
