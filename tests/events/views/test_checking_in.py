"""The door: the list, what a telephone sends, the addresses of badges; badges and certificates as PDF."""

import json
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from tests.events.factories import make_event, make_officer, make_organisation, make_person, make_registration
from tests.events.views.conftest import ClientOf
from tests.events.views.test_registering import read
from tests.exchange.factories import PLACES
from ucap.events.models import Event, Registration
from ucap.events.states import EventState, RegistrationState
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"], name="Olga")


@pytest.fixture
def event(db: None) -> Event:
    return make_event()


@pytest.fixture
def row(event: Event) -> Registration:
    return make_registration(
        event, make_person("Wang Fang"), organisation=make_organisation(name="Institute")
    )


def door_of(event: Event) -> str:
    return f"/en/events/{event.slug}/check-in/"


def test_the_list_holds_all_that_works_offline(
    event: Event, row: Registration, officer: User, client_of: ClientOf
) -> None:
    make_registration(event, make_person("Li Na"), state=RegistrationState.WAITING)
    page = read(client_of(officer).get(door_of(event)))
    assert f'data-guest="{row.pk}"' in page
    assert f'data-key="{row.key}"' in page
    assert "check-in.js" in page
    assert "Li Na" not in page
    (guest,) = client_of(officer).get(f"{door_of(event)}list/").json()["guests"]
    assert guest == {
        "id": row.pk,
        "key": row.key,
        "name": "Wang Fang",
        "whose": "Institute",
        "at": None,
        "by": "",
    }


def test_nobody_confirmed(event: Event, officer: User, client_of: ClientOf) -> None:
    assert "Nobody is confirmed yet" in read(client_of(officer).get(door_of(event)))


def test_by_a_button_without_a_script(
    event: Event, row: Registration, officer: User, client_of: ClientOf
) -> None:
    client, address = client_of(officer), f"{door_of(event)}let-in/"
    assert "Wang Fang is let in." in read(client.post(address, {"who": row.pk, "do": "in"}, follow=True))
    page = read(client.post(address, {"who": row.key, "do": "in"}, follow=True))
    assert "Wang Fang was let in before, by Olga." in page
    assert "not let in yet" in read(client.post(address, {"who": row.pk, "do": "out"}, follow=True))
    for nobody in ("nobody", "\0", "x" * 500, ""):
        assert client.post(address, {"who": nobody, "do": "in"}).status_code == 409


def send(client: Client, event: Event, *items: dict[str, Any]) -> Any:
    body = json.dumps({"items": items})
    return client.post(f"{door_of(event)}let-in/", body, content_type="application/json")


def test_what_a_telephone_kept_is_done_once(
    event: Event, row: Registration, officer: User, client_of: ClientOf
) -> None:
    Registration.objects.update(at=now() - timedelta(days=1))
    waits = make_registration(event, state=RegistrationState.WAITING)
    elsewhere = make_registration(make_event())
    when = now() - timedelta(hours=2)
    items = [
        {"who": row.key, "do": "in", "at": when.isoformat()},
        {"who": waits.pk, "do": "in", "at": when.isoformat()},
        {"who": elsewhere.key, "do": "in", "at": ""},
    ]
    client = client_of(officer)
    for already in (False, True):
        first, second, third = send(client, event, *items).json()["done"]
        assert (first["already"], first["problem"], first["guest"]["by"]) == (already, "", "Olga")
        assert first["guest"]["at"] == when.isoformat()
        assert "not confirmed" in second["problem"]
        assert (third["guest"], third["problem"]) == (None, "Nobody of this event has this badge.")
    (done,) = send(client, event, {"who": row.pk, "do": "out"}).json()["done"]
    assert done["guest"]["at"] is None
    elsewhere.refresh_from_db()
    assert elsewhere.checked_in_at is None


