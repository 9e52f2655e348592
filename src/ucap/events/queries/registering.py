"""What somebody who registers is shown: the box on the event's page, the form, their own registrations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from ucap.events.models import Delegation, Event, Registration
from ucap.events.queries.asked import is_over, standing_now
from ucap.events.queries.cards import Words, own_clock, readers_clock, words_of
from ucap.events.queries.houses import house_of
from ucap.events.queries.registrations import Answer, answers_of, registration_of
from ucap.events.rules.registering import (
    NOT_YOUR_REGISTRATION,
    may_change_delegation,
    may_change_registration,
    may_name_house,
    may_register,
    may_see_participants,
    may_see_registration,
    may_see_registrations,
)
from ucap.events.standing import Standing
from ucap.events.states import ALIVE, COMING, RegistrationState
from ucap.events.times import Clock
from ucap.kernel.errors import NotAllowed
from ucap.organisations.queries.names import Named, names_of
from ucap.people.models import User
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What stands on the event's page about registering."""

    event: Event
    standing: Standing
    clocks: tuple[Clock, ...]
    mine: Registration | None
    delegations: tuple[Delegation, ...]
    left: int | None  # places; None for no limit
    waiting: int  # people on the list
    may_register: bool
    may_see_participants: bool
    hosts: bool  # the reader is one

    @property
    def is_open(self) -> bool:
        return self.standing in (Standing.OPEN, Standing.FULL)

    @property
    def stands(self) -> bool:
        """Whether the reader's own registration does."""
        return self.mine is not None and self.mine.state in ALIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPage:
    """One registration, for whoever made it, comes, or holds the event."""

    registration: Registration
    event: Event
    words: Words  # of the event
    whose: Named | None
    answers: tuple[Answer, ...]
    is_theirs: bool
    is_host: bool
    can_change: bool
    can_name_house: bool  # of one of a delegation
    can_bring_back: bool
    has_badge: bool
    has_certificate: bool
    before: int  # how many wait before them on the list


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationPage:
    delegation: Delegation
    event: Event
    words: Words
    whose: Named | None
    people: tuple[Registration, ...]
    can_add: bool
    can_change: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """A registration of one's own, or a delegation, as a line of a list."""

    event: Event
    words: Words
    registration: Registration | None
    delegation: Delegation | None
    over: bool


def registration_box(event: Event, viewer: Viewer, at: datetime) -> Box:
    """The box for this reader. At most eight queries."""
    standing = standing_now(event, at)
    waiting = event.registrations.filter(state=RegistrationState.WAITING).count()
    come = event.registrations.confirmed().count() if event.capacity is not None else 0
    person = viewer if isinstance(viewer, User) else None
    return Box(
        event=event,
        standing=standing,
        clocks=(own_clock(event), *readers_clock(viewer)),
        mine=event.registrations.filter(person=person).first() if person else None,
        delegations=tuple(event.delegations.filter(by=person)) if person else (),
        left=None if event.capacity is None else max(0, event.capacity - come),
        waiting=waiting,
        may_register=may_register(viewer, event),
        may_see_participants=may_see_participants(viewer, event),
        hosts=may_see_registrations(viewer, event),
    )


def registration_page(id_: str, viewer: User, at: datetime) -> RegistrationPage:
    """The registration for this reader; raises Http404, and NotAllowed for somebody else."""
    registration = registration_of(id_)
    if not may_see_registration(viewer, registration):
        raise NotAllowed(NOT_YOUR_REGISTRATION)
    event, state = registration.event, registration.state
    names = names_of([registration.organisation_id]) if registration.organisation_id else {}
    theirs = may_change_registration(viewer, registration)
    can_change = theirs and event.state in COMING and state in ALIVE
    return RegistrationPage(
        registration=registration,
        event=event,
        words=words_of([event])[event.pk],
        whose=house_of(registration, names),
        answers=tuple(answers_of(registration)),
        is_theirs=theirs,
        is_host=may_see_registrations(viewer, event),
        can_change=can_change,
        can_name_house=can_change and may_name_house(viewer, registration),
        can_bring_back=theirs and state == RegistrationState.WITHDRAWN and _is_open(event, at),
        has_badge=state == RegistrationState.CONFIRMED,
        has_certificate=has_certificate(registration, at),
        before=_before(registration),
    )


def delegation_page(id_: str, viewer: User, at: datetime) -> DelegationPage:
    """The delegation for whoever registered it; raises Http404, and NotAllowed for somebody else."""
    kept = ("event__organisation__city", "event__city", "event__place", "organisation", "city", "by")
    delegation = Delegation.objects.select_related(*kept).filter(pk=id_).first()
    if delegation is None:
        raise Http404
    if not may_change_delegation(viewer, delegation):
        raise NotAllowed(NOT_YOUR_REGISTRATION)
    event = delegation.event
    names = names_of([delegation.organisation_id]) if delegation.organisation_id else {}
    return DelegationPage(
        delegation=delegation,
        event=event,
        words=words_of([event])[event.pk],
        whose=names.get(delegation.organisation_id or ""),
        people=tuple(delegation.registrations.select_related("person", "by", "event")),
        can_add=_is_open(event, at),
        can_change=event.state in COMING,
    )


def my_registrations(viewer: User, at: datetime) -> list[Mine]:
    """One's own registrations and delegations, the event that begins next first, those that are over last. Five queries."""
    rows = Registration.objects.filter(Q(person=viewer) | Q(by=viewer, delegation=None))
    own = list(rows.select_related("event__organisation", "event__city", "event__place"))
    made = Delegation.objects.filter(by=viewer)
    delegations = list(made.select_related("event__organisation", "event__city", "event__place"))
    words = words_of([*(one.event for one in own), *(one.event for one in delegations)])
    lines = [
        *(Mine(one.event, words[one.event_id], one, None, is_over(one.event, at)) for one in own),
        *(Mine(one.event, words[one.event_id], None, one, is_over(one.event, at)) for one in delegations),
    ]
    return _by_time(lines)


def has_certificate(registration: Registration, at: datetime) -> bool:
    """Whether it can be certified that they were there."""
    return registration.checked_in_at is not None and is_over(registration.event, at)


def _by_time(lines: Sequence[Mine]) -> list[Mine]:
    coming = [one for one in lines if not one.over]
    over = [one for one in lines if one.over]
    coming.sort(key=lambda one: (one.event.starts_at is None, one.event.starts_at))
    over.sort(key=lambda one: (one.event.starts_at is not None, one.event.starts_at), reverse=True)
    return [*coming, *over]


def _is_open(event: Event, at: datetime) -> bool:
    return standing_now(event, at) in (Standing.OPEN, Standing.FULL)


def _before(registration: Registration) -> int:
    if registration.state != RegistrationState.WAITING:
        return 0
    waiting = registration.event.registrations.filter(state=RegistrationState.WAITING)
    earlier = Q(at__lt=registration.at) | Q(at=registration.at, pk__lt=registration.pk)
    return waiting.filter(earlier).count()
