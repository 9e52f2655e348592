"""The organiser's own questions, and what is an answer to them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ucap.events.states import QuestionKind
from ucap.kernel.errors import BadInput
from ucap.kernel.hygiene import clean_line, clean_text, too_long
from ucap.kernel.messages import gettext_noop

MOST_QUESTIONS, MOST_OPTIONS = 30, 30
LONGEST_WORDING, LONGEST_OPTION = 300, 200
LONGEST_ANSWER = {QuestionKind.LINE: 200, QuestionKind.TEXT: 2000}  # characters
OF_SEVERAL = (QuestionKind.CHOICE, QuestionKind.CHOICES)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; `id` is "" until it is kept."""

    kind: QuestionKind
    wording: str
    options: tuple[str, ...] = ()  # of a choice
    needed: bool = False
    id: str = ""


def checked(question: Asked) -> Asked:
    """The question, clean. Raises BadInput for one that cannot be asked."""
    wording = clean_line(question.wording)
    if not wording:
        raise BadInput(gettext_noop("Write the question, or take its row out."))
    if too_long(wording, LONGEST_WORDING):
        raise BadInput(
            gettext_noop("A question has at most %(limit)d characters. Shorten it."), limit=LONGEST_WORDING
        )
    return Asked(question.kind, wording, _options(question), question.needed, question.id)


def read_answers(questions: Sequence[Asked], given: Mapping[str, Any]) -> dict[str, Any]:
    """What was answered, clean, by the question's id; nothing for what was left empty.

    Raises BadInput, which names the question, for what is needed and missing, too long, or none of the options.
    """
    read = ((question, _answer(question, given.get(question.id))) for question in questions)
    answers = {}
    for question, answer in read:
        if answer:
            answers[question.id] = answer
        elif question.needed:
            raise BadInput(gettext_noop("Answer “%(question)s”."), question=question.wording)
    return answers


def said(kind: str, answer: Any, yes: str) -> str:
    """The answer as one text; `yes` is the word for what was ticked."""
    if kind == QuestionKind.YES:
        return yes if answer else ""
    return "; ".join(map(str, answer)) if isinstance(answer, list | tuple) else str(answer or "")


def _options(question: Asked) -> tuple[str, ...]:
    if question.kind not in OF_SEVERAL:
        return ()
    options = tuple(dict.fromkeys(line for one in question.options if (line := clean_line(one))))
    if len(options) < 2:
        raise BadInput(
            gettext_noop("Write at least two answers to choose from for “%(question)s”."),
            question=question.wording,
        )
    if len(options) > MOST_OPTIONS or any(too_long(one, LONGEST_OPTION) for one in options):
        raise BadInput(
            gettext_noop(
                "At most %(most)d answers to choose from are possible, each of at most %(limit)d characters."
            ),
            most=MOST_OPTIONS,
            limit=LONGEST_OPTION,
        )
    return options


def _answer(question: Asked, value: Any) -> Any:
    if question.kind == QuestionKind.YES:
        return value is True
    if question.kind == QuestionKind.CHOICES:
        chosen = [str(one) for one in value] if isinstance(value, list | tuple) else []
        return [_one_of(question, one) for one in dict.fromkeys(chosen)]
    text = value if isinstance(value, str) else ""
    if question.kind == QuestionKind.CHOICE:
        return _one_of(question, text) if text else ""
    clean = clean_line(text) if question.kind == QuestionKind.LINE else clean_text(text)
    limit = LONGEST_ANSWER[question.kind]
    if too_long(clean, limit):
        raise BadInput(
            gettext_noop("The answer to “%(question)s” has at most %(limit)d characters. Shorten it."),
            question=question.wording,
            limit=limit,
        )
    return clean


def _one_of(question: Asked, text: str) -> str:
    if text not in question.options:
        raise BadInput(
            gettext_noop("Choose one of the answers to “%(question)s”."), question=question.wording
        )
    return text