@pytest.mark.parametrize(
    "body",
    [
        "x",
        "[]",
        "{}",
        '{"items": 5}',
        '{"items": [{}]}',
        '{"items": [{"who": 5, "do": "in"}]}',
        '{"items": [{"who": "a\'", "do": "in"}]}',
        '{"items": [{"who": "a", "do": "dance"}]}',
        '{"items": [' + ",".join(['{"who": "a", "do": "in"}'] * 501) + "]}",
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_refused(body: str, event: Event, officer: User, client_of: ClientOf) -> None:
    answer = client_of(officer).post(f"{door_of(event)}let-in/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_time_that_makes_no_sense_is_now(
    event: Event, row: Registration, officer: User, client_of: ClientOf
) -> None:
    for at in ("yesterday", "2026-13-45T00:00", 5, "2026-11-24T10:00"):
        assert send(client_of(officer), event, {"who": row.pk, "do": "in", "at": at}).status_code == 200


def test_hosts_alone_send(event: Event, row: Registration, client_of: ClientOf) -> None:
    assert row.person
    assert send(client_of(row.person), event, {"who": row.pk, "do": "in"}).status_code == 403
    assert send(Client(), event, {"who": row.pk, "do": "in"}).status_code in (302, 403)
    row.refresh_from_db()
    assert row.checked_in_at is None


def test_the_worker_reaches_no_further_than_its_page(event: Event) -> None:
    answer = Client().get(f"{door_of(event)}worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
    assert b"registration.scope" in answer.content


def test_a_badge_tells_others_of_the_event_alone(
    event: Event, row: Registration, client_of: ClientOf
) -> None:
    address = f"/en/events/badge/{row.key}/"
    assert row.person
    for client in (Client(), client_of(make_person()), client_of(row.person)):
        answer = client.get(address)
        page = read(answer).partition("<main")[2]
        assert "Canal cities meet" in page
        assert "Institute" not in page
        assert "Wang Fang" not in page
        assert answer["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer["Cache-Control"]
    assert Client().get("/en/events/badge/nobody/").status_code == 404


def test_a_badge_lets_a_host_let_in(
    event: Event, row: Registration, officer: User, client_of: ClientOf
) -> None:
    client, address = client_of(officer), f"/en/events/badge/{row.key}/"
    page = read(client.get(address))
    assert "data-at-once" in page
    assert "Wang Fang" in page
    row.refresh_from_db()
    assert row.checked_in_at is None  # to open an address changes nothing by itself
    client.post(f"{door_of(event)}let-in/", {"who": row.pk, "do": "in"})
    page = read(client.get(address))
    assert "Let in before" in page
    assert "data-at-once" not in page
    waits = make_registration(event, state=RegistrationState.WAITING)
    page = read(client.get(f"/en/events/badge/{waits.key}/"))
    assert "Confirm the registration first" in page
    assert "data-at-once" not in page


def text_of(answer: Any) -> list[str]:
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.content)]


def test_badges_as_one_document(event: Event, row: Registration, officer: User, client_of: ClientOf) -> None:
    for name in ("王芳", "=Ana", "Ελένη", "Li Na"):
        make_registration(event, make_person(name))
    make_registration(event, make_person("Waits"), state=RegistrationState.WAITING)
    pages = text_of(client_of(officer).get(f"/en/events/{event.slug}/badges/"))
    assert len(pages) == 2
    whole = "".join(pages)
    for name in ("王芳", "=Ana", "Ελένη", "Li Na", "Wang Fang", "Institute"):
        assert name in whole
    assert "Waits" not in whole


def test_one_s_own_badge_once_it_is_confirmed(event: Event, row: Registration, client_of: ClientOf) -> None:
    assert row.person
    client, address = client_of(row.person), f"/en/events/registrations/{row.pk}/badge/"
    (page,) = text_of(client.get(address))
    assert "Wang Fang" in page
    assert f"{row.key[:4]} {row.key[4:8]}" in page
    Registration.objects.update(state=RegistrationState.WAITING)
    assert client.get(address).status_code == 409


def test_a_certificate_for_those_who_were_there(officer: User, client_of: ClientOf) -> None:
    event = make_event()
    row = make_registration(event, make_person("王芳"), checked_in_at=now())
    assert row.person
    client, address = client_of(row.person), f"/en/events/registrations/{row.pk}/certificate/"
    assert client.get(address).status_code == 409  # before it is over
    Event.objects.update(state=EventState.HELD)
    assert "certificate/" in read(client.get(f"/en/events/registrations/{row.pk}/"))
    (page,) = text_of(client.get(address))
    assert "Certificate of attendance" in page
    assert "王芳" in page
    assert "Canal cities meet" in page
    Registration.objects.update(checked_in_at=None)
    assert client.get(address).status_code == 409
