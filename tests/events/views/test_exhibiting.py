"""From the invitation of a city to the public programme, in a browser; who sees what of it."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.expos import make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import (
    FIRST_DAY,
    PLACES,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.reading import read, send
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.states import EventState, ExhibitKind, ExhibitState, InvitedState
from ucap.exchange.states import Visibility

pytestmark = pytest.mark.django_db
INTERESTED, PROPOSED = InvitedState.INTERESTED, ExhibitState.PROPOSED


@pytest.fixture
def expo(db: None) -> Event:
    return make_expo()


@pytest.fixture
def host(client_of: ClientOf) -> Client:
    return client_of(make_officer(PLACES["Yangzhou"]))


@pytest.fixture
def guest(client_of: ClientOf) -> Client:
    return client_of(make_officer(PLACES["Granada"]))


def test_from_the_invitation_to_the_programme(expo: Event, host: Client, guest: Client) -> None:
    assert "No city is invited yet" in read(host, f"{expo.slug}/invitations/")
    send(
        host,
        f"{expo.slug}/invitations/",
        cities="格拉纳达, 西班牙\nBologna",
        text="Show a garden",
        answer_by="2027-01-15",
    )
    row = CityInvitation.objects.get(city=PLACES["Granada"])
    assert expo.invitations.count() == 2
    page = read(guest, f"invitations/{row.pk}/")
    assert "Invitation of Granada" in page
    assert "Show a garden" in page
    assert "Friday, 15 January 2027" in page
    send(guest, f"invitations/{row.pk}/answer/", verb="show_interest", text="Gladly")
    assert "Gladly" in read(host, f"{expo.slug}/invitations/")
    send(
        guest,
        f"invitations/{row.pk}/propose/",
        kind="performance",
        language="es",
        title="Flamenco",
        square_metres="60",
        starts_on="2027-03-24",
        begins="19:00",
    )
    exhibit = Exhibit.objects.get()
    assert "Waits for the hosts" in read(guest, f"exhibits/{exhibit.pk}/")
    spot = make_spot(expo, "Stage")
    assert "Nothing is confirmed yet" in read(Client(), f"{expo.slug}/exhibits/")
    send(host, f"exhibits/{exhibit.pk}/decide/", verb="confirm", spot=str(spot.pk))
    row.refresh_from_db()
    assert row.state == "confirmed"
    shown = read(Client(), f"{expo.slug}/exhibits/")
    assert "Flamenco Performance Wednesday, 24 March 2027, 19:00 Yangzhou Stage · 60 m²" in shown
    assert "Granada Spain" in shown
    chinese = read(Client(), f"{expo.slug}/exhibits/", "zh-hans")
    assert "格拉纳达 西班牙" in chinese
    assert "Flamenco" in chinese
    assert "19:00 扬州" in chinese


def test_a_day_by_the_hour_and_a_kind(expo: Event) -> None:
    city, other = make_invitation(expo), make_invitation(expo, "Bologna")
    day: dict[str, Any] = {"starts_on": FIRST_DAY, "ends_on": FIRST_DAY}
    make_exhibit(city, title="Late", kind=ExhibitKind.PERFORMANCE, begins="21:00", **day)
    make_exhibit(other, title="Early", kind=ExhibitKind.PERFORMANCE, begins="10:00")
    make_exhibit(other, title="Roses")
    page = read(Client(), f"{expo.slug}/exhibits/?day=2027-03-23")
    assert "3 found" in page
    assert page.index("Performances on Tuesday, 23 March 2027") < page.index("Early") < page.index("Late")
    assert page.index("Late") < page.index("Roses")
    page = read(Client(), f"{expo.slug}/exhibits/?day=2027-03-24&kind=performance")
    assert "1 found" in page
    assert ("Early" in page, "Late" in page, "Roses" in page) == (True, False, False)
    for nonsense in (
        "day=yesterday&kind=ship",
        "day=9999-99-99",
        "day=0001-01-01",
        "day=9999-12-31",
        "kind=%00",
    ):
        assert "3 found" in read(Client(), f"{expo.slug}/exhibits/?{nonsense}")
    assert "Nothing of this is shown" in read(Client(), f"{expo.slug}/exhibits/?kind=stand")


def test_visitors_see_what_is_confirmed_at_an_event_that_they_see(expo: Event) -> None:
    city = make_invitation(expo)
    for state in ExhibitState:
        make_exhibit(city, state=state, title=f"Garden {state}")
    page = read(Client(), f"{expo.slug}/exhibits/")
    shown = {str(state) for state in ExhibitState if f"Garden {state}" in page}
    assert shown == {"confirmed"}
    for event in (
        make_expo(state=EventState.DRAFT),
        make_expo(visibility=Visibility.MEMBERS),
        make_expo(state=EventState.WITHHELD),
        make_event(),  # no expo
    ):
        read(Client(), f"{event.slug}/exhibits/", status=404)


def test_an_exhibit_is_changed_and_its_spot_too(expo: Event, host: Client, guest: Client) -> None:
    exhibit = make_exhibit(make_invitation(expo, state=INTERESTED), square_metres=50)
    spot = make_spot(expo)
    make_spot(expo, "Tiny", number=1, square_metres=10)
    page = read(host, f"exhibits/{exhibit.pk}/")
    assert "A1 · 100 m²" in page
    assert "Tiny · 10 m²: too small" in page
    send(host, f"exhibits/{exhibit.pk}/place/", spot=str(spot.pk))
    for nonsense in ("999999", "x", "-1", "9" * 40):
        send(host, f"exhibits/{exhibit.pk}/place/", status=400, spot=nonsense)
    data: dict[str, Any] = {"kind": "garden", "language": "es", "title": "Nuevo", "square_metres": "50"}
    assert "is seen at once" in read(guest, f"exhibits/{exhibit.pk}/edit/")
    send(guest, f"exhibits/{exhibit.pk}/edit/", **data)
    page = send(guest, f"exhibits/{exhibit.pk}/edit/", status=422, **data | {"square_metres": "101"})
    assert "“A1” has 100 m², and “Nuevo” needs 101 m²" in page
    page = send(guest, f"exhibits/{exhibit.pk}/edit/", status=422, **{**data, "kind": "performance"})
    assert "at what hour" in page
    send(guest, f"exhibits/{exhibit.pk}/edit/", status=422, **{**data, "organisation": "somebody's"})
    exhibit.refresh_from_db()
    assert (exhibit.title, exhibit.spot) == ("Nuevo", spot)


def test_members_of_the_organisation_that_it_names(expo: Event, client_of: ClientOf) -> None:
    house = make_organisation(names={"en": "Alhambra Trust", "zh-Hans": "阿尔罕布拉"})
    exhibit = make_exhibit(make_invitation(expo), organisation=house)
    client = client_of(make_member(house, make_person(verified=True)))
    assert "Alhambra Trust" in read(client, f"exhibits/{exhibit.pk}/edit/")
    page = read(client, f"exhibits/{exhibit.pk}/", "zh-hans")
    assert "阿尔罕布拉" in page
    read(client, f"invitations/{exhibit.invitation_id}/", status=404)


def test_a_constant_number_of_queries(
    expo: Event, host: Client, guest: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = make_invitation(expo, state=INTERESTED)
    for number, name in enumerate(("Bologna", "Rome", "Chengdu", "Barcelona")):
        spot = make_spot(expo, name, number=number)
        house = make_organisation()
        other = make_invitation(expo, name)
        for title in "abc":
            make_exhibit(other, spot=spot, organisation=house, title=title)
    exhibit = make_exhibit(row)
    for client, path, most in (
        (Client(), f"{expo.slug}/exhibits/", 14),
        (host, f"{expo.slug}/invitations/", 24),
        (host, f"{expo.slug}/grounds/", 16),
        (host, f"exhibits/{exhibit.pk}/", 20),
        (guest, f"invitations/{row.pk}/", 20),
    ):
        client.get("/en/events/")
        with django_assert_max_num_queries(most):
            read(client, path)
