"""The places of an event: how many are left, and who moves up when one is free. Whoever asks holds the event's row."""

from datetime import datetime

from django.db import transaction

from ucap.events import letters_registering as letters
from ucap.events.actions.registered import held_event, move
from ucap.events.models import Event, Registration
from ucap.events.states import COMING, RegistrationState


def places_left(event: Event) -> int | None:
    """How many more can be confirmed; None for no limit."""
    if event.capacity is None:
        return None
    return max(0, event.capacity - event.registrations.confirmed().count())


def state_of_next(event: Event) -> RegistrationState:
    """In which state whoever registers now begins."""
    if event.by_approval:
        return RegistrationState.ASKED
    return state_if_approved(event)


def state_if_approved(event: Event) -> RegistrationState:
    """In which state whoever is let in by the hosts is now: nobody passes by those who wait already."""
    left = places_left(event)
    if left is None:
        return RegistrationState.CONFIRMED
    waiting = event.registrations.filter(state=RegistrationState.WAITING).count()
    return RegistrationState.CONFIRMED if left > waiting else RegistrationState.WAITING


@transaction.atomic
def move_up(*, event: Event, at: datetime) -> list[Registration]:
    """Those of the waiting list who are confirmed now, in the order in which they came; they are told.

    To be called by whatever frees a place or makes more of them.
    """
    event = held_event(event.pk)
    if event.state not in COMING:
        return []
    waiting = event.registrations.filter(state=RegistrationState.WAITING).select_related("person", "by")
    left = places_left(event)
    moved = list(waiting.order_by("at", "pk")[:left])
    for registration in moved:
        registration.event, registration.decided_at = event, at
        move("registration.moved_up", registration, "confirm", by=None, at=at, also=["decided_at"])
        letters.say_moved_up(registration, at=at)
    return moved
