"""The worker's side of a timetable: followed, stopped, given up, too late."""

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_conference,
    make_officer,
    make_request,
)
from tests.events.timetabling import search
from ucap.events import actions
from ucap.events.actions.making import GIVEN_UP, begin_making, give_up_lost, keep_made, note_progress
from ucap.events.making import Progress
from ucap.events.models import Event, Meeting, Timetable
from ucap.events.queries.conference import conference_of
from ucap.events.schedule import schedule
from ucap.events.states import TimetableState
from ucap.events.timetable import Held, Status
from ucap.events.timetable import Timetable as Made
from ucap.people.models import User
from ucap.places.models import City

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    """Four people of whom each wants to meet each, with room for all."""
    event = make_conference(4, slots=6, tables=2, city=City.objects.get(name="Granada"))
    people = list(event.registrations.all())
    for number, one in enumerate(people):
        for other in people[number + 1 :]:
            make_request(one, other)
    return event


def test_whoever_is_content_stops_it(event: Event, host: User) -> None:
    timetable = actions.make_timetable(event=event, by=host, at=AT)
    begun = begin_making(timetable.pk, AT)
    assert begun
    assert note_progress(begun, Progress(0.2, 6, 0.0, 3, 1), AT)
    actions.stop_timetable(timetable=timetable, by=host, at=AT)
    assert not note_progress(begun, None, AT)
    kept = Timetable.objects.get(pk=timetable.pk)
    assert kept.course == [[0.2, 3, 1, 6]]
    assert kept.stop_asked


def test_a_timetable_that_nobody_works_at_is_given_up(event: Event, host: User) -> None:
    timetable = actions.make_timetable(event=event, by=host, at=AT)
    begin_making(timetable.pk, AT)
    assert give_up_lost(AT + GIVEN_UP / 2) == 0
    assert give_up_lost(AT + GIVEN_UP * 2) == 1
    timetable.refresh_from_db()
    assert timetable.state == TimetableState.FAILED
    actions.make_timetable(event=event, by=host, at=AT)


def test_a_worker_that_comes_too_late_changes_nothing(event: Event, host: User) -> None:
    timetable = search(event, host)
    assert begin_making(timetable.pk, AT) is None
    empty = Made(Status.OPTIMAL, 0.0, held=(Held("x", "y", "z"),))
    assert keep_made(timetable.pk, empty, AT) is None
    assert Meeting.objects.filter(timetable=timetable).count() == 6


def test_a_request_withdrawn_meanwhile_is_left_out(event: Event, host: User) -> None:
    timetable = actions.make_timetable(event=event, by=host, at=AT, longest=5)
    begun = begin_making(timetable.pk, AT)
    assert begun
    found = schedule(conference_of(begun.event), seconds=5)
    gone = event.requests.first()
    assert gone
    gone.delete()
    kept = keep_made(begun.pk, found, AT)
    assert kept
    assert kept.meetings.count() == 5
