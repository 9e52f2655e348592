"""Asking somebody for a meeting; accepting, declining and withdrawing it; asking again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ucap.events.actions.asking_limits import (
    check_both_come,
    check_entries,
    check_goes_on,
    check_limits,
    cleaned,
    held_both,
)
from ucap.events.letters_meeting import ACCEPTED, DECLINED, WANTS_TO_MEET, WITHDRAWN, tell_of_request
from ucap.events.models import MeetingRequest, Registration
from ucap.events.rules.meeting import NOT_YOUR_MEETING, may_answer, may_ask, may_withdraw
from ucap.events.rules.registering import is_theirs
from ucap.events.states import AskedState, Priority, asked_after
from ucap.exchange.models import Entry
from ucap.exchange.states import LISTED
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

ONESELF = gettext_noop("One does not meet oneself. Choose somebody else.")
NOT_LISTED = gettext_noop(
    "Only those who come and agreed to be seen by the others can be asked. Choose somebody of the list."
)
ASKED_ALREADY = gettext_noop("You have asked for this meeting already.")
MEETING_ALREADY = gettext_noop("You are meeting each other already.")
THEY_DECLINED = gettext_noop("They have declined this meeting. They can still accept it themselves.")


@transaction.atomic
def ask_for_meeting(
    *,
    asker: Registration,
    asked: Registration,
    priority: Priority,
    text: str = "",
    entry: Entry | None = None,
    other: Entry | None = None,
    by: User,
    at: datetime,
) -> MeetingRequest:
    """The request, and the other is told; where the other had asked already, theirs, accepted.

    `entry` is the asker's, `other` the one of the other side that it answers. A request that was withdrawn lives again.
    """
    asker, asked = held_both(asker, asked)
    if asker.pk == asked.pk:
        raise BadInput(ONESELF)
    if not may_ask(by, asker, asked):
        raise NotAllowed(NOT_LISTED if is_theirs(by, asker) else NOT_YOUR_MEETING)
    text = cleaned(text)
    check_entries(asker, asked, entry, other, by)
    between = list(MeetingRequest.objects.filter(Q(asker=asker, asked=asked) | Q(asker=asked, asked=asker)))
    if any(one.state == AskedState.ACCEPTED for one in between):
        raise NotNow(MEETING_ALREADY)
    theirs = [one for one in between if one.asker_id == asked.pk and one.state != AskedState.WITHDRAWN]
    if theirs:
        return accept_meeting(request=theirs[-1], priority=priority, by=by, at=at)
    mine = [one for one in between if one.asker_id == asker.pk]
    if any(one.state == AskedState.WAITING for one in mine):
        raise NotNow(ASKED_ALREADY)
    if any(one.state == AskedState.DECLINED for one in mine):
        raise NotNow(THEY_DECLINED)
    check_limits(asker, by, at)
    request = mine[-1] if mine else MeetingRequest(event=asker.event, asker=asker, asked=asked, at=at)
    request.priority, request.text, request.entry, request.other = priority, text, entry, other
    if mine:
        _begun_again(request, at)
    request.save()
    _noted("meeting.asked_again" if mine else "meeting.asked", request, by=by, at=at)
    tell_of_request(request, WANTS_TO_MEET, to=asked, text=text, by=by, at=at)
    return request


@transaction.atomic
def ask_again(*, request: MeetingRequest, by: User, at: datetime) -> MeetingRequest:
    """The request that was withdrawn, with its own words; the other is told."""
    request = _request_held(request)
    if not may_ask(by, request.asker, request.asked):
        raise NotAllowed(NOT_YOUR_MEETING)
    asked_after("ask_again", request.state)
    return ask_for_meeting(
        asker=request.asker,
        asked=request.asked,
        priority=Priority(request.priority),
        text=request.text,
        entry=request.entry if request.entry and request.entry.state in LISTED else None,
        other=request.other if request.other and request.other.state in LISTED else None,
        by=by,
        at=at,
    )


@transaction.atomic
def accept_meeting(*, request: MeetingRequest, priority: Priority, by: User, at: datetime) -> MeetingRequest:
    """The request, accepted with how much the other wants it; the asker is told."""
    request = _request_held(request)
    if not may_answer(by, request):
        raise NotAllowed(NOT_YOUR_MEETING)
    check_both_come(request)
    before = request.state
    request.state, request.answer = asked_after("accept", request.state), priority
    request.answered_at, request.why = at, ""
    request.save(update_fields=["state", "answer", "answered_at", "why"])
    _noted("meeting.accepted", request, before=before, by=by, at=at)
    tell_of_request(request, ACCEPTED, to=request.asker, by=by, at=at)
    return request


@transaction.atomic
def decline_meeting(*, request: MeetingRequest, why: str = "", by: User, at: datetime) -> MeetingRequest:
    """The request, declined, with why in their own words if they say it; the asker is told."""
    request = _request_held(request)
    if not may_answer(by, request):
        raise NotAllowed(NOT_YOUR_MEETING)
    check_goes_on(request.event)
    before = request.state
    request.state = asked_after("decline", request.state)
    request.answered_at, request.why = at, cleaned(why)
    request.save(update_fields=["state", "answered_at", "why"])
    _noted("meeting.declined", request, before=before, by=by, at=at)
    tell_of_request(request, DECLINED, to=request.asker, text=request.why, by=by, at=at)
    return request


@transaction.atomic
def withdraw_meeting(*, request: MeetingRequest, by: User, at: datetime) -> MeetingRequest:
    """The request, withdrawn: by whoever asked, and once it was accepted by either; the other of the two is told."""
    request = _request_held(request)
    asks = is_theirs(by, request.asker)
    if not may_withdraw(by, request) or (not asks and request.state != AskedState.ACCEPTED):
        raise NotAllowed(NOT_YOUR_MEETING)
    check_goes_on(request.event)
    before = request.state
    request.state = asked_after("withdraw", request.state)
    request.save(update_fields=["state"])
    _noted("meeting.withdrawn", request, before=before, by=by, at=at)
    tell_of_request(request, WITHDRAWN, to=request.asked if asks else request.asker, by=by, at=at)
    return request


def _request_held(request: MeetingRequest) -> MeetingRequest:
    rows = MeetingRequest.objects.select_for_update(of=("self",))
    return rows.select_related("event", "asker", "asked", "entry", "other").get(pk=request.pk)


def _begun_again(request: MeetingRequest, at: datetime) -> None:
    request.state = asked_after("ask_again", request.state)
    request.at, request.answered_at, request.why = at, None, ""


def _noted(verb: str, request: MeetingRequest, *, before: str = "", by: User, at: datetime) -> None:
    record(
        verb,
        subject=("meeting request", request.pk),
        actor=by.pk,
        at=at,
        before={"state": before} if before else None,
        after={"state": request.state, "priority": request.priority, "answer": request.answer},
        detail={
            "event": request.event_id,
            "asker": request.asker_id,
            "asked": request.asked_id,
        },
    )
