"""Slots, tables and limits of a conference by program."""

from typing import Any

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    make_event,
    make_officer,
    make_registration,
    make_request,
    make_session,
    make_slots,
)
from tests.events.published import publish
from ucap.events.models import Event, Matchmaking
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SLOTS: dict[str, Any] = {"length": 30, "breaks": [{"begins": "12:00", "ends": "13:00"}]}
SAYS: dict[str, Any] = {
    "slots": SLOTS,
    "tables": 10,
    "closed_tables": [4, 2, 4],
    "rooms": [{"name": "Great hall", "tables": [3, 1, 5]}, {"name": "Lobby: east", "tables": [6]}],
    "walking": 7,
    "virtual_tables": 2,
    "virtual_link": "https://meet.example.org/{table}",
    "asks_until": "2027-03-10T18:00:00+08:00",
    "most_a_person": 6,
    "most_requests": 20,
}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    """A conference of two days, from nine to half past five in Shanghai."""
    return make_event(city=officer.cities.get())


@pytest.fixture
def host(officer: User) -> Program:
    return Program(officer)


def at(event: Event, rest: str = "") -> str:
    return f"/events/{event.slug}/arrangement{rest}"


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_meetings_are_arranged_and_read_as_they_were_sent(host: Program, event: Event) -> None:
    before = host.get(at(event)).json()
    assert (before["is_arranged"], before["slots"], before["room"]) == (False, [], 0)
    assert [day["date"] for day in before["days"]] == ["2027-03-23", "2027-03-24"]
    kept = host.ask("PUT", at(event), SAYS).json()
    assert kept == host.get(at(event)).json()
    # twice six before lunch and nine after it, at eight tables and in two rooms online
    assert (kept["is_arranged"], len(kept["slots"]), kept["room"]) == (True, 30, 300)
    assert (kept["slots"][0]["starts_at"], kept["slots"][0]["ends_at"]) == (
        "2027-03-23T01:00:00Z",
        "2027-03-23T01:30:00Z",
    )
    assert kept["rooms"] == [
        {"name": "Great hall", "tables": [1, 3, 5]},
        {"name": "Lobby: east", "tables": [6]},
    ]
    assert (kept["tables"], kept["closed_tables"], kept["walking"]) == (10, [2, 4], 7)
    assert (kept["virtual_tables"], kept["virtual_link"]) == (2, "https://meet.example.org/{table}")
    assert (kept["asks_until"], kept["most_a_person"], kept["most_requests"]) == (
        "2027-03-10T10:00:00Z", 6, 20,
    )  # fmt: skip


def test_slots_are_looked_at_before_they_are_kept(host: Program, event: Event) -> None:
    sent = {"tables": 4, "closed_tables": [2], "slots": {**SLOTS, "days": ["2027-03-24"]}}
    seen = host.ask("POST", at(event, "/preview"), sent)
    said = seen.json()
    assert (seen.status_code, len(said["slots"]), said["room"]) == (200, 15, 45)
    assert said["slots"][0]["starts_at"] == "2027-03-24T01:00:00Z"
    assert not event.slots.exists()
    assert not Matchmaking.objects.exists()


def test_slots_keep_clear_of_the_programme_and_of_hours_that_are_not_wanted(
    host: Program, event: Event
) -> None:
    make_session(event, minutes=90)
    slots = {"length": 25, "gap": 5, "days": ["2027-03-23"], "ends": "12:00"}
    kept = host.ask("PUT", at(event), {"tables": 1, "slots": slots}).json()
    assert [one["starts_at"] for one in kept["slots"]] == [
        "2027-03-23T02:30:00Z", "2027-03-23T03:00:00Z", "2027-03-23T03:30:00Z",
    ]  # fmt: skip
    over = host.ask("PUT", at(event), {"tables": 1, "slots": {**slots, "around": False}}).json()
    assert over["slots"][0]["starts_at"] == "2027-03-23T01:00:00Z"


