"""People of several organisations in one delegation: each is called by their own, else by the delegation's."""

from datetime import datetime

import pytest
from django.test import Client

from tests.events.factories import AT, make_event, make_member, make_officer, make_organisation, make_person
from tests.exchange.factories import PLACES
from tests.organisations.factories import confirm_address
from ucap.events.actions import change_registration, register, register_delegation
from ucap.events.actions.delegations import Companion
from ucap.events.actions.registering import Said
from ucap.events.models import Delegation, Event, Registration
from ucap.events.personal import erase
from ucap.events.queries.badges import badges_of
from ucap.events.queries.parties import parties_of
from ucap.events.queries.registrations import AskedOfList, registrations_page
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.person import Person
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db
WATER = "Granada Water Works"


@pytest.fixture
def university() -> Organisation:
    return make_organisation(name="University of Granada")


@pytest.fixture
def leader(university: Organisation) -> User:
    return make_member(university)


@pytest.fixture
def event(db: None) -> Event:
    return make_event()


@pytest.fixture
def delegation(event: Event, university: Organisation, leader: User, at: datetime) -> Delegation:
    people = [Companion("Ada"), Companion("Bo", "bo@example.org", house=f" {WATER} ")]
    return register_delegation(
        event=event, name="Granada", people=people, organisation=university, by=leader, at=at
    )


def of(delegation: Delegation, name: str) -> Registration:
    return delegation.registrations.get(name=name)


def test_badges_lists_and_meetings_call_each_by_their_own(
    event: Event, delegation: Delegation, leader: User, at: datetime
) -> None:
    rows = list(event.registrations.select_related("organisation__city", "city", "delegation"))
    names = {"Ada": "University of Granada", "Bo": WATER}
    assert {one.name: one.whose for one in badges_of(event, rows, leader, at).badges} == names
    assert {one.name: one.house for one in parties_of(rows).values()} == names
    page = registrations_page(event, AskedOfList(words="water works"), at)
    assert [line.whose.text for line in page.lines if line.whose] == [WATER]


def test_a_house_is_one_line_of_bounded_length(event: Event, leader: User, at: datetime) -> None:
    with pytest.raises(BadInput, match="organisation"):
        register_delegation(
            event=event, name="Us", people=[Companion("Ada", house="x" * 201)], by=leader, at=at
        )


def test_it_stays_until_they_come_for_somebody_else(
    delegation: Delegation, university: Organisation, leader: User, at: datetime
) -> None:
    same = Said(name="Bo Li", organisation=university)
    changed = change_registration(
        registration=of(delegation, "Bo"), said=same, email="bo@example.org", by=leader, at=at
    )
    assert changed.house == WATER
    bo = make_person("Bo", email="bo@example.org")
    confirm_address(bo)
    taken = register(event=delegation.event, said=Said(name="Bo"), by=bo, at=at)
    assert (taken.pk, taken.house, taken.organisation) == (changed.pk, "", None)


def test_whoever_registered_them_names_another_later(
    delegation: Delegation, university: Organisation, leader: User, at: datetime
) -> None:
    for house in (" Water Office ", ""):
        said = Said(name="Bo", organisation=university)
        kept = change_registration(
            registration=of(delegation, "Bo"), said=said, house=house, by=leader, at=at
        )
        assert kept.house == house.strip()
    entry = JournalEntry.objects.about("registration", kept.pk).filter(verb="registration.changed").first()
    assert entry
    assert whole(entry).before == {**whole(entry).after, "house": "Water Office"}
    assert isinstance(entry.before, dict)
    assert "house" not in entry.before  # kept apart, to be forgotten with them
    with pytest.raises(BadInput, match="organisation"):
        change_registration(registration=kept, said=said, house="x" * 201, by=leader, at=at)


def test_once_it_is_over_their_organisation_stays(
    delegation: Delegation, university: Organisation, leader: User, at: datetime
) -> None:
    Event.objects.update(state=EventState.HELD)
    said = Said(name="Bo", organisation=university)
    with pytest.raises(NotNow):
        change_registration(registration=of(delegation, "Bo"), said=said, house="", by=leader, at=at)


def test_nobody_else_says_of_which_organisation_they_are(
    delegation: Delegation, university: Organisation, leader: User, at: datetime
) -> None:
    bo = make_member(university, make_person("Bo", email="bo@example.org"))
    confirm_address(bo)
    said = Said(name="Bo", organisation=university)
    taken = register(event=delegation.event, said=said, by=bo, at=at)
    assert (taken.pk, taken.house) == (of(delegation, "Bo").pk, WATER)
    for person in (bo, leader):
        with pytest.raises(NotAllowed):
            change_registration(registration=taken, said=said, house="The Crown", by=person, at=at)
    assert change_registration(registration=taken, said=said, house=WATER, by=bo, at=at).house == WATER
    alone = register(
        event=delegation.event, said=Said(name="Eve"), by=(eve := make_person("Eve", verified=True)), at=at
    )
    with pytest.raises(NotAllowed):
        change_registration(registration=alone, said=Said(name="Eve"), house="The Crown", by=eve, at=at)


def test_the_page_of_the_delegation_leads_to_it(
    delegation: Delegation, university: Organisation, leader: User
) -> None:
    client = Client()
    client.force_login(leader)
    bo = of(delegation, "Bo")
    change = f"/en/events/registrations/{bo.pk}/change/"
    assert change in client.get(f"/en/events/registrations/delegations/{delegation.pk}/").content.decode()
    assert f'value="{WATER}"' in client.get(change).content.decode()
    sent = {
        "name": "Bo",
        "email": "bo@example.org",
        "acting": f"organisation:{university.pk}",
        "house": "Water Office",
    }
    assert client.post(change, sent).status_code == 302
    bo.refresh_from_db()
    assert bo.house == "Water Office"


def test_who_comes_for_themselves_is_not_asked_for_it(event: Event, leader: User, at: datetime) -> None:
    row = register(event=event, said=Said(name="Ada"), by=leader, at=at)
    client = Client()
    client.force_login(leader)
    change = f"/en/events/registrations/{row.pk}/change/"
    assert "Organisation, if another" not in client.get(change).content.decode()
    client.post(change, {"name": "Ada", "acting": "self:", "house": "The Crown"})
    row.refresh_from_db()
    assert row.house == ""


def test_it_is_erased_with_them(delegation: Delegation) -> None:
    person = Person(id="nobody", addresses=("bo@example.org",), name="Bo")
    erase(person, AT)
    assert set(delegation.registrations.values_list("name", "house")) == {("Ada", ""), ("", "")}


def test_the_form_asks_for_it(event: Event) -> None:
    leader = make_officer(PLACES["Granada"])
    client = Client()
    client.force_login(leader)
    page = client.get(f"/en/events/{event.slug}/delegation/").content.decode()
    assert "Organisation, if another" in page
    answer = client.post(
        f"/en/events/{event.slug}/delegation/",
        {
            "name": "Granada",
            "acting": f"city:{PLACES['Granada']}",
            "people-TOTAL_FORMS": "2",
            "people-INITIAL_FORMS": "0",
            "people-0-name": "Ada",
            "people-1-name": "Bo",
            "people-1-house": WATER,
        },
        follow=True,
    )
    assert WATER in answer.content.decode()
    assert set(event.registrations.values_list("name", "house")) == {("Ada", ""), ("Bo", WATER)}
