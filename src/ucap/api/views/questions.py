"""The organiser's own questions: what whoever registers for an event is asked."""

from ucap.api.shapes.events import QuestionAsked
from ucap.api.shapes.questions import QuestionsAnswer, WrittenQuestion, WrittenQuestions
from ucap.api.shapes.shape import Slug
from ucap.api.states import Scope
from ucap.api.views.calling import PersonCall
from ucap.api.views.checked import checked
from ucap.api.views.events import SLUG
from ucap.api.views.offering import Section
from ucap.api.views.subjects import Subject
from ucap.events import actions
from ucap.events.answers import Asked
from ucap.events.forms.questions import QuestionRow
from ucap.events.queries.asked import questions_of
from ucap.events.queries.registrations import hosted_event
from ucap.people.models import User

questions = Section("Questions", "For the hosts of an event: what they ask of whoever registers.")
MEAL = {"wording": "What do you eat?", "kind": "choice", "options": ["Everything", "No meat"]}


def _answer(slug: str, viewer: User) -> QuestionsAnswer:
    """The questions as they are asked now."""
    event = hosted_event(slug, viewer)
    asked = [QuestionAsked.of(one, options=list(one.options)) for one in questions_of(event)]
    return QuestionsAnswer(event=event.slug, questions=asked)


QUESTIONS = Subject("event", hosted_event, _answer)


@questions.read("/events/{slug}/questions", QuestionsAnswer, where=SLUG)
def read_questions(request: PersonCall, slug: Slug) -> QuestionsAnswer:
    """What you ask of those who register for an event of yours."""
    return _answer(slug, request.user)


@questions.write(
    "PUT",
    "/events/{slug}/questions",
    QuestionsAnswer,
    scope=Scope.EVENTS,
    where=SLUG,
    body={"questions": [MEAL, {"wording": "I come by train", "kind": "yes"}]},
)
def set_questions(request: PersonCall, slug: Slug, sent: WrittenQuestions) -> QuestionsAnswer:
    """Asks these questions in this order; all of them are sent."""
    asked = [_asked(one, number) for number, one in enumerate(sent.questions)]
    return QUESTIONS.after(request, slug, actions.set_questions, questions=asked)


def _asked(sent: WrittenQuestion, number: int) -> Asked:
    """The question of that number, checked as a row of the page's form."""
    data = {**sent.model_dump(), "id": sent.id or "", "options": "\n".join(sent.options)}
    row = QuestionRow(data)
    checked(row, at=f"/questions/{number}")
    return row.question()
