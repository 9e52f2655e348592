"""Registering for an event, and what whoever registered does with it later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events import letters_registering as letters
from ucap.events.actions.along import take_out
from ucap.events.actions.places import move_up, state_of_next
from ucap.events.actions.registered import (
    checked_house,
    checked_name,
    held_event,
    held_registration,
    move,
    note,
    still_coming,
)
from ucap.events.answers import read_answers
from ucap.events.letters_timetable import tell_of_gap
from ucap.events.models import Event, Registration
from ucap.events.queries.asked import questions_of, takes_registrations
from ucap.events.rules.registering import (
    NOT_YOUR_DELEGATION,
    NOT_YOUR_REGISTRATION,
    may_change_registration,
    may_name_house,
    may_register,
)
from ucap.events.states import ALIVE, Mode, RegistrationState
from ucap.exchange.rules import speaks_for
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.organisations.rules import confirmed_addresses
from ucap.organisations.wording import TONGUES
from ucap.people.models import User
from ucap.places.models import City

NOT_OPEN = gettext_noop("One cannot register for this event now. Its page says when one can.")
NOT_FOR_YOU = gettext_noop("Sign in with an account that sees this event to register for it.")
NOT_IN_THEIR_NAME = gettext_noop(
    "Register for an organisation you belong to, a city you speak for, or yourself alone."
)
ALREADY = gettext_noop("You are registered already. Change your registration instead.")
HOSTS_DECLINED = gettext_noop(
    "The hosts have declined this registration. Write to them if something has changed."
)
LET_IN = gettext_noop("Who was let in already has come. Ask the hosts to take that back first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says who registers; `answers` by the id of the question."""

    name: str
    organisation: Organisation | None = None
    city: City | None = None
    mode: Mode = Mode.PLACE
    languages: Sequence[str] = ()
    listed: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def register(*, event: Event, said: Said, by: User, at: datetime) -> Registration:
    """The registration of whoever does it: confirmed, on the waiting list, or asked of the hosts. They and the hosts are told.

    One that was withdrawn begins anew, at the end of the list; one that a delegation made for an address of theirs is theirs
    from now on.
    """
    event = held_event(event.pk)
    to_be_open(event, by, at)
    registration = _theirs(event, by)
    _write(registration, said, by)
    if registration.state in ALIVE:  # made by a delegation
        registration.save()
        note("registration.taken_over", registration, by=by, at=at)
        return registration
    registration.at, registration.why = at, ""
    registration.decided_at = registration.decided_by = None
    begin(registration, by=by, at=at)
    letters.say_registered(registration, by=by, at=at)
    return registration


@transaction.atomic
def change_registration(
    *,
    registration: Registration,
    said: Said,
    email: str = "",
    house: str | None = None,
    by: User,
    at: datetime,
) -> Registration:
    """The registration with what is said now. It keeps its place in the list; `email` is of somebody without an account.

    `house` is the organisation of one of a delegation, as it is called, "" for the delegation's; None leaves it as it is.
    """
    registration = _held_for(registration, by)
    if registration.state not in ALIVE:
        raise NotNow(gettext_noop("This registration does not stand any more. Register again."))
    before = _public(registration)
    _write(registration, said, by)
    if house is not None:
        _name_house(registration, house, by)
    if registration.person_id is None:
        registration.email = free_address(registration.event, email, but=registration)
    registration.save()
    note("registration.changed", registration, by=by, at=at, before=before, after=_public(registration))
    return registration


@transaction.atomic
def withdraw_registration(*, registration: Registration, by: User, at: datetime) -> Registration:
    """The registration, withdrawn; the hosts are told, and who has waited longest moves up."""
    registration = _held_for(registration, by)
    if registration.checked_in_at:
        raise NotNow(LET_IN)
    move("registration.withdrawn", registration, "withdraw", by=by, at=at)
    letters.say_withdrawn(registration, by=by, at=at)
    tell_of_gap(registration, by=by, at=at)
    take_out(registration, by=by, at=at)
    move_up(event=registration.event, at=at)
    return registration


@transaction.atomic
def bring_back_registration(*, registration: Registration, by: User, at: datetime) -> Registration:
    """One that was withdrawn, as if registered now: with what it said, at the end of the list."""
    registration = _held_for(registration, by)
    to_be_open(registration.event, by, at)
    if registration.state != RegistrationState.WITHDRAWN:
        raise NotNow(ALREADY)
    registration.email = free_address(registration.event, registration.email, but=registration)
    registration.at = at
    begin(registration, by=by, at=at)
    letters.say_registered(registration, by=by, at=at)
    return registration


