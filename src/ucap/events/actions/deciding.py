"""The hosts say who comes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events import letters_registering as letters
from ucap.events.actions.along import take_out
from ucap.events.actions.places import move_up, places_left, state_if_approved
from ucap.events.actions.registered import held_event, held_registration, move, still_coming
from ucap.events.letters_timetable import tell_of_gap
from ucap.events.models import Event, Registration
from ucap.events.rules.registering import may_see_registrations
from ucap.events.states import ALIVE, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

NOT_YOURS = gettext_noop("Only the hosts of an event decide who comes.")
FULL = gettext_noop("All places are taken. Give the event more of them, or decline somebody first.")
DECIDED = ("registration.confirmed", "registration.put_on_list", "registration.declined")
LONGEST_WHY = 600
MOST_AT_ONCE = 500
COLUMNS = ("decided_at", "decided_by", "why")


@transaction.atomic
def confirm_registration(*, registration: Registration, by: User, at: datetime) -> Registration:
    """The registration, confirmed; on the waiting list where the event is full and they had only asked. They are told."""
    registration = _held_for(registration, by)
    to = RegistrationState.CONFIRMED
    if registration.state == RegistrationState.ASKED:
        to = state_if_approved(registration.event)
    elif registration.state != RegistrationState.CONFIRMED and places_left(registration.event) == 0:
        raise NotNow(FULL)
    waits = to == RegistrationState.WAITING
    _decide(
        registration,
        "registration.put_on_list" if waits else "registration.confirmed",
        "put_on_list" if waits else "confirm",
        by=by,
        at=at,
    )
    letters.say_confirmed(registration, by=by, at=at)
    return registration


@transaction.atomic
def decline_registration(*, registration: Registration, why: str, by: User, at: datetime) -> Registration:
    """The registration, declined with why; they are told, and who has waited longest moves up."""
    registration = _held_for(registration, by)
    words = clean_text(why)
    if not words:
        raise BadInput(gettext_noop("Say why: whoever asked reads it."))
    if too_long(words, LONGEST_WHY):
        raise BadInput(
            gettext_noop("The reason has at most %(limit)d characters. Shorten it."), limit=LONGEST_WHY
        )
    if registration.checked_in_at:
        raise NotNow(gettext_noop("They were let in already. Take that back first."))
    _decide(registration, "registration.declined", "decline", by=by, at=at, why=words)
    letters.say_declined(registration, by=by, at=at)
    tell_of_gap(registration, by=by, at=at)
    take_out(registration, by=by, at=at)
    move_up(event=registration.event, at=at)
    return registration


@transaction.atomic
def undo_decision(*, registration: Registration, by: User, at: datetime) -> Registration:
    """The registration as it was before the hosts' last decision; whoever asked is told that it does not stand."""
    registration = _held_for(registration, by)
    before = _before(registration)
    if before == RegistrationState.CONFIRMED and places_left(registration.event) == 0:
        raise NotNow(FULL)
    if registration.checked_in_at:
        raise NotNow(gettext_noop("They were let in already. Take that back first."))
    registration.why, registration.decided_at, registration.decided_by = "", None, None
    move("registration.decision_undone", registration, "", to=before, by=by, at=at, also=COLUMNS)
    letters.say_taken_back(registration, by=by, at=at)
    if registration.state != RegistrationState.CONFIRMED:
        take_out(registration, by=by, at=at)
    move_up(event=registration.event, at=at)
    return registration


@transaction.atomic
def decide_registrations(
    *, event: Event, ids: Sequence[str], confirm: bool, why: str = "", by: User, at: datetime
) -> list[Registration]:
    """Those of these registrations about which it could be decided, in the order in which they came; all or none are kept."""
    event = held_event(event.pk)
    if not may_see_registrations(by, event):
        raise NotAllowed(NOT_YOURS)
    if len(ids) > MOST_AT_ONCE:
        raise BadInput(gettext_noop("Decide about at most %(most)d at once."), most=MOST_AT_ONCE)
    open_to = (RegistrationState.ASKED, RegistrationState.WAITING)
    states = (*open_to, RegistrationState.DECLINED) if confirm else ALIVE
    rows = list(event.registrations.filter(pk__in=list(ids), state__in=states).order_by("at", "pk"))
    if not rows:
        raise BadInput(gettext_noop("Choose those about whom you decide."))
    if confirm:
        return [confirm_registration(registration=one, by=by, at=at) for one in rows]
    return [decline_registration(registration=one, why=why, by=by, at=at) for one in rows]


def _decide(
    registration: Registration, verb: str, does: str, *, by: User, at: datetime, why: str = ""
) -> None:
    registration.decided_at, registration.decided_by, registration.why = at, by, why
    detail: dict[str, Any] = {"why": why} if why else {}
    move(verb, registration, does, by=by, at=at, also=COLUMNS, **detail)


def _before(registration: Registration) -> RegistrationState:
    last = JournalEntry.objects.about("registration", registration.pk).exclude(verb="registration.changed")
    decision = last.first()
    if decision is None or decision.verb not in DECIDED or not isinstance(decision.before, dict):
        raise NotNow(gettext_noop("Something has happened since. Decide anew."))
    return RegistrationState(decision.before["state"])


def _held_for(registration: Registration, by: User) -> Registration:
    registration = held_registration(registration)
    if not may_see_registrations(by, registration.event):
        raise NotAllowed(NOT_YOURS)
    still_coming(registration.event)
    return registration
