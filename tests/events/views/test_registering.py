"""Registering on the page, one's own registrations, delegations."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from tests.events.factories import (
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.events.views.conftest import ClientOf
from tests.exchange.factories import PLACES
from ucap.events.actions import set_questions
from ucap.events.answers import Asked
from ucap.events.models import Delegation, Event, Registration
from ucap.events.states import EventState, Mode, QuestionKind, RegistrationState
from ucap.events.views.slots_registering import of_event
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db
LATER = datetime(2027, 5, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def person(db: None) -> User:
    return make_person("Wang Fang")


@pytest.fixture
def event(db: None) -> Event:
    return make_event()


def read(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return answer.content.decode()  # type: ignore[no-any-return]


def mine(person: User) -> str:
    return f"/en/events/registrations/{Registration.objects.get(person=person).pk}/"


def test_visitors_are_asked_to_sign_in(event: Event) -> None:
    here = f"/en/events/{event.slug}/register/"
    answer = Client().get(here)
    assert (answer.status_code, answer["Location"]) == (302, f"/en/account/login/?next={here}")


def test_somebody_registers(event: Event, person: User, client_of: ClientOf) -> None:
    house = make_organisation(name="Yangzhou University")
    make_member(house, person)
    client = client_of(person)
    form = read(client.get(f"/en/events/{event.slug}/register/"))
    assert 'value="Wang Fang"' in form
    assert "Yangzhou University" in form
    assert "checked" not in form.partition('name="listed"')[2].partition(">")[0]
    answer = client.post(
        f"/en/events/{event.slug}/register/",
        {"name": "Fang Wang", "acting": f"organisation:{house.pk}", "languages": ["en", "zh-Hans"]},
        follow=True,
    )
    page = read(answer)
    assert "You are registered." in page
    assert "Fang Wang" in page
    row = Registration.objects.get(person=person)
    assert (row.organisation, row.languages, row.listed) == (house, ["en", "zh-Hans"], False)
    # whoever is registered is led to it
    assert client.get(f"/en/events/{event.slug}/register/")["Location"] == mine(person)


def test_in_chinese(event: Event, person: User, client_of: ClientOf) -> None:
    page = read(client_of(person).get(f"/zh-hans/events/{event.slug}/register/"))
    assert '<html lang="zh-Hans"' in page


def test_the_hosts_questions_are_asked_and_nothing_is_lost(
    event: Event, person: User, client_of: ClientOf
) -> None:
    diet, bus, days, _, _ = set_questions(
        event=event,
        questions=[
            Asked(QuestionKind.LINE, "<b>Diet</b> & more", needed=True),
            Asked(QuestionKind.CHOICE, "Bus", ("8:00", "9:00")),
            Asked(QuestionKind.CHOICES, "Days", ("one", "two")),
            Asked(QuestionKind.YES, "Agreed"),
            Asked(QuestionKind.TEXT, "Anything else"),
        ],
        by=make_officer(PLACES["Granada"]),
        at=now(),
    )
    client, address = client_of(person), f"/en/events/{event.slug}/register/"
    given = {"name": "Fang", "acting": "self:", f"q_{bus.pk}": "9:00", f"q_{days.pk}": ["one", "two"]}
    wrong = read(client.post(address, given), 422)
    assert "Diet &amp; more" in wrong
    assert "<b>Diet" not in wrong
    assert 'value="Fang"' in wrong
    refused = read(client.post(address, {**given, f"q_{diet.pk}": "x", f"q_{bus.pk}": "7:00"}), 422)
    assert "Select a valid choice" in refused
    page = read(client.post(address, {**given, f"q_{diet.pk}": "No <i>fish"}, follow=True))
    assert "one; two" in page
    assert Registration.objects.get().answers == {diet.pk: "No fish", bus.pk: "9:00", days.pk: ["one", "two"]}


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"name": "x" * 151},
        {"acting": "organisation:nobody"},
        {"acting": "city:2517117"},
        {"acting": ""},
        {"languages": ["klingon"]},
    ],
)
def test_bad_input_registers_nobody(
    bad: dict[str, Any], event: Event, person: User, client_of: ClientOf
) -> None:
    sent = {"name": "Fang", "acting": "self:", **bad}
    read(client_of(person).post(f"/en/events/{event.slug}/register/", sent), 422)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": EventState.ANNOUNCED}, "Registration is not open yet"),
        ({"opens_at": LATER}, "It opens on"),
        ({"state": EventState.CLOSED}, "Registration is over"),
        ({"state": EventState.HELD}, "Registration is over"),
    ],
)
def test_where_one_cannot_register_the_page_says_why(
    changes: dict[str, Any], said: str, person: User, client_of: ClientOf
) -> None:
    event = make_event(**{"starts_at": datetime(2027, 6, 1, tzinfo=UTC), "ends_at": None, **changes})
    client = client_of(person)
    assert said in read(client.get(f"/en/events/{event.slug}/register/"))
    assert said in read(
        client.post(f"/en/events/{event.slug}/register/", {"name": "Fang", "acting": "self:"}), 422
    )
    assert not Registration.objects.exists()


def test_a_full_event_offers_the_waiting_list(person: User, client_of: ClientOf) -> None:
    event = make_event(capacity=1)
    make_registration(event)
    client = client_of(person)
    assert "Join the waiting list" in read(client.get(f"/en/events/{event.slug}/register/"))
    sent = {"name": "Fang", "acting": "self:"}
    page = read(client.post(f"/en/events/{event.slug}/register/", sent, follow=True))
    assert "You are on the waiting list." in page
    assert "Next on the list" in page


def test_changed_withdrawn_and_brought_back(event: Event, person: User, client_of: ClientOf) -> None:
    make_registration(event, person, listed=False)
    client, here = client_of(person), mine(person)
    assert 'value="Wang Fang"' in read(client.get(f"{here}change/"))
    read(client.post(f"{here}change/", {"name": "", "acting": "self:"}), 422)
    page = read(
        client.post(f"{here}change/", {"name": "Fang", "acting": "self:", "listed": "on"}, follow=True)
    )
    assert "Your changes are kept." in page
    page = read(client.post(f"{here}withdraw/", follow=True))
    assert f'action="{here}bring-back/"' in page
    assert "Register again" in page
    assert client.get(f"{here}change/").status_code == 302
    assert "Registered again." in read(client.post(f"{here}bring-back/", follow=True))
    row = Registration.objects.get()
    assert (row.name, row.listed, row.state) == ("Fang", True, RegistrationState.CONFIRMED)


def test_nobody_elses(event: Event, person: User, client_of: ClientOf) -> None:
    row = make_registration(event)
    client = client_of(person)
    here = f"/en/events/registrations/{row.pk}/"
    for address in (here, f"{here}change/", f"{here}badge/", f"{here}certificate/"):
        assert client.get(address).status_code == 403
    for address in (f"{here}withdraw/", f"{here}bring-back/", f"{here}change/", f"{here}undo/"):
        assert client.post(address).status_code == 403
    assert client.get("/en/events/registrations/nobody/").status_code == 404
    row.refresh_from_db()
    assert row.state == RegistrationState.CONFIRMED
    host = client_of(make_officer(PLACES["Granada"]))
    assert row.person
    assert row.person.email in read(host.get(here))


def test_mine_are_listed(event: Event, person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    assert "You are registered for nothing yet" in read(client.get("/en/events/registrations/"))
    make_registration(event, person)
    over = make_event(state=EventState.HELD, title="Long ago")
    make_registration(over, person)
    Delegation.objects.create(event=event, name="Water Office", by=person, at=now())
    page = read(client.get("/en/events/registrations/"))
    assert page.index("Canal cities meet") < page.index("Long ago")
    assert "Water Office" in page


def rows(*people: tuple[str, str], **more: str) -> dict[str, str]:
    sent = {"people-TOTAL_FORMS": str(len(people)), "people-INITIAL_FORMS": "0", **more}
    for number, (name, email) in enumerate(people):
        sent |= {f"people-{number}-name": name, f"people-{number}-email": email}
    return sent


def test_a_delegation_is_registered_added_to_and_taken_from(
    event: Event, person: User, client_of: ClientOf
) -> None:
    client, address = client_of(person), f"/en/events/{event.slug}/delegation/"
    assert "Each gets a badge" in read(client.get(address))
    sent = rows(
        ("Li Na", ""), ("", ""), ("Zhang Wei", "Zhang@example.org"), name="Water Office", acting="self:"
    )
    page = read(client.post(address, sent, follow=True))
    assert "Li Na" in page
    assert "zhang@example.org" in page
    here = f"/en/events/registrations/delegations/{Delegation.objects.get().pk}/"
    assert client.post(address, rows(name="Nobody", acting="self:")).status_code == 422
    assert "is registered for this event already" in read(
        client.post(here, rows(("Zhang", "zhang@example.org"))), 422
    )
    assert "Chen Jie" in read(client.post(here, rows(("Chen Jie", "")), follow=True))
    row = Registration.objects.get(name="Li Na")
    page = read(client.post(f"/en/events/registrations/{row.pk}/withdraw/", follow=True))
    assert "Withdrawn" in page
    assert f"/en/events/registrations/{row.pk}/bring-back/" in page
    assert client_of(make_person()).get(here).status_code == 403


def test_rows_are_added_without_a_script(event: Event, person: User, client_of: ClientOf) -> None:
    sent = rows(("Li Na", ""), rows="add:people", name="Office", acting="self:")
    page = read(client_of(person).post(f"/en/events/{event.slug}/delegation/", sent))
    assert 'value="Li Na"' in page
    assert 'name="people-1-name"' in page
    assert not Delegation.objects.exists()


def box(event: Event, viewer: User | None, rf: Any) -> str:
    request = rf.get("/")
    request.session = SessionStore()
    request.user = viewer or AnonymousUser()
    return of_event(request, event=event)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Register"),
        ({"capacity": 5}, "5 places are left"),
        ({"capacity": 0}, "Join the waiting list"),
        (
            {"opens_at": LATER, "starts_at": datetime(2027, 6, 1, tzinfo=UTC), "ends_at": None},
            "One can register from",
        ),
        ({"state": EventState.CLOSED}, "One cannot register any more"),
        ({"state": EventState.CANCELLED}, "The event is cancelled"),
        ({"state": EventState.DRAFT}, "once the event is open"),
    ],
)
def test_the_box_on_the_event_s_page(changes: dict[str, Any], said: str, rf: Any) -> None:
    assert said in box(make_event(**changes), None, rf)


def test_the_box_shows_one_s_own_and_to_hosts_the_list(event: Event, person: User, rf: Any) -> None:
    seen = box(event, person, rf)
    assert "/register/" in seen
    assert "/registrations/" not in seen
    row = make_registration(event, person)
    seen = box(event, person, rf)
    assert f"/registrations/{row.pk}/" in seen
    assert "/participants/" in seen
    assert "/register/" not in seen
    assert f"/events/{event.slug}/registrations/" in box(event, make_officer(PLACES["Granada"]), rf)
    assert box(make_event(state=EventState.WITHHELD), person, rf) == ""


def test_how_one_comes_is_asked_of_a_mixed_event_alone(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    assert 'name="mode"' not in read(client.get(f"/en/events/{make_event().slug}/register/"))
    mixed = make_event(mode=Mode.MIXED)
    assert 'name="mode"' in read(client.get(f"/en/events/{mixed.slug}/register/"))
    read(client.post(f"/en/events/{mixed.slug}/register/", {"name": "F", "acting": "self:"}), 422)
