"""Colleagues who come along to a meeting."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.asking_limits import PER_DAY, WITHIN, check_both_come, check_goes_on, held_both
from ucap.events.letters_along import tell_of_bringing, tell_of_leaving
from ucap.events.letters_timetable import tell_of_clash
from ucap.events.models import BroughtAlong, MeetingRequest, Registration
from ucap.events.queries.along import MOST_ALONG, cannot_be_there, colleagues_of, over, stands_for
from ucap.events.queries.conference import is_online
from ucap.events.rules.meeting import (
    NOT_YOURS_TO_BRING,
    NOT_YOURS_TO_LET_GO,
    may_bring,
    may_end_along,
)
from ucap.events.states import Mode
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.moderation.actions.often import too_often
from ucap.people.models import User

OF_ALONG = ("who__delegation", "beside__event", "request__event", "request__asker", "request__asked")
IS_OVER = gettext_noop("This meeting is over: who was there stays as it is.")


@transaction.atomic
def bring_along(
    *, request: MeetingRequest, beside: Registration, who: Registration, by: User, at: datetime
) -> BroughtAlong:
    """Somebody who comes along to the meeting, on the side of `beside`, one of its two; once more changes nothing.

    They and the other side are told; the hosts, where the published timetable holds the meeting when they cannot be there.
    """
    beside, who = held_both(beside, who)
    request = _held(request)
    if not may_bring(by, beside):
        raise NotAllowed(NOT_YOURS_TO_BRING)
    if there := BroughtAlong.objects.filter(request=request, beside=beside, who=who).first():
        return there
    _check_meeting(request, beside, at)
    _check_who(request, beside, who, by)
    if too_often("bring-along", by.pk, most=PER_DAY, within=WITHIN, at=at):
        raise NotNow(gettext_noop("You have brought colleagues along very often today. Go on tomorrow."))
    along = BroughtAlong.objects.create(request=request, beside=beside, who=who, at=at)
    _note("meeting.colleague_brought", along, by=by, at=at)
    tell_of_bringing(along, by=by, at=at)
    if cannot_be_there(who, request):
        tell_of_clash(who, by=by, at=at)
    return along


@transaction.atomic
def end_along(*, along: BroughtAlong, by: User, at: datetime) -> None:
    """Nothing; they do not come along any more. Whoever of them and of the one whom they came with did not say it is told."""
    request = _held(along.request)
    there = BroughtAlong.objects.select_related(*OF_ALONG).filter(pk=along.pk).first()
    if there is None:
        raise NotNow(gettext_noop("They do not come along to this meeting any more. Reload the page."))
    if not may_end_along(by, there):
        raise NotAllowed(NOT_YOURS_TO_LET_GO)
    check_goes_on(request.event)
    if over([request.pk], at):
        raise NotNow(IS_OVER)
    _note("meeting.colleague_left", there, by=by, at=at)
    tell_of_leaving(there, by=by, at=at)
    there.delete()


def take_out(registration: Registration, *, by: User | None, at: datetime) -> None:
    """Nothing; who does not come to the conference comes along to none of its meetings."""
    for along in BroughtAlong.objects.select_related("request").filter(who=registration):
        _note("meeting.colleague_left", along, by=by, at=at)
        along.delete()


def _check_meeting(request: MeetingRequest, beside: Registration, at: datetime) -> None:
    """Whether that side wants the meeting, and it can still be held."""
    if beside.pk not in (request.asker_id, request.asked_id):
        raise BadInput(gettext_noop("A colleague comes along with one of the two who are to meet."))
    check_both_come(request)
    if not stands_for(request, beside):
        raise NotNow(gettext_noop("Only who asked for a meeting or accepted it can bring somebody along."))
    if over([request.pk], at):
        raise NotNow(IS_OVER)
    if request.along.filter(beside=beside).count() >= MOST_ALONG:
        raise NotNow(
            gettext_noop("At most %(most)d colleagues come along on one side of a meeting."), most=MOST_ALONG
        )


def _check_who(request: MeetingRequest, beside: Registration, who: Registration, by: User) -> None:
    """Whether it is somebody whom the other side may know of, and who can be there."""
    if (
        who.pk in (request.asker_id, request.asked_id)
        or not colleagues_of(beside, by).filter(pk=who.pk).exists()
    ):
        raise BadInput(
            gettext_noop(
                "Choose somebody of the same organisation, city or delegation who is coming and agreed to be seen by the others."
            )
        )
    if request.along.filter(who=who).exists():
        raise NotNow(gettext_noop("They come along to this meeting already, with the other side."))
    if who.mode == Mode.ONLINE and not is_online(request):
        raise BadInput(
            gettext_noop("They take part online, and this meeting is at the venue. Choose somebody else.")
        )


def _held(request: MeetingRequest) -> MeetingRequest:
    rows = MeetingRequest.objects.select_for_update(of=("self",))
    return rows.select_related("event", "asker", "asked").get(pk=request.pk)


def _note(verb: str, along: BroughtAlong, *, by: User | None, at: datetime) -> None:
    record(
        verb,
        subject=("meeting request", along.request_id),
        actor=by.pk if by else "",
        at=at,
        detail={
            "event": along.request.event_id,
            "beside": along.beside_id,
            "registration": along.who_id,
        },
    )
