"""Several who are registered by one."""

from datetime import datetime

import pytest

from tests.events.actions.test_registering import told
from tests.events.factories import make_city, make_event, make_officer, make_person
from tests.exchange.factories import PLACES
from ucap.events.actions import add_to_delegation, register_delegation, withdraw_registration
from ucap.events.actions.delegations import MOST_PEOPLE, Companion
from ucap.events.models import Delegation, Registration
from ucap.events.states import EventState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
THREE = [Companion("Wang Fang", "Fang@Example.org"), Companion("Li Na"), Companion("Zhang Wei")]


@pytest.fixture
def leader(db: None) -> User:
    return make_officer(name="Li Na")  # of Yangzhou


def test_each_has_a_registration_and_a_badge(leader: User, at: datetime) -> None:
    host, event = make_officer(PLACES["Granada"]), make_event(capacity=2)
    done = register_delegation(
        event=event, name="Yangzhou", people=THREE, city=make_city("Yangzhou"), by=leader, at=at
    )
    rows = list(done.registrations.order_by("pk"))
    assert {one.name for one in rows} == {"Wang Fang", "Li Na", "Zhang Wei"}
    assert sorted(one.state for one in rows) == ["confirmed", "confirmed", "waiting"]
    assert len({one.key for one in rows}) == 3
    assert all((one.by, one.person, one.city) == (leader, None, make_city("Yangzhou")) for one in rows)
    assert Registration.objects.get(name="Wang Fang").email == "fang@example.org"
    assert told(host) == ["Yangzhou registers 3 people for: Canal cities meet"]
    assert told(leader) == ["You registered 3 people for: Canal cities meet"]
    entry = JournalEntry.objects.about("event", event.pk).get()
    assert entry.detail == {"delegation": done.pk, "number": 3}


def test_one_of_them_may_be_themselves(leader: User, at: datetime) -> None:
    event = make_event()
    people = [Companion("Na Li", leader.email.upper())]
    done = register_delegation(event=event, name="Yangzhou", people=people, by=leader, at=at)
    assert (done.registrations.get().person, done.registrations.get().email) == (leader, "")
    with pytest.raises(BadInput, match="registered already"):
        add_to_delegation(delegation=done, people=people, by=leader, at=at)


@pytest.mark.parametrize(
    ("people", "name"),
    [
        ([], "Yangzhou"),
        ([Companion("")], "Yangzhou"),
        (THREE, " "),
        (THREE, "x" * 201),
        ([Companion("A", "a@example.org"), Companion("B", "A@example.org")], "Yangzhou"),
        ([Companion(f"Person {n}") for n in range(MOST_PEOPLE + 1)], "Yangzhou"),
    ],
)
def test_what_makes_no_sense_registers_nobody(
    people: list[Companion], name: str, leader: User, at: datetime
) -> None:
    with pytest.raises(BadInput):
        register_delegation(event=make_event(), name=name, people=people, by=leader, at=at)


def test_for_nobody_elses_city_and_only_while_it_is_open(leader: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        register_delegation(
            event=make_event(), name="Us", people=THREE, city=make_city("Granada"), by=leader, at=at
        )
    with pytest.raises(NotNow):
        register_delegation(
            event=make_event(state=EventState.CLOSED), name="Us", people=THREE, by=leader, at=at
        )
    assert not Delegation.objects.exists()


def test_added_to_and_taken_from_later(leader: User, at: datetime) -> None:
    event = make_event()
    done = register_delegation(event=event, name="Us", people=THREE, by=leader, at=at)
    assert [
        one.name
        for one in add_to_delegation(delegation=done, people=[Companion("Chen Jie")], by=leader, at=at)
    ] == ["Chen Jie"]
    with pytest.raises(NotAllowed):
        add_to_delegation(delegation=done, people=THREE, by=make_person(), at=at)
    row = done.registrations.get(name="Wang Fang")
    assert withdraw_registration(registration=row, by=leader, at=at).state == "withdrawn"
    # the address is free again
    assert add_to_delegation(delegation=done, people=THREE[:1], by=leader, at=at)
    event.state = EventState.CLOSED
    event.save()
    with pytest.raises(NotNow):
        add_to_delegation(delegation=done, people=[Companion("Late")], by=leader, at=at)
