"""Who comes, for the hosts of an event: the list, what they decide, and letting people in."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from ninja import Query

from ucap.api.shapes.registrations import (
    AskedGuests,
    GuestPiece,
    LetInAnswer,
    LetSomebodyIn,
    RegistrationAnswer,
    WhyDeclined,
)
from ucap.api.shapes.shape import Id, Slug
from ucap.api.states import Scope
from ucap.api.views import as_registrations
from ucap.api.views.calling import PersonCall
from ucap.api.views.events import SLUG
from ucap.api.views.links import counted, piece
from ucap.api.views.offering import Section
from ucap.api.views.registrations import REGISTRATION
from ucap.events import actions
from ucap.events.models import Registration
from ucap.events.queries.asked import is_over
from ucap.events.queries.registrations import (
    AskedOfList,
    all_wanted,
    hosted_event,
    lines_of,
    numbers_of,
    registration_of,
)
from ucap.kernel.clock import now
from ucap.kernel.hygiene import plain_words

guests = Section("Guests", "For the hosts of an event: who registered, who comes, and who was let in.")
WRITES: Mapping[str, Any] = {"scope": Scope.EVENTS}
SILENT: Mapping[str, Any] = {"scope": Scope.EVENTS, "takes": ""}


@guests.read("/events/{slug}/registrations", GuestPiece, where=SLUG)
def list_registrations(
    request: PersonCall, response: HttpResponse, slug: Slug, asked: Query[AskedGuests]
) -> GuestPiece:
    """All who registered for an event of yours, with answers and addresses; what waits for you first. Numbers are of all."""
    event, at = hosted_event(slug, request.user), now()
    looked_for = AskedOfList(words=plain_words(asked.q), state=asked.state, country=asked.country)
    rows = all_wanted(event, looked_for, at)
    ids = list(rows.values_list("pk", flat=True))
    found = piece(request, response, ids, asked.cursor, asked.limit)
    shown = list(rows.filter(pk__in=ids[found.start : found.stop]))
    numbers = numbers_of(event)
    return GuestPiece(
        **counted(found, ids),
        items=[as_registrations.guest(one) for one in lines_of(event, shown, over=is_over(event, at))],
        by_state=dict(numbers.by_state),
        let_in=numbers.let_in,
        capacity=numbers.capacity,
        countries=dict(numbers.countries),
    )


@guests.write("POST", "/registrations/{registration_id}/confirm", RegistrationAnswer, **SILENT)
def confirm_registration(request: PersonCall, registration_id: Id) -> RegistrationAnswer:
    """Says that somebody comes; of a full event they are put on the waiting list. They are told."""
    return REGISTRATION.after(request, registration_id, actions.confirm_registration)


@guests.write("POST", "/registrations/{registration_id}/decline", RegistrationAnswer, **WRITES)
def decline_registration(request: PersonCall, registration_id: Id, sent: WhyDeclined) -> RegistrationAnswer:
    """Declines a registration; they read why, and who has waited longest moves up."""
    return REGISTRATION.after(request, registration_id, actions.decline_registration, why=sent.why)


@guests.write("POST", "/registrations/{registration_id}/undo-decision", RegistrationAnswer, **SILENT)
def undo_decision(request: PersonCall, registration_id: Id) -> RegistrationAnswer:
    """Takes the last decision about a registration back; they are told."""
    return REGISTRATION.after(request, registration_id, actions.undo_decision)


@guests.write("POST", "/registrations/{registration_id}/check-in", LetInAnswer, **WRITES)
def check_in(request: PersonCall, registration_id: Id, sent: LetSomebodyIn) -> LetInAnswer:
    """Lets somebody in; once more changes nothing, and says when it was."""
    row = registration_of(registration_id)
    done = actions.check_in(registration=row, by=request.user, at=now(), when=sent.when)
    return _let_in(done.registration, already=done.already)


@guests.write("DELETE", "/registrations/{registration_id}/check-in", LetInAnswer, **SILENT)
def undo_check_in(request: PersonCall, registration_id: Id) -> LetInAnswer:
    """Takes back that somebody was let in."""
    row = registration_of(registration_id)
    done = actions.undo_check_in(registration=row, by=request.user, at=now())
    return _let_in(done, already=False)


def _let_in(row: Registration, *, already: bool) -> LetInAnswer:
    return LetInAnswer.of(row, let_in_at=row.checked_in_at, already=already)
