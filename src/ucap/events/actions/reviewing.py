"""Saying how a meeting went."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.asking_limits import cleaned
from ucap.events.models import Meeting, MeetingRequest, MeetingReview, Registration
from ucap.events.rules.meeting import NOT_YOUR_MEETING, may_withdraw
from ucap.events.rules.registering import is_theirs
from ucap.events.states import TimetableState, Went
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@transaction.atomic
def review_meeting(
    *,
    request: MeetingRequest,
    registration: Registration,
    went: Went,
    goes_on: bool = False,
    text: str = "",
    by: User,
    at: datetime,
) -> MeetingReview:
    """How it went for that one of the two, said anew as often as they like; a meeting that was not held does not go on."""
    if registration.pk not in (request.asker_id, request.asked_id):
        raise BadInput(gettext_noop("Say it for one of the two who met."))
    if not may_withdraw(by, request) or not is_theirs(by, registration):
        raise NotAllowed(NOT_YOUR_MEETING)
    published = Meeting.objects.filter(request=request, timetable__state=TimetableState.PUBLISHED)
    if not published.filter(slot__starts_at__lte=at).exists():
        raise NotNow(gettext_noop("This meeting has not begun yet. Say afterwards how it went."))
    before = MeetingReview.objects.select_for_update(of=("self",)).filter(request=request, by=registration)
    earlier = before.first()
    said = {
        "went": went,
        "goes_on": goes_on and went != Went.NOT_HELD,
        "text": cleaned(text),
        "at": at,
    }
    review, _ = MeetingReview.objects.update_or_create(request=request, by=registration, defaults=said)
    record(
        "meeting.reviewed",
        subject=("meeting request", request.pk),
        actor=by.pk,
        at=at,
        before={"went": earlier.went, "goes_on": earlier.goes_on} if earlier else None,
        after={"went": review.went, "goes_on": review.goes_on},
        detail={"event": request.event_id, "registration": registration.pk},
    )
    return review
