"""Several who come together: registered by one person, added to and taken from later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from ucap.events import letters_registering as letters
from ucap.events.actions.registered import checked_house, checked_name, held_event
from ucap.events.actions.registering import (
    ALREADY,
    begin,
    free_address,
    how_they_come,
    in_their_name,
    to_be_open,
)
from ucap.events.models import Delegation, Event, Registration
from ucap.events.rules.registering import NOT_YOUR_REGISTRATION, may_change_delegation
from ucap.events.states import Mode
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.hygiene import clean_line, too_long
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.organisations.rules import confirmed_addresses
from ucap.people.models import User
from ucap.places.models import City

MOST_PEOPLE = 50  # of a delegation
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Companion:
    """One of a delegation; the address is theirs, where they want to look after their registration themselves.

    `house` is the organisation they belong to, as it is called; empty for that of the delegation.
    """

    name: str
    email: str = ""
    mode: Mode = Mode.PLACE
    house: str = ""


@transaction.atomic
def register_delegation(
    *,
    event: Event,
    name: str,
    people: Sequence[Companion],
    organisation: Organisation | None = None,
    city: City | None = None,
    language: str = "",
    by: User,
    at: datetime,
) -> Delegation:
    """The delegation, each of its people registered; the hosts are told once.

    In that language (a code of the interface; without one in the language of whoever registers them) those are written to who have
    no account.
    """
    event = held_event(event.pk)
    to_be_open(event, by, at)
    in_their_name(by, organisation, city)
    name = clean_line(name)
    if not name or too_long(name, LONGEST_NAME):
        raise BadInput(
            gettext_noop("Give the delegation a name of at most %(limit)d characters."), limit=LONGEST_NAME
        )
    delegation = Delegation.objects.create(
        event=event,
        name=name,
        language=language or by.language,
        organisation=organisation,
        city=city,
        by=by,
        at=at,
    )
    record(
        "delegation.registered",
        subject=("event", event.pk),
        actor=by.pk,
        at=at,
        detail={"delegation": delegation.pk, "number": len(people), "name": name},
        personal=("name",),
    )
    _register(delegation, people, by=by, at=at)
    letters.say_delegation(delegation, len(people), by=by, at=at)
    return delegation


@transaction.atomic
def add_to_delegation(
    *, delegation: Delegation, people: Sequence[Companion], by: User, at: datetime
) -> list[Registration]:
    """Those who come too, registered at the end of the list; the hosts are told once."""
    delegation.event = held_event(delegation.event_id)
    if not may_change_delegation(by, delegation):
        raise NotAllowed(NOT_YOUR_REGISTRATION)
    to_be_open(delegation.event, by, at)
    added = _register(delegation, people, by=by, at=at)
    letters.say_delegation(delegation, len(added), by=by, at=at)
    return added


def _register(
    delegation: Delegation, people: Sequence[Companion], *, by: User, at: datetime
) -> list[Registration]:
    if not people:
        raise BadInput(gettext_noop("Write at least one name."))
    if delegation.registrations.count() + len(people) > MOST_PEOPLE:
        raise BadInput(gettext_noop("A delegation has at most %(most)d people."), most=MOST_PEOPLE)
    own = confirmed_addresses(by) | {by.email.lower()}
    return [_companion(delegation, one, own, by=by, at=at) for one in people]


def _companion(
    delegation: Delegation, one: Companion, own: frozenset[str], *, by: User, at: datetime
) -> Registration:
    """One of them; under an address of whoever registers them it is themselves."""
    event = delegation.event
    themselves = one.email.strip().lower() in own
    if themselves and event.registrations.filter(person=by).exists():
        raise BadInput(ALREADY)
    registration = Registration(
        event=event,
        person=by if themselves else None,
        name=checked_name(one.name),
        email="" if themselves else free_address(event, one.email),
        organisation=delegation.organisation,
        city=delegation.city,
        house=checked_house(one.house),
        delegation=delegation,
        by=by,
        mode=how_they_come(event, one.mode),
        at=at,
    )
    begin(registration, by=by, at=at)
    letters.say_to_guest(registration)
    return registration
