"""Colleagues who are kept apart: never in different meetings at the same time."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.asking_limits import check_goes_on
from ucap.events.checking import MOST_APART
from ucap.events.models import Event, KeptApart, Registration
from ucap.events.rules.meeting import NOT_YOUR_COLLEAGUES, may_keep_apart
from ucap.events.states import EventKind, RegistrationState
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@transaction.atomic
def keep_apart(*, one: Registration, other: Registration, by: User, at: datetime) -> KeptApart:
    """The two, who are never in different meetings at the same time from the next timetable on; once more changes nothing."""
    event = _held(one, other, by)
    if one.event_id != other.event_id or not are_colleagues(one, other):
        raise BadInput(gettext_noop("Choose two different people of one organisation, city or delegation."))
    if {one.state, other.state} != {RegistrationState.CONFIRMED}:
        raise NotNow(gettext_noop("Only those who are coming are kept apart."))
    if KeptApart.objects.filter(one__event=event).count() >= MOST_APART:
        raise BadInput(
            gettext_noop("At most %(most)d pairs are kept apart at a conference."), most=MOST_APART
        )
    first, second = sorted((one.pk, other.pk))
    pair, is_new = KeptApart.objects.get_or_create(one_id=first, other_id=second)
    if is_new:
        _note("colleagues.kept_apart", pair, event, by=by, at=at)
    return pair


@transaction.atomic
def end_apart(*, pair: KeptApart, by: User, at: datetime) -> None:
    """Nothing; the two may be in different meetings at the same time again."""
    there = KeptApart.objects.select_related("one", "other").filter(pk=pair.pk).first()
    if there is None:
        raise NotNow(gettext_noop("These two are not kept apart any more."))
    event = _held(there.one, there.other, by)
    _note("colleagues.apart_ended", there, event, by=by, at=at)
    there.delete()


def are_colleagues(one: Registration, other: Registration) -> bool:
    """Whether they are two people of one house or delegation."""
    same = (
        (one.organisation_id, other.organisation_id),
        (one.delegation_id, other.delegation_id),
        (one.city_id, other.city_id),
    )
    return one.pk != other.pk and any(here is not None and here == there for here, there in same)


def _held(one: Registration, other: Registration, by: User) -> Event:
    event = Event.objects.select_for_update(of=("self",)).get(pk=one.event_id)
    if not may_keep_apart(by, one, other):
        raise NotAllowed(NOT_YOUR_COLLEAGUES)
    if event.kind != EventKind.CONFERENCE:
        raise NotNow(gettext_noop("Only a matching conference has meetings. Change the kind of the event."))
    check_goes_on(event)
    return event


def _note(verb: str, pair: KeptApart, event: Event, *, by: User, at: datetime) -> None:
    detail = {"registrations": [pair.one_id, pair.other_id]}
    record(verb, subject=("event", event.pk), actor=by.pk, at=at, detail=detail)
