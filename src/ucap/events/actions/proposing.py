"""A proposal of the hosts: two who should meet."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from ucap.events.actions.asking import NOT_LISTED, ONESELF
from ucap.events.actions.asking_limits import WITHIN, both_come, check_goes_on, held_both
from ucap.events.letters_meeting import tell_of_proposal
from ucap.events.models import MeetingRequest, Registration
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.rules.meeting import may_schedule
from ucap.events.states import WANTED
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.moderation.actions.often import too_often
from ucap.people.models import User


@transaction.atomic
def propose_meeting(*, one: Registration, other: Registration, by: User, at: datetime) -> None:
    """Nothing; both are told that the hosts think they should meet. They ask, or they leave it."""
    one, other = held_both(one, other)
    if not may_schedule(by, one.event):
        raise NotAllowed(NOT_YOURS)
    if one.pk == other.pk:
        raise BadInput(ONESELF)
    if one.event_id != other.event_id or not (one.listed and other.listed) or not both_come(one, other):
        raise BadInput(NOT_LISTED)
    check_goes_on(one.event)
    between = Q(asker=one, asked=other) | Q(asker=other, asked=one)
    if MeetingRequest.objects.filter(between, state__in=WANTED).exists():
        raise NotNow(gettext_noop("One of the two has asked for this meeting already."))
    pair = "/".join(sorted((one.pk, other.pk)))
    if too_often("proposed-meeting", pair, most=1, within=WITHIN, at=at):
        raise NotNow(gettext_noop("This was proposed to them today already. Give them time to answer."))
    record(
        "meeting.proposed",
        subject=("event", one.event_id),
        actor=by.pk,
        at=at,
        detail={"one": one.pk, "other": other.pk},
    )
    tell_of_proposal(one, other, by=by, at=at)
    tell_of_proposal(other, one, by=by, at=at)
