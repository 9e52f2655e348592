"""Interpreters of a conference by program: who they are, and to which meetings they are given."""

from typing import Any

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import (
    make_conference,
    make_event,
    make_officer,
    make_person,
    make_registration,
    make_request,
)
from ucap.events.models import Event, Interpreter, MeetingRequest
from ucap.events.states import AskedState, EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SAYS: dict[str, Any] = {"name": "Li Na", "languages": ["it", "zh-Hans"]}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    return make_conference(0, slots=3, tables=2, city=officer.cities.get())


@pytest.fixture
def host(officer: User) -> Program:
    return Program(officer)


@pytest.fixture
def meeting(event: Event) -> MeetingRequest:
    """Of two without a language in common."""
    one = make_registration(event, make_person("Ana"), languages=["it"])
    return make_request(one, make_registration(event, make_person("Bo"), languages=["zh-Hans"]))


def at(event: Event) -> str:
    return f"/events/{event.slug}/interpreters"


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def test_one_is_added_changed_dropped_and_brought_back(host: Program, event: Event) -> None:
    slots = list(event.slots.values_list("pk", flat=True))
    made = host.ask("POST", at(event), {**SAYS, "absent": [slots[2], slots[0], slots[0]]})
    said = made.json()
    assert (made.status_code, made["Location"]) == (201, f"/api/v1/interpreters/{said['id']}")
    assert said == {
        "id": said["id"],
        "name": "Li Na",
        "languages": ["zh-Hans", "it"],
        "comes": True,
        "absent": [slots[0], slots[2]],
    }
    path = f"/interpreters/{said['id']}"
    changed = host.ask("PUT", path, {"name": "Li  Na", "languages": ["it", "es", "zh-Hans"]}).json()
    assert (changed["name"], changed["languages"], changed["absent"]) == (
        "Li Na",
        ["zh-Hans", "es", "it"],
        [],
    )
    assert host.ask("POST", f"{path}/drop").json()["comes"] is False
    (listed,) = host.get(at(event)).json()["items"]
    assert listed == {**changed, "comes": False}
    assert host.ask("POST", f"{path}/bring-back").json()["comes"] is True


def test_the_list_says_which_meetings_need_one_and_who_could_come(
    host: Program,
    event: Event,
    meeting: MeetingRequest,
) -> None:
    make_request(make_registration(event), make_registration(event, languages=[]))
    waits = make_registration(event, languages=["it"])
    make_request(waits, make_registration(event, languages=["zh-Hans"]), state=AskedState.WAITING)
    named = {"Li Na": ["it", "zh-Hans"], "Marie": ["fr", "it"]}
    ids = {
        name: host.ask("POST", at(event), {"name": name, "languages": tags}).json()["id"]
        for name, tags in named.items()
    }
    said = host.get(at(event)).json()
    assert [one["name"] for one in said["items"]] == ["Li Na", "Marie"]
    assert (said["without"], said["unsaid"]) == (0, 1)
    (needs,) = said["meetings"]
    assert (needs["request"], needs["one"]["name"], needs["other"]["name"]) == (meeting.pk, "Ana", "Bo")
    assert (needs["possible"], needs["interpreter"], needs["unaided"]) == ([ids["Li Na"]], None, False)
    host.ask("POST", f"/interpreters/{ids['Li Na']}/drop")
    assert host.get(at(event)).json()["without"] == 1


def test_one_is_given_to_a_meeting_or_said_not_to_be_needed(
    host: Program, event: Event, meeting: MeetingRequest
) -> None:
    id_ = host.ask("POST", at(event), SAYS).json()["id"]
    path = f"/meeting-requests/{meeting.pk}/interpreter"
    given = host.ask("PUT", path, {"interpreter": id_}).json()
    assert given == {"request": meeting.pk, "interpreter": id_, "unaided": False}
    assert host.get(at(event)).json()["meetings"][0]["interpreter"] == id_
    unaided = host.ask("PUT", path, {"unaided": True}).json()
    assert (unaided["interpreter"], unaided["unaided"]) == (None, True)
    left = host.ask("PUT", path, {}).json()
    assert (left["interpreter"], left["unaided"]) == (None, False)


def test_who_is_not_there_is_given_to_no_meeting(
    host: Program, event: Event, meeting: MeetingRequest
) -> None:
    path = f"/meeting-requests/{meeting.pk}/interpreter"
    id_ = host.ask("POST", at(event), SAYS).json()["id"]
    elsewhere = Interpreter.objects.create(event=make_conference(0), name="Far", languages=["it"])
    for wrong, where in (
        ({"interpreter": elsewhere.pk}, "#/interpreter"),
        ({"interpreter": "0a1b2c"}, "#/interpreter"),
        ({"interpreter": id_, "unaided": True}, "#/unaided"),
    ):
        answer = host.ask("PUT", path, wrong)
        assert (kind(answer), answer.json()["errors"][0]["pointer"]) == ("invalid", where)
    host.ask("POST", f"/interpreters/{id_}/drop")
    assert kind(host.ask("PUT", path, {"interpreter": id_})) == "not-now"
    MeetingRequest.objects.update(state=AskedState.DECLINED)
    assert kind(host.ask("PUT", path, {"unaided": True})) == "not-now"
    meeting.refresh_from_db()
    assert (meeting.interpreter, meeting.unaided) == (None, False)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"name": " "}, "#/name"),
        ({"name": "x" * 151}, "#/name"),
        ({"languages": ["tlh"]}, "#/languages"),
        ({"languages": ["no language"]}, "#/languages/0"),
        ({"absent": [999_999]}, "#/absent"),
        ({"absent": [0]}, "#/absent/0"),
        ({"comes": False}, "#/comes"),
    ],
)
def test_what_cannot_be_said_of_one_is_told(
    host: Program, event: Event, wrong: dict[str, Any], where: str
) -> None:
    answer = host.ask("POST", at(event), {**SAYS, **wrong})
    assert (answer.status_code, kind(answer)) == (422, "invalid")
    assert answer.json()["errors"][0]["pointer"] == where
    assert not Interpreter.objects.exists()


def test_only_hosts_have_to_do_with_interpreters(
    host: Program, event: Event, meeting: MeetingRequest
) -> None:
    id_ = host.ask("POST", at(event), SAYS).json()["id"]
    comes = meeting.asker.person
    assert comes
    guest = Program(comes)
    assert kind(guest.get(at(event))) == "not-allowed"
    assert kind(guest.ask("POST", at(event), SAYS)) == "not-allowed"
    for method, path, sent in (
        ("PUT", f"/interpreters/{id_}", SAYS),
        ("POST", f"/interpreters/{id_}/drop", None),
        ("POST", f"/interpreters/{id_}/bring-back", None),
        ("PUT", f"/meeting-requests/{meeting.pk}/interpreter", {"unaided": True}),
    ):
        assert guest.ask(method, path, sent).status_code == 404
        assert Program().ask(method, path, sent).status_code == 401
    assert (Interpreter.objects.get().name, Interpreter.objects.get().comes) == ("Li Na", True)


def test_what_is_over_or_no_conference_has_none(host: Program, event: Event, officer: User) -> None:
    visit = make_event(kind="visit", city=officer.cities.get())
    assert host.ask("POST", at(visit), SAYS).status_code == 404
    Event.objects.filter(pk=event.pk).update(state=EventState.HELD)
    assert kind(host.ask("POST", at(event), SAYS)) == "not-now"
