"""What an expo shows stands in the data for search engines: who, what, when, where."""

import json
from datetime import time
from typing import Any

import pytest
from django.test import Client

from tests.events.expos import make_exhibit, make_expo, make_invitation, make_spot
from tests.events.factories import FIRST_DAY, make_organisation
from tests.organisations.factories import GRANADA
from ucap.events.models import Event
from ucap.events.states import EventKind, ExhibitKind, ExhibitState

pytestmark = pytest.mark.django_db


def data_of(event: Event) -> dict[str, Any]:
    page = Client().get(f"/en/events/{event.slug}/").content.decode()
    said: dict[str, Any] = json.loads(page.partition("ld+json")[2].partition(">")[2].partition("</script")[0])
    return said


def test_who_shows_what_is_said_with_its_days_and_its_spot() -> None:
    expo = make_expo()
    invitation = make_invitation(expo)
    house = make_organisation(name="Jardín botánico", city=GRANADA)
    make_exhibit(invitation, organisation=house, spot=make_spot(expo, "A1"))
    dance = {"title": "Zambra", "kind": ExhibitKind.PERFORMANCE, "begins": time(18)}
    make_exhibit(invitation, starts_on=FIRST_DAY, ends_on=FIRST_DAY, **dance)
    make_exhibit(invitation, title="Secret", state=ExhibitState.PROPOSED)
    data = data_of(expo)
    shown = {one["name"]: one for one in data["subEvent"] if "exhibit" in one["@id"]}
    assert set(shown) == {"Jardín nazarí", "Zambra"}
    garden, dance_said = shown["Jardín nazarí"], shown["Zambra"]
    assert (garden["@type"], garden["startDate"], garden["endDate"]) == (
        "ExhibitionEvent",
        "2027-03-23",
        "2027-03-26",
    )
    assert (garden["location"]["name"], garden["location"]["containedInPlace"]["name"]) == (
        "A1",
        "Canal Hall",
    )
    assert [one["name"] for one in garden["organizer"]] == ["Jardín botánico", "Granada"]
    assert garden["organizer"][0]["url"].endswith(f"/en/organisations/{house.slug}/")
    assert garden["superEvent"]["@id"] == data["@id"]
    assert garden["inLanguage"] == "es"
    assert (dance_said["@type"], dance_said["startDate"]) == ("Event", "2027-03-23T18:00:00+08:00")
    assert dance_said["location"] == data["location"]


def test_other_events_show_nothing() -> None:
    expo = make_expo()
    make_exhibit(make_invitation(expo))
    Event.objects.update(kind=EventKind.CONFERENCE)
    assert not [one for one in data_of(expo)["subEvent"] if "exhibit" in one["@id"]]
