"""How a meeting went."""

from datetime import timedelta
from typing import Any

import pytest

from tests.events.factories import AT, make_conference, make_person, make_request
from ucap.events.actions import review_meeting
from ucap.events.models import Meeting, MeetingRequest, MeetingReview, Timetable
from ucap.events.states import TimetableState, Went
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_(db: None) -> MeetingRequest:
    """Of two who meet in the first slot."""
    event = make_conference(3)
    one, other, _ = event.registrations.all()
    made = make_request(one, other)
    timetable = Timetable.objects.create(event=event, number=1, at=AT, state=TimetableState.PUBLISHED)
    Meeting.objects.create(timetable=timetable, request=made, slot=event.slots.all()[0], table=1)
    return made


def person_of(request: MeetingRequest) -> User:
    assert request.asker.person
    return request.asker.person


def review(request: MeetingRequest, **changes: Any) -> MeetingReview:
    begins = request.event.starts_at
    assert begins
    said: dict[str, Any] = {
        "request": request,
        "registration": request.asker,
        "went": Went.WELL,
        "by": person_of(request),
        "at": begins + timedelta(minutes=5),
        **changes,
    }
    return review_meeting(**said)


def test_each_says_it_and_may_say_it_anew(request_: MeetingRequest) -> None:
    assert review(request_, goes_on=True).goes_on
    again = review(request_, went=Went.NOT_HELD, goes_on=True)
    assert (again.went, again.goes_on) == ("not_held", False)
    review(request_, registration=request_.asked, by=request_.asked.person)
    assert MeetingReview.objects.count() == 2
    entry = JournalEntry.objects.filter(verb="meeting.reviewed").order_by("pk")[1]
    assert entry.before == {"went": "well", "goes_on": True}


def test_not_before_it_has_begun_and_not_by_others(request_: MeetingRequest) -> None:
    with pytest.raises(NotNow, match="not begun"):
        review(request_, at=AT)
    with pytest.raises(NotAllowed):
        review(request_, by=make_person())
    with pytest.raises(NotAllowed):
        review(request_, registration=request_.asked)
    third = request_.event.registrations.exclude(pk__in=(request_.asker_id, request_.asked_id)).get()
    with pytest.raises(BadInput):
        review(request_, registration=third, by=third.person)
    assert not MeetingReview.objects.exists()


def test_only_of_a_meeting_that_was_held_by_the_published_timetable(request_: MeetingRequest) -> None:
    Timetable.objects.update(state=TimetableState.REPLACED)
    with pytest.raises(NotNow):
        review(request_)
    Timetable.objects.update(state=TimetableState.PUBLISHED)
    Meeting.objects.update(slot=None)
    with pytest.raises(NotNow):
        review(request_)
