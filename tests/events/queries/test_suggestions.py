"""Whom somebody could meet, by what their organisations and cities offer and ask for."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.events.factories import (
    AT,
    make_city,
    make_conference,
    make_officer,
    make_person,
    make_registration,
    make_request,
)
from tests.exchange.factories import PLACES, make_entry
from tests.organisations.factories import make_organisation
from ucap.events.models import Event, Registration
from ucap.events.queries.demand import AskedOfDemand, demand_of
from ucap.events.queries.parties import owner_key
from ucap.events.queries.suggestions import best_for, pool_of, suggestions
from ucap.events.states import AskedState
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, Visibility
from ucap.matching.actions import index_some
from ucap.matching.explain import ReasonKind
from ucap.people.models import User

pytestmark = pytest.mark.django_db
TODAY = AT.date()
CANALS: dict[str, Any] = {
    "kind": EntryKind.REQUEST,
    "title": "城市河道水质监测设备",
    "summary": "我们需要能够长期监测城市河道溶解氧和硝酸盐的浮标设备。",
    "description": "",
    "particulars": "",
    "language": "zh-Hans",
    "countries": (),
    "themes": (),
    "sdgs": (6,),
}


@pytest.fixture(autouse=True)
def store(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(settings, "DATA", tmp_path)


@pytest.fixture
def event() -> Event:
    return make_conference(0)


@pytest.fixture
def me() -> User:
    return make_person("Maria", verified=True)


@pytest.fixture
def mine(event: Event, me: User) -> Registration:
    """Of a university that offers sensors for canals."""
    house = make_organisation(owner=me)
    make_entry(organisation=house)
    return make_registration(event, me, organisation=house)


@pytest.fixture
def theirs() -> Entry:
    """Yangzhou looks for such sensors."""
    return make_entry(city=make_city("Yangzhou"), **CANALS)


@pytest.fixture
def other(event: Event, theirs: Entry) -> Registration:
    return make_registration(event, make_person("Li Na"), city=theirs.city)


def indexed() -> None:
    while index_some(at=AT):
        pass


def found(event: Event, mine: Registration, viewer: User) -> list[str]:
    return [one.match.card.id for one in suggestions(event, owner_key(mine), viewer, TODAY)]


def test_who_fits_is_suggested_with_the_sentences_that_meet_in_their_own_languages(
    event: Event, mine: Registration, me: User, other: Registration, theirs: Entry
) -> None:
    indexed()
    (one,) = suggestions(event, owner_key(mine), me, TODAY)
    assert (one.match.card.id, one.people) == (theirs.pk, (other.pk,))
    assert 0.1 < one.match.score < 1
    meaning = next(reason for reason in one.match.reasons if reason.kind == ReasonKind.MEANING)
    assert "canals" in (meaning.here or "")
    assert "监测" in (meaning.there or "")


@pytest.mark.parametrize(
    "changes", [{"listed": False}, {"state": "waiting"}, {"state": "withdrawn"}, {"city": None}]
)
def test_who_does_not_come_or_is_not_listed_is_not_suggested(
    event: Event, mine: Registration, me: User, other: Registration, changes: dict[str, Any]
) -> None:
    indexed()
    Registration.objects.filter(pk=other.pk).update(**changes)
    assert found(event, mine, me) == []


@pytest.mark.parametrize(
    "changes",
    [{"state": EntryState.WITHDRAWN}, {"visibility": Visibility.CITIES}, {"expires_on": "2026-01-01"}],
)
def test_an_entry_that_is_over_or_hidden_suggests_nobody(
    event: Event, mine: Registration, other: Registration, theirs: Entry, changes: dict[str, Any]
) -> None:
    assert mine.person
    me = mine.person
    indexed()
    assert found(event, mine, me) == [theirs.pk]
    Entry.objects.filter(pk=theirs.pk).update(**changes)
    assert found(event, mine, me) == []


def test_whom_one_asked_or_who_said_no_is_not_suggested_again(
    event: Event, mine: Registration, me: User, other: Registration
) -> None:
    indexed()
    client = Client()
    client.force_login(me)
    address = f"/en/events/{event.slug}/meetings/"
    assert "Whom you could meet" in client.get(address).content.decode()
    assert "我们需要能够长期监测" in client.get(address).content.decode()
    request = make_request(mine, other, state=AskedState.DECLINED)
    assert "Whom you could meet" not in client.get(address).content.decode()
    request.state = AskedState.WITHDRAWN
    request.save()
    assert "Whom you could meet" in client.get(address).content.decode()


def test_without_entries_or_an_index_nobody_is_suggested(
    event: Event, mine: Registration, me: User, other: Registration
) -> None:
    assert found(event, mine, me) == []  # nothing is indexed yet
    indexed()
    alone = make_registration(event)
    assert owner_key(alone) == ""
    assert found(event, alone, me) == []


def test_each_house_is_suggested_once_with_its_best_pair(
    event: Event, mine: Registration, me: User, other: Registration, theirs: Entry
) -> None:
    make_entry(city=theirs.city, **CANALS | {"title": "河道清淤", "summary": "我们需要清淤设备。"})
    second = make_registration(event, make_person("Wang"), city=theirs.city)
    indexed()
    (one,) = suggestions(event, owner_key(mine), me, TODAY)
    assert one.match.card.id == theirs.pk
    assert set(one.people) == {other.pk, second.pk}


def test_it_asks_as_often_however_many_come(
    event: Event, mine: Registration, me: User, other: Registration, theirs: Entry
) -> None:
    indexed()
    with CaptureQueriesContext(
        connection,
    ) as few:
        found(event, mine, me)
    for number in range(4):
        house = make_organisation()
        make_entry(organisation=house, **CANALS | {"title": f"城市河道{number}"})
        make_registration(event, organisation=house)
    indexed()
    with CaptureQueriesContext(connection) as many:
        assert len(found(event, mine, me)) > 1
    assert len(many) <= len(few) + 1  # the weights are kept for some seconds


def test_the_hosts_see_whom_those_without_a_meeting_could_meet(
    event: Event, mine: Registration, other: Registration, theirs: Entry
) -> None:
    indexed()
    host = make_officer(PLACES["Granada"])
    seen = demand_of(event, AskedOfDemand(), host, AT)
    could = seen.could_meet[mine.pk]
    assert (could.party.id, could.theirs) == (other.pk, theirs.title)
    assert could.percent > 10
    make_request(mine, other, state=AskedState.DECLINED)
    assert demand_of(event, AskedOfDemand(), host, AT).could_meet == {}


def test_who_is_not_listed_is_proposed_to_nobody(
    event: Event, mine: Registration, other: Registration
) -> None:
    indexed()
    Registration.objects.filter(pk=mine.pk).update(listed=False)
    assert demand_of(event, AskedOfDemand(), make_officer(PLACES["Granada"]), AT).could_meet == {}


def test_the_best_pair_is_the_same_from_either_side(
    event: Event, mine: Registration, me: User, other: Registration
) -> None:
    indexed()
    pool = pool_of(event, me, TODAY)
    (there,) = best_for(pool, owner_key(mine))
    (back,) = best_for(pool, owner_key(other))
    assert there.fit.score == pytest.approx(back.fit.score)
    assert (there.mine.id, there.theirs.id) == (back.theirs.id, back.mine.id)
