"""Leaving: asked for, taken back, carried out. What the cooperation did stays; who the person was does not."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import Message, gettext_noop
from ucap.kernel.person import Obstacle
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User
from ucap.people.personal import end_sessions, person_of
from ucap.people.rules import SIGN_IN_FIRST
from ucap.privacy.actions.exporting import delete_exports
from ucap.privacy.actions.sweeping import sweep
from ucap.privacy.areas import areas, obstacles
from ucap.privacy.models import Erasure, Export
from ucap.privacy.retention import DAYS
from ucap.privacy.rules import may_leave

log = logging.getLogger(__name__)


@transaction.atomic
def ask_to_be_erased(*, by: User, at: datetime, at_once: bool = False, hand_over: bool = False) -> Erasure:
    """The erasure: done already (`at_once`), or to be done in 14 days unless the person signs in before.

    Raises NotNow where something has to be settled first, BadInput where something is left alone and not handed over.
    """
    if not may_leave(by):
        raise NotAllowed(SIGN_IN_FIRST)
    person = User.objects.select_for_update().get(pk=by.pk)
    _settled(obstacles(person_of(person)), hand_over=hand_over)
    erasure = Erasure.objects.pending().filter(person=person).first() or Erasure(person=person, asked_at=at)
    erasure.due_at = at if at_once else at + timedelta(days=DAYS["erasures"])
    erasure.hand_over = hand_over
    erasure.save()
    record("erasure.asked", subject=("user", person.pk), actor=person.pk, at=at)
    if at_once:
        return carry_out(erasure=erasure, at=at)
    notify(
        to=[person],
        kind=Kind.ACCOUNT,
        subject=("user", person.pk),
        title=Message(
            gettext_noop("Your account will be erased on %(day)s"), {"day": f"{erasure.due_at:%Y-%m-%d}"}
        ),
        text=Message(gettext_noop("Sign in before that day, and it stays as it is.")),
        link=("privacy:mine", ()),
        at=at,
    )
    end_sessions(person_of(person))
    return erasure


@transaction.atomic
def stay(*, by: User, at: datetime) -> bool:
    """Whether there was something to take back: an erasure that was asked for and not yet done."""
    if not may_leave(by):
        raise NotAllowed(SIGN_IN_FIRST)
    taken_back = Erasure.objects.pending().filter(person=by).update(taken_back_at=at)
    if taken_back:
        record("erasure.taken_back", subject=("user", by.pk), actor=by.pk, at=at)
    return bool(taken_back)


@transaction.atomic
def carry_out(*, erasure: Erasure, at: datetime) -> Erasure:
    """The erasure, done: nothing that is stored says any more who the person was."""
    erasure = Erasure.objects.select_for_update(of=("self",)).select_related("person").get(pk=erasure.pk)
    if erasure.done_at or erasure.taken_back_at:
        return erasure
    person = person_of(erasure.person)
    left_alone = obstacles(person)
    _settled(left_alone, hand_over=True)
    _hand_over(left_alone, at)
    delete_exports(Export.objects.filter(person_id=person.id).values_list("pk", flat=True))
    for area in areas():
        area.personal.erase(person, at)
    if forgotten := sweep(person):
        log.warning("erased where no domain had looked: %s", ", ".join(forgotten))
    erasure.done_at = at
    erasure.save(update_fields=["done_at"])
    record("erasure.done", subject=("user", person.id), actor=person.id, at=at)
    return erasure


@transaction.atomic
def erase_anew(*, person: User, at: datetime) -> Erasure:
    """The erasure, done, of somebody who was erased once and came back with an old backup.

    Called by the operator on the command line: whoever holds the machine knows from a newer record that they had left.
    """
    erasure, new = Erasure.objects.pending().get_or_create(
        person=person, defaults={"asked_at": at, "due_at": at}
    )
    if new:
        record("erasure.asked", subject=("user", person.pk), actor="", at=at)
    return carry_out(erasure=erasure, at=at)


def carry_out_due(at: datetime) -> int:
    """How many people are erased now. One that cannot be is told to the secretariat, and tried again the next time."""
    done = 0
    for erasure in Erasure.objects.due(at):
        try:
            carry_out(erasure=erasure, at=at)
            done += 1
        except NotNow:
            log.warning("the erasure %s has to wait: something must be settled first", erasure.pk)
    return done


def _settled(found: Iterable[Obstacle], *, hand_over: bool) -> None:
    for obstacle in found:
        if not obstacle.can_be_handed_over:
            raise NotNow(obstacle.message.template, **obstacle.message.values)
        if not hand_over:
            raise BadInput(
                gettext_noop(
                    "Say that the secretariat takes over what nobody else looks after, or settle it first."
                )
            )


def _hand_over(left_alone: Iterable[Obstacle], at: datetime) -> None:
    """The secretariat hears what nobody looks after any more, not who did."""
    for obstacle in left_alone:
        address, arguments = obstacle.link
        notify(
            to=User.objects.filter(is_secretariat=True, is_active=True),
            kind=Kind.ACCOUNT,
            subject=(address.partition(":")[0][:20], str(arguments[0])[:32]),
            title=Message(gettext_noop("Nobody looks after %(what)s any more"), {"what": _what(obstacle)}),
            text=Message(
                gettext_noop("Whoever did has left the platform. Find somebody else, or do it yourselves.")
            ),
            link=obstacle.link,
            at=at,
        )


def _what(obstacle: Obstacle) -> str:
    return str(next(iter(obstacle.message.values.values()), ""))