def to_be_open(event: Event, by: User, at: datetime) -> None:
    """Nothing; raises NotAllowed for whoever may not register, NotNow where nobody can."""
    if not may_register(by, event):
        raise NotAllowed(NOT_FOR_YOU)
    if not takes_registrations(event, at):
        raise NotNow(NOT_OPEN)


def begin(registration: Registration, *, by: User, at: datetime) -> None:
    """Nothing; the registration is kept in the state in which one begins now. The event's row is held."""
    before = registration.state
    registration.state = str(state_of_next(registration.event))
    registration.save()
    note(
        "registration.made",
        registration,
        by=by,
        at=at,
        before={"state": before} if before else None,
        after={"state": registration.state},
    )


def free_address(event: Event, email: str, *, but: Registration | None = None) -> str:
    """The address in lower case. Raises BadInput for one that is registered already."""
    email = email.strip().lower()
    same = event.registrations.filter(email=email, state__in=ALIVE)
    if email and same.exclude(pk=but.pk if but else "").exists():
        raise BadInput(gettext_noop("%(email)s is registered for this event already."), email=email)
    return email


def in_their_name(by: User, organisation: Organisation | None, city: City | None) -> None:
    """Nothing; raises NotAllowed for an organisation or a city that is not theirs."""
    alone = organisation is None and city is None
    if organisation is not None and city is not None:
        raise BadInput(NOT_IN_THEIR_NAME)
    if not alone and not speaks_for(by, organisation, city):
        raise NotAllowed(NOT_IN_THEIR_NAME)


def how_they_come(event: Event, mode: Mode) -> Mode:
    """In person or online: of a mixed event as they say, else as the event is."""
    if event.mode != Mode.MIXED:
        return Mode(event.mode)
    if mode == Mode.MIXED:
        raise BadInput(gettext_noop("Say whether you come in person or take part online."))
    return mode


def _theirs(event: Event, by: User) -> Registration:
    """The row that is to be this person's: a new one, one they withdrew, or one a delegation made for an address of theirs."""
    there = event.registrations.filter(person=by).first()
    if there is None:
        made = event.registrations.filter(person=None, email__in=confirmed_addresses(by), state__in=ALIVE)
        there = made.first() or Registration(event=event)
    elif there.state == RegistrationState.DECLINED:
        raise NotNow(HOSTS_DECLINED)
    elif there.state in ALIVE:
        raise NotNow(ALREADY)
    there.event, there.person, there.by, there.email = event, by, by, ""
    return there


def _write(registration: Registration, said: Said, by: User) -> None:
    event = registration.event
    mine = (registration.organisation_id, registration.city_id)
    if mine != (said.organisation and said.organisation.pk, said.city and said.city.pk):
        in_their_name(by, said.organisation, said.city)
        registration.house = ""  # they come for somebody else now
    registration.name = checked_name(said.name)
    registration.organisation, registration.city = said.organisation, said.city
    registration.mode = how_they_come(event, said.mode)
    registration.languages = [tag for tag in dict.fromkeys(said.languages) if tag in TONGUES]
    registration.listed = said.listed
    asked = questions_of(event)
    earlier = {
        id_: text for id_, text in registration.answers.items() if id_ not in {one.id for one in asked}
    }
    registration.answers = {**earlier, **read_answers(asked, said.answers)}


def _name_house(registration: Registration, house: str, by: User) -> None:
    house = checked_house(house)
    if house != registration.house and not may_name_house(by, registration):
        raise NotAllowed(NOT_YOUR_DELEGATION)
    registration.house = house


def _held_for(registration: Registration, by: User) -> Registration:
    registration = held_registration(registration)
    if not may_change_registration(by, registration):
        raise NotAllowed(NOT_YOUR_REGISTRATION)
    still_coming(registration.event)
    return registration


def _public(registration: Registration) -> dict[str, Any]:
    """What of it the journal keeps: for whom and how they come, whether they are listed; never an answer."""
    return {
        "organisation": registration.organisation_id,
        "city": registration.city_id,
        "mode": str(registration.mode),
        "languages": registration.languages,
        "listed": registration.listed,
        "name": registration.name,
        "house": registration.house,
    }
