"""The programme of an event by program: read and written as a whole, and session by session."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.factories import AT, make_city, make_event, make_officer, make_person, make_session
from ucap.events.models import Event, EventFile, Session
from ucap.events.states import EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
# the event is from nine to half past five in Yangzhou, which is from one o'clock on in UTC
YARDS: dict[str, Any] = {
    "title": "Cool yards",
    "text": "How schools keep theirs cool.",
    "speakers": ["Li Na, Yangzhou", "Ana Ruiz, Granada"],
    "room": "Canal Hall",
    "starts_at": "2027-03-23T01:30:00Z",
    "ends_at": "2027-03-23T02:15:00Z",
}
LUNCH = {
    "title": "Lunch",
    "starts_at": "2027-03-23T04:00:00Z",
    "ends_at": "2027-03-23T05:00:00Z",
    "is_break": True,
}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(city=officer.cities.get())


def at(event: Event) -> str:
    return f"/events/{event.pk}/programme"


def test_a_programme_is_written_and_everybody_reads_it(officer: User, event: Event, visitor: Program) -> None:
    program = Program(officer)
    before = program.get(at(event)).json()
    assert (before["sessions"], before["rooms"], before["time_zone"]) == ([], [], "Asia/Shanghai")
    sent = {
        "rooms": [{"name": "Online", "link": "https://example.org/room"}],
        "sessions": [LUNCH, YARDS],
        "seal": before["seal"],
    }
    kept = program.ask("PUT", at(event), sent).json()
    assert [(one["title"], one["is_break"]) for one in kept["sessions"]] == [
        ("Cool yards", False),
        ("Lunch", True),
    ]
    assert [(one["name"], one["link"]) for one in kept["rooms"]] == [
        ("Online", "https://example.org/room"),
        ("Canal Hall", ""),
    ]
    assert kept["seal"] != before["seal"]
    (day, _) = visitor.get(f"/events/{event.slug}").json()["days"]
    assert (day["programme"][0]["speakers"], day["programme"][0]["room"]) == (YARDS["speakers"], "Canal Hall")


def test_what_is_read_can_be_sent_back_as_it_is(officer: User, event: Event) -> None:
    program = Program(officer)
    program.ask("POST", f"{at(event)}/sessions", YARDS)
    read = program.get(at(event)).json()
    sent = {name: read[name] for name in ("rooms", "sessions", "seal")}
    kept = program.ask("PUT", at(event), sent).json()
    assert kept == read


def test_a_session_is_added_changed_and_removed(officer: User, event: Event) -> None:
    program, here = Program(officer), f"{at(event)}/sessions"
    lunch = program.ask("POST", here, LUNCH)
    assert (lunch.status_code, lunch.json()["title"]) == (201, "Lunch")
    made = program.ask("POST", here, YARDS).json()
    assert (made["title"], made["speakers"], made["room"]) == ("Cool yards", YARDS["speakers"], "Canal Hall")
    file = EventFile(event=event, session_id=made["id"], name="plan.txt", size=1, at=AT)
    file.file.save("plan.txt", ContentFile(b"x"))
    changed = {**YARDS, "title": "Cooler yards", "speakers": [], "seal": made["seal"]}
    kept = program.ask("PUT", f"{here}/{made['id']}", changed).json()
    assert (kept["id"], kept["title"], kept["speakers"]) == (made["id"], "Cooler yards", [])
    assert Session.objects.get(pk=made["id"]).files.count() == 1
    left = program.ask("DELETE", f"{here}/{made['id']}").json()
    assert [one["title"] for one in left["sessions"]] == ["Lunch"]
    assert left["rooms"] == [{"name": "Canal Hall", "link": ""}]
    assert program.ask("DELETE", f"{here}/{made['id']}").status_code == 404


def test_nobody_writes_over_what_they_have_not_seen(officer: User, event: Event) -> None:
    program, here = Program(officer), f"{at(event)}/sessions"
    seal = program.get(at(event)).json()["seal"]
    made = program.ask("POST", here, YARDS).json()
    assert kind(program.ask("PUT", at(event), {"sessions": [], "seal": seal})) == "conflict"
    late = {**YARDS, "title": "Other", "seal": seal}
    assert kind(program.ask("PUT", f"{here}/{made['id']}", late)) == "conflict"
    assert event.sessions.get().title == "Cool yards"


def test_what_lies_outside_of_the_days_is_told(officer: User, event: Event) -> None:
    inside, outside = make_session(event), make_session(event, "Long ago")
    assert event.starts_at
    assert event.ends_at
    outside.starts_at, outside.ends_at = event.starts_at.replace(year=2026), event.ends_at.replace(year=2026)
    outside.save()
    read = Program(officer).get(at(event)).json()
    assert read["outside"] == [outside.pk]
    assert {one["id"] for one in read["sessions"]} == {inside.pk, outside.pk}


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"title": ""}, "#/title"),
        ({"title": "x" * 201}, "#/title"),
        ({"starts_at": "2027-03-23T01:30:00"}, "#/starts_at"),
        ({"starts_at": "0001-01-01T00:00:00+14:00"}, "#/starts_at"),
        ({"text": "x" * 8001}, "#/text"),
        ({"speakers": "Li Na"}, "#/speakers"),
        ({"room": "x" * 121}, "#/room"),
        ({"id": "0a1b2c"}, "#/id"),
    ],
)
def test_what_is_wrong_with_a_session_is_told(
    officer: User, event: Event, wrong: dict[str, Any], where: str
) -> None:
    answer = Program(officer).ask("POST", f"{at(event)}/sessions", {**YARDS, **wrong})
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not event.sessions.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_at": "2027-03-23T01:00:00Z"},
        {"ends_at": "2027-03-25T02:00:00Z"},
        {"speakers": ["x" * 300] * 4},
        {"title": "See https://example.org"},
    ],
)
def test_what_cannot_be_in_a_programme_is_told(officer: User, event: Event, wrong: dict[str, Any]) -> None:
    answer = Program(officer).ask("POST", f"{at(event)}/sessions", {**YARDS, **wrong})
    assert (answer.status_code, kind(answer)) == (422, "invalid")
    assert not event.sessions.exists()


def test_two_are_not_in_one_room_at_a_time(officer: User, event: Event) -> None:
    program, here = Program(officer), f"{at(event)}/sessions"
    assert program.ask("POST", here, YARDS).status_code == 201
    answer = program.ask("POST", here, {**YARDS, "title": "Cool roofs"})
    assert "Cool roofs" in answer.json()["detail"]
    seal = program.get(at(event)).json()["seal"]
    rooms = {"rooms": [{"name": "Hall", "link": "javascript:alert(1)"}], "seal": seal}
    assert pointers(program.ask("PUT", at(event), rooms)) == ["#/rooms/0/link"]
    assert event.sessions.count() == 1


def test_only_its_hosts_write_a_programme_and_not_once_it_is_over(officer: User, event: Event) -> None:
    stranger = Program(make_officer(make_city("Bologna").pk))
    session = make_session(event)
    one = f"{at(event)}/sessions/{session.pk}"
    assert stranger.get(at(event)).status_code == 404
    assert stranger.ask("PUT", at(event), {"sessions": [], "seal": "0" * 20}).status_code == 404
    assert stranger.ask("POST", f"{at(event)}/sessions", YARDS).status_code == 404
    assert stranger.ask("DELETE", one).status_code == 404
    theirs = make_session(make_event())
    program = Program(officer)
    assert program.ask("DELETE", f"{at(event)}/sessions/{theirs.pk}").status_code == 404
    event.state = EventState.CANCELLED
    event.save()
    assert kind(program.ask("DELETE", one)) == "not-now"
    assert Session.objects.filter(pk=session.pk).exists()


def test_somebody_for_whom_nobody_vouched_does_not_change_what_is_announced() -> None:
    author = make_person()
    event = make_event(author=author)
    assert Program(author).ask("POST", f"{at(event)}/sessions", YARDS).status_code == 404
