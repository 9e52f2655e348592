"""Who sees an event that is for the people of named cities alone: wherever events are listed, found, read or taken away."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from tests.api.conftest import Program, a_new_minute
from tests.events.expos import make_exhibit, make_invitation
from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.events.published import publish
from tests.matching.conftest import store
from tests.organisations.factories import make_secretary
from ucap.events.models import Event, EventCity, EventFile, EventHost, EventTag, Matchmaking, Poll
from ucap.events.queries.elsewhere import events_of_city, events_of_organisation
from ucap.events.queries.listing import Asked, find
from ucap.events.rules.hosting import may_read
from ucap.events.states import EventKind, EventState, Facet, InvitedState
from ucap.exchange.states import Visibility
from ucap.matching.queries.search import Asked as AskedOfSearch
from ucap.matching.queries.search import search
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.people.rules import Viewer

__all__ = ["a_new_minute", "store"]
pytestmark = pytest.mark.django_db
YANGZHOU = PLACES["Yangzhou"]
VISITOR = AnonymousUser()


@pytest.fixture
def event(db: None) -> Event:
    """Of Granada, in Bologna, for the people of Yangzhou and Chengdu."""
    event = make_event(
        city=make_city("Granada"),
        place=make_city("Bologna"),
        title="Basalt",
        kind=EventKind.EXPO,
        visibility=Visibility.CITIES,
    )
    for name in ("Yangzhou", "Chengdu"):
        EventCity.objects.create(event=event, city=make_city(name))
    return event


def of_house(city: str, *, approved: bool = True) -> User:
    """Somebody of an organisation there."""
    return make_member(make_organisation(city=city, approved=approved))


def coming(event: Event) -> User:
    return person_of(make_registration(event).person)


def registering(event: Event) -> User:
    by = make_person()
    make_registration(event, None, by=by, email="one@example.org")
    event.registrations.update(person=None)
    return by


def invited(event: Event, *, state: InvitedState = InvitedState.INVITED) -> User:
    make_invitation(event, "Rome", state=state)
    return make_officer(PLACES["Rome"])


def showing(event: Event) -> User:
    house = make_organisation(city=PLACES["Manchester"])
    make_exhibit(make_invitation(event, "Manchester"), organisation=house)
    return make_member(house)


def asked_to_host(event: Event) -> User:
    house = make_organisation(city=PLACES["Rome"])
    EventHost.objects.create(event=event, organisation=house, at=AT)
    return make_member(house)


def of_a_merged_house(_: Event) -> User:
    into = make_organisation(city=PLACES["Rome"])
    house = make_organisation(city=YANGZHOU)
    person = make_member(house)
    Organisation.objects.filter(pk=house.pk).update(state=State.MERGED, merged_into=into)
    return person


def asleep(_: Event) -> User:
    person = of_house(YANGZHOU)
    person.is_active = False
    person.save()
    return person


def person_of(found: User | None) -> User:
    assert found
    return found


Who = Callable[[Event], Viewer]
SEE: dict[str, Who] = {
    "a member of an organisation there": lambda _: of_house(YANGZHOU),
    "an officer of the city": lambda _: make_officer(PLACES["Chengdu"]),
    "an officer of the host": lambda _: make_officer(PLACES["Granada"]),
    "the secretariat": lambda _: make_secretary(),
    "who comes": coming,
    "who registered somebody": registering,
    "an officer of an invited city": invited,
    "a member of an organisation that shows something": showing,
    "a member of an organisation that is asked to host": asked_to_host,
}
DO_NOT: dict[str, Who] = {
    "a visitor": lambda _: VISITOR,
    "somebody alone": lambda _: make_person(verified=True),
    "a member of an organisation where it is held": lambda _: of_house(PLACES["Bologna"]),
    "a member of another organisation of the host's city": lambda _: of_house(PLACES["Granada"]),
    "an officer of another city": lambda _: make_officer(PLACES["Bologna"]),
    "a member of one there that waits": lambda _: of_house(YANGZHOU, approved=False),
    "a member of one there that is another one now": of_a_merged_house,
    "an officer of a city whose invitation was withdrawn": lambda event: invited(
        event, state=InvitedState.WITHDRAWN
    ),
    "a member there whose account is closed": asleep,
}


@pytest.mark.parametrize("name", [*SEE, *DO_NOT])
def test_who_sees_it(event: Event, name: str) -> None:
    viewer = {**SEE, **DO_NOT}[name](event)
    assert may_read(viewer, event) == (name in SEE)
    assert list(Event.objects.visible_to(viewer).listed()) == ([event] if name in SEE else [])


@pytest.mark.parametrize("name", [*SEE, *DO_NOT])
def test_a_draft_is_for_its_hosts_whatever_cities_it_names(event: Event, name: str) -> None:
    Event.objects.update(state=EventState.DRAFT)
    viewer = {**SEE, **DO_NOT}[name](event)
    hosts = ("an officer of the host", "the secretariat", "a member of an organisation that is asked to host")
    assert may_read(viewer, event) == (name in hosts)


def test_cities_that_are_named_say_nothing_of_an_event_for_members(event: Event) -> None:
    Event.objects.update(visibility=Visibility.MEMBERS)
    assert may_read(of_house(PLACES["Rome"]), event)
    assert not may_read(make_person(verified=True), event)


@pytest.fixture
def two(event: Event) -> tuple[User, User]:
    """Somebody who sees it, and a member of a city that is not named."""
    return of_house(YANGZHOU), of_house(PLACES["Rome"])


def browser(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def opened(event: Event) -> dict[str, str]:
    """Every address under which something of it is read, by what it is called."""
    Matchmaking.objects.get_or_create(event=event, tables=2)
    if not event.timetables.exists():
        publish(event, [])
    Poll.objects.get_or_create(event=event, defaults={"minutes": 60, "zones": ["UTC"], "at": AT})
    file, _ = EventFile.objects.get_or_create(event=event, name="plan.txt", defaults={"size": 1, "at": AT})
    named = ("event", "feed_of_event", "poll", "exhibits")
    return {
        **{name: reverse(f"events:{name}", args=[event.slug]) for name in named},
        "board": reverse("events:board", args=[event.pk]),
        "file": reverse("events:file", args=[event.slug, file.pk]),
    }


def test_every_page_of_it_is_theirs_alone(event: Event, two: tuple[User, User]) -> None:
    sees, other = two
    for name, address in opened(event).items():
        assert browser(other).get(address).status_code == 404, name
        assert browser(None).get(address).status_code == 404, name
        if name != "file":  # nothing lies behind it here
            assert browser(sees).get(address).status_code == 200, name


LISTS = (
    *(("", "Basalt"), ("?view=table", "Basalt"), ("?q=basalt", "Basalt"), ("calendar/?at=2027-03", "Basalt")),
    *(("?view=map", "Bologna"), ("download/csv/", "Basalt"), ("download/jsonl/", "Basalt")),
)


@pytest.mark.parametrize(("address", "word"), LISTS)
def test_every_list_of_events_has_it_for_them_alone(
    event: Event, two: tuple[User, User], address: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.events.views.listing.now", lambda: AT)

    def shows(person: User | None) -> bool:
        answer = browser(person).get(f"/en/events/{address}")
        assert answer.status_code == 200
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        return word.encode() in said

    sees, other = two
    assert [shows(one) for one in (sees, other, None)] == [True, False, False]


def test_filters_count_it_for_them_alone(event: Event, two: tuple[User, User]) -> None:
    EventTag.objects.create(event=event, facet=Facet.SDG, value="13")
    found = [find(Asked(chosen={"sdg": ("13",)}), one, AT).rows for one in (*two, VISITOR)]
    assert [len(rows) for rows in found] == [1, 0, 0]


@pytest.mark.usefixtures("store")
def test_search_finds_it_for_them_alone(event: Event, two: tuple[User, User]) -> None:
    found = [search(AskedOfSearch("basalt"), one, AT).hits for one in (*two, VISITOR)]
    assert [len(hits) for hits in found] == [1, 0, 0]


def test_pages_of_its_city_and_host_show_it_to_them_alone(event: Event, two: tuple[User, User]) -> None:
    Event.objects.update(city=None, organisation=make_organisation())
    event.refresh_from_db()
    assert event.organisation
    assert event.place
    readers: tuple[Viewer, ...] = (*two, VISITOR)
    for one, shown in zip(readers, (1, 0, 0), strict=True):
        assert len(events_of_city(event.place, one, AT).cards) == shown
        assert len(events_of_organisation(event.organisation, one, AT).cards) == shown


def test_no_public_calendar_and_no_machine_is_told_of_it(event: Event, two: tuple[User, User]) -> None:
    for person in (two[0], None):
        assert b"Basalt" not in browser(person).get("/en/events/feed/events.ics").content
    page = browser(two[0]).get(f"/en/events/{event.slug}/").content.decode()
    assert "ld+json" not in page
    assert '<meta name="robots" content="noindex">' in page
    assert "People of the cities I name" in page
    assert "Chengdu" not in page  # who else sees it is its hosts'


def test_its_hosts_read_whose_people_see_it(event: Event) -> None:
    page = browser(make_officer(PLACES["Granada"])).get(f"/en/events/{event.slug}/").content.decode()
    assert "Chengdu" in page
    assert "Yangzhou" in page


def test_programs_read_it_in_their_name_alone(event: Event, two: tuple[User, User]) -> None:
    sees, other = (Program(one) for one in two)
    for program, status, number in ((sees, 200, 1), (other, 404, 0), (Program(), 404, 0)):
        assert program.get(f"/events/{event.slug}").status_code == status
        listed: Any = program.get("/events")
        assert len(listed.json()["items"]) == number
