"""Who holds an event together: organisations and cities are asked, agree, step back."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.standing import held, held_to_change, held_to_edit, note
from ucap.events.letters import ask_to_host, say_agreed, say_stepped_back, say_taken_off
from ucap.events.models import Event, EventHost
from ucap.events.projection import project
from ucap.events.queries.concerned import name_of_host
from ucap.events.rules.hosting import may_agree
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User
from ucap.places.models import City

MOST_HOSTS = 30
NOT_ASKED = gettext_noop(
    "Only an owner of the organisation or an officer of the city that was asked answers."
)
ONE = gettext_noop("Name either an organisation or a city.")
NOT_APPROVED = gettext_noop("This organisation is not approved yet. Ask another, or wait until it is.")
NOBODY = gettext_noop("Nobody speaks for this city here yet. Ask the secretariat to invite somebody of it.")
THERE = gettext_noop("They hold this event already, or were asked to.")
MANY = gettext_noop("An event has at most %(limit)d hosts. Take one off first.")
GONE = gettext_noop("They are not among the hosts any more. Reload the page.")


@transaction.atomic
def ask_host(
    *,
    event: Event,
    organisation: Organisation | None = None,
    city: City | None = None,
    by: User,
    at: datetime,
) -> EventHost:
    """The host, who was asked and told; one for whom this person decides has agreed with that."""
    event = held_to_change(event, by)
    if (organisation is None) == (city is None):
        raise BadInput(ONE)
    if organisation is not None and organisation.state != State.APPROVED:
        raise BadInput(NOT_APPROVED)
    if city is not None and not city.officers.filter(is_active=True).exists():
        raise BadInput(NOBODY)
    is_first = (event.organisation_id, event.city_id) == (
        organisation.pk if organisation else None,
        city.pk if city else None,
    )
    if is_first or event.hosts.filter(organisation=organisation, city=city).exists():
        raise NotNow(THERE)
    if event.hosts.count() >= MOST_HOSTS:
        raise NotNow(MANY, limit=MOST_HOSTS)
    host = EventHost.objects.create(event=event, organisation=organisation, city=city, at=at)
    _note("event.host_asked", host, by=by, at=at)
    if may_agree(by, host):
        return _agreed(host, by=by, at=at)
    ask_to_host(host, by=by, at=at)
    return host


@transaction.atomic
def agree_to_host(*, host: EventHost, by: User, at: datetime) -> EventHost:
    """The host, holding the event with the others, who are told. Once more does no harm."""
    host = _held_host(host)
    if not may_agree(by, host):
        raise NotAllowed(NOT_ASKED)
    return host if host.agreed_at else _agreed(host, by=by, at=at)


@transaction.atomic
def step_back(*, host: EventHost, by: User, at: datetime) -> Event:
    """The event without that host, who declines or steps back; the others are told."""
    host = _held_host(host)
    if not may_agree(by, host):
        raise NotAllowed(NOT_ASKED)
    _note("event.host_stepped_back", host, by=by, at=at)
    event, name = host.event, name_of_host(host.organisation, host.city)
    host.delete()
    project(event)
    say_stepped_back(event, name, by=by, at=at)
    return event


@transaction.atomic
def take_host_off(*, host: EventHost, by: User, at: datetime) -> Event:
    """The event without that host, who is told."""
    event = held_to_edit(host.event, by)
    host = _held_host(host)
    _note("event.host_taken_off", host, by=by, at=at)
    say_taken_off(host, by=by, at=at)
    host.delete()
    project(event)
    return event


def _agreed(host: EventHost, *, by: User, at: datetime) -> EventHost:
    host.agreed_at, host.agreed_by = at, by
    host.save(update_fields=["agreed_at", "agreed_by"])
    project(host.event)
    _note("event.host_agreed", host, by=by, at=at)
    say_agreed(host, name_of_host(host.organisation, host.city), by=by, at=at)
    return host


def _held_host(host: EventHost) -> EventHost:
    """The host's row as it stands, its event locked."""
    event = held(host.event_id)
    there = event.hosts.select_related("organisation", "city").filter(pk=host.pk).first()
    if there is None:
        raise NotNow(GONE)
    there.event = event
    return there


def _note(verb: str, host: EventHost, *, by: User, at: datetime) -> None:
    whom = {"organisation": host.organisation_id or "", "city": host.city_id or ""}
    note(verb, host.event, by=by, at=at, **whom)
