"""Events and who comes to them, read by program."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    AT,
    FIRST_DAY,
    make_city,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_session,
)
from ucap.events.models import EventTag, EventText, Room
from ucap.events.states import EventKind, EventState, Facet, Mode, RegistrationState
from ucap.exchange.states import Visibility

pytestmark = pytest.mark.django_db


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def titles(answer: HttpResponse) -> list[str]:
    return [one["title"] for one in answer.json()["items"]]


def test_the_list_is_filtered_as_its_page_is(visitor: Program) -> None:
    canals = make_event()
    EventTag.objects.create(event=canals, facet=Facet.SDG, value="6")
    EventTag.objects.create(event=canals, facet=Facet.THEME, value="water")
    make_event(
        city=make_city("Bologna"), kind=EventKind.TRAINING, title="Porticoes", summary="How they are kept."
    )
    make_event(title="A draft", state=EventState.DRAFT)
    make_event(title="Long ago", state=EventState.HELD)
    assert sorted(titles(visitor.get("/events"))) == ["Canal cities meet", "Porticoes"]
    for asked, found in (
        ("kind=training", ["Porticoes"]),
        ("sdg=6", ["Canal cities meet"]),
        ("theme=water&month=2027-03", ["Canal cities meet"]),
        ("country=IT", ["Porticoes"]),
        ("city=granada", ["Canal cities meet"]),
        ("q=porticoes", ["Porticoes"]),
        ("month=2027-04", []),
        ("when=past", ["Long ago"]),
        ("sort=title&limit=1&kind=training&kind=conference", ["Canal cities meet"]),
    ):
        assert titles(visitor.get(f"/events?{asked}")) == found, asked
    for wrong in ("kind=party", "month=2027-13", "when=now", "cursor=x"):
        assert kind(visitor.get(f"/events?{wrong}")) == "invalid", wrong


def test_the_list_comes_in_pieces(visitor: Program) -> None:
    for number in range(3):
        make_event(title=f"Event {number}")
    first = visitor.get("/events?limit=2&sort=title").json()
    assert (first["count"], len(first["items"]), first["prev"]) == (3, 2, None)
    second = visitor.get(f"/events?limit=2&sort=title&cursor={first['next']}").json()
    assert ([one["title"] for one in second["items"]], second["next"]) == (["Event 2"], None)


def test_an_event_says_its_times_in_utc_and_its_zone(visitor: Program) -> None:
    event = make_event(city=make_city("Yangzhou"), zone="Asia/Shanghai", capacity=2)
    make_registration(event)
    read = visitor.get(f"/events/{event.slug}").json()
    assert (read["time_zone"], read["starts_at"]) == ("Asia/Shanghai", "2027-03-23T01:00:00Z")
    first, second = read["days"]
    assert (first["date"], first["starts_at"]) == (FIRST_DAY.isoformat(), "2027-03-23T01:00:00Z")
    assert second["ends_at"] == read["ends_at"] == "2027-03-24T09:30:00Z"
    assert (read["capacity"], read["places_left"], read["standing"]) == (2, 1, "open")
    assert read["clocks"][0] == {"time_zone": "Asia/Shanghai", "place": "Yangzhou"}
    assert read["calendar"].endswith(f"/events/{event.slug}/event.ics")
    assert (read["hosts"][0]["name"], read["place"]["slug"], read["can"]) == ("Yangzhou", "yangzhou", [])


def test_an_event_is_read_in_the_callers_language(visitor: Program) -> None:
    event = make_event()
    EventText.objects.create(event=event, language="es", title="Ciudades de canales", summary="Dos días.")
    spanish = visitor.get(f"/events/{event.slug}", Accept_Language="es").json()
    assert (spanish["title"], spanish["language"]) == ("Ciudades de canales", "es")
    assert spanish["languages"] == ["en", "es"]
    assert titles(visitor.get("/events", Accept_Language="es")) == ["Ciudades de canales"]


def test_where_one_joins_is_told_to_those_who_come_and_hold_it(visitor: Program) -> None:
    officer = make_officer()
    event = make_event(city=officer.cities.get(), mode=Mode.MIXED, link="https://meet.example.org/main")
    room = Room.objects.create(event=event, name="Hall", link="https://meet.example.org/hall")
    session = make_session(event)
    session.room, session.speakers = room, "Ana Ruiz\nLi Na"
    session.save()
    comes, waits = make_person(verified=True), make_person(verified=True)
    make_registration(event, comes)
    make_registration(event, waits, state=RegistrationState.WAITING)
    for program, joins in (
        (visitor, False),
        (Program(waits), False),
        (Program(comes), True),
        (Program(officer), True),
    ):
        read = program.get(f"/events/{event.slug}").json()
        (part,) = read["days"][0]["programme"]
        assert (part["room"], part["speakers"]) == ("Hall", ["Ana Ruiz", "Li Na"])
        assert (bool(read["link"]), bool(part["room_link"])) == (joins, joins)
    assert "close" in Program(officer).get(f"/events/{event.slug}").json()["can"]


def test_what_is_not_for_everybody_is_not_there_for_others(visitor: Program) -> None:
    draft = make_event(state=EventState.DRAFT)
    closed = make_event(visibility=Visibility.MEMBERS)
    for event in (draft, closed):
        assert visitor.get(f"/events/{event.slug}").status_code == 404
        for path in ("registration-form", "participants", "demand", "timetable", "meeting-requests"):
            assert Program(make_person(verified=True)).get(f"/events/{event.slug}/{path}").status_code == 404
    assert titles(visitor.get("/events")) == []
    member = make_organisation(owner=make_person(verified=True)).memberships.get().user
    assert titles(Program(member).get("/events")) == ["Canal cities meet"]


def test_reading_costs_a_known_number_of_queries(
    visitor: Program, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        event = make_event(title=f"Event {number}")
        for part in range(5):
            make_session(event, f"Part {part}")
    with django_assert_max_num_queries(22):
        assert visitor.get("/events?limit=6").json()["count"] == 6
    with django_assert_max_num_queries(20):
        assert visitor.get(f"/events/{event.slug}").status_code == 200


def test_participants_are_those_who_agreed_and_for_those_who_come() -> None:
    organisation = make_organisation(name="University of Granada")
    event = make_event()
    me = make_person("Me", verified=True)
    mine = make_registration(event, me, listed=False)
    ana = make_registration(
        event, make_person("Ana", verified=True), organisation=organisation, languages=["es", "en"]
    )
    make_registration(event, make_person("Silent", verified=True), listed=False)
    make_registration(event, make_person("Waits", verified=True), state=RegistrationState.WAITING)
    program = Program(me)
    (found,) = program.get(f"/events/{event.slug}/participants").json()["items"]
    assert (found["name"], found["house"], found["country"]) == ("Ana", "University of Granada", "ES")
    assert (found["registration"], found["languages"]) == (ana.pk, ["es", "en"])
    assert "@" not in str(found)
    for asked, number in (("q=granada", 1), ("country=CN", 0), ("language=es", 1), ("language=it", 0)):
        assert program.get(f"/events/{event.slug}/participants?{asked}").json()["count"] == number, asked
    mine.state = RegistrationState.WITHDRAWN
    mine.save()
    assert kind(program.get(f"/events/{event.slug}/participants")) == "not-allowed"


def test_participants_come_in_pieces() -> None:
    event, me = make_event(), make_person("Zoe", verified=True)
    make_registration(event, me)
    for name in ("Ana", "Bo", "Cyd"):
        make_registration(event, make_person(name, verified=True))
    at = f"/events/{event.slug}/participants?limit=3"
    first = Program(me).get(at).json()
    assert [one["name"] for one in first["items"]] == ["Ana", "Bo", "Cyd"]
    assert [one["name"] for one in Program(me).get(f"{at}&cursor={first['next']}").json()["items"]] == ["Zoe"]


def test_a_report_is_its_hosts_until_it_is_published(visitor: Program) -> None:
    officer = make_officer()
    event = make_event(city=officer.cities.get(), state=EventState.HELD)
    make_registration(event, city=make_city("Bologna"), checked_in_at=AT + timedelta(days=1))
    at = f"/events/{event.slug}/report"
    assert visitor.get(at).status_code == 404
    read = Program(officer).get(at).json()
    assert (read["is_live"], read["numbers"]["participants"], read["numbers"]["came"]) == (True, 1, 1)
    (line,) = read["numbers"]["by_city"]
    assert (line["city"]["slug"], line["participants"]) == ("bologna", 1)
    event.state = EventState.REPORTED
    event.save()
    assert visitor.get(at).json()["numbers"]["by_country"] == {"IT": 1}
