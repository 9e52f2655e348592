"""What expos put on the page of an event."""

import pytest
from django.test import Client

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import (
    PLACES,
    make_event,
    make_officer,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.reading import words
from ucap.events.models import Event
from ucap.events.views.slots_expos import of_event
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def expo(db: None) -> Event:
    return make_expo()


def test_what_stands_on_the_page_of_the_event(expo: Event, client_of: ClientOf) -> None:
    row = make_invitation(expo)

    def shown(person: User | None, event: Event = expo) -> str:
        client = client_of(person) if person else Client()
        return words(of_event(client.get("/en/events/").wsgi_request, event=event))

    assert shown(None) == ""
    officer, host = make_officer(PLACES["Granada"]), make_officer(PLACES["Yangzhou"])
    assert "Granada is invited" in shown(officer)
    assert "We take part" in shown(officer)
    assert "Invited cities" in shown(host)
    assert shown(make_officer(PLACES["Bologna"])) == ""
    for number in range(7):
        make_exhibit(row, title=f"Garden {number}")
    page = shown(None)
    assert page.count("Garden ") == 12  # six, and each of a kind
    assert "See all 7 exhibits" in page
    assert shown(host, make_event()) == ""
