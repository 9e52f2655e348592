"""Who is told what about registrations: the hosts, and whoever registered. Who has no account gets a letter where there is an address."""

from collections.abc import Iterable
from datetime import datetime

from ucap.events.letters_guests import write_to_guest
from ucap.events.models import Delegation, Event, Registration
from ucap.events.queries.concerned import people_of
from ucap.events.states import RegistrationState
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import Bundle, notify
from ucap.notices.states import Kind
from ucap.people.models import User

TO_HOSTS = {
    RegistrationState.ASKED: gettext_noop("%(name)s asks to come to: %(title)s"),
    RegistrationState.WAITING: gettext_noop("%(name)s is on the waiting list of: %(title)s"),
    RegistrationState.CONFIRMED: gettext_noop("%(name)s is coming to: %(title)s"),
}
TO_THEM = {
    RegistrationState.ASKED: gettext_noop("You asked to come to: %(title)s"),
    RegistrationState.WAITING: gettext_noop("You are on the waiting list of: %(title)s"),
    RegistrationState.CONFIRMED: gettext_noop("You are registered for: %(title)s"),
}
# While the notice is unread: of which sort it is, and how it says it of several
ARE_COMING = ("registered", gettext_noop("%(number)d new registrations: %(title)s"))
ASK_TO_COME = ("asked", gettext_noop("%(number)d people ask to come: %(title)s"))
ARE_NOT_COMING = ("withdrawn", gettext_noop("%(number)d people are not coming after all: %(title)s"))
NEXT = {
    RegistrationState.ASKED: gettext_noop("The hosts decide about it; you are told."),
    RegistrationState.WAITING: gettext_noop(
        "All places are taken. You move up by yourself as soon as one is free, and are told."
    ),
    RegistrationState.CONFIRMED: gettext_noop(
        "Your badge is on the page of your registration. You can change or withdraw it there."
    ),
}


# The same to those without an account
TO_GUESTS = {
    RegistrationState.ASKED: gettext_noop("The hosts are asked whether you can come to: %(title)s"),
    RegistrationState.WAITING: TO_THEM[RegistrationState.WAITING],
    RegistrationState.CONFIRMED: TO_THEM[RegistrationState.CONFIRMED],
}


def say_registered(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells the hosts who registered, and whoever did what comes next."""
    state = RegistrationState(registration.state)
    sort = ASK_TO_COME if state == RegistrationState.ASKED else ARE_COMING
    _tell_hosts(registration.event, TO_HOSTS[state], registration.name, sort=sort, by=by, at=at)
    if registration.person is not None:
        _tell(registration, [registration.person], TO_THEM[state], NEXT[state], at=at)
    say_to_guest(registration)


def say_to_guest(registration: Registration) -> None:
    """Writes to one of a delegation who has no account where they stand now."""
    state = RegistrationState(registration.state)
    write_to_guest(registration, TO_GUESTS[state], _next_of_guest(NEXT[state]))


def say_delegation(delegation: Delegation, number: int, *, by: User, at: datetime) -> None:
    """Tells the hosts that several come together, and whoever registered them that it is done."""
    title = gettext_noop("%(name)s registers %(number)d people for: %(title)s")
    sort = ASK_TO_COME if delegation.event.by_approval else ARE_COMING
    _tell_hosts(delegation.event, title, delegation.name, sort=sort, number=number, by=by, at=at)
    values: dict[str, str | int] = {"number": number, "title": delegation.event.title}
    notify(
        to=[by],
        kind=Kind.EVENT,
        subject=("event", delegation.event_id),
        title=Message(gettext_noop("You registered %(number)d people for: %(title)s"), values),
        text=Message(gettext_noop("Their badges are on the page of the delegation.")),
        link=("events:delegation_people", (delegation.pk,)),
        at=at,
    )


def say_withdrawn(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells the hosts who is no longer coming; and whoever was registered by somebody else, or the other way round."""
    _tell_hosts(
        registration.event,
        gettext_noop("%(name)s is not coming to: %(title)s"),
        registration.name,
        sort=ARE_NOT_COMING,
        by=by,
        at=at,
    )
    title = gettext_noop("The registration of %(name)s is withdrawn: %(title)s")
    _tell(registration, _theirs(registration), title, by=by, at=at)


def say_confirmed(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells whoever asked that the hosts said yes: confirmed, or on the waiting list."""
    state = RegistrationState(registration.state)
    titles = {
        RegistrationState.CONFIRMED: gettext_noop("The hosts have confirmed %(name)s: %(title)s"),
        RegistrationState.WAITING: gettext_noop("%(name)s is on the waiting list of: %(title)s"),
    }
    _tell(registration, _theirs(registration), titles[state], NEXT[state], by=by, at=at)


def say_declined(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells whoever asked that the hosts said no, and why."""
    title = gettext_noop("The hosts have declined %(name)s: %(title)s")
    why = registration.why and gettext_noop("They write: %(why)s")
    _tell(registration, _theirs(registration), title, why, by=by, at=at)


def say_taken_back(registration: Registration, *, by: User, at: datetime) -> None:
    """Tells whoever asked that what the hosts decided does not stand any more."""
    title = gettext_noop("The hosts have taken back what they decided about %(name)s: %(title)s")
    _tell(registration, _theirs(registration), title, by=by, at=at)


def say_moved_up(registration: Registration, *, at: datetime) -> None:
    """Tells whoever waited that a place is free, and theirs."""
    title = gettext_noop("A place is free, and %(name)s is confirmed: %(title)s")
    _tell(registration, _theirs(registration), title, NEXT[RegistrationState.CONFIRMED], at=at)


def _theirs(registration: Registration) -> list[User]:
    return [one for one in (registration.person, registration.by) if one is not None]


def _tell(
    registration: Registration,
    to: Iterable[User],
    title: str,
    text: str = "",
    *,
    by: User | None = None,
    at: datetime,
) -> None:
    values = {"name": registration.name, "title": registration.event.title}
    write_to_guest(registration, title, _next_of_guest(text))
    notify(
        to=to,
        kind=Kind.EVENT,
        subject=("event", registration.event_id),
        title=Message(title, values),
        text=Message(text, {"why": registration.why}) if text else None,
        link=("events:registration", (registration.pk,)),
        by=by,
        at=at,
    )


def _next_of_guest(text: str) -> str:
    """Who has no account has no page of the registration: the letter itself has the badge."""
    return "" if text == NEXT[RegistrationState.CONFIRMED] else text


def _tell_hosts(
    event: Event, title: str, name: str, *, sort: tuple[str, str], number: int = 1, by: User, at: datetime
) -> None:
    """One notice each while it is unread, however many register."""
    notify(
        to=people_of(event),
        kind=Kind.EVENT,
        subject=("event", event.pk),
        title=Message(title, {"name": name, "title": event.title, "number": number}),
        link=("events:registrations", (event.slug,)),
        bundle=Bundle(sort=sort[0], title=sort[1], number=number),
        by=by,
        at=at,
    )
