"""What the hosts ask of whoever registers."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from ucap.events.actions.registered import held_event
from ucap.events.answers import MOST_QUESTIONS, Asked, checked
from ucap.events.models import Event, Question
from ucap.events.rules.hosting import NOT_YOURS, may_edit
from ucap.events.states import CAN_BE_CHANGED
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@transaction.atomic
def set_questions(*, event: Event, questions: Sequence[Asked], by: User, at: datetime) -> list[Question]:
    """The questions in this order. One that is left out, or is of another kind now, is asked no more; what was answered stays."""
    event = held_event(event.pk)
    if not may_edit(by, event):
        raise NotAllowed(NOT_YOURS)
    if event.state not in CAN_BE_CHANGED:
        raise NotNow(gettext_noop("The event is over; nobody answers questions any more."))
    if len(questions) > MOST_QUESTIONS:
        raise BadInput(gettext_noop("At most %(most)d questions are possible."), most=MOST_QUESTIONS)
    there = {one.pk: one for one in event.questions.filter(dropped=False)}
    before = _said(there.values())
    kept = [_kept(event, checked(one), there, place) for place, one in enumerate(questions, start=1)]
    _drop(event, [one for id_, one in there.items() if id_ not in {one.pk for one in kept}])
    after = _said(kept)
    if after != before:
        record(
            "event.questions_set",
            subject=("event", event.pk),
            actor=by.pk,
            at=at,
            before={"questions": before},
            after={"questions": after},
            personal=("questions",),
        )
    return kept


def _kept(event: Event, asked: Asked, there: dict[str, Question], place: int) -> Question:
    row = there.get(asked.id)
    if row is None or row.kind != asked.kind:
        row = Question(event=event, kind=asked.kind)
    row.place, row.wording, row.options, row.needed = place, asked.wording, list(asked.options), asked.needed
    row.save()
    return row


def _drop(event: Event, questions: Sequence[Question]) -> None:
    """Deletes those that nobody has answered; the others are asked no more."""
    if not questions:
        return
    answered = {id_ for answers in event.registrations.values_list("answers", flat=True) for id_ in answers}
    for one in questions:
        if one.pk in answered:
            one.dropped = True
            one.save(update_fields=["dropped"])
        else:
            one.delete()


def _said(questions: Iterable[Question]) -> list[list[object]]:
    return [[one.kind, one.wording, list(one.options), one.needed] for one in questions]
