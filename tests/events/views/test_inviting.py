"""Cities are invited and answer, in a browser."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import (
    PLACES,
    make_officer,
    make_person,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.reading import read, send, words
from tests.plans.factories import make_plan
from ucap.events.models import CityInvitation, Event
from ucap.events.states import ExhibitState, InvitedState

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


def test_all_cities_of_a_plan_with_one_click(host: Client) -> None:
    plan = make_plan()
    expo = make_expo(plan=plan)
    make_invitation(expo, "Rome")
    page = read(host, f"{expo.slug}/invitations/")
    assert "Invite all 5 cities of this plan" in page
    assert "Invite all 5 cities of our plans" in page
    send(host, f"{expo.slug}/invitations/", of="plan", text="Come")
    invited = set(expo.invitations.values_list("city__name", "text"))
    assert len(invited) == 6
    assert ("Bologna", "Come") in invited
    assert "Yangzhou" not in {name for name, _ in invited}  # it holds the expo
    other = make_expo(plan=None)
    send(host, f"{other.slug}/invitations/", of="plans")
    assert other.invitations.count() == 6
    send(host, f"{other.slug}/invitations/", status=422, of="plan")


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(expo: Event, host: Client) -> None:
    page = host.post(f"/en/events/{expo.slug}/invitations/", {"cities": "Nowhereville", "text": "Dear all"})
    assert page.status_code == 422
    assert "“Nowhereville” is not known" in words(page.content.decode())
    assert "Dear all" in page.content.decode()
    late = send(host, f"{expo.slug}/invitations/", status=422, cities="Rome", answer_by="2020-01-01")
    assert "is over. Choose a later one" in late
    assert not expo.invitations.exists()


def test_how_the_cities_stand_by_state_and_as_a_table(expo: Event, host: Client) -> None:
    make_officer(PLACES["Granada"])
    make_invitation(expo, "Granada", text="x")
    make_invitation(expo, "Bologna", state=InvitedState.DECLINED, answer="=1+1")
    page = read(host, f"{expo.slug}/invitations/")
    assert "2 found" in page
    assert "Remind 1 that has not answered" in page
    page = read(host, f"{expo.slug}/invitations/?state=declined")
    assert ("Bologna" in page.partition("found")[2], "1 found" in page) == (True, True)
    assert "Nobody speaks for it here yet" not in page
    response = host.get(f"/zh-hans/events/{expo.slug}/invitations/download/?state=declined")
    table = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert len(table.splitlines()) == 2
    assert "博洛尼亚,意大利" in table
    assert ",'=1+1," in table


def test_a_city_without_an_officer_here(expo: Event, host: Client) -> None:
    row = make_invitation(expo, "Bologna")
    page = host.get(f"/en/events/invitations/{row.pk}/").content.decode()
    assert "Nobody speaks for this city here yet" in page
    assert f'value="http://testserver/en/events/invitations/{row.pk}/"' in page or row.pk in page
    assert "Nobody speaks for it here yet" in read(host, f"{expo.slug}/invitations/")
    make_officer(PLACES["Bologna"])
    assert "Nobody speaks" not in read(host, f"invitations/{row.pk}/")


def test_what_is_done_can_be_undone(expo: Event, host: Client, guest: Client) -> None:
    row = make_invitation(expo)
    send(guest, f"invitations/{row.pk}/answer/", verb="confirm")
    assert (
        f"/en/events/invitations/{row.pk}/undo/"
        in guest.get(f"/en/events/invitations/{row.pk}/").content.decode()
    )
    send(guest, f"invitations/{row.pk}/undo/")
    send(host, f"invitations/{row.pk}/withdraw/")
    send(host, f"invitations/{row.pk}/again/")
    send(host, f"{expo.slug}/invitations/remind/", invitation=row.pk)
    row.refresh_from_db()
    assert row.state == "invited"
    assert row.reminded_at
    exhibit = make_exhibit(row, state=PROPOSED)
    undone: tuple[tuple[Client, str, dict[str, Any]], ...] = (
        (host, "decide/", {"verb": "decline", "why": "No"}),
        (host, "undo/", {}),
        (guest, "withdraw/", {}),
    )
    for client, path, data in undone:
        send(client, f"exhibits/{exhibit.pk}/{path}", **data)
    CityInvitation.objects.update(state=INTERESTED)
    send(guest, f"exhibits/{exhibit.pk}/propose/")
    exhibit.refresh_from_db()
    assert exhibit.state == "proposed"
    send(guest, f"invitations/{row.pk}/answer/", status=400, verb="become king")


def test_one_click_takes_back_several_that_were_invited_at_once(host: Client) -> None:
    plan = make_plan()
    expo = make_expo(plan=plan)
    answer = host.post(f"/en/events/{expo.slug}/invitations/", {"of": "plan"}, follow=True)
    undo = re.search(rf"/en/events/({expo.slug}/invitations/\d+/take-back/)", answer.content.decode())
    assert undo
    assert set(expo.invitations.values_list("state", flat=True)) == {"invited"}
    assert send(host, undo[1]) == ""
    assert set(expo.invitations.values_list("state", flat=True)) == {"withdrawn"}
    assert f"{expo.invitations.count()} invitations are withdrawn." in read(host, f"{expo.slug}/invitations/")
    send(host, undo[1], status=409)


@pytest.mark.parametrize("instant", ["9" * 18, "9" * 30])
def test_nobody_was_invited_at_an_instant_that_there_is_none_of(
    expo: Event, host: Client, instant: str
) -> None:
    send(host, f"{expo.slug}/invitations/{instant}/take-back/", status=404)


def test_an_officer_of_another_city_sees_nothing(expo: Event, client_of: ClientOf) -> None:
    row = make_invitation(expo, state=INTERESTED)
    exhibit = make_exhibit(row, state=PROPOSED)
    for person in (make_officer(PLACES["Bologna"]), make_person(verified=True)):
        client = client_of(person)
        for path in (
            f"{expo.slug}/invitations/",
            f"{expo.slug}/invitations/download/",
            f"{expo.slug}/grounds/",
            f"invitations/{row.pk}/",
            f"invitations/{row.pk}/propose/",
            f"exhibits/{exhibit.pk}/",
            f"exhibits/{exhibit.pk}/edit/",
        ):
            read(client, path, status=404)
        for path in (
            f"invitations/{row.pk}/answer/",
            f"invitations/{row.pk}/withdraw/",
            f"exhibits/{exhibit.pk}/withdraw/",
        ):
            send(client, path, status=404, verb="confirm")
    # whoever is not signed in is asked to, whatever the address
    assert Client().get(f"/en/events/invitations/{row.pk}/").status_code in (302, 403)


def test_hosts_do_not_answer_and_the_city_does_not_decide(expo: Event, host: Client, guest: Client) -> None:
    row = make_invitation(expo, state=INTERESTED)
    exhibit = make_exhibit(row, state=PROPOSED)
    send(host, f"invitations/{row.pk}/answer/", status=403, verb="confirm")
    send(guest, f"exhibits/{exhibit.pk}/decide/", status=403, verb="confirm")
    send(guest, f"exhibits/{exhibit.pk}/place/", status=403)
    assert "Decide" not in read(guest, f"exhibits/{exhibit.pk}/")
    assert "We take part" not in read(host, f"invitations/{row.pk}/")
    read(host, f"exhibits/{exhibit.pk}/edit/", status=404)
