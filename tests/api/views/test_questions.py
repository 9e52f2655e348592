"""The organiser's own questions by program."""

from typing import Any

import pytest

from tests.api.conftest import Program
from tests.api.problems import kind, pointers
from tests.events.factories import make_city, make_event, make_officer, make_registration
from ucap.events.models import Event
from ucap.events.states import EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
MEAL = {"wording": "What do you eat?", "kind": "choice", "options": ["Everything", "No meat"]}
TRAIN = {"wording": "I come by train", "kind": "yes"}


@pytest.fixture
def officer(db: None) -> User:
    return make_officer()


@pytest.fixture
def event(officer: User) -> Event:
    return make_event(city=officer.cities.get())


def test_questions_are_set_and_asked_of_whoever_registers(officer: User, event: Event) -> None:
    program, at = Program(officer), f"/events/{event.slug}/questions"
    assert program.get(at).json() == {"event": event.slug, "questions": []}
    kept = program.ask("PUT", at, {"questions": [MEAL, {**TRAIN, "needed": True}]}).json()["questions"]
    assert [(one["wording"], one["kind"], one["options"], one["needed"]) for one in kept] == [
        ("What do you eat?", "choice", ["Everything", "No meat"], False),
        ("I come by train", "yes", [], True),
    ]
    form = Program(make_officer(make_city("Bologna").pk)).get(f"/events/{event.slug}/registration-form")
    assert form.json()["questions"] == kept


def test_questions_are_changed_moved_and_left_out(officer: User, event: Event) -> None:
    program, at = Program(officer), f"/events/{event.slug}/questions"
    meal, train = program.ask("PUT", at, {"questions": [MEAL, TRAIN]}).json()["questions"]
    make_registration(event, answers={meal["id"]: "No meat"})
    moved = [train, {**meal, "wording": "What would you like?"}]
    kept = program.ask("PUT", at, {"questions": moved}).json()["questions"]
    assert [one["id"] for one in kept] == [train["id"], meal["id"]]
    assert kept[1]["wording"] == "What would you like?"
    assert program.ask("PUT", at, {"questions": []}).json()["questions"] == []
    # what was answered stays
    assert list(event.questions.values_list("pk", "dropped")) == [(meal["id"], True)]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"wording": " "}, "#/questions/1/wording"),
        ({"wording": "x" * 301}, "#/questions/1/wording"),
        ({"wording": "https://example.org or https://example.com?"}, "#/questions/1/wording"),
        ({"kind": "choice", "options": ["One"]}, "#/questions/1/options"),
        ({"kind": "choices", "options": ["Same", "Same"]}, "#/questions/1/options"),
        ({"options": ["x" * 201]}, "#/questions/1/options/0"),
        ({"kind": "stars"}, "#/questions/1/kind"),
        ({"color": "red"}, "#/questions/1/color"),
    ],
)
def test_what_cannot_be_asked_is_told_at_its_question(
    officer: User, event: Event, wrong: dict[str, Any], where: str
) -> None:
    sent = {"questions": [MEAL, {**TRAIN, **wrong}]}
    answer = Program(officer).ask("PUT", f"/events/{event.slug}/questions", sent)
    assert (answer.status_code, pointers(answer)) == (422, [where])
    assert not event.questions.exists()


def test_only_the_hosts_ask_and_not_once_it_is_over(officer: User, event: Event) -> None:
    at, stranger = f"/events/{event.slug}/questions", Program(make_officer(make_city("Bologna").pk))
    assert kind(stranger.get(at)) == "not-allowed"
    assert kind(stranger.ask("PUT", at, {"questions": [MEAL]})) == "not-allowed"
    assert pointers(Program(officer).ask("PUT", at, {"questions": [MEAL] * 31})) == ["#/questions"]
    event.state = EventState.HELD
    event.save()
    assert kind(Program(officer).ask("PUT", at, {"questions": [MEAL]})) == "not-now"
    assert not event.questions.exists()
