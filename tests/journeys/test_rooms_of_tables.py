"""Tables stand in two halls: the hosts say so, the timetable spares people the way, and those who meet read where to go."""

import pytest
from playwright.sync_api import expect

from tests.events.factories import make_city, make_conference, make_officer, make_registration, make_request
from tests.journeys.conference import HOUSES, Work, timetable_made, timetable_published, worker
from tests.journeys.conftest import AtWork
from tests.journeys.looking import at_the_desk, look, turn_chinese
from tests.organisations.factories import make_organisation, make_person
from ucap.events.models import Event, Matchmaking, Meeting

pytestmark = pytest.mark.usefixtures("mailoutbox")
HALLS = {"运河大厅": (1, 2), "Library of the old customs house": (3, 4)}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return worker(monkeypatch)


@pytest.fixture
def conference() -> Event:
    """Of Yangzhou: five of whom each wants to meet each, in five slots that follow one on the other."""
    event = make_conference(0, slots=5, tables=4, city=make_city("Yangzhou"))
    names = ("Ana Ruiz", "王芳", "Marco Rossi", "陈静", "Jürgen Maier")
    coming = [
        make_registration(
            event, make_person(name, verified=True), organisation=make_organisation(names=house)
        )
        for name, (_, house) in zip(names, HOUSES, strict=True)
    ]
    for place, asker in enumerate(coming):
        for asked in coming[place + 1 :]:
            make_request(asker, asked)
    return event


def test_tables_stand_in_rooms(at_work: AtWork, work: Work, conference: Event) -> None:
    here = f"events/{conference.slug}"
    host = at_work(make_officer(name="李伟"), f"/en/{here}/meetings/arrange/")
    rooms = host.locator("[name=rooms]")
    rooms.fill("运河大厅：1-2\nLibrary of the old customs house: 3, 9")
    host.locator("button[name=do][value=save]").click()
    expect(rooms).to_have_attribute("aria-invalid", "true")
    expect(host.locator("#id_rooms_error")).to_contain_text("tables 1 to 4")
    look(host)
    rooms.fill("运河大厅：1-2\nLibrary of the old customs house: 3, 4")
    host.locator("[name=walking]").fill("10")
    host.locator("button[name=do][value=save]").click()
    expect(host.locator("#toasts .toast")).to_be_visible()
    kept = Matchmaking.objects.get()
    assert {name: tuple(tables) for name, tables in kept.rooms} == HALLS
    assert kept.walking == 10
    turn_chinese(host)
    expect(rooms).to_have_value("运河大厅: 1-2\nLibrary of the old customs house: 3-4")

    # Who has one meeting after another stays in the room
    at_the_desk(host)
    host.goto(f"/en/{here}/timetable/")
    timetable_made(host, work)
    held = Meeting.objects.filter(slot__isnull=False)
    assert held.count() == 10
    heads = host.locator(".timetable thead").first
    for table in set(held.values_list("table", flat=True)):
        name = next(name for name, tables in HALLS.items() if table in tables)
        expect(heads.locator("th", has_text=f"Table {table}")).to_contain_text(name)
    expect(host.locator(".timetable-numbers", has_text="Room changes without time to walk")).to_be_visible()
    look(host)
    timetable_published(host)
    turn_chinese(host)

    # Whoever meets reads the room beside the table
    mine = conference.registrations.get(name="王芳")
    assert mine.person
    page = at_work(mine.person, f"/zh-hans/events/agenda/{mine.pk}/", width=360, scheme="dark")
    expect(page.locator(".agenda-item--meeting")).to_have_count(4)
    for where in page.locator(".agenda-item__where").all_inner_texts():
        assert any(where == f"{table} 号桌 · {name}" for name, tables in HALLS.items() for table in tables)
    look(page)
