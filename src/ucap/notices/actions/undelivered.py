"""What becomes of letters that the mail server never took."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.notices.actions.writing import send_off
from ucap.notices.models import Letter
from ucap.notices.rules import NOT_YOUR_LETTERS, may_handle_letters
from ucap.notices.states import LetterState
from ucap.people.models import User


@transaction.atomic
def send_again(*, letter: Letter, by: User, at: datetime) -> Letter:
    """The letter, on its way once more, with as many attempts as a new one."""
    letter = _in_state(letter, LetterState.DEAD, by)
    letter.state, letter.attempts, letter.due_at, letter.error = LetterState.WAITING, 0, at, ""
    letter.save(update_fields=["state", "attempts", "due_at", "error"])
    _journal("letter.sent_again", letter, by, at)
    send_off([letter.id])
    return letter


@transaction.atomic
def drop(*, letter: Letter, by: User, at: datetime) -> Letter:
    """The letter, which nobody tries to send any more."""
    letter = _in_state(letter, LetterState.DEAD, by)
    return _moved(letter, LetterState.DROPPED, "letter.dropped", by, at)


@transaction.atomic
def bring_back(*, letter: Letter, by: User, at: datetime) -> Letter:
    """The letter, among the undelivered ones again."""
    letter = _in_state(letter, LetterState.DROPPED, by)
    return _moved(letter, LetterState.DEAD, "letter.brought_back", by, at)


def _in_state(letter: Letter, state: LetterState, by: User) -> Letter:
    if not may_handle_letters(by):
        raise NotAllowed(NOT_YOUR_LETTERS)
    there = Letter.objects.select_for_update(of=("self",)).filter(pk=letter.pk, state=state).first()
    if there is None:
        raise NotNow(gettext_noop("Somebody else dealt with this letter already. Reload the page."))
    return there


def _moved(letter: Letter, state: LetterState, verb: str, by: User, at: datetime) -> Letter:
    letter.state = state
    letter.save(update_fields=["state"])
    _journal(verb, letter, by, at)
    return letter


def _journal(verb: str, letter: Letter, by: User, at: datetime) -> None:
    record(verb, subject=("letter", letter.id), actor=by.pk, at=at)
