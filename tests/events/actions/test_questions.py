"""The hosts' own questions, and what is an answer to them."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events.factories import make_event, make_officer, make_person, make_registration
from tests.exchange.factories import PLACES
from ucap.events.actions import set_questions
from ucap.events.answers import MOST_QUESTIONS, Asked, checked, read_answers, said
from ucap.events.models import Question
from ucap.events.states import EventState, QuestionKind
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

DIET = Asked(QuestionKind.LINE, "Diet", needed=True)
BUS = Asked(QuestionKind.CHOICE, "Which bus?", ("8:00", "9:00"))


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


def test_kept_in_order_changed_and_taken_out(officer: User, at: datetime) -> None:
    event = make_event()
    diet, bus = set_questions(event=event, questions=[DIET, BUS], by=officer, at=at)
    again = set_questions(
        event=event,
        questions=[
            Asked(QuestionKind.CHOICE, "Bus?", ("8:00", "9:00", "9:00"), id=bus.pk),
            Asked(QuestionKind.LINE, "Food", id=diet.pk),
        ],
        by=officer,
        at=at,
    )
    assert [(one.pk, one.wording, one.place) for one in again] == [(bus.pk, "Bus?", 1), (diet.pk, "Food", 2)]
    assert list(event.questions.values_list("wording", flat=True)) == ["Bus?", "Food"]
    assert JournalEntry.objects.about("event", event.pk).filter(verb="event.questions_set").count() == 2
    set_questions(event=event, questions=[], by=officer, at=at)
    assert not Question.objects.exists()


def test_one_that_was_answered_is_dropped_and_not_deleted(officer: User, at: datetime) -> None:
    event = make_event()
    diet, bus = set_questions(event=event, questions=[DIET, BUS], by=officer, at=at)
    row = make_registration(event, answers={diet.pk: "No fish"})
    # of another kind it is another question
    changed = Asked(QuestionKind.TEXT, "Diet", id=diet.pk)
    set_questions(event=event, questions=[changed], by=officer, at=at)
    diet.refresh_from_db()
    assert diet.dropped
    assert not Question.objects.filter(pk=bus.pk).exists()
    row.refresh_from_db()
    assert row.answers == {diet.pk: "No fish"}


def test_nothing_is_written_down_where_nothing_changed(officer: User, at: datetime) -> None:
    event = make_event()
    (diet,) = set_questions(event=event, questions=[DIET], by=officer, at=at)
    same = Asked(QuestionKind.LINE, " Diet ", needed=True, id=diet.pk)
    set_questions(event=event, questions=[same], by=officer, at=at)
    assert JournalEntry.objects.about("event", event.pk).count() == 1


def test_hosts_alone_and_before_it_is_over(officer: User, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        set_questions(event=make_event(), questions=[DIET], by=make_person(), at=at)
    with pytest.raises(NotNow):
        set_questions(event=make_event(state=EventState.HELD), questions=[DIET], by=officer, at=at)
    with pytest.raises(BadInput):
        set_questions(event=make_event(), questions=[DIET] * (MOST_QUESTIONS + 1), by=officer, at=at)


@pytest.mark.parametrize(
    "question",
    [
        Asked(QuestionKind.LINE, " "),
        Asked(QuestionKind.LINE, "x" * 301),
        Asked(QuestionKind.CHOICE, "Which?", ("one",)),
        Asked(QuestionKind.CHOICES, "Which?", ("one", " one ", "")),
        Asked(QuestionKind.CHOICE, "Which?", tuple(map(str, range(31)))),
        Asked(QuestionKind.CHOICE, "Which?", ("a", "x" * 201)),
    ],
)
def test_what_cannot_be_asked(question: Asked) -> None:
    with pytest.raises(BadInput):
        checked(question)


KINDS = [
    Asked(QuestionKind.LINE, "Line", id="line"),
    Asked(QuestionKind.TEXT, "Text", id="text"),
    Asked(QuestionKind.CHOICE, "One", ("a", "b"), id="one"),
    Asked(QuestionKind.CHOICES, "Some", ("a", "b"), id="some"),
    Asked(QuestionKind.YES, "Yes", id="yes"),
]


def test_answers_of_every_kind() -> None:
    given_: dict[str, Any] = {
        "line": " a\nb ",
        "text": "a\n\n\n\nb",
        "one": "a",
        "some": ["b", "a", "b"],
        "yes": True,
        "x": "y",
    }
    assert read_answers(KINDS, given_) == {
        "line": "a b",
        "text": "a\n\nb",
        "one": "a",
        "some": ["b", "a"],
        "yes": True,
    }
    assert read_answers(KINDS, {}) == {}
    assert [said(one.kind, given_[one.id], "Yes") for one in KINDS[2:]] == ["a", "b; a; b", "Yes"]
    assert said(QuestionKind.YES, False, "Yes") == ""


@pytest.mark.parametrize(
    ("id_", "value"),
    [("line", "x" * 201), ("text", "x" * 2001), ("one", "c"), ("some", ["c"]), ("some", ["a", 1])],
)
def test_what_is_no_answer(id_: str, value: Any) -> None:
    with pytest.raises(BadInput):
        read_answers(KINDS, {id_: value})


@pytest.mark.parametrize("question", KINDS)
@pytest.mark.parametrize("nothing", [None, "", False, [], "  "])
def test_what_is_needed_has_to_be_answered(question: Asked, nothing: Any) -> None:
    needed = Asked(question.kind, question.wording, question.options, True, question.id)
    with pytest.raises(BadInput):
        read_answers([needed], {question.id: nothing})


SOMETHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([one.id for one in KINDS]), SOMETHING))
def test_whatever_is_sent_is_read_or_refused_and_reads_the_same_again(sent: dict[str, Any]) -> None:
    try:
        answers = read_answers(KINDS, sent)
    except BadInput:
        return
    assert read_answers(KINDS, answers) == answers
    assert all(said(one.kind, answers[one.id], "Yes") for one in KINDS if one.id in answers)
