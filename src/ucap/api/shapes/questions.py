"""The organiser's own questions, to read and to write."""

from typing import Annotated

from pydantic import Field, StringConstraints

from ucap.api.shapes.events import QuestionAsked
from ucap.api.shapes.shape import Answer, Id, Line, Sent
from ucap.api.shapes.writing import Named
from ucap.events.answers import LONGEST_OPTION, LONGEST_WORDING, MOST_OPTIONS, MOST_QUESTIONS
from ucap.events.states import QuestionKind


class QuestionsAnswer(Answer):
    event: str
    """Slug."""
    questions: list[QuestionAsked]


class WrittenQuestion(Sent):
    wording: Annotated[Named, StringConstraints(max_length=LONGEST_WORDING)]
    kind: QuestionKind = QuestionKind.LINE
    options: Annotated[
        list[Annotated[Line, StringConstraints(max_length=LONGEST_OPTION)]], Field(max_length=MOST_OPTIONS)
    ] = []
    """To choose from: of a choice or choices two at least."""
    needed: bool = False
    id: Id | None = None
    """Of a question that is asked already; null for a new one."""


class WrittenQuestions(Sent):
    questions: Annotated[list[WrittenQuestion], Field(max_length=MOST_QUESTIONS)]
    """All of them, in their order. One that is left out, or is of another kind now, is asked no more; what was answered stays."""
