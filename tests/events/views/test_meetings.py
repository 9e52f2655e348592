"""The page of one's meetings: whom one could meet, asking, answering, withdrawing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    make_city,
    make_conference,
    make_person,
    make_registration,
    make_request,
)
from tests.events.views.conftest import ClientOf
from tests.exchange.factories import make_entry
from tests.organisations.factories import make_organisation
from ucap.events.models import Event, Matchmaking, MeetingRequest, Registration
from ucap.events.states import AskedState, EventKind, RegistrationState
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_conference(0)


@pytest.fixture
def me() -> User:
    return make_person("Maria", verified=True)


@pytest.fixture
def mine(event: Event, me: User) -> Registration:
    return make_registration(event, me)


@pytest.fixture
def other(event: Event) -> Registration:
    person = make_person("Li Na", verified=True)
    house = make_organisation(names={"en": "Canal Institute", "zh": "运河研究所"})
    return make_registration(event, person, organisation=house, languages=["zh", "en"])


@pytest.fixture
def client(client_of: ClientOf, me: User, mine: Registration) -> Client:
    return client_of(me)


def page(client: Client, event: Event, language: str = "en", **query: str) -> str:
    answer = client.get(f"/{language}/events/{event.slug}/meetings/", query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def person_of(registration: Registration) -> User:
    assert registration.person
    return registration.person


def test_everybody_who_is_listed_is_found_in_the_readers_language(
    client: Client, event: Event, other: Registration
) -> None:
    make_registration(event, make_person("Hidden Hans"), listed=False)
    make_registration(event, make_person("Waiting Wanda"), state=RegistrationState.WAITING)
    seen = page(client, event)
    assert "Canal Institute" in seen
    assert "Li Na" in seen
    assert "Chinese, English" in seen
    assert "Hidden Hans" not in seen
    assert "Waiting Wanda" not in seen
    assert "运河研究所" in page(client, event, "zh-hans")


def test_the_search_finds_names_organisations_and_cities(
    client: Client, event: Event, other: Registration
) -> None:
    make_registration(event, make_person("Paola"), city=make_city("Yangzhou"))
    assert "Paola" not in page(client, event, q="运河")
    assert "Li Na" in page(client, event, q="canal INST")
    assert "Li Na" not in page(client, event, q="yangz")
    assert "Paola" in page(client, event, q="yangz")
    assert "Nobody found" in page(client, event, q="\0zzz")
    part = client.get(f"/en/events/{event.slug}/meetings/", {"q": "Paola"}, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    assert "Paola" in part.content.decode()


def test_a_meeting_is_asked_for_and_withdrawn(
    client: Client, event: Event, mine: Registration, other: Registration
) -> None:
    address = reverse("events:ask", args=[event.slug, other.pk])
    assert "What would you like to talk about?" in client.get(address).content.decode()
    answer = client.post(address, {"priority": "must", "text": "Sensors"})
    assert answer["Location"] == f"/en/events/{event.slug}/meetings/"
    request = MeetingRequest.objects.get()
    assert (request.asker, request.asked, request.priority, request.text) == (mine, other, "must", "Sensors")
    seen = page(client, event)
    assert "Waiting for their answer" in seen
    assert "You asked: must" in seen
    assert "You can ask for 29 more meetings." in seen
    assert "There is a request between you already" in client.get(address).content.decode()
    client.post(reverse("events:withdraw_request", args=[request.pk]))
    request.refresh_from_db()
    assert request.state == AskedState.WITHDRAWN
    client.post(reverse("events:ask_again", args=[request.pk]))
    request.refresh_from_db()
    assert request.state == AskedState.WAITING


def test_what_is_wrong_is_said_on_the_form(client: Client, event: Event, other: Registration) -> None:
    address = reverse("events:ask", args=[event.slug, other.pk])
    for wrong in ({"priority": "always"}, {"priority": "must", "text": "a" * 1001}, {}):
        answer = client.post(address, wrong)
        assert answer.status_code == 422
    Matchmaking.objects.update(most_requests=1)
    client.post(reverse("events:ask", args=[event.slug, make_registration(event).pk]), {"priority": "want"})
    answer = client.post(address, {"priority": "want", "text": "Not lost"})
    assert answer.status_code == 422
    assert "You have 1 requests that wait or were accepted" in answer.content.decode()
    assert "Not lost" in answer.content.decode()


def test_a_meeting_with_oneself_is_not_there(client: Client, event: Event, mine: Registration) -> None:
    address = reverse("events:ask", args=[event.slug, mine.pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"priority": "want"}).status_code == 404


def test_a_meeting_is_about_an_entry_that_the_address_names(
    client: Client, event: Event, mine: Registration, other: Registration
) -> None:
    entry = make_entry(organisation=other.organisation, title="Floating sensors")
    address = reverse("events:ask", args=[event.slug, other.pk])
    seen = client.get(address, {"other": entry.pk, "entry": "nonsense"}).content.decode()
    assert f'<option value="{entry.pk}" selected>Floating sensors' in seen
    client.post(address, {"priority": "want", "other": entry.pk})
    assert MeetingRequest.objects.get().other == entry
    assert "Floating sensors" in page(client, event)


def test_who_is_asked_accepts_or_declines(
    client_of: ClientOf, event: Event, mine: Registration, other: Registration
) -> None:
    request = make_request(mine, other, state=AskedState.WAITING, text="<b>Hello</b>")
    theirs = client_of(person_of(other))
    seen = page(theirs, event)
    assert "They would like to meet you" in seen
    assert "&lt;b&gt;Hello&lt;/b&gt;" in seen
    address = reverse("events:answer", args=[request.pk])
    theirs.post(address, {"answer": "decline", "why": "No time"})
    request.refresh_from_db()
    assert (request.state, request.why) == ("declined", "No time")
    theirs.post(address, {"answer": "accept", "priority": "could"})
    request.refresh_from_db()
    assert (request.state, request.answer) == ("accepted", "could")
    assert theirs.post(address, {"answer": "perhaps"}).status_code == 400
    assert theirs.get(address).status_code == 405


def test_others_do_not_find_the_request(client_of: ClientOf, mine: Registration, other: Registration) -> None:
    request = make_request(mine, other, state=AskedState.WAITING)
    stranger = client_of(person_of(make_registration(mine.event)))
    for verb in ("answer", "withdraw_request", "ask_again", "review"):
        answer = stranger.post(reverse(f"events:{verb}", args=[request.pk]), {"answer": "accept"})
        assert answer.status_code == 404


def test_whoever_registered_others_chooses_for_whom(
    client_of: ClientOf, event: Event, other: Registration
) -> None:
    home = make_person("At home", verified=True)
    first = make_registration(event, make_person("Ada"), by=home)
    second = make_registration(event, make_person("Bo"), by=home)
    theirs = client_of(home)
    seen = page(theirs, event, **{"for": second.pk})
    assert f'href="/en/events/{event.slug}/meetings/?for={first.pk}"' in seen
    address = reverse("events:ask", args=[event.slug, other.pk], query={"for": second.pk})
    answer = theirs.post(address, {"priority": "want"})
    assert answer["Location"].endswith(f"?for={second.pk}")
    assert MeetingRequest.objects.get().asker == second
    assert theirs.get(f"/en/events/{event.slug}/meetings/?for={other.pk}").status_code == 404


def test_only_those_who_come_to_a_conference_see_it(client_of: ClientOf, event: Event) -> None:
    stranger = client_of(make_person(verified=True))
    address = f"/en/events/{event.slug}/meetings/"
    assert stranger.get(address).status_code == 403
    assert Client().get(address)["Location"].startswith("/en/account/login/")
    webinar = make_conference(0, city=event.city, kind=EventKind.WEBINAR)
    comes = make_registration(webinar)
    assert client_of(person_of(comes)).get(f"/en/events/{webinar.slug}/meetings/").status_code == 404


def test_before_and_after_one_can_ask_the_page_says_so(
    client: Client, event: Event, other: Registration
) -> None:
    Matchmaking.objects.update(asks_until=now() - timedelta(days=1))
    assert "One can no longer ask for meetings" in page(client, event)
    assert (
        "Speak with the hosts"
        in client.get(reverse("events:ask", args=[event.slug, other.pk])).content.decode()
    )
    Matchmaking.objects.all().delete()
    assert "The meetings are not arranged yet" in page(client, event)


def test_the_deadline_is_said_by_both_clocks(client: Client, event: Event, me: User) -> None:
    User.objects.filter(pk=me.pk).update(time_zone="Europe/Rome")
    Matchmaking.objects.update(asks_until=now().replace(hour=16, minute=30) + timedelta(days=9))
    seen = page(client, event)
    assert "00:30" in seen  # in Shanghai, on the next day
    assert ">17:30" in seen or ">18:30" in seen  # in Rome, by the time of the year


def test_the_page_asks_as_often_however_many_come(
    client: Client,
    event: Event,
    mine: Registration,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def some(number: int) -> None:
        for _ in range(number):
            one = make_registration(event, organisation=make_organisation())
            make_request(one, mine, state=AskedState.WAITING)
            make_request(mine, make_registration(event, city=make_city("Yangzhou")))

    some(1)
    with django_assert_max_num_queries(30):
        page(client, event)
    some(6)
    with django_assert_max_num_queries(30):
        page(client, event)


def test_a_request_is_read_from_the_latest(client: Client, event: Event, mine: Registration) -> None:
    earlier = make_request(mine, make_registration(event, make_person("Earlier")))
    make_request(mine, make_registration(event, make_person("Later")))
    MeetingRequest.objects.filter(pk=earlier.pk).update(at=AT - timedelta(days=1))
    seen = page(client, event)
    accepted = seen.partition("Accepted")[2]
    assert accepted.index("Later") < accepted.index("Earlier")


def test_a_text_of_somebody_hostile_stays_text(client: Client, event: Event, other: Registration) -> None:
    Registration.objects.filter(pk=other.pk).update(name="<script>alert(1)</script>")
    assert "<script>alert(1)" not in page(client, event)


@pytest.mark.parametrize("query", [{"page": "99"}, {"page": "x"}, {"q": "a" * 5000}, {"for": ""}])
def test_whatever_the_address_says_there_is_a_page(
    client: Client, event: Event, query: dict[str, Any]
) -> None:
    assert "<h1" in page(client, event, **query)
