"""A match put aside and brought back, and the page of what outcomes teach."""

import pytest
from django.test import Client

from tests.exchange.factories import AT, make_city, make_entry
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.exchange.models import Entry, Interest
from ucap.journal.models import Entry as JournalEntry
from ucap.matching.models import Calibration, Dismissal
from ucap.matching.states import CalibrationState
from ucap.people.models import User

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def owner(client: Client) -> User:
    person = make_person(verified=True)
    client.force_login(person)
    return person


@pytest.fixture
def offer(owner: User) -> Entry:
    return make_entry(organisation=make_organisation(owner=owner))


@pytest.fixture
def canals(offer: Entry) -> Entry:
    entry = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    return entry


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_not_for_me_with_a_reason_and_undone(client: Client, offer: Entry, canals: Entry) -> None:
    address = f"/en/matches/{offer.slug}/"
    assert "Not for me" in body(client, address)

    response = client.post(f"{address}aside/{canals.slug}/", {"reason": "place"}, follow=True)

    page = response.content.decode()
    assert Dismissal.objects.get().reason == "place"
    assert f"{address}aside/{canals.slug}/back/" in page
    assert "Nobody fits yet" in page
    assert "1 put aside" in page

    client.post(f"{address}aside/{canals.slug}/back/")
    assert not Dismissal.objects.exists()
    assert "put aside</summary>" not in body(client, address)
    verbs = JournalEntry.objects.about("entry", offer.pk).values_list("verb", flat=True)
    assert {"match.put_aside", "match.brought_back"} <= set(verbs)


def test_without_a_reason_or_with_nonsense(client: Client, offer: Entry, canals: Entry) -> None:
    client.post(f"/en/matches/{offer.slug}/aside/{canals.slug}/", {"reason": "\0nonsense"})
    assert Dismissal.objects.get().reason == ""


def test_only_ones_own_list(client: Client, offer: Entry, canals: Entry) -> None:
    assert client.post(f"/en/matches/{canals.slug}/aside/{offer.slug}/").status_code == 404
    assert client.post(f"/en/matches/{offer.slug}/aside/nothing/").status_code == 404
    assert not Dismissal.objects.exists()


def test_a_conversation_stands_on_its_line(client: Client, offer: Entry, canals: Entry) -> None:
    talk = Interest.objects.create(
        entry=offer, own_entry=canals, city=canals.city, at=AT, moved_at=AT, last_at=AT
    )
    page = body(client, f"/en/matches/{offer.slug}/")
    assert "They wrote to you" in page
    assert f"/conversations/{talk.pk}/" in page


def test_the_secretariat_sees_what_outcomes_teach_and_goes_back(client: Client) -> None:
    client.force_login(make_secretariat())
    assert "Nothing has become of any pair yet" in body(client, "/en/matches/learning/weights/")
    figures = dict.fromkeys(("loss_before", "loss_after", "brier_before", "brier_after", "base"), 0.5)
    used = Calibration.objects.create(
        encoder="another", at=AT, outcomes=40, accepted=9, weights={}, state=CalibrationState.USED, **figures
    )
    response = client.post("/en/matches/learning/weights/shipped/", follow=True)
    used.refresh_from_db()
    assert used.state == CalibrationState.REFUSED
    assert "shipped weights again" in response.content.decode()
    assert client.post("/en/matches/learning/weights/other/").status_code == 404


def test_nobody_else_sees_it(client: Client, owner: User) -> None:
    assert client.get("/en/matches/learning/weights/").status_code == 403
