"""Rooms and sessions are written on one page; what cannot be is said at its row."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.actions.test_programme import PDF
from tests.events.factories import make_event
from tests.organisations.factories import GRANADA, YANGZHOU
from tests.plans.factories import make_officer
from ucap.events.models import Event, Session
from ucap.events.programme import seal_of
from ucap.events.queries.programme import programme_of
from ucap.events.states import EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer)


def page_of(event: Event) -> str:
    return f"/en/events/{event.pk}/programme/"


def sent(
    event: Event, *sessions: dict[str, str], rooms: tuple[dict[str, str], ...] = (), **changes: Any
) -> dict[str, Any]:
    said: dict[str, Any] = {"base": seal_of(programme_of(event))}
    for prefix, rows in (("rooms", rooms), ("sessions", sessions)):
        said |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        said |= {f"{prefix}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {**said, **changes}


def row(title: str = "Opening", begins: str = "09:00", ends: str = "10:00", **changes: str) -> dict[str, str]:
    return {"day": "2027-03-23", "title": title, "begins": begins, "ends": ends, "room": "Hall", **changes}


def test_sessions_are_written_by_the_clocks_of_the_event(
    client_of: ClientOf, event: Event, officer: User
) -> None:
    client = client_of(officer)
    assert "Tue, 23 Mar" in client.get(page_of(event)).content.decode()
    client.post(
        page_of(event), sent(event, row(speakers="Li Na\nAna"), row("Lunch", "12:00", "13:00", is_break="on"))
    )
    opening, lunch = event.sessions.all()
    assert opening.starts_at == datetime(2027, 3, 23, 1, tzinfo=UTC)
    assert (opening.speakers, opening.room.name if opening.room else "", lunch.is_break) == (
        "Li Na\nAna",
        "Hall",
        True,
    )
    assert 'value="09:00"' in client.get(page_of(event)).content.decode()


def test_a_room_that_is_called_otherwise_keeps_its_sessions(
    client_of: ClientOf, event: Event, officer: User
) -> None:
    client = client_of(officer)
    client.post(page_of(event), sent(event, row(), rooms=({"name": "Hall"},)))
    known = event.sessions.get()
    renamed = {"was": "Hall", "name": "Great hall"}
    client.post(page_of(event), sent(event, row(id=known.pk), rooms=(renamed,)))
    assert event.rooms.get().name == "Great hall"
    assert Session.objects.get().room == event.rooms.get()


def test_two_in_one_room_are_both_named_at_the_row(client_of: ClientOf, event: Event, officer: User) -> None:
    answer = client_of(officer).post(page_of(event), sent(event, row(), row("Water", "09:30", "11:00")))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“Opening” and “Water” are in the same room, Hall" in page
    assert 'href="#id_sessions-1-title"' in page
    assert 'value="Water"' in page
    assert not event.sessions.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ends": "18:00"}, "not within the hours"),
        ({"begins": "07:00"}, "not within the hours"),
        ({"day": "2027-03-30"}, "Select a valid choice"),
        ({"begins": "9 o'clock"}, "Enter a valid time"),
        ({"title": ""}, "This field is required"),
        ({"title": "Come to www.spam.example"}, "without addresses"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    client_of: ClientOf, event: Event, officer: User, change: dict[str, str], words: str
) -> None:
    answer = client_of(officer).post(page_of(event), sent(event, row(text="Words that I typed", **change)))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Words that I typed" in page


def test_rows_come_and_go_without_javascript(client_of: ClientOf, event: Event, officer: User) -> None:
    answer = client_of(officer).post(page_of(event), sent(event, row(), rows="add:sessions"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="sessions-1-begins" value="10:00"' in page
    assert not event.sessions.exists()


def test_two_writers_lose_nothing(client_of: ClientOf, event: Event, officer: User) -> None:
    client = client_of(officer)
    mine = sent(event, row("Mine"))
    client.post(page_of(event), sent(event, row("Theirs")))
    answer = client.post(page_of(event), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Mine"' in page
    over = seal_of(programme_of(event))
    client.post(page_of(event), {**mine, "over": over})
    assert event.sessions.get().title == "Mine"


def test_sessions_outside_of_changed_days_are_named(client_of: ClientOf, event: Event, officer: User) -> None:
    client = client_of(officer)
    client.post(page_of(event), sent(event, row()))
    event.days.filter(date="2027-03-23").update(dropped=True)
    page = client.get(page_of(event)).content.decode()
    assert "outside of the days" in page
    assert 'value="Opening"' in page


def test_without_days_there_is_no_programme(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT, days=0)
    assert "First say when it takes place" in client_of(officer).get(page_of(event)).content.decode()


def test_a_session_has_documents(client_of: ClientOf, event: Event, officer: User) -> None:
    client = client_of(officer)
    client.post(page_of(event), sent(event, row()))
    session = event.sessions.get()
    slides = SimpleUploadedFile("slides.pdf", PDF)
    address = f"/en/events/{event.pk}/add-file/"
    client.post(address, {"file": slides, "session": session.pk})
    file = session.files.get()
    assert "slides.pdf" in client.get(page_of(event)).content.decode()
    client.post(f"/en/events/files/{file.pk}/remove/")
    assert not session.files.exists()
    assert client.post(address).status_code == 400
    slides.seek(0)
    assert client.post(address, {"file": slides, "session": "none"}).status_code == 404


def test_others_find_no_page_to_write_on(client_of: ClientOf, event: Event) -> None:
    other = client_of(make_officer(YANGZHOU))
    assert other.get(page_of(event)).status_code == 404
    assert other.post(page_of(event), sent(event, row())).status_code == 404


def test_the_page_asks_no_more_the_longer_the_programme(
    client_of: ClientOf, event: Event, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(officer)
    rows = [
        row(f"Session {n}", f"{9 + n % 8:02}:00", f"{9 + n % 8:02}:30", room=f"Room {n}") for n in range(30)
    ]
    assert client.post(page_of(event), sent(event, *rows)).status_code == 302
    with django_assert_max_num_queries(22):
        client.get(page_of(event))
