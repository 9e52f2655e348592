"""The pages on which hosts are asked and answer, and the page of one's own events."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.events.factories import AT, make_event, make_organisation, make_person, make_registration
from tests.organisations.factories import GRANADA, YANGZHOU
from tests.plans.factories import make_officer
from ucap.events.actions import ask_host
from ucap.events.models import Event, EventHost
from ucap.events.states import EventState, RegistrationState
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
MINE = "/en/events/mine/"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(author=officer)


@pytest.fixture
def owner() -> User:
    return make_person("Olga", verified=True)


@pytest.fixture
def museum(owner: User) -> Organisation:
    return make_organisation(owner=owner, name="Museum of the Grand Canal")


def hosts(event: Event) -> str:
    return f"/en/events/{event.pk}/hosts/"


def test_an_organisation_is_asked_by_name_and_agrees(
    client_of: ClientOf, event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    client = client_of(officer)
    answer = client.post(hosts(event), {"organisation": "museum of the grand canal"}, follow=True)
    page = answer.content.decode()
    assert "Museum of the Grand Canal" in page
    assert "has not answered yet" in page
    host = EventHost.objects.get()
    address = f"/en/events/hosts/{host.pk}/agree/"
    theirs = client_of(owner)
    assert "You are asked to hold it with them" in theirs.get(address).content.decode()
    theirs.post(address, {"do": "agree"})
    host.refresh_from_db()
    assert host.agreed_by == owner
    assert "agreed on" in client.get(hosts(event)).content.decode()
    theirs.post(address, {"do": "step_back"})
    assert not EventHost.objects.exists()


def test_a_city_is_asked_by_its_name_in_any_language(
    client_of: ClientOf, event: Event, officer: User
) -> None:
    make_officer(YANGZHOU)
    client_of(officer).post(hosts(event), {"city": "扬州"})
    assert EventHost.objects.get().city_id == YANGZHOU


def test_of_several_with_one_name_one_is_chosen(client_of: ClientOf, event: Event, officer: User) -> None:
    first, second = (make_organisation(name="Water Institute") for _ in range(2))
    client = client_of(officer)
    answer = client.post(hosts(event), {"organisation": "water institute"})
    assert answer.status_code == 422
    assert "Choose one" in answer.content.decode()
    client.post(hosts(event), {"organisation": "water institute", "which": second.pk})
    assert EventHost.objects.get().organisation == second
    assert first.pk != second.pk


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "either an organisation or a city"),
        ({"organisation": "Nobody & Sons"}, "No organisation here has this name"),
        ({"city": "Nowhereville"}, "not known as a city"),
        ({"city": "Yangzhou\nBologna"}, "one city at a time"),
        ({"organisation": "\0", "city": "\0"}, "Null characters"),
    ],
)
def test_whom_nobody_knows_cannot_be_asked(
    client_of: ClientOf, event: Event, officer: User, given: dict[str, str], words: str
) -> None:
    answer = client_of(officer).post(hosts(event), given)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_host_is_taken_off(client_of: ClientOf, event: Event, officer: User, museum: Organisation) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    client = client_of(officer)
    client.post(hosts(event), {"take_off": host.pk})
    assert not EventHost.objects.exists()
    for again in (host.pk, "x", "9" * 40):
        assert client.post(hosts(event), {"take_off": again}).status_code == 409


def test_only_whom_it_concerns_finds_the_pages(
    client_of: ClientOf, event: Event, officer: User, museum: Organisation
) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    stranger = client_of(make_person(verified=True))
    for address in (hosts(event), f"/en/events/hosts/{host.pk}/agree/", "/en/events/hosts/x/agree/"):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, {"do": "agree", "take_off": host.pk}).status_code == 404
    assert client_of(officer).get(f"/en/events/hosts/{host.pk}/agree/").status_code == 404


def test_ones_own_events_are_on_one_page(
    client_of: ClientOf, event: Event, officer: User, owner: User, museum: Organisation
) -> None:
    host = ask_host(event=event, organisation=museum, by=officer, at=AT)
    make_registration(event, owner, state=RegistrationState.WAITING)
    draft = make_event(organisation=museum, author=owner, state=EventState.DRAFT, title="")
    page = client_of(owner).get(MINE).content.decode()
    for words in ("You are asked to hold", "You come to", "On the waiting list", "Event without a title"):
        assert words in page
    assert f"/en/events/hosts/{host.pk}/agree/" in page
    assert f"/en/events/{draft.pk}/edit/" in page


def test_an_empty_page_says_what_to_do(
    client_of: ClientOf, client: Client, owner: User, museum: Organisation
) -> None:
    assert "/en/events/new/" in client_of(owner).get(MINE).content.decode()
    page = client_of(make_person()).get(MINE).content.decode()
    assert "You hold no event yet" in page
    assert "/en/events/new/" not in page
    assert museum
    assert client.get(MINE).status_code == 302
