"""Registering for events by program, and deciding who comes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from tests.api.conftest import Program
from tests.events.factories import AT, make_city, make_event, make_officer, make_person, make_registration
from tests.organisations.factories import make_organisation
from ucap.api.states import Scope
from ucap.events.actions import register_delegation
from ucap.events.actions.delegations import Companion
from ucap.events.models import Event, Question, Registration
from ucap.events.states import EventState, QuestionKind, RegistrationState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def me(db: None) -> User:
    return make_person("Ana", verified=True)


@pytest.fixture
def asks(db: None) -> tuple[Event, Callable[[QuestionKind], str]]:
    """An event with a question of every kind, and by its kind the id of each."""
    event = make_event()
    questions = {
        kind: Question.objects.create(
            event=event,
            place=place,
            kind=kind,
            wording=f"What of {kind}?",
            options=["red", "blue"] if "choice" in kind else [],
            needed=kind == QuestionKind.LINE,
        )
        for place, kind in enumerate(QuestionKind)
    }
    return event, lambda kind: questions[kind].pk


def kind(answer: HttpResponse) -> str:
    said: str = answer.json()["type"]
    return said.rsplit("/", 1)[-1]


def pointers(answer: HttpResponse) -> list[str]:
    return [one["pointer"] for one in answer.json()["errors"]]


def test_somebody_registers_with_answers_and_consent(me: User, asks: Any) -> None:
    event, question = asks
    house, program = make_organisation(name="Granada Lab", owner=me), Program(me)
    form = program.get(f"/events/{event.slug}/registration-form").json()
    assert (form["is_open"], form["registration"]) == (True, None)
    assert [one["kind"] for one in form["questions"]] == [one.value for one in QuestionKind]
    answers = {
        question(QuestionKind.LINE): "Vegetarian",
        question(QuestionKind.CHOICES): ["blue", "red"],
        question(QuestionKind.YES): True,
    }
    sent = {"name": "Ana Ruiz", "organisation": house.pk, "languages": ["es", "en"], "listed": True}
    made = program.ask("POST", f"/events/{event.slug}/registrations", {**sent, "answers": answers})
    assert (made.status_code, made.json()["state"]) == (201, "confirmed")
    assert made["Location"] == f"/api/v1/registrations/{made.json()['id']}"
    kept = Registration.objects.get(pk=made.json()["id"])
    assert (kept.person, kept.organisation, kept.listed, kept.answers) == (me, house, True, answers)
    read = program.get(f"/registrations/{kept.pk}").json()
    assert (read["organisation"], read["can"]) == ("Granada Lab", ["change", "withdraw"])
    assert [one["answer"] for one in read["answers"]] == ["Vegetarian", ["blue", "red"], True]
    (line,) = program.get("/me/registrations").json()["items"]
    assert (line["event"], line["registration"], line["starts_at"]) == (
        event.slug, kept.pk, "2027-03-23T01:00:00Z",
    )  # fmt: skip
    assert kind(program.ask("POST", f"/events/{event.slug}/registrations", {"name": "Ana"})) == "invalid"


def test_consent_is_never_taken_for_granted(me: User) -> None:
    event = make_event()
    Program(me).ask("POST", f"/events/{event.slug}/registrations", {"name": "Ana"})
    assert event.registrations.get().listed is False


def test_a_wrong_answer_is_told_at_its_question(me: User, asks: Any) -> None:
    event, question = asks
    line, choice, yes = (question(one) for one in (QuestionKind.LINE, QuestionKind.CHOICE, QuestionKind.YES))
    for answers, place in (
        ({}, line),
        ({line: "x", choice: "green"}, choice),
        ({line: "x", yes: "yes"}, yes),
        ({line: ["x"]}, line),
        ({line: "x", "0a1b2c": "y"}, "0a1b2c"),
        ({line: "x" * 201}, line),
    ):
        sent = {"name": "Ana", "answers": answers}
        answer = Program(me).ask("POST", f"/events/{event.slug}/registrations", sent)
        assert (kind(answer), pointers(answer)) == ("invalid", [f"#/answers/{place}"]), answers
    assert not event.registrations.exists()


def test_nobody_registers_in_the_name_of_others(me: User) -> None:
    event, program = make_event(), Program(me)
    at = f"/events/{event.slug}/registrations"
    theirs = {"name": "Ana", "organisation": make_organisation().pk}
    assert kind(program.ask("POST", at, theirs)) == "not-allowed"
    assert kind(program.ask("POST", at, {"name": "Ana", "city": make_city("Bologna").pk})) == "not-allowed"
    lost = program.ask("POST", at, {"name": "Ana", "organisation": "0a1b2c"})
    assert (kind(lost), pointers(lost)) == ("invalid", ["#/organisation"])
    assert not event.registrations.exists()


def test_the_scope_for_events_is_needed_to_register(me: User) -> None:
    event = make_event()
    others = tuple(set(Scope) - {Scope.EVENTS})
    answer = Program(me, others).ask("POST", f"/events/{event.slug}/registrations", {"name": "Ana"})
    assert (answer.status_code, kind(answer)) == (403, "scope")


def test_a_registration_is_changed_withdrawn_and_brought_back(me: User) -> None:
    event, program = make_event(), Program(me)
    at = f"/registrations/{make_registration(event, me).pk}"
    changed = program.ask("PUT", at, {"name": "Ana Ruiz", "languages": ["it"]}).json()
    assert (changed["name"], changed["languages"], changed["listed"]) == ("Ana Ruiz", ["it"], False)
    assert program.ask("PUT", at, {"name": ""}).status_code == 422
    withdrawn = program.ask("POST", f"{at}/withdraw").json()
    assert (withdrawn["state"], withdrawn["can"]) == ("withdrawn", ["bring_back"])
    assert kind(program.ask("POST", f"{at}/withdraw")) == "not-now"
    assert program.ask("POST", f"{at}/bring-back").json()["state"] == "confirmed"
    stranger = Program(make_person(verified=True))
    assert stranger.get(at).status_code == 403
    assert stranger.ask("POST", f"{at}/withdraw").status_code == 403
    assert event.registrations.get().state == RegistrationState.CONFIRMED


def test_the_organisation_of_one_of_a_delegation_is_changed_by_whoever_registered_them(me: User) -> None:
    event, program = make_event(), Program(me)
    people = [Companion("Bo", house="Water Works")]
    bo = register_delegation(event=event, name="Granada", people=people, by=me, at=AT).registrations.get()
    at = f"/registrations/{bo.pk}"
    assert program.ask("PUT", at, {"name": "Bo"}).json()["organisation"] == "Water Works"
    assert (
        program.ask("PUT", at, {"name": "Bo", "house": "Water Office"}).json()["organisation"]
        == "Water Office"
    )
    assert program.ask("PUT", at, {"name": "Bo", "house": ""}).json()["organisation"] == ""
    assert program.ask("PUT", at, {"name": "Bo", "house": "x" * 201}).status_code == 422
    alone = f"/registrations/{make_registration(event, me).pk}"
    assert kind(program.ask("PUT", alone, {"name": "Ana", "house": "The Crown"})) == "not-allowed"


def test_a_full_event_has_a_waiting_list(me: User) -> None:
    event = make_event(capacity=1)
    make_registration(event)
    at = f"/events/{event.slug}/registrations"
    first = Program(me).ask("POST", at, {"name": "Ana"}).json()
    second = Program(make_person(verified=True)).ask("POST", at, {"name": "Bo"}).json()
    assert [(one["state"], one["before"]) for one in (first, second)] == [("waiting", 0), ("waiting", 1)]
    closed = make_event(state=EventState.CLOSED)
    assert kind(Program(me).ask("POST", f"/events/{closed.slug}/registrations", {"name": "Ana"})) == "not-now"


def test_hosts_see_who_registered_and_decide() -> None:
    officer = make_officer()
    event, program = make_event(city=officer.cities.get(), capacity=5, by_approval=True), Program(officer)
    asked = make_registration(
        event, make_person("Ana", email="ana@example.org", verified=True), state=RegistrationState.ASKED
    )
    make_registration(event, make_person("Bo", verified=True), city=make_city("Bologna"))
    seen = program.get(f"/events/{event.slug}/registrations").json()
    assert [one["name"] for one in seen["items"]] == ["Ana", "Bo"]
    assert seen["items"][0]["email"] == "ana@example.org"
    assert (seen["by_state"], seen["countries"], seen["capacity"]) == (
        {"asked": 1, "confirmed": 1}, {"IT": 1}, 5,
    )  # fmt: skip
    for filters, number in (("state=asked", 1), ("country=IT", 1), ("q=bo", 1), ("state=let_in", 0)):
        assert program.get(f"/events/{event.slug}/registrations?{filters}").json()["count"] == number, filters
    at = f"/registrations/{asked.pk}"
    assert program.get(at).json()["email"] == "ana@example.org"
    assert asked.person is not None
    assert Program(asked.person).get(at).json()["email"] == ""
    assert program.ask("POST", f"{at}/confirm").json()["state"] == "confirmed"
    assert program.ask("POST", f"{at}/undo-decision").json()["state"] == "asked"
    declined = program.ask("POST", f"{at}/decline", {"why": "It is full."}).json()
    assert (declined["state"], declined["why"]) == ("declined", "It is full.")
    assert program.ask("POST", f"{at}/decline", {"why": ""}).status_code == 422


def test_others_than_the_hosts_neither_see_nor_decide(me: User) -> None:
    event = make_event()
    row = make_registration(event, me, state=RegistrationState.ASKED)
    program = Program(me)
    assert kind(program.get(f"/events/{event.slug}/registrations")) == "not-allowed"
    for path, sent in (("confirm", None), ("decline", {"why": "No."}), ("check-in", {})):
        assert program.ask("POST", f"/registrations/{row.pk}/{path}", sent).status_code == 403
    assert program.ask("DELETE", f"/registrations/{row.pk}/check-in").status_code == 403
    row.refresh_from_db()
    assert (row.state, row.checked_in_at) == (RegistrationState.ASKED, None)


def test_somebody_is_let_in_once_and_taken_back() -> None:
    officer = make_officer()
    event, program = make_event(city=officer.cities.get()), Program(officer)
    row = make_registration(event)
    at = f"/registrations/{row.pk}/check-in"
    first = program.ask("POST", at, {}).json()
    again = program.ask("POST", at, {"when": "2026-11-24T09:30:00+08:00"}).json()
    assert (first["already"], again["already"]) == (False, True)
    assert first["let_in_at"] == again["let_in_at"]
    assert program.ask("DELETE", at).json()["let_in_at"] is None
    waits = make_registration(event, state=RegistrationState.WAITING)
    assert kind(program.ask("POST", f"/registrations/{waits.pk}/check-in", {})) == "not-now"
    assert program.ask("POST", at, {"when": "2026-11-24T09:30:00"}).status_code == 422
