"""Letting people in, also with a telephone that was offline for a while: what is sent twice is done once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ucap.events.actions.registered import held_registration, note
from ucap.events.models import Event, Registration
from ucap.events.rules.registering import may_see_registrations
from ucap.events.states import COMING, EventState, RegistrationState
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import Message, gettext_noop
from ucap.people.models import User

NOT_YOURS = gettext_noop("Only the hosts of an event let people in.")
NOT_CONFIRMED = gettext_noop("This registration is not confirmed. Confirm it first, then let them in.")
NOT_THIS = gettext_noop("Nobody is let in to an event that is not announced, is cancelled or reported on.")
NOBODY = gettext_noop("Nobody of this event has this badge.")
LETS_IN = (*COMING, EventState.HELD)
COLUMNS = ["checked_in_at", "checked_in_by"]


@dataclass(frozen=True, slots=True)
class LetIn:
    """Who came, and whether they had been let in before."""

    registration: Registration
    already: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """One thing that was done at the door."""

    who: str  # the id of a registration, or the key of a badge
    let_in: bool  # False: taken back
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of it; `problem` says why nothing did."""

    sent: Sent
    registration: Registration | None
    already: bool = False
    problem: Message | None = None


@transaction.atomic
def check_in(*, registration: Registration, by: User, at: datetime, when: datetime | None = None) -> LetIn:
    """Whoever it is, let in; `when` by the telephone that was offline. Once more changes nothing: it says when and by whom it was."""
    registration = _held_for(registration, by)
    if registration.checked_in_at:
        return LetIn(registration, True)
    if registration.state != RegistrationState.CONFIRMED:
        raise NotNow(NOT_CONFIRMED)
    # a telephone's clock may be wrong: nobody came before they registered, or later than now
    registration.checked_in_at = max(min(when or at, at), registration.at)
    registration.checked_in_by = by
    registration.save(update_fields=COLUMNS)
    note("registration.checked_in", registration, by=by, at=at, when=registration.checked_in_at.isoformat())
    return LetIn(registration, False)


@transaction.atomic
def undo_check_in(*, registration: Registration, by: User, at: datetime) -> Registration:
    """Whoever it is, not let in yet."""
    registration = _held_for(registration, by)
    if registration.checked_in_at is None:
        return registration
    before = registration.checked_in_at.isoformat()
    registration.checked_in_at = registration.checked_in_by = None
    registration.save(update_fields=COLUMNS)
    note("registration.check_in_undone", registration, by=by, at=at, before={"when": before})
    return registration


def check_in_sent(*, event: Event, sent: Sequence[Sent], by: User, at: datetime) -> list[Arrived]:
    """What became of all that was done at the door, in its order: each for itself, so that one that cannot be done keeps back no other."""
    if not may_see_registrations(by, event):
        raise NotAllowed(NOT_YOURS)
    return [_arrived(event, one, by=by, at=at) for one in sent]


def _arrived(event: Event, sent: Sent, *, by: User, at: datetime) -> Arrived:
    rows = event.registrations.filter(Q(pk=sent.who) | Q(key=sent.who))
    there = rows.first()
    if there is None:
        return Arrived(sent, None, problem=Message(NOBODY))
    try:
        if not sent.let_in:
            return Arrived(sent, undo_check_in(registration=there, by=by, at=at))
        done = check_in(registration=there, by=by, at=at, when=sent.when)
        return Arrived(sent, done.registration, done.already)
    except (NotNow, NotAllowed) as problem:
        return Arrived(sent, there, problem=problem.message)


def _held_for(registration: Registration, by: User) -> Registration:
    registration = held_registration(registration)
    if not may_see_registrations(by, registration.event):
        raise NotAllowed(NOT_YOURS)
    if registration.event.state not in LETS_IN:
        raise NotNow(NOT_THIS)
    return registration