def test_slots_stay_where_nothing_is_said_of_them(host: Program, event: Event) -> None:
    ids = [one["id"] for one in host.ask("PUT", at(event), SAYS).json()["slots"]]
    kept = host.ask("PUT", at(event), {"tables": 3}).json()
    assert [one["id"] for one in kept["slots"]] == ids
    assert (kept["tables"], kept["rooms"], kept["closed_tables"], kept["asks_until"]) == (3, [], [], None)


def test_without_slots_none_are_made_where_nothing_is_said_of_them(host: Program, event: Event) -> None:
    assert host.ask("PUT", at(event), {"tables": 3}).json()["slots"] == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"slots": {"length": 4}}, "#/slots/length"),
        ({"slots": {**SLOTS, "days": ["2027-01-01"]}}, "#/slots/days"),
        ({"slots": {**SLOTS, "days": ["1889-01-01"]}}, "#/slots/days/0"),
        ({"slots": {**SLOTS, "begins": "25:00"}}, "#/slots/begins"),
        ({"slots": {**SLOTS, "breaks": [{"begins": "14:00", "ends": "13:00"}]}}, "#"),
        ({"slots": {"length": 5, "begins": "00:00", "ends": "00:00"}}, "#"),
        ({"tables": 501}, "#/tables"),
        ({"tables": 0, "virtual_tables": 0}, None),
        ({"closed_tables": [99]}, None),
        ({"rooms": [{"name": "Great hall", "tables": [11]}]}, "#/rooms"),
        ({"rooms": [{"name": "Hall", "tables": [1]}, {"name": "Lobby", "tables": [1]}]}, "#/rooms"),
        ({"rooms": [{"name": " ", "tables": [1]}]}, "#/rooms/0/name"),
        ({"rooms": [{"name": "Hall", "tables": []}]}, "#/rooms/0/tables"),
        ({"virtual_link": "javascript:alert(1)"}, "#/virtual_link"),
        ({"virtual_link": "https://["}, "#/virtual_link"),
        ({"walking": 121}, "#/walking"),
        ({"asks_until": "2027-03-10T18:00:00"}, "#/asks_until"),
        ({"most_requests": 0}, "#/most_requests"),
        ({"most_a_person": 201}, "#/most_a_person"),
        ({"chairs": 4}, "#/chairs"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_kept(
    host: Program, event: Event, wrong: dict[str, Any], where: str | None
) -> None:
    for method, rest in (("PUT", ""), ("POST", "/preview")):
        answer = host.ask(method, at(event, rest), {**SAYS, "rooms": [], "closed_tables": [], **wrong})
        if where is None and rest:
            continue  # what the action alone refuses
        assert (answer.status_code, kind(answer)) == (422, "invalid")
        assert [one["pointer"] for one in answer.json().get("errors", ())] == ([where] if where else [])
    assert not Matchmaking.objects.exists()
    assert not event.slots.exists()


def test_slots_of_the_published_timetable_stay(host: Program, event: Event) -> None:
    Matchmaking.objects.create(event=event, tables=2)
    make_slots(event, 2)
    publish(event, [(make_request(make_registration(event), make_registration(event)), 0, 1)])
    overlap = host.ask("PUT", at(event), {"tables": 2, "slots": {"length": 45}})
    assert (kind(overlap), "Two slots overlap" in overlap.json()["detail"]) == ("invalid", True)
    said = host.get(at(event)).json()
    assert (len(said["slots"]), said["requests"]) == (2, 1)


def test_only_hosts_of_a_conference_arrange_meetings(host: Program, event: Event, officer: User) -> None:
    comes = make_registration(event).person
    assert comes
    for program, status in ((Program(comes), 403), (Program(), 401)):
        assert program.get(at(event)).status_code == status
        assert program.ask("POST", at(event, "/preview"), SAYS).status_code == status
        assert program.ask("PUT", at(event), SAYS).status_code == status
    visit = make_event(kind="visit", city=officer.cities.get())
    assert host.ask("PUT", at(visit), SAYS).status_code == 404
    assert not Matchmaking.objects.exists()
