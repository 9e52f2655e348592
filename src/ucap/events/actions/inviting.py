"""Cities are invited to an expo or a festival, answer, and are reminded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from ucap.events import letters_expos as letters
from ucap.events.actions.exhibited import (
    ALIVE,
    INVITATION,
    held_invitation,
    last_done,
    last_entry,
    note_shown,
    still_to_come,
    today_at,
    words,
)
from ucap.events.actions.standing import held
from ucap.events.models import CityInvitation, Event
from ucap.events.rules.expos import (
    NOT_INVITING,
    NOT_YOUR_CITY,
    WITH_EXHIBITS,
    may_answer_invitation,
    may_invite_cities,
)
from ucap.events.states import COMING, InvitedState, invited_after
from ucap.events.times import local
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.places.models import City

MOST_INVITED = 500  # to one event
BEFORE = timedelta(days=7)  # the last day, somebody who has not answered is reminded
AT_A_TIME = 200  # invitations, whenever the clock is looked at
VERBS: Mapping[str, str] = {  # how a city answers -> what the journal says
    "show_interest": "expo.interested",
    "confirm": "expo.confirmed",
    "decline": "expo.declined",
}
OF_ANSWER = ("answer", "answered_at", "answered_by")
HAS_EXHIBITS = gettext_noop(
    "The city has exhibits that are proposed or confirmed. Withdraw or decline them first."
)


@transaction.atomic
def invite_cities(
    *,
    event: Event,
    cities: Sequence[City],
    text: str = "",
    answer_by: date | None = None,
    by: User,
    at: datetime,
) -> list[CityInvitation]:
    """The invitations of those cities that had none that stands; their officers are told. Raises BadInput where all of them had one."""
    event = _held_for_hosts(event, by)
    text = words(text)
    _check_last_day(event, answer_by, at)
    there = {one.city_id: one for one in event.invitations.select_related("city")}
    standing = {city for city, one in there.items() if one.state != InvitedState.WITHDRAWN}
    new = {city.pk: city for city in cities if city.pk not in standing}
    if not new:
        raise BadInput(gettext_noop("Name a city that is not invited yet."))
    if len(there.keys() | new.keys()) > MOST_INVITED:
        raise BadInput(gettext_noop("Invite at most %(most)d cities to one event."), most=MOST_INVITED)
    made = []
    for city in new.values():
        row = there.get(city.pk) or CityInvitation(event=event, city=city)
        row.event, row.state, row.text, row.answer_by = event, InvitedState.INVITED, text, answer_by
        row.by, row.at, row.reminded_at = by, at, None
        row.answer, row.answered_at, row.answered_by = "", None, None
        row.save()
        note_shown("expo.invited", row, by=by, at=at, after={"state": row.state, "text": text})
        letters.say_invited(row, by=by, at=at)
        made.append(row)
    return made


@transaction.atomic
def answer_invitation(
    *, invitation: CityInvitation, verb: str, text: str = "", by: User, at: datetime
) -> CityInvitation:
    """The invitation, answered for the city: `verb` is show_interest, confirm or decline. The hosts are told."""
    invitation = _held_for_city(invitation, by)
    if verb not in VERBS:
        raise BadInput(gettext_noop("Choose one of the answers."))
    if verb == "decline":
        _without_exhibits(invitation)
    before = _said(invitation)
    invitation.state = invited_after(verb, invitation.state)
    invitation.answer = words(text)
    invitation.answered_at, invitation.answered_by = at, by
    invitation.save(update_fields=["state", *OF_ANSWER])
    note_shown(VERBS[verb], invitation, by=by, at=at, before=before, after=_said(invitation))
    letters.say_answered(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def undo_invitation_answer(*, invitation: CityInvitation, by: User, at: datetime) -> CityInvitation:
    """The invitation as it was before the city's last answer; the hosts are told."""
    invitation = _held_for_city(invitation, by)
    done = last_done(INVITATION, invitation.pk, tuple(VERBS.values()), besides=["expo.reminded"])
    if "exhibit" in done.detail:  # the hosts did it, by confirming that
        raise NotNow(gettext_noop("The hosts have confirmed an exhibit of the city. Withdraw that first."))
    to, now = InvitedState(done.before["state"]), _said(invitation)
    if to in (InvitedState.INVITED, InvitedState.DECLINED):
        _without_exhibits(invitation)
    invitation.state, invitation.answer = to, str(done.before.get("answer") or "")
    if to == InvitedState.INVITED:
        invitation.answered_at, invitation.answered_by = None, None
    invitation.save(update_fields=["state", *OF_ANSWER])
    note_shown("expo.answer_undone", invitation, by=by, at=at, before=now, after=_said(invitation))
    letters.say_answered(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: CityInvitation, by: User, at: datetime) -> CityInvitation:
    """The invitation, withdrawn by the hosts; the city's officers are told."""
    invitation = held_invitation(invitation)
    _check_hosts(invitation.event, by)
    _without_exhibits(invitation)
    _move("expo.withdrawn", invitation, invited_after("withdraw", invitation.state), by=by, at=at)
    letters.say_withdrawn(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def take_back_invitations(
    *, event: Event, invited_at: datetime, by: User, at: datetime
) -> list[CityInvitation]:
    """The invitations that were made at that very instant, withdrawn where no answer has come; the cities' officers are told."""
    event = _held_for_hosts(event, by)
    rows = event.invitations.filter(at=invited_at, state=InvitedState.INVITED).exclude(
        exhibits__state__in=ALIVE
    )
    unanswered = list(rows.select_related("city", "event").order_by("pk"))
    if not unanswered:
        raise NotNow(gettext_noop("These cities have answered, or are not invited any more."))
    return [withdraw_invitation(invitation=one, by=by, at=at) for one in unanswered]


@transaction.atomic
def invite_again(*, invitation: CityInvitation, by: User, at: datetime) -> CityInvitation:
    """The invitation as it was before it was withdrawn; the city's officers are told."""
    invitation = held_invitation(invitation)
    _check_hosts(invitation.event, by)
    to = invited_after("invite_again", invitation.state)
    done = last_entry(INVITATION, invitation.pk)
    if done and done.verb == "expo.withdrawn" and isinstance(done.before, dict):
        to = InvitedState(done.before["state"])
    _move("expo.invited_again", invitation, to, by=by, at=at)
    letters.say_invited(invitation, by=by, at=at)
    return invitation


@transaction.atomic
def remind_cities(
    *, event: Event, ids: Sequence[str] | None = None, by: User, at: datetime
) -> list[CityInvitation]:
    """The invitations (all, or those of these ids) that are not answered and of which nobody was reminded today: now they are."""
    event = _held_for_hosts(event, by)
    rows = event.invitations.filter(state=InvitedState.INVITED).select_related("city", "event")
    if ids is not None:
        known = [one for one in ids if "\0" not in one]  # PostgreSQL does not even compare with one
        rows = rows.filter(pk__in=known[:MOST_INVITED])
    today = today_at(event, at)
    due = [one for one in rows if one.reminded_at is None or today_at(event, one.reminded_at) < today]
    if not due:
        raise NotNow(gettext_noop("Nobody is to be reminded: all have answered, or were reminded today."))
    for one in due:
        _remind(one, by=by, at=at)
    return due


def remind_invited(at: datetime) -> int:
    """How many cities the clock reminded: a week before the last day for an answer, and once it is over; never twice of the same."""
    soon = at.date() + BEFORE + timedelta(days=1)  # wherever the event is
    waiting = CityInvitation.objects.filter(
        state=InvitedState.INVITED,
        answer_by__lte=soon,
        event__state__in=COMING,
        event__kind__in=WITH_EXHIBITS,
    )
    rows = waiting.select_related("event").order_by("answer_by", "pk")
    due = [one.pk for one in rows if _is_due(one, at)]
    return sum(_reminded_by_clock(one, at) for one in due[:AT_A_TIME])


@transaction.atomic
def _reminded_by_clock(invitation_id: str, at: datetime) -> bool:
    """Whether it was due, and is done."""
    found = CityInvitation.objects.filter(pk=invitation_id).first()
    if found is None:
        return False
    row = held_invitation(found)
    if row.state != InvitedState.INVITED or row.event.state not in COMING or not _is_due(row, at):
        return False
    _remind(row, by=None, at=at)
    return True


def _is_due(row: CityInvitation, at: datetime) -> bool:
    """Whether one of the two days has come for which nobody was reminded yet; not the first where they were invited after it."""
    if row.answer_by is None:
        return False
    zone = row.event.time_zone
    today, invited = local(at, zone).date(), local(row.at, zone).date()
    last = local(row.reminded_at, zone).date() if row.reminded_at else invited
    first_day = row.answer_by - BEFORE
    if today > row.answer_by:
        return last <= row.answer_by
    return today >= first_day > last


def _remind(row: CityInvitation, *, by: User | None, at: datetime) -> None:
    row.reminded_at = at
    row.save(update_fields=["reminded_at"])
    note_shown("expo.reminded", row, by=by, at=at)
    letters.say_remember(row, by=by, at=at)


def _move(verb: str, row: CityInvitation, to: InvitedState, *, by: User, at: datetime) -> None:
    before = str(row.state)
    row.state = to
    row.save(update_fields=["state"])
    note_shown(verb, row, by=by, at=at, before={"state": before}, after={"state": str(to)})


def _said(invitation: CityInvitation) -> dict[str, Any]:
    return {"state": str(invitation.state), "answer": invitation.answer}


def _without_exhibits(invitation: CityInvitation) -> None:
    if invitation.exhibits.filter(state__in=ALIVE).exists():
        raise NotNow(HAS_EXHIBITS)


def _check_last_day(event: Event, answer_by: date | None, at: datetime) -> None:
    if answer_by is None:
        return
    if answer_by < today_at(event, at):
        raise BadInput(gettext_noop("The last day for an answer is over. Choose a later one."))
    if event.ends_at and answer_by > local(event.ends_at, event.time_zone).date():
        raise BadInput(gettext_noop("The last day for an answer is after the event. Choose an earlier one."))


def _held_for_hosts(event: Event, by: User) -> Event:
    event = held(event.pk)
    _check_hosts(event, by)
    return event


def _check_hosts(event: Event, by: User) -> None:
    if not may_invite_cities(by, event):
        raise NotAllowed(NOT_INVITING)
    still_to_come(event)


def _held_for_city(invitation: CityInvitation, by: User) -> CityInvitation:
    invitation = held_invitation(invitation)
    if not may_answer_invitation(by, invitation):
        raise NotAllowed(NOT_YOUR_CITY)
    still_to_come(invitation.event)
    return invitation
