"""Two who share no language meet: an interpreter is entered, comes to their meeting, stands in their agendas; a guide is given by hand."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.events.factories import make_city, make_conference, make_officer, make_registration, make_request
from tests.journeys.conference import HOUSES, Work, timetable_made, timetable_published, worker
from tests.journeys.conftest import AtWork
from tests.journeys.looking import at_the_desk, look, turn_chinese
from tests.organisations.factories import make_organisation, make_person
from ucap.events.models import Event, Interpreter, Meeting, MeetingRequest

pytestmark = pytest.mark.usefixtures("mailoutbox")
INTERPRETER, GUIDE = "刘洋 Liu Yang", "Zhao Min"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return worker(monkeypatch)


@pytest.fixture
def conference() -> Event:
    """Of Yangzhou; two who share no language are to meet, and two who share one."""
    event = make_conference(0, slots=3, tables=2, city=make_city("Yangzhou"))
    ana, wang, marco, maier = (
        make_registration(
            event,
            make_person(name, verified=True),
            organisation=make_organisation(names=names),
            languages=languages,
        )
        for name, languages, (_, names) in zip(
            ("Ana Ruiz", "王芳", "Marco Rossi", "Jürgen Maier"),
            (["es"], ["zh-Hans"], ["it", "en"], ["de", "en"]),
            (HOUSES[0], HOUSES[1], HOUSES[2], HOUSES[4]),
            strict=True,
        )
    )
    make_request(ana, wang)
    make_request(marco, maier)
    return event


def of(event: Event, name: str) -> MeetingRequest:
    return event.requests.get(asker__name=name)


def needed(page: Page) -> Locator:
    return page.locator("[aria-labelledby=needed]")


def enter(page: Page, name: str, languages: tuple[str, ...], absent: int = 0) -> None:
    """The hosts enter somebody who is away in the first slots."""
    form = page.locator("main form.form", has=page.locator("[name=languages]"))
    if not form.is_visible():
        page.get_by_text("Add an interpreter", exact=True).click()
    form.locator("[name=name]").fill(name)
    for language in languages:
        form.locator(f"[name=languages][value={language}]").check()
    if absent:
        form.locator("summary").click()
        for place in range(absent):
            form.locator("[name=absent]").nth(place).check()
        look(page)
    form.locator("button[type=submit]").click()
    expect(page.locator("#toasts .toast")).to_be_visible()


def interprets(event: Event, name: str) -> Meeting:
    """How the newest timetable holds the meeting that they asked for."""
    return Meeting.objects.filter(request=of(event, name)).latest("timetable__number")


def test_two_who_share_no_language_meet(at_work: AtWork, work: Work, conference: Event) -> None:
    here = f"events/{conference.slug}"
    host = at_work(make_officer(name="李伟"), f"/en/{here}/meetings/interpreters/")
    expect(needed(host).locator(".work > li")).to_have_count(1)
    expect(needed(host)).to_contain_text("Ana Ruiz – 王芳")
    enter(host, INTERPRETER, ("zh-Hans", "es"), absent=1)
    enter(host, GUIDE, ())
    expect(host.locator("[aria-labelledby=who] .work > li")).to_have_count(2)
    expect(host.locator("[aria-labelledby=who] .work > li", has_text=INTERPRETER)).to_contain_text(
        "away in 1 slot"
    )
    expect(needed(host)).to_contain_text(f"Could interpret: {INTERPRETER}")
    look(host)
    turn_chinese(host)
    expect(needed(host)).to_contain_text(f"可担任译员：{INTERPRETER}")

    # The timetable gives the two an interpreter, at a time when there is one
    at_the_desk(host)
    host.goto(f"/en/{here}/timetable/")
    timetable_made(host, work)
    first = conference.slots.order_by("starts_at")[0]
    held = interprets(conference, "Ana Ruiz")
    assert held.slot
    assert held.slot != first
    assert held.interpreter == Interpreter.objects.get(name=INTERPRETER)
    assert interprets(conference, "Marco Rossi").interpreter is None
    cell = host.locator(".timetable td", has_text="Ana Ruiz")
    expect(cell.locator(".timetable__interpreter")).to_contain_text(f"Interpreter: {INTERPRETER}")
    look(host)
    timetable_published(host)

    # Both read who interprets, each in their language
    for name, language, words in (
        ("Ana Ruiz", "en", "Interpreter"),
        ("王芳", "zh-hans", "译员"),
    ):
        mine = conference.registrations.get(name=name)
        assert mine.person
        page = at_work(mine.person, f"/{language}/events/agenda/{mine.pk}/", width=360, scheme="dark")
        expect(page.locator(".agenda-item--meeting")).to_contain_text(INTERPRETER)
        expect(page.locator(".agenda-item--meeting")).to_contain_text(words)
        look(page)

    # A meeting that needs nobody is given a guide by hand, and the timetable repaired
    other = host.locator(".timetable td", has_text="Marco Rossi")
    other.locator(".timetable__interpreter").click()
    host.locator("#by-hand select").select_option(label=GUIDE)
    look(host)
    host.locator("#by-hand button[type=submit]").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    host.goto(f"/zh-hans/{here}/timetable/")
    timetable_made(host, work, "form[action$='/repair/'] button")
    expect(host.locator(".timetable-changes")).to_contain_text("1 场更换译员")
    look(host)
    timetable_published(host)
    given = interprets(conference, "Marco Rossi").interpreter
    assert given == Interpreter.objects.get(name=GUIDE)
    assert interprets(conference, "Ana Ruiz").interpreter == held.interpreter
