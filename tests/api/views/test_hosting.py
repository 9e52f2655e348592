"""Events of one's own by program: begun, written, announced, opened, closed, cancelled and brought back."""

from typing import Any

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    PLACES,
    make_city,
    make_event,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.organisations.factories import make_secretary
from ucap.events.models import Event, EventCity
from ucap.events.states import EventState
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SAYS: dict[str, Any] = {
    "kind": "training",
    "title": "Cool yards",
    "summary": "How schools keep their yards cool.",
    "texts": [{"language": "es", "title": "Patios frescos"}],
    "days": [
        {"date": "2027-05-04", "begins": "10:00", "ends": "16:30"},
        {"date": "2027-05-03"},
    ],
    "capacity": 30,
    "sdgs": [13, 11],
    "themes": ["heat"],
}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_an_event_is_drafted_written_announced_and_found(officer: User, visitor: Program) -> None:
    home, program = officer.cities.get(), Program(officer)
    made = program.ask("POST", "/events", {"city": home.pk, "title": "Yards", "kind": "training"})
    draft = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/events/{draft['id']}/content")
    # where it is and by which clocks follows from who holds it
    assert (draft["content"]["place"], draft["content"]["time_zone"]) == (home.pk, home.timezone)
    assert draft["missing"].keys() == {"summary", "days"}
    at = f"/events/{draft['id']}"
    assert kind(program.ask("POST", f"{at}/state/announce")) == "invalid"
    sent = {**SAYS, "place": home.pk, "seal": draft["seal"]}
    written = program.ask("PUT", f"{at}/content", sent).json()
    assert (written["missing"], written["content"]["days"][0]) == (
        {}, {"date": "2027-05-03", "begins": "09:00:00", "ends": "17:00:00"},
    )  # fmt: skip
    assert visitor.get("/events").json()["count"] == 0
    assert program.ask("POST", f"{at}/state/announce").json()["state"] == "open"
    (found,) = visitor.get("/events?kind=training&month=2027-05").json()["items"]
    assert (found["title"], found["slug"], found["sdgs"]) == ("Cool yards", "cool-yards", [11, 13])
    assert (found["starts_at"], found["time_zone"]) == ("2027-05-03T01:00:00Z", "Asia/Shanghai")
    assert visitor.get("/events", Accept_Language="es").json()["items"][0]["title"] == "Patios frescos"


def test_what_is_read_can_be_sent_back_as_it_is(officer: User) -> None:
    event, program = make_event(city=officer.cities.get()), Program(officer)
    read = program.get(f"/events/{event.pk}/content").json()
    sent = {name: value if value != "" else None for name, value in read["content"].items()}
    sent |= {"venue": read["content"]["venue"], "seal": read["seal"]}
    kept = program.ask("PUT", f"/events/{event.pk}/content", sent).json()
    assert (kept["content"], kept["seal"]) == (read["content"], read["seal"])


def test_nobody_writes_over_what_they_have_not_seen(officer: User) -> None:
    event, program = make_event(city=officer.cities.get()), Program(officer)
    at, seal = f"/events/{event.pk}/content", program.get(f"/events/{event.pk}/content").json()["seal"]
    sent = {**SAYS, "place": officer.cities.get().pk, "seal": seal}
    assert program.ask("PUT", at, sent).status_code == 200
    assert kind(program.ask("PUT", at, {**sent, "title": "Other"})) == "conflict"
    assert Event.objects.get(pk=event.pk).title == "Cool yards"


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": [{"date": "9999-12-31", "begins": "22:00", "ends": "02:00"}]},
        {"days": [{"date": "0001-01-01"}]},
        {"days": [{"date": "2027-05-03", "begins": "25:00"}]},
        {"days": [{"date": "2027-05-03"}, {"date": "2027-05-03"}]},
        {"opens_at": "2027-01-01T00:00:00"},
        {"opens_at": "0001-01-01T00:00:00+14:00"},
        {"opens_at": "2027-02-01T00:00:00Z", "closes_at": "2027-01-01T00:00:00Z"},
        {"time_zone": "Mars/Olympus"},
        {"link": "javascript:alert(1)"},
        {"visibility": "friends"},
        {"visibility": "cities", "seen_in": ["1"]},
        {"visibility": "cities", "seen_in": [PLACES["Rome"]] * 41},
        {"place": "1"},
        {"capacity": 0},
        {"title": "x" * 201},
        {"plan": "0a1b2c"},
        {"texts": [{"language": "es", "title": "Uno"}, {"language": "es", "title": "Dos"}]},
        {"color": "red"},
    ],
)
def test_what_cannot_be_said_of_an_event_is_told(officer: User, wrong: dict[str, Any]) -> None:
    answer = Program(officer).ask("POST", "/events", {"city": officer.cities.get().pk, **SAYS, **wrong})
    assert (answer.status_code, kind(answer)) == (422, "invalid")
    assert not Event.objects.exists()


