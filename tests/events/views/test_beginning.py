"""The page on which an event is begun: from nothing, or from an activity of a plan."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.events.factories import make_organisation, make_person
from tests.organisations.factories import GRANADA, YANGZHOU, make_secretary
from tests.plans.factories import make_officer, make_plan
from ucap.events.models import Event
from ucap.events.states import EventKind, Mode
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NEW = "/en/events/new/"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


def test_who_belongs_nowhere_is_told_what_to_do(client_of: ClientOf, client: Client) -> None:
    page = client_of(make_person()).get(NEW).content.decode()
    assert "Join the organisation you work for" in page
    assert client.get(NEW).status_code == 302


def test_a_webinar_begins_online_by_the_clocks_of_its_host(client_of: ClientOf, officer: User) -> None:
    client_of(officer).post(NEW, {"kind": "webinar", "acting": f"city:{GRANADA}"})
    event = Event.objects.get()
    assert (event.mode, event.place_id, event.time_zone) == (Mode.ONLINE, None, "Europe/Madrid")


def test_the_secretariat_holds_an_event_of_the_programme(client_of: ClientOf) -> None:
    secretary = make_secretary()
    client_of(secretary).post(NEW, {"kind": "expo", "acting": f"self:{secretary.pk}"})
    event = Event.objects.get()
    assert (event.organisation, event.city, event.kind) == (None, None, EventKind.EXPO)


def test_nobody_holds_an_event_for_others(client_of: ClientOf, officer: User) -> None:
    others = make_organisation()
    for acting in (f"organisation:{others.pk}", f"city:{YANGZHOU}", f"self:{officer.pk}", "city:", "x"):
        assert client_of(officer).post(NEW, {"kind": "expo", "acting": acting}).status_code == 422
    assert not Event.objects.exists()


def test_an_activity_of_a_plan_becomes_an_event(client_of: ClientOf, officer: User) -> None:
    plan = make_plan()
    assert plan.current
    activity = next(one for one in plan.current.content.activities if one.text)
    address = f"{NEW}?plan={plan.slug}&item={activity.id}"
    client = client_of(officer)
    page = client.get(address).content.decode()
    assert "From the plan" in page
    client.post(address, {"kind": "visit", "title": "A visit", "acting": f"city:{GRANADA}"})
    event = Event.objects.get()
    assert (event.plan, event.kind, event.title) == (plan, EventKind.VISIT, "A visit")
    assert event.summary == activity.text[:600]
    assert client.get(f"{NEW}?plan={plan.slug}&item=none").status_code == 400
    assert client.get(f"{NEW}?plan=none&item={activity.id}").status_code == 404
