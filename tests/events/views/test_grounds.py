"""The spots of the grounds are written and drawn."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import (
    PLACES,
    make_officer,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.reading import read, send
from ucap.events.models import Event, Spot

pytestmark = pytest.mark.django_db
HOSTILE = "</title><script>alert(1)</script>"


@pytest.fixture
def expo(db: None) -> Event:
    return make_expo()


@pytest.fixture
def host(client_of: ClientOf) -> Client:
    return client_of(make_officer(PLACES["Yangzhou"]))


def rows(*spots: dict[str, Any], **more: str) -> dict[str, Any]:
    data: dict[str, Any] = {"spots-TOTAL_FORMS": str(len(spots)), "spots-INITIAL_FORMS": "0", **more}
    for number, one in enumerate(spots):
        said = {"name": f"A{number}", "left": 100 * number, "top": 0, "width": 100, "height": 100, **one}
        data |= {f"spots-{number}-{name}": str(value) for name, value in said.items()}
    return data


def seal_in(client: Client, expo: Event) -> str:
    page = client.get(f"/en/events/{expo.slug}/grounds/").content.decode()
    return re.search(r'name="seal" value="(\w+)"', page)[1]  # type: ignore[index]


def test_the_grounds_are_written_and_drawn(expo: Event, host: Client) -> None:
    path = f"{expo.slug}/grounds/"
    assert "The grounds have no spots yet" in read(host, path)
    seal = seal_in(host, expo)
    added = host.post(f"/en/events/{path}", rows({}, {"left": 950}, rows="add:spots", seal=seal))
    assert added.status_code == 200
    assert 'name="spots-2-top" value="100"' in added.content.decode()  # below: there is no room beside
    page = send(host, path, status=422, **rows({}, {"left": 50}, seal=seal))
    assert "“A0” and “A1” cover each other" in page
    assert "Not saved" in page
    send(host, path, status=422, **rows({"name": ""}, {"width": 5000}, seal=seal))
    send(host, path, **rows({"square_metres": 50}, {}, seal=seal))
    page = send(host, path, status=409, **rows({}, {}, {}, seal=seal))
    assert "Somebody else changed the grounds" in page
    drawn = host.get(f"/en/events/{path}").content.decode()
    assert '<rect class="grounds__spot" x="100" y="0" width="100" height="60">' in drawn
    one = Spot.objects.get(name="A0")
    make_exhibit(make_invitation(expo), spot=one, title=HOSTILE)
    page = send(host, path, status=422, **rows(seal=seal_in(host, expo)))
    assert "needs the spot “A0”" in page
    drawn = Client().get(f"/en/events/{expo.slug}/exhibits/").content.decode()
    assert "grounds__spot--taken" in drawn
    assert HOSTILE not in drawn
