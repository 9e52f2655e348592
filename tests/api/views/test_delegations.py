"""Delegations by program: several registered at once, looked after one by one."""

from typing import Any

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.factories import make_city, make_event, make_officer, make_person, make_registration
from tests.organisations.factories import make_organisation
from ucap.events.models import Delegation, Event
from ucap.events.states import EventState, Mode
from ucap.people.models import User

pytestmark = pytest.mark.django_db
TWO = [{"name": "Li Na", "email": "li.na@example.org"}, {"name": "Wang Wei", "house": "Water Group"}]


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(db: None) -> Event:
    return make_event(city=make_city("Bologna"))


def test_several_are_registered_in_the_name_of_a_city(officer: User, event: Event) -> None:
    home, program = officer.cities.get(), Program(officer)
    sent = {"name": "Water Office", "city": home.pk, "people": TWO, "language": "zh-hans"}
    made = program.ask("POST", f"/events/{event.slug}/delegations", sent)
    said = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/delegations/{said['id']}")
    assert (said["name"], said["city"], said["organisation"]) == ("Water Office", "Yangzhou", "")
    assert sorted((one["name"], one["email"], one["house"], one["state"]) for one in said["people"]) == [
        ("Li Na", "li.na@example.org", "", "confirmed"),
        ("Wang Wei", "", "Water Group", "confirmed"),
    ]
    kept = Delegation.objects.get()
    assert (kept.by, kept.city, kept.language) == (officer, home, "zh-hans")
    assert program.get(f"/delegations/{said['id']}").json() == said
    (line,) = program.get("/me/registrations").json()["items"]
    assert line["delegation"]["id"] == said["id"]


def test_more_people_are_added(officer: User, event: Event) -> None:
    program = Program(officer)
    sent = {"name": "Water Office", "people": TWO}
    made = program.ask("POST", f"/events/{event.slug}/delegations", sent).json()
    assert made["can_add"] is True
    at = f"/delegations/{made['id']}"
    added = program.ask("POST", f"{at}/people", {"people": [{"name": "Zhou Min"}]}).json()
    assert sorted(one["name"] for one in added["people"]) == ["Li Na", "Wang Wei", "Zhou Min"]
    event.state = EventState.CLOSED
    event.save()
    assert kind(program.ask("POST", f"{at}/people", {"people": [{"name": "Late"}]})) == "not-now"
    assert program.get(at).json()["can_add"] is False


def test_each_is_changed_and_withdrawn_as_every_registration(officer: User, event: Event) -> None:
    program = Program(officer)
    sent = {"name": "Water Office", "people": TWO}
    made = program.ask("POST", f"/events/{event.slug}/delegations", sent).json()
    (first,) = (one for one in made["people"] if one["name"] == "Li Na")
    assert first["can"] == ["change", "withdraw"]
    at = f"/registrations/{first['registration']}"
    assert program.ask("PUT", at, {"name": "Li Na Zhang", "email": first["email"]}).status_code == 200
    assert program.ask("POST", f"{at}/withdraw").json()["state"] == "withdrawn"
    people = program.get(f"/delegations/{made['id']}").json()["people"]
    (now,) = (one for one in people if one["registration"] == first["registration"])
    assert (now["name"], now["state"], now["can"]) == ("Li Na Zhang", "withdrawn", ["bring_back"])
    assert program.ask("POST", f"{at}/bring-back").json()["state"] == "confirmed"


def test_whoever_takes_their_registration_over_looks_after_it_themselves(officer: User, event: Event) -> None:
    group = Delegation.objects.create(event=event, name="Two", by=officer, at=event.created_at)
    make_registration(event, delegation=group)
    (one,) = Program(officer).get(f"/delegations/{group.pk}").json()["people"]
    assert (one["email"], one["can"]) == ("", [])


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"people": []}, "#/people"),
        ({"people": [{"name": ""}]}, "#/people/0/name"),
        ({"people": [*TWO, {"name": "Me", "email": "nobody"}]}, "#/people/2/email"),
        ({"people": [*TWO, {"name": "See https://example.org"}]}, "#/people/2/name"),
        ({"people": [{"name": "Li Na", "color": "red"}]}, "#/people/0/color"),
        ({"people": [{"name": "Li Na"}] * 51}, "#/people"),
        ({"name": " "}, "#/name"),
        ({"name": "www.example.org"}, "#/name"),
        ({"city": "1"}, "#/city"),
        ({"organisation": "0a1b2c"}, "#/organisation"),
        ({"language": "pt"}, "#/language"),
    ],
)
def test_what_is_wrong_is_told_where_it_is(
    officer: User, event: Event, wrong: dict[str, Any], where: str
) -> None:
    sent = {"name": "Water Office", "people": TWO, **wrong}
    answer = Program(officer).ask("POST", f"/events/{event.slug}/delegations", sent)
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not Delegation.objects.exists()


def test_of_an_address_that_is_registered_nobody_of_the_delegation_is(officer: User, event: Event) -> None:
    program, at = Program(officer), f"/events/{event.slug}/delegations"
    assert program.ask("POST", at, {"name": "One", "people": TWO}).status_code == 201
    assert kind(program.ask("POST", at, {"name": "Two", "people": TWO})) == "invalid"
    assert event.registrations.count() == 2


def test_how_they_come_is_asked_of_a_mixed_event_alone(officer: User) -> None:
    program, online = Program(officer), [{"name": "Li Na", "mode": "online"}]
    for mode in (Mode.MIXED, Mode.PLACE):
        event = make_event(mode=mode)
        program.ask("POST", f"/events/{event.slug}/delegations", {"name": "One", "people": online})
        assert event.registrations.get().mode == (Mode.ONLINE if mode == Mode.MIXED else mode)


def test_nobody_registers_others_in_a_name_that_is_not_theirs(officer: User, event: Event) -> None:
    at = f"/events/{event.slug}/delegations"
    for whose in ({"organisation": make_organisation().pk}, {"city": make_city("Granada").pk}):
        answer = Program(officer).ask("POST", at, {"name": "Two", "people": TWO, **whose})
        assert kind(answer) == "not-allowed"
    assert Program().ask("POST", at, {"name": "Two", "people": TWO}).status_code == 401
    assert not Delegation.objects.exists()


def test_a_delegation_is_of_whoever_registered_it(officer: User, event: Event) -> None:
    group = Delegation.objects.create(event=event, name="Two", by=officer, at=event.created_at)
    stranger, at = Program(make_person(verified=True)), f"/delegations/{group.pk}"
    assert stranger.get(at).status_code == 403
    assert stranger.ask("POST", f"{at}/people", {"people": TWO}).status_code == 403
    assert stranger.get("/delegations/0a1b2c").status_code == 404