def test_an_event_is_for_the_people_of_named_cities(officer: User) -> None:
    program, said = Program(officer), {**SAYS, "city": officer.cities.get().pk, "visibility": "cities"}
    made = program.ask("POST", "/events", said).json()
    assert (made["content"]["visibility"], made["content"]["seen_in"]) == ("cities", [])
    assert "seen_in" in made["missing"]
    assert kind(program.ask("POST", f"/events/{made['id']}/state/announce")) == "invalid"
    named = [PLACES["Yangzhou"], PLACES["Rome"]]
    sent = {**SAYS, "visibility": "cities", "seen_in": named, "seal": made["seal"]}
    changed = program.ask("PUT", f"/events/{made['id']}/content", sent).json()
    assert changed["content"]["seen_in"] == sorted(named)
    assert "seen_in" not in changed["missing"]
    for_all = {**sent, "visibility": "public", "seal": changed["seal"]}
    assert program.ask("PUT", f"/events/{made['id']}/content", for_all).json()["content"]["seen_in"] == []
    assert not EventCity.objects.exists()


def test_an_event_is_opened_closed_cancelled_and_brought_back(officer: User) -> None:
    event, program = make_event(city=officer.cities.get()), Program(officer)
    make_registration(event)
    at = f"/events/{event.pk}"
    assert program.ask("POST", f"{at}/state/close").json()["state"] == "closed"
    assert program.ask("POST", f"{at}/state/open").json()["state"] == "open"
    assert kind(program.ask("POST", f"{at}/state/open")) == "not-now"
    assert program.ask("POST", f"{at}/state/cancel").status_code == 422
    assert kind(program.ask("POST", f"{at}/cancel", {"why": " "})) == "invalid"
    told = Notice.objects.count()
    assert program.ask("POST", f"{at}/cancel", {"why": "The hall is flooded."}).json()["state"] == "cancelled"
    assert Notice.objects.count() > told
    assert Program().get(f"/events/{event.slug}").json()["why_cancelled"] == "The hall is flooded."
    assert program.ask("POST", f"{at}/state/bring_back").json()["state"] == "open"


def test_only_its_hosts_write_an_event(officer: User) -> None:
    event, stranger = make_event(city=make_city("Bologna")), Program(officer)
    at = f"/events/{event.pk}"
    assert stranger.get(f"{at}/content").status_code == 404
    assert stranger.ask("PUT", f"{at}/content", {**SAYS, "seal": "0" * 20}).status_code == 404
    assert stranger.ask("POST", f"{at}/state/close").status_code == 404
    assert stranger.ask("POST", f"{at}/cancel", {"why": "No."}).status_code == 404
    assert Event.objects.get(pk=event.pk).state == EventState.OPEN


def test_an_event_is_held_for_what_one_speaks_for(officer: User) -> None:
    program = Program(officer)
    foreign = make_organisation()
    assert kind(program.ask("POST", "/events", {"organisation": foreign.pk})) == "not-allowed"
    assert kind(program.ask("POST", "/events", {"title": "For nobody"})) == "not-allowed"
    both = {"organisation": foreign.pk, "city": officer.cities.get().pk}
    assert kind(program.ask("POST", "/events", both)) == "invalid"
    secretary = Program(make_secretary())
    # one that is mistyped must not come to the same as none
    assert kind(secretary.ask("POST", "/events", {"organisation": "0a1b2c"})) == "invalid"
    assert secretary.ask("POST", "/events", {"title": "Of the programme"}).status_code == 201


def test_ones_own_events_are_listed_drafts_too() -> None:
    me = make_person(verified=True)
    house = make_organisation(owner=me)
    make_event(organisation=house, state=EventState.DRAFT, title="Draft")
    make_event(organisation=house, title="Open")
    make_event(title="Of others")
    found = Program(me).get("/me/events").json()
    assert sorted((one["title"], one["standing"]) for one in found["items"]) == [
        ("Draft", "draft"), ("Open", "open"),
    ]  # fmt: skip
    assert Program().get("/me/events").status_code == 401


def test_a_draft_is_deleted_and_brought_back(officer: User) -> None:
    event, program = make_event(city=officer.cities.get(), state=EventState.DRAFT), Program(officer)
    at = f"/events/{event.pk}/state"
    assert program.ask("POST", f"{at}/delete").json()["state"] == "deleted"
    (gone,) = program.get("/me/events").json()["items"]
    assert gone["standing"] == "deleted"
    assert program.get("/events").json()["count"] == 0
    assert program.ask("POST", f"{at}/bring_draft_back").json()["state"] == "draft"
    opened = make_event(city=officer.cities.get())
    assert kind(program.ask("POST", f"/events/{opened.pk}/state/delete")) == "not-now"
