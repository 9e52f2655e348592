"""Deciding on a case, and taking a decision back."""

from datetime import datetime

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import gettext_noop
from ucap.moderation import letters
from ucap.moderation.actions.recording import record_case
from ucap.moderation.kinds import kind_of
from ucap.moderation.models import LONGEST_TEXT, Case
from ucap.moderation.rules import NOT_A_MODERATOR, may_decide
from ucap.moderation.states import CAN_BE_UNDONE, CaseState, Verdict, case_after, verdicts
from ucap.people.models import User


@transaction.atomic
def decide(
    *,
    case: Case,
    verdict: Verdict,
    reason: str = "",
    by: User,
    at: datetime,
    verify_author: bool = False,
) -> Case:
    """The case, decided: what waited appears, or it is taken down with a reason, or what was reported stays.

    `verify_author` (with a release): what the author writes from now on appears at once.
    """
    case = _locked(case, by)
    reason = clean_text(reason)[:LONGEST_TEXT]
    if verdict == Verdict.WITHHOLD and not reason:
        raise BadInput(gettext_noop("Say why it is taken down, so that the author can mend it or answer."))
    if verdict not in verdicts(case.state, held=case.held):
        raise NotNow(gettext_noop("This case was decided in the meantime. Reload the page to see how."))
    before = case.state
    case.state = case_after(verdict, case.state)
    case.decided_by, case.decided_at, case.reason = by, at, reason
    case.answer_waits, case.read_at = False, None
    case.verified_author = verify_author and verdict == Verdict.RELEASE and _vouch(case.author, by, at)
    case.save()
    kind = kind_of(case.subject_kind)
    if verdict == Verdict.RELEASE:
        kind.release(case.subject_id, by, at)
    elif verdict == Verdict.WITHHOLD:
        kind.withhold(case.subject_id, by, at)
    record_case("moderation.decided", case, actor=by.pk, at=at, before=before, after=case.state)
    letters.tell_decision(case, by=by, at=at)
    return case


@transaction.atomic
def reopen(*, case: Case, by: User, at: datetime) -> Case:
    """The case, open again, and its thing as it was before the decision: it waits, or it is public."""
    case = _locked(case, by)
    before = CaseState(case.state)
    after = case_after("reopen", case.state)
    if case.decided_at is None or at - case.decided_at > CAN_BE_UNDONE:
        raise NotNow(gettext_noop("This was decided long ago, so it cannot be taken back. Report it anew."))
    if Case.objects.open().about(case.subject_kind, case.subject_id).exists():
        raise NotNow(gettext_noop("There is a newer case about the same thing. Decide on that one."))
    kind = kind_of(case.subject_kind)
    if before == CaseState.RELEASED and case.held:
        kind.withhold(case.subject_id, by, at)
    elif before == CaseState.WITHHELD and not case.held:
        kind.release(case.subject_id, by, at)
    if case.verified_author and case.author:
        _take_back_vouching(case.author, by, at)
    case.state, case.reason, case.verified_author = after, "", False
    case.decided_by, case.decided_at, case.read_at = None, None, None
    case.save()
    record_case("moderation.reopened", case, actor=by.pk, at=at, before=before, after=case.state)
    if before != CaseState.DISMISSED:
        letters.tell_reopened(case, by=by, at=at)
    return case


def _locked(case: Case, by: User) -> Case:
    there = Case.objects.select_for_update(of=("self",)).select_related("author").filter(pk=case.pk).first()
    if there is None:
        raise NotNow(gettext_noop("This case is not here any more."))
    if not may_decide(by, there):
        raise NotAllowed(NOT_A_MODERATOR)
    return there


def _vouch(author: User | None, by: User, at: datetime) -> bool:
    """Whether the author became verified by this."""
    if author is None or author.verified_at is not None:
        return False
    author.verified_at = at
    author.save(update_fields=["verified_at"])
    record("person.verified", subject=("user", author.pk), actor=by.pk, at=at)
    return True


def _take_back_vouching(author: User, by: User, at: datetime) -> None:
    author.verified_at = None
    author.save(update_fields=["verified_at"])
    record("person.unverified", subject=("user", author.pk), actor=by.pk, at=at)
