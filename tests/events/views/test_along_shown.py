"""Agendas, calendars, the board and the cards name who comes along to a meeting."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from tests.events.views.conftest import ClientOf
from ucap.events.models import BroughtAlong, Event, MeetingRequest, Registration, Slot
from ucap.events.queries.my_feed import meetings_of
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db
Set = Callable[..., BroughtAlong]


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(officer: User) -> Event:
    return make_conference(0, city=make_city("Granada"))


@pytest.fixture
def office(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation(names={"en": "Canal Institute"})


@pytest.fixture
def mine(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Maria", verified=True), organisation=house)


@pytest.fixture
def colleague(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Chen Jing", verified=True), organisation=house)


@pytest.fixture
def other(event: Event) -> Registration:
    return make_registration(event, make_person("Li Na", verified=True))


@pytest.fixture
def met(mine: Registration, other: Registration) -> MeetingRequest:
    return make_request(mine, other)


@pytest.fixture
def along(met: MeetingRequest, colleague: Registration) -> BroughtAlong:
    return BroughtAlong.objects.create(request=met, beside=met.asker, who=colleague, at=AT)


@pytest.fixture
def browser(client_of: ClientOf) -> Callable[[Registration], Client]:
    def of(registration: Registration) -> Client:
        assert registration.person
        return client_of(registration.person)

    return of


def meetings(event: Event) -> str:
    return reverse("events:meetings", args=[event.slug])


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def sent(beside: Registration, who: Registration) -> dict[str, str]:
    return {"beside": beside.pk, "who": who.pk}


def address(met: MeetingRequest) -> str:
    return reverse("events:along", args=[met.pk])


def is_past(event: Event) -> None:
    """Its first slot, long ago."""
    slot = event.slots.first()
    assert slot
    ago = slot.starts_at - timedelta(days=2000)
    Slot.objects.filter(pk=slot.pk).update(starts_at=ago, ends_at=ago + timedelta(minutes=20))


def test_all_agendas_name_all(
    browser: Any, event: Event, met: MeetingRequest, along: BroughtAlong, other: Registration
) -> None:
    publish(event, [(met, 0, 1)])
    texts = [
        page(browser(one), reverse("events:agenda", args=[one.pk])) for one in (met.asker, along.who, other)
    ]
    assert "With you: Chen Jing" in texts[0]
    assert "You come along with Maria." in texts[1]
    assert "Li Na" in texts[1]
    assert "With you" not in texts[1]
    assert "I do not come along" in texts[1]
    assert "With them: Chen Jing" in texts[2]


def test_only_the_two_say_how_it_went(
    browser: Any, event: Event, met: MeetingRequest, along: BroughtAlong
) -> None:
    publish(event, [(met, 0, 1)])
    is_past(event)
    asks = [
        "How did it go?" in page(browser(one), reverse("events:agenda", args=[one.pk]))
        for one in (met.asker, along.who)
    ]
    assert asks == [True, False]
    assert "I do not come along" not in page(
        browser(along.who), reverse("events:agenda", args=[along.who.pk])
    )


def test_it_stands_in_their_own_calendar(
    event: Event, met: MeetingRequest, along: BroughtAlong, other: Registration
) -> None:
    publish(event, [(met, 0, 1)])
    entries = {}
    for one in (met.asker, along.who, other):
        assert one.person
        (entries[one.name],) = meetings_of(one.person)
    assert entries["Chen Jing"].title == "Meeting: Li Na"
    assert "Also there: Maria" in entries["Chen Jing"].text
    assert "Also there: Chen Jing" in entries["Maria"].text
    assert entries["Li Na"].title == "Meeting: Maria (Canal Institute)"
    assert "Also there: Chen Jing" in entries["Li Na"].text
    along.delete()
    assert along.who.person
    assert list(meetings_of(along.who.person)) == []


@pytest.mark.parametrize("listed", [True, False])
def test_board_and_cards_name_who_agreed(
    office: Client,
    event: Event,
    along: BroughtAlong,
    listed: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(event, [(along.request, 0, 1)])
    along.who.listed = listed
    along.who.save()
    slot = event.slots.first()
    assert slot
    monkeypatch.setattr("ucap.events.views.board.now", lambda: slot.starts_at)
    board = page(Client(), reverse("events:board", args=[event.pk]))
    cards = page(office, reverse("events:table_cards", args=[event.slug]))
    assert [("Also there: Chen Jing" in text) for text in (board, cards)] == [listed, listed]
