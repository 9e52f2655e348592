"""The page of colleagues."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.events.views.conftest import ClientOf
from ucap.events.models import Delegation, Event, KeptApart, Registration
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client_of: ClientOf) -> Client:
    return client_of(make_officer(PLACES["Granada"]))


@pytest.fixture
def event(office: Client) -> Event:
    return make_conference(0, city=make_city("Granada"))


@pytest.fixture
def head(db: None) -> User:
    return make_person(verified=True)


@pytest.fixture
def two(event: Event, head: User) -> list[Registration]:
    delegation = Delegation.objects.create(event=event, name="Delegation of two", by=head, at=AT)
    return [make_registration(event, delegation=delegation, by=head) for _ in range(2)]


def address(event: Event) -> str:
    return reverse("events:colleagues", args=[event.slug])


def sent(one: Registration, other: Registration) -> dict[str, str]:
    return {"one": one.pk, "other": other.pk}


def test_hosts_see_every_house_of_several(office: Client, event: Event, two: list[Registration]) -> None:
    institute = make_organisation(names={"en": "Canal Institute"})
    for _ in range(2):
        make_registration(event, organisation=institute)
    alone = make_registration(event)
    page = office.get(address(event)).content.decode()
    assert [name in page for name in ("Canal Institute", "Delegation of two", two[0].name)] == [True] * 3
    assert f">{alone.name}<" not in page


def test_two_are_kept_apart_and_no_more(office: Client, event: Event, two: list[Registration]) -> None:
    page = office.post(address(event), sent(*two), follow=True).content.decode()
    assert "never in different meetings at the same time" in page
    end = reverse("events:end_apart", args=[KeptApart.objects.get().pk])
    page = office.post(end, follow=True).content.decode()
    assert "never in different meetings at the same time</p>" not in page
    assert not KeptApart.objects.exists()


def test_the_head_of_a_delegation_sees_their_own(
    client_of: ClientOf, event: Event, head: User, two: list[Registration]
) -> None:
    others = [make_registration(event, organisation=make_organisation()) for _ in range(2)]
    client = client_of(head)
    delegation = client.get(reverse("events:delegation_people", args=[two[0].delegation_id]))
    assert address(event) in delegation.content.decode()
    page = client.get(address(event)).content.decode()
    assert two[0].name in page
    assert others[0].name not in page
    assert client.post(address(event), sent(*others)).status_code == 400
    assert client.post(address(event), sent(*two)).status_code == 302
    assert KeptApart.objects.count() == 1


def test_one_alone_has_no_colleagues_and_strangers_see_nothing(client_of: ClientOf, event: Event) -> None:
    mine = make_registration(event)
    assert mine.person
    assert "No house comes with several yet" in client_of(mine.person).get(address(event)).content.decode()
    assert client_of(make_person(verified=True)).get(address(event)).status_code == 403


def test_somebody_elses_pair_is_not_there(client_of: ClientOf, event: Event, two: list[Registration]) -> None:
    one, other = sorted(two, key=lambda who: who.pk)
    pair = KeptApart.objects.create(one=one, other=other)
    end = reverse("events:end_apart", args=[pair.pk])
    assert client_of(make_person(verified=True)).post(end).status_code == 404


@pytest.mark.parametrize("wrong", [{}, {"one": "x", "other": "y"}])
def test_what_makes_no_sense_is_refused(
    office: Client, event: Event, two: list[Registration], wrong: dict[str, str]
) -> None:
    assert office.post(address(event), wrong).status_code == 400
    assert office.post(address(event), sent(two[0], two[0])).status_code == 400
    assert not KeptApart.objects.exists()


def test_it_takes_as_many_questions_for_many(
    office: Client,
    event: Event,
    two: list[Registration],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(6):
        house = make_organisation()
        for _ in range(2):
            make_registration(event, organisation=house)
    with django_assert_max_num_queries(24):
        office.get(address(event))
