"""The talk between the author and the moderators."""

from datetime import datetime

from django.db import transaction

from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import gettext_noop
from ucap.moderation import letters
from ucap.moderation.actions.recording import record_case
from ucap.moderation.models import LONGEST_TEXT, Answer, Case
from ucap.moderation.rules import may_answer, may_see_case, speaks_for
from ucap.people.models import User

IN_A_ROW = 3  # words of the author that may wait for a reply
NOT_YOUR_CASE = gettext_noop("Only whoever wrote it, or the secretariat, can answer here.")


@transaction.atomic
def answer(*, case: Case, text: str, by: User, at: datetime) -> Answer:
    """The word, added to the talk; the other side is told."""
    case = _locked(case)
    if not may_answer(by, case):
        raise NotAllowed(NOT_YOUR_CASE)
    words = clean_text(text)[:LONGEST_TEXT]
    if not words:
        raise BadInput(gettext_noop("Write your answer first."))
    by_moderator = not speaks_for(by, case)
    if not by_moderator and _waiting_in_a_row(case) >= IN_A_ROW:
        raise NotNow(
            gettext_noop("Your answer is with the moderators. Wait for theirs before you write again.")
        )
    said = Answer.objects.create(case=case, by=by, by_moderator=by_moderator, text=words, at=at)
    case.answer_waits = not by_moderator
    case.save(update_fields=["answer_waits"])
    record_case("moderation.answered", case, actor=by.pk, at=at, by_moderator=by_moderator)
    letters.tell_answer(case, by=by, by_moderator=by_moderator, at=at)
    return said


@transaction.atomic
def note_reading(*, case: Case, by: User, at: datetime) -> Case:
    """The case; once its author has read the decision it no longer waits for them."""
    if not may_see_case(by, case):
        raise NotAllowed(NOT_YOUR_CASE)
    if case.author_id == by.pk and case.decided_at and case.read_at is None:
        case.read_at = at
        case.save(update_fields=["read_at"])
    return case


def _waiting_in_a_row(case: Case) -> int:
    latest = case.answers.order_by("-at", "-id").values_list("by_moderator", flat=True)[:IN_A_ROW]
    count = 0
    for by_moderator in latest:
        if by_moderator:
            break
        count += 1
    return count


def _locked(case: Case) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("author").get(pk=case.pk)
