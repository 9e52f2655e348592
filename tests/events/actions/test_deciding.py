"""The hosts confirm and decline, one and several, and take it back."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.events.actions.test_registering import told, verbs
from tests.events.at_once import at_once
from tests.events.factories import make_event, make_officer, make_person, make_registration
from tests.exchange.factories import PLACES
from tests.organisations.factories import make_secretary
from ucap.events.actions import (
    confirm_registration,
    decide_registrations,
    decline_registration,
    register,
    undo_decision,
)
from ucap.events.actions.registering import Said
from ucap.events.models import Event, Registration
from ucap.events.states import EventState, RegistrationState
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ASKED, WAITING = RegistrationState.ASKED, RegistrationState.WAITING


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state


def test_one_who_asked_is_confirmed_and_told(officer: User, at: datetime) -> None:
    row = make_registration(make_event(by_approval=True), state=ASKED)
    assert row.person
    done = confirm_registration(registration=row, by=officer, at=at)
    assert (state_of(row), done.decided_by, done.decided_at) == ("confirmed", officer, at)
    assert told(row.person) == [f"The hosts have confirmed {row.name}: Canal cities meet"]
    assert verbs(row) == ["registration.confirmed"]
    with pytest.raises(NotNow):
        confirm_registration(registration=row, by=officer, at=at)


def test_hosts_alone_decide(officer: User, at: datetime) -> None:
    row = make_registration(make_event(), state=ASKED)
    assert row.person
    for somebody in (row.person, make_officer()):
        with pytest.raises(NotAllowed):
            confirm_registration(registration=row, by=somebody, at=at)
        with pytest.raises(NotAllowed):
            decline_registration(registration=row, why="No", by=somebody, at=at)
        with pytest.raises(NotAllowed):
            undo_decision(registration=row, by=somebody, at=at)
        with pytest.raises(NotAllowed):
            decide_registrations(event=row.event, ids=[row.pk], confirm=True, by=somebody, at=at)
    assert state_of(row) == ASKED
    assert confirm_registration(registration=row, by=make_secretary(), at=at)


def test_where_all_places_are_taken(officer: User, at: datetime) -> None:
    event = make_event(by_approval=True, capacity=1)
    make_registration(event)
    asks = make_registration(event, state=ASKED)
    assert asks.person
    # whoever only asked is on the list now, and moves up by themselves; whoever is on it does not pass the others
    assert confirm_registration(registration=asks, by=officer, at=at).state == WAITING
    assert told(asks.person) == [f"{asks.name} is on the waiting list of: Canal cities meet"]
    declined = make_registration(event, state=RegistrationState.DECLINED)
    for row in (asks, declined):
        with pytest.raises(NotNow, match="All places are taken"):
            confirm_registration(registration=row, by=officer, at=at)


def test_declined_with_why_and_the_next_moves_up(officer: User, at: datetime) -> None:
    event = make_event(capacity=1)
    row, next_one = make_registration(event), make_registration(event, state=WAITING)
    for why in ("", "  ", "x" * 601):
        with pytest.raises(BadInput):
            decline_registration(registration=row, why=why, by=officer, at=at)
    done = decline_registration(registration=row, why=" Only <b>cities</b>. ", by=officer, at=at)
    assert (done.why, state_of(row), state_of(next_one)) == ("Only cities.", "declined", "confirmed")
    assert row.person
    assert told(row.person) == [f"The hosts have declined {row.name}: Canal cities meet"]
    with pytest.raises(NotNow):  # the place is taken
        undo_decision(registration=row, by=officer, at=at)


def test_a_decision_is_taken_back(officer: User, at: datetime) -> None:
    event = make_event(by_approval=True)
    row = make_registration(event, state=ASKED)
    with pytest.raises(NotNow):
        undo_decision(registration=row, by=officer, at=at)
    decline_registration(registration=row, why="No", by=officer, at=at)
    done = undo_decision(registration=row, by=officer, at=at)
    assert (done.state, done.why, done.decided_by, state_of(row)) == (ASKED, "", None, ASKED)
    assert row.person
    assert "taken back" in told(row.person)[-1]
    with pytest.raises(NotNow):  # done once
        undo_decision(registration=row, by=officer, at=at)
    confirm_registration(registration=row, by=officer, at=at)
    assert undo_decision(registration=row, by=officer, at=at).state == ASKED


def test_not_of_whoever_was_let_in(officer: User, at: datetime) -> None:
    row = make_registration(make_event(), checked_in_at=at)
    with pytest.raises(NotNow):
        decline_registration(registration=row, why="No", by=officer, at=at)


def test_nothing_is_decided_once_it_is_over(officer: User, at: datetime) -> None:
    row = make_registration(make_event(state=EventState.HELD), state=ASKED)
    with pytest.raises(NotNow, match="over"):
        confirm_registration(registration=row, by=officer, at=at)


def test_several_at_once_in_the_order_in_which_they_came(officer: User, at: datetime) -> None:
    event = make_event(by_approval=True, capacity=2)
    rows = [make_registration(event, state=ASKED) for _ in range(3)]
    other = make_registration(make_event(), state=ASKED)
    ids = [one.pk for one in (*reversed(rows), other)]
    done = decide_registrations(event=event, ids=ids, confirm=True, by=officer, at=at)
    assert sorted(one.state for one in done) == ["confirmed", "confirmed", "waiting"]
    assert state_of(other) == ASKED
    with pytest.raises(BadInput, match="why"):
        decide_registrations(event=event, ids=ids, confirm=False, by=officer, at=at)
    assert len(decide_registrations(event=event, ids=ids, confirm=False, why="x", by=officer, at=at)) == 3
    with pytest.raises(BadInput):
        decide_registrations(event=event, ids=["nobody"], confirm=False, why="x", by=officer, at=at)


@pytest.mark.django_db(transaction=True)
def test_a_host_and_somebody_who_registers_want_the_last_place(tmp_path: Path, at: datetime) -> None:
    officer, person = make_officer(PLACES["Granada"]), make_person()
    event = make_event(capacity=1)
    row = make_registration(event, state=RegistrationState.DECLINED)

    def confirm() -> str:
        return str(confirm_registration(registration=row, by=officer, at=at).state)

    def take() -> str:
        here = Event.objects.get(pk=event.pk)
        return str(register(event=here, said=Said(name="Fang"), by=person, at=at).state)

    one, other = at_once(tmp_path, confirm, take)
    assert (isinstance(one, NotNow), other) in ((True, "confirmed"), (False, "waiting"))
