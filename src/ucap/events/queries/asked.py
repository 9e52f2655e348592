"""The questions of an event as its form asks them, and whether one can register now."""

from datetime import datetime

from ucap.events.answers import Asked
from ucap.events.models import Event
from ucap.events.queries.cards import coming_to, standing_of
from ucap.events.standing import Standing
from ucap.events.states import QuestionKind

TAKES = (Standing.OPEN, Standing.FULL)  # registrations
OVER = (Standing.HELD, Standing.REPORTED)


def questions_of(event: Event) -> list[Asked]:
    """What is asked now, in order. One query."""
    return [
        Asked(QuestionKind(one.kind), one.wording, tuple(one.options), one.needed, one.pk)
        for one in event.questions.filter(dropped=False)
    ]


def standing_now(event: Event, at: datetime) -> Standing:
    """Where the event stands. One query."""
    return standing_of(event, at, coming_to([event.pk]).get(event.pk, 0))


def takes_registrations(event: Event, at: datetime) -> bool:
    """Whether one can register now, be it for the waiting list."""
    return standing_of(event, at, 0) in TAKES


def is_over(event: Event, at: datetime) -> bool:
    """Whether it has been held."""
    return standing_of(event, at, 0) in OVER
