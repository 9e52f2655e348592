"""Minutes and recording: written by the hosts, read by those who came, and by everybody where the hosts say so."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.events.after import OVER
from tests.events.factories import make_event, make_officer, make_person, make_registration
from tests.events.views.conftest import ClientOf
from tests.events.views.test_event import words_of
from tests.organisations.factories import GRANADA
from ucap.events.actions import set_minutes
from ucap.events.models import Event
from ucap.events.queries.after import after_event
from ucap.events.states import EventState
from ucap.events.views.slots_after import of_event
from ucap.people.models import User

pytestmark = pytest.mark.django_db
RECORDING = "https://video.example.org/1"
SAID: dict[str, Any] = {"minutes": "We agreed to meet again.", "recording": RECORDING}


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer, state=EventState.HELD)


@pytest.fixture
def host(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def at(event: Event, path: str = "") -> str:
    return f"/en/events/{event.slug}/minutes/{path}"


def slot(event: Event, viewer: Any) -> str:
    request = RequestFactory().get("/")
    request.user, request.session = viewer, SessionStore()
    event.refresh_from_db()
    return of_event(request, event=event)


def test_minutes_are_kept_and_can_be_taken_back(event: Event, host: Client) -> None:
    before = host.get(at(event)).context["base"]
    response = host.post(at(event), {**SAID, "public": "on", "base": before})
    assert (response.status_code, response["Location"]) == (302, f"/en/events/{event.slug}/#minutes")
    event.refresh_from_db()
    assert (event.minutes, event.recording, event.minutes_public) == (*SAID.values(), True)
    assert "We agreed to meet again." in host.get(at(event)).content.decode()
    host.post(at(event, "undo/"))
    event.refresh_from_db()
    assert (event.minutes, event.recording, event.minutes_public) == ("", "", False)


def test_nobody_writes_over_what_they_have_not_seen(event: Event, officer: User, host: Client) -> None:
    base = host.get(at(event)).context["base"]
    set_minutes(event=event, minutes="Theirs", by=officer, at=OVER)
    response = host.post(at(event), {"minutes": "Mine", "base": base})
    page = response.content.decode()
    assert response.status_code == 409
    assert "Somebody else wrote minutes meanwhile" in page
    assert "Mine" in page
    event.refresh_from_db()
    assert event.minutes == "Theirs"
    host.post(at(event), {"minutes": "Mine", "base": base, "over": response.context["seal"]})
    event.refresh_from_db()
    assert event.minutes == "Mine"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"recording": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"minutes": "x" * 8001}, "8000"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    event: Event, host: Client, wrong: dict[str, str], said: str
) -> None:
    response = host.post(at(event), {"minutes": "Kept here", "base": "", **wrong})
    assert response.status_code == 422
    event.refresh_from_db()
    assert event.minutes == ""
    assert "minutes" in wrong or "Kept here" in response.content.decode()


def test_before_it_begins_there_is_nothing_to_write(officer: User, host: Client) -> None:
    event = make_event(author=officer)
    assert "The event has not begun" in host.get(at(event)).content.decode()
    assert (
        host.post(at(event), {"minutes": "One", "base": host.get(at(event)).context["base"]}).status_code
        == 422
    )


def test_others_write_none(event: Event, client_of: ClientOf) -> None:
    guest = make_registration(event).person
    assert guest
    for client in (client_of(guest), client_of(make_person(verified=True)), Client()):
        for path in ("", "undo/"):
            assert client.post(at(event, path), SAID).status_code in (302, 403)
        assert client.get(at(event)).status_code in (302, 403)


def test_the_page_of_an_event_asks_no_more_of_the_database(
    event: Event, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    guest = make_registration(event).person
    make_registration(event, by=guest)
    for viewer, most in ((AnonymousUser(), 0), (make_person(), 8), (guest, 8), (officer, 8)):
        request = RequestFactory().get("/")
        request.user = viewer  # type: ignore[assignment]
        there = Event.objects.select_related("organisation", "city").get(pk=event.pk)
        with django_assert_max_num_queries(most):
            after_event(there, request.user, OVER)


def test_those_who_came_read_them_and_everybody_where_the_hosts_say_so(event: Event, officer: User) -> None:
    guest = make_registration(event).person
    set_minutes(event=event, by=officer, at=OVER, **SAID)
    for reader in (guest, officer):
        assert SAID["minutes"] in slot(event, reader)
        assert RECORDING in slot(event, reader)
    for stranger in (make_person(verified=True), AnonymousUser()):
        assert slot(event, stranger) == ""
        assert SAID["minutes"] not in Client().get(f"/en/events/{event.slug}/").content.decode()
    set_minutes(event=event, public=True, by=officer, at=OVER, **SAID)
    assert SAID["minutes"] in slot(event, AnonymousUser())
    assert "Write minutes" in words_of("<main" + slot(event, officer))
    assert "Write minutes" not in slot(event, guest)
