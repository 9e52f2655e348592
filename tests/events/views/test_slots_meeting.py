"""What the meetings put on the page of an event."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from tests.events.factories import PLACES, make_city, make_conference, make_officer, make_person, make_request
from tests.events.published import publish
from ucap.events.models import Event
from ucap.events.states import AskedState, EventKind
from ucap.events.views.slots_meeting import of_event
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def drawn(event: Event, viewer: object) -> str:
    request = RequestFactory().get("/en/")
    request.user = viewer  # type: ignore[assignment]
    request.session = SessionStore()
    return of_event(request, event=event)


@pytest.fixture
def event() -> Event:
    return make_conference(3, city=make_city("Granada"))


@pytest.fixture
def me(event: Event) -> User:
    person = event.registrations.all()[0].person
    assert person
    return person


def test_who_comes_finds_their_meetings_and_their_agenda(event: Event, me: User) -> None:
    mine, other, third = event.registrations.all()
    make_request(other, mine, state=AskedState.WAITING)
    accepted = make_request(mine, third)
    seen = drawn(event, me)
    assert f"/events/{event.slug}/meetings/" in seen
    assert f"/events/agenda/{mine.pk}/" in seen
    assert "1 meeting is accepted." in seen
    assert "1 request waits for your answer." in seen
    publish(event, [(accepted, 0, 1)])
    assert "The timetable is published: you have 1 meeting." in drawn(event, me)
    assert "Slots and tables" not in seen


def test_the_hosts_find_what_they_arrange(event: Event) -> None:
    host = make_officer(PLACES["Granada"])
    seen = drawn(event, host)
    assert "Slots and tables" in seen
    assert "Board for the screen" not in seen
    assert "My agenda" not in seen
    publish(event, [])
    assert "Board for the screen" in drawn(event, host)


def test_nobody_else_sees_anything(event: Event, me: User) -> None:
    assert drawn(event, AnonymousUser()) == ""
    assert drawn(event, make_person()) == ""
    event.kind = EventKind.WEBINAR
    assert drawn(event, me) == ""
