"""Declining an interest or passing it on, withdrawing it, taking it up again; how far it has come and what became of it."""

from datetime import datetime

from django.db import transaction

from ucap.exchange.actions.talking import change, held_to_talk
from ucap.exchange.letters import tell_other_side, tell_who_looks_after_it
from ucap.exchange.models import LONGEST_REASON, Interest
from ucap.exchange.rules import (
    NOT_YOUR_TALK,
    is_on_its_side,
    may_answer,
    may_move,
    may_take_up,
    may_withdraw,
    side_of,
)
from ucap.exchange.states import (
    TALKING,
    DeclineReason,
    InterestStage,
    InterestState,
    Outcome,
    interest_after,
)
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@transaction.atomic
def decline_interest(
    *, interest: Interest, reason: DeclineReason, text: str = "", by: User, at: datetime
) -> Interest:
    """The interest, declined; those who were interested read why, and the reason shapes what they are shown next."""
    interest = held_to_talk(interest)
    if not may_answer(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    words = clean_text(text)[:LONGEST_REASON]
    if reason == DeclineReason.OTHER and not words:
        raise BadInput(gettext_noop("Say why in your own words."))
    interest.decline_reason, interest.decline_text, interest.handled_by = reason, words, by
    change("interest.declined", interest, "decline", by=by, at=at, reason=reason.value)
    title = gettext_noop("%(whose)s has declined: %(title)s")
    tell_other_side(interest, title, from_asker=False, by=by, at=at)
    return interest


@transaction.atomic
def pass_on_interest(*, interest: Interest, to: User, by: User, at: datetime) -> Interest:
    """The interest, with somebody else of the same organisation or city to look after it, who is told."""
    interest = held_to_talk(interest)
    if not may_answer(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    if not is_on_its_side(to, interest.entry):
        raise BadInput(gettext_noop("Choose somebody who belongs to your organisation or city."))
    interest.handled_by, interest.reminded_at = to, None
    change("interest.passed_on", interest, "pass_on", by=by, at=at, to_person=to.pk)
    tell_who_looks_after_it(interest, by=by, at=at)
    return interest


@transaction.atomic
def withdraw_interest(*, interest: Interest, by: User, at: datetime) -> Interest:
    """The interest, withdrawn; the other side is told."""
    interest = held_to_talk(interest)
    if not may_withdraw(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    change("interest.withdrawn", interest, "withdraw", by=by, at=at)
    title = gettext_noop("%(whose)s is no longer interested in: %(title)s")
    tell_other_side(interest, title, from_asker=True, by=by, at=at)
    return interest


@transaction.atomic
def take_up_interest(*, interest: Interest, by: User, at: datetime) -> Interest:
    """The conversation as it was before it was declined, withdrawn or closed; the other side is told."""
    interest = held_to_talk(interest)
    if not may_take_up(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    interest_after("take_up", interest.state)
    same = Interest.objects.filter(
        entry=interest.entry_id, organisation=interest.organisation_id, city=interest.city_id
    )
    if same.filter(state__in=TALKING).exists():
        raise NotNow(gettext_noop("A newer conversation about the same entry is open. Go on there."))
    to = InterestState.ANSWERED if interest.answered_at else InterestState.WAITING
    interest.decline_reason = interest.decline_text = interest.outcome = interest.outcome_text = ""
    stage = _stage_before(interest) if interest.stage == InterestStage.OUTCOME else ""
    change("interest.taken_up", interest, "take_up", by=by, at=at, to=to, stage=stage)
    title = gettext_noop("%(whose)s takes the conversation up again: %(title)s")
    tell_other_side(interest, title, from_asker=bool(side_of(by, interest)), by=by, at=at)
    return interest


@transaction.atomic
def move_stage(*, interest: Interest, stage: InterestStage, by: User, at: datetime) -> Interest:
    """The conversation at another stage, further or back; what became of it is said by `say_outcome`."""
    interest = held_to_talk(interest)
    if not may_move(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    interest_after("move", interest.state)
    if stage == InterestStage.OUTCOME:
        raise BadInput(gettext_noop("Say what became of it."))
    if stage == interest.stage:
        return interest
    change("interest.moved", interest, "move", by=by, at=at, stage=stage)
    title = gettext_noop("A conversation is at another stage: %(title)s")
    tell_other_side(interest, title, from_asker=bool(side_of(by, interest)), by=by, at=at)
    return interest


@transaction.atomic
def say_outcome(*, interest: Interest, outcome: Outcome, text: str = "", by: User, at: datetime) -> Interest:
    """The conversation, closed with what became of it, for both sides and the secretariat to see."""
    interest = held_to_talk(interest)
    if not may_move(by, interest):
        raise NotAllowed(NOT_YOUR_TALK)
    interest.outcome, interest.outcome_text = outcome, clean_text(text)[:LONGEST_REASON]
    change(
        "interest.closed",
        interest,
        "close",
        by=by,
        at=at,
        stage=InterestStage.OUTCOME,
        outcome=outcome.value,
    )
    title = gettext_noop("%(whose)s has said what became of it: %(title)s")
    tell_other_side(interest, title, from_asker=bool(side_of(by, interest)), by=by, at=at)
    return interest


def _stage_before(interest: Interest) -> str:
    closed = JournalEntry.objects.about("interest", interest.pk).filter(verb="interest.closed").first()
    known = closed.before.get("stage") if closed and isinstance(closed.before, dict) else None
    return known or InterestStage.CONTACT.value
