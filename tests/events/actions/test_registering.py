"""Registering, changing, withdrawing; the last place; the waiting list."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.events.at_once import at_once
from tests.events.factories import (
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.exchange.factories import PLACES
from tests.organisations.factories import confirm_address
from ucap.events.actions import (
    bring_back_registration,
    change_registration,
    move_up,
    register,
    set_questions,
    withdraw_registration,
)
from ucap.events.actions.registering import Said
from ucap.events.answers import Asked
from ucap.events.models import Event, Registration
from ucap.events.states import EventState, Mode, QuestionKind, RegistrationState
from ucap.exchange.states import Visibility
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


def said(name: str = "Wang Fang", **more: Any) -> Said:
    return Said(name=name, **more)


def told(person: User) -> list[str]:
    notices = Notice.objects.filter(to=person, kind="event").order_by("pk")
    return [one.title["template"] % one.title["values"] for one in notices]


def verbs(registration: Registration) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("registration", registration.pk).order_by("pk")]


def test_somebody_registers_and_both_sides_are_told(at: datetime) -> None:
    officer, person = make_officer(PLACES["Granada"]), make_person("Wang Fang")
    event = make_event()
    house = make_organisation(name="Yangzhou University")
    make_member(house, person)
    done = register(
        event=event,
        said=said(organisation=house, languages=["zh-Hans", "en", "xx"], listed=True),
        by=person,
        at=at,
    )
    done.refresh_from_db()
    assert done.state == RegistrationState.CONFIRMED
    assert (done.person, done.by, done.organisation, done.email) == (person, person, house, "")
    assert done.languages == ["zh-Hans", "en"]
    assert done.listed
    assert told(officer) == ["Wang Fang is coming to: Canal cities meet"]
    assert told(person) == ["You are registered for: Canal cities meet"]
    entry = JournalEntry.objects.about("registration", done.pk).get()
    assert (entry.verb, entry.actor, entry.after) == (
        "registration.made",
        person.pk,
        {"state": RegistrationState.CONFIRMED},
    )
    assert "Wang" not in str(entry.after) + str(entry.detail)


def test_a_person_registers_once(at: datetime) -> None:
    event, person = make_event(), make_person()
    register(event=event, said=said(), by=person, at=at)
    with pytest.raises(NotNow, match="registered already"):
        register(event=event, said=said(), by=person, at=at)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": EventState.ANNOUNCED},
        {"state": EventState.CLOSED},
        {"state": EventState.HELD},
        {"state": EventState.CANCELLED},
        {"opens_at": datetime.fromisoformat("2026-11-24T09:30:01+00:00")},
        {"closes_at": datetime.fromisoformat("2026-11-24T09:30:00+00:00")},
        {"starts_at": datetime.fromisoformat("2026-11-24T09:30:00+00:00")},
    ],
)
def test_one_registers_only_while_it_is_open(changes: dict[str, Any], at: datetime) -> None:
    event = make_event(**changes)
    with pytest.raises(NotNow, match="cannot register"):
        register(event=event, said=said(), by=make_person(), at=at)
    assert not Registration.objects.exists()


def test_only_for_an_event_that_one_sees(at: datetime) -> None:
    event = make_event(visibility=Visibility.MEMBERS)
    with pytest.raises(NotAllowed):
        register(event=event, said=said(), by=make_person(), at=at)
    officer = make_officer()
    assert register(event=event, said=said(), by=officer, at=at).pk
    operator = make_person()
    operator.is_operator = True
    operator.save()
    with pytest.raises(NotAllowed):
        register(event=make_event(), said=said(), by=operator, at=at)


def test_in_nobody_elses_name(at: datetime) -> None:
    event, person = make_event(), make_person()
    for whose in ({"organisation": make_organisation()}, {"city": make_city("Granada")}):
        with pytest.raises(NotAllowed, match="belong to"):
            register(event=event, said=said(**whose), by=person, at=at)
    officer = make_officer(PLACES["Granada"])
    both = {"organisation": make_organisation(owner=officer), "city": make_city("Granada")}
    with pytest.raises(BadInput):
        register(event=event, said=said(**both), by=officer, at=at)
    assert register(event=event, said=said(city=make_city("Granada")), by=officer, at=at).city


def test_how_one_comes_is_said_of_a_mixed_event_alone(at: datetime) -> None:
    online = make_event(mode=Mode.ONLINE)
    assert register(event=online, said=said(), by=make_person(), at=at).mode == Mode.ONLINE
    mixed = make_event(mode=Mode.MIXED)
    assert register(event=mixed, said=said(mode=Mode.ONLINE), by=make_person(), at=at).mode == Mode.ONLINE
    with pytest.raises(BadInput, match="in person"):
        register(event=mixed, said=said(mode=Mode.MIXED), by=make_person(), at=at)


@pytest.mark.parametrize("name", ["", "  ", "x" * 151, "<b></b>"])
def test_a_name_is_needed(name: str, at: datetime) -> None:
    with pytest.raises(BadInput):
        register(event=make_event(), said=said(name), by=make_person(), at=at)


def test_the_questions_are_answered(at: datetime) -> None:
    host, event = make_officer(PLACES["Granada"]), make_event()
    line, _ = set_questions(
        event=event,
        questions=[
            Asked(QuestionKind.LINE, "Diet", needed=True),
            Asked(QuestionKind.CHOICE, "Bus", ("Yes", "No")),
        ],
        by=host,
        at=at,
    )
    with pytest.raises(BadInput, match="Diet"):
        register(event=event, said=said(), by=make_person(), at=at)
    person = make_person()
    done = register(event=event, said=said(answers={line.pk: " No  fish ", "other": "x"}), by=person, at=at)
    assert done.answers == {line.pk: "No fish"}
    entries = JournalEntry.objects.about("registration", done.pk)
    assert "fish" not in str([(one.before, one.after, one.detail) for one in entries])
    # a question that was dropped keeps its answer, also when others are changed
    set_questions(event=event, questions=[], by=host, at=at)
    changed = change_registration(registration=done, said=said("Wang"), by=person, at=at)
    assert changed.answers == {line.pk: "No fish"}


def test_with_approval_everybody_asks_first(at: datetime) -> None:
    officer, person = make_officer(PLACES["Granada"]), make_person()
    done = register(event=make_event(by_approval=True), said=said(), by=person, at=at)
    assert done.state == RegistrationState.ASKED
    assert told(officer) == ["Wang Fang asks to come to: Canal cities meet"]
    assert told(person) == ["You asked to come to: Canal cities meet"]


def test_a_full_event_has_a_waiting_list_that_moves_up(at: datetime) -> None:
    event = make_event(capacity=1)
    people = [make_person() for _ in range(3)]
    rows = [
        register(event=event, said=said(), by=one, at=at + timedelta(minutes=n))
        for n, one in enumerate(people)
    ]
    assert [one.state for one in rows] == ["confirmed", "waiting", "waiting"]
    withdraw_registration(registration=rows[0], by=people[0], at=at)
    states = [Registration.objects.get(pk=one.pk).state for one in rows]
    assert states == ["withdrawn", "confirmed", "waiting"]
    assert told(people[1])[-1] == "A place is free, and Wang Fang is confirmed: Canal cities meet"
    assert verbs(rows[1]) == ["registration.made", "registration.moved_up"]
    # the place is taken: whoever withdrew begins at the end
    again = bring_back_registration(registration=rows[0], by=people[0], at=at + timedelta(hours=1))
    assert again.state == RegistrationState.WAITING
    event.capacity = 3
    event.save()
    assert [one.person for one in move_up(event=event, at=at)] == [people[2], people[0]]
    assert move_up(event=event, at=at) == []


def test_nobody_moves_up_once_it_is_over(at: datetime) -> None:
    event = make_event(capacity=1, state=EventState.HELD)
    make_registration(event, state=RegistrationState.WAITING)
    assert move_up(event=event, at=at) == []


def test_it_is_changed_by_whoever_registered_alone(at: datetime) -> None:
    event, person = make_event(mode=Mode.MIXED), make_person()
    row = make_registration(event, person, listed=False)
    new = said("Fang Wang", mode=Mode.ONLINE, listed=True, languages=["it"])
    done = change_registration(registration=row, said=new, email="x@example.org", by=person, at=at)
    assert (done.name, done.mode, done.listed, done.languages) == ("Fang Wang", "online", True, ["it"])
    assert done.email == ""  # theirs is their account's
    with pytest.raises(NotAllowed):
        change_registration(registration=row, said=new, by=make_officer(PLACES["Granada"]), at=at)
    event.state = EventState.HELD
    event.save()
    with pytest.raises(NotNow):
        change_registration(registration=row, said=new, by=person, at=at)


def test_whoever_left_the_organisation_keeps_the_registration(at: datetime) -> None:
    person, house = make_person(), make_organisation()
    row = make_registration(make_event(), person, organisation=house)
    assert change_registration(registration=row, said=said(organisation=house), by=person, at=at)
    with pytest.raises(NotAllowed):
        change_registration(registration=row, said=said(organisation=make_organisation()), by=person, at=at)


def test_withdrawn_and_registered_anew(at: datetime) -> None:
    officer, person = make_officer(PLACES["Granada"]), make_person()
    row = make_registration(make_event(), person)
    with pytest.raises(NotAllowed):
        withdraw_registration(registration=row, by=officer, at=at)
    withdraw_registration(registration=row, by=person, at=at)
    assert told(officer) == [f"{person.name} is not coming to: Canal cities meet"]
    with pytest.raises(NotNow):
        withdraw_registration(registration=row, by=person, at=at)
    with pytest.raises(NotNow):
        change_registration(registration=row, said=said(), by=person, at=at)
    again = register(event=row.event, said=said(), by=person, at=at)
    assert (again.pk, again.state) == (row.pk, RegistrationState.CONFIRMED)
    with pytest.raises(NotNow):
        bring_back_registration(registration=row, by=person, at=at)


def test_whoever_was_declined_does_not_register_again(at: datetime) -> None:
    person = make_person()
    row = make_registration(make_event(), person, state=RegistrationState.DECLINED)
    with pytest.raises(NotNow, match="declined"):
        register(event=row.event, said=said(), by=person, at=at)


def test_whoever_was_let_in_does_not_withdraw(at: datetime) -> None:
    person = make_person()
    row = make_registration(make_event(), person, checked_in_at=at)
    with pytest.raises(NotNow, match="let in"):
        withdraw_registration(registration=row, by=person, at=at)


def test_one_that_a_delegation_made_is_taken_over(at: datetime) -> None:
    event, leader = make_event(capacity=1), make_person()
    person = make_person(email="fang@example.org")
    row = make_registration(event, leader)
    row.person, row.email, row.name = None, "fang@example.org", "Fang"
    row.save()
    # not before the address is known to be theirs
    assert register(event=event, said=said(), by=person, at=at).pk != row.pk
    Registration.objects.filter(person=person).delete()
    confirm_address(person)
    done = register(event=event, said=said(), by=person, at=at)
    assert (done.pk, done.person, done.by, done.email, done.state) == (
        row.pk,
        person,
        person,
        "",
        "confirmed",
    )
    assert verbs(done) == ["registration.taken_over"]


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_for_the_last_place(tmp_path: Path, at: datetime) -> None:
    event = make_event(capacity=1)
    people = [make_person() for _ in range(4)]

    def take(person: User) -> str:
        return str(register(event=Event.objects.get(pk=event.pk), said=said(), by=person, at=at).state)

    states = at_once(tmp_path, *(lambda one=one: take(one) for one in people))
    assert sorted(map(str, states)) == ["confirmed", "waiting", "waiting", "waiting"]


@pytest.mark.django_db(transaction=True)
def test_one_person_twice_at_the_same_moment(tmp_path: Path, at: datetime) -> None:
    event, person = make_event(), make_person()
    done = at_once(tmp_path, *[lambda: register(event=event, said=said(), by=person, at=at).state] * 2)
    assert sorted(type(one).__name__ for one in done) == ["NotNow", "str"]
