"""What events put on the pages of cities, organisations and plans, and what a poll puts on an event's own."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from tests.events.factories import AT, make_city, make_event, make_officer, make_organisation, make_person
from tests.plans.factories import make_plan
from ucap.events.actions import propose_times, vote
from ucap.events.models import Event, EventHost
from ucap.events.states import EventKind, EventState, Vote
from ucap.events.views.slots import of_city, of_organisation, of_plan, poll_of_event
from ucap.people.rules import Viewer

pytestmark = pytest.mark.django_db
ONE = datetime(2027, 4, 6, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.events.views.slots.now", lambda: AT)


def asked_by(viewer: Viewer | None = None) -> Any:
    request: Any = RequestFactory().get("/en/")
    request.user = viewer or AnonymousUser()
    request.session = {}
    return request


def test_a_city_shows_what_is_held_there_and_what_it_holds() -> None:
    event = make_event(city=make_city("Granada"), place=make_city("Yangzhou"))
    EventHost.objects.create(event=event, city=make_city("Bologna"), at=AT)
    for name, shown in (("Granada", True), ("Yangzhou", True), ("Bologna", False)):
        assert ("Canal cities meet" in of_city(asked_by(), city=make_city(name))) == shown, name
    EventHost.objects.update(agreed_at=AT)
    drawn = of_city(asked_by(), city=make_city("Bologna"))
    assert drawn.count("Canal cities meet") == 1
    assert "/en/events/feed/events.ics?city=bologna" in drawn


@pytest.mark.parametrize(
    "changes",
    [{"state": EventState.DRAFT}, {"state": EventState.CANCELLED}, {"ends_at": AT - timedelta(days=1)}],
)
def test_what_is_over_or_not_announced_is_nowhere(changes: dict[str, Any]) -> None:
    event = make_event(organisation=make_organisation())
    assert event.organisation
    assert "Canal cities meet" in of_organisation(asked_by(), organisation=event.organisation)
    Event.objects.update(**changes)
    assert of_organisation(asked_by(), organisation=event.organisation) == ""


def test_more_than_fit_are_counted() -> None:
    city = make_city("Granada")
    for _ in range(7):
        make_event(city=city)
    drawn = of_city(asked_by(), city=city)
    assert drawn.count("<article") == 6
    assert "All 7 events" in drawn


def test_a_plan_shows_its_events() -> None:
    plan = make_plan()
    assert of_plan(asked_by(), plan=plan) == ""
    make_event(plan=plan)
    assert "Canal cities meet" in of_plan(asked_by(), plan=plan)


def test_a_poll_leads_to_the_times_that_are_proposed() -> None:
    officer, person = make_officer(make_city("Granada").pk), make_person(verified=True)
    event = make_event(kind=EventKind.WEBINAR, days=1)
    assert poll_of_event(asked_by(), event=event) == ""
    assert "Find a time that is kind to every side" in poll_of_event(asked_by(officer), event=event)
    poll = propose_times(event=event, minutes=60, zones=["UTC"], times=[ONE], by=officer, at=AT)
    assert "Look at them" in poll_of_event(asked_by(), event=event)
    assert "Say which suit me" in poll_of_event(asked_by(person), event=event)
    vote(poll=poll, votes={poll.times.get().pk: Vote.YES}, by=person, at=AT)
    assert "Change my answer" in poll_of_event(asked_by(person), event=event)
    Event.objects.update(state=EventState.HELD)
    event.refresh_from_db()
    assert poll_of_event(asked_by(person), event=event) == ""
