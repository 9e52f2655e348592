"""The background work of events."""

from multiprocessing import active_children
from typing import Any

import pytest

from tests.events.factories import AT, PLACES, make_city, make_conference, make_officer, make_request
from ucap.events import actions, tasks
from ucap.events.models import Event, Timetable
from ucap.events.states import TimetableState
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    event = make_conference(2, slots=2, tables=1, city=make_city("Granada"))
    make_request(*event.registrations.all())
    return event


def asked(event: Event, host: User, longest: int = 5) -> Timetable:
    return actions.make_timetable(event=event, by=host, at=AT, longest=longest)


def test_a_timetable_that_is_asked_for_is_made(
    event: Event, host: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        timetable = asked(event, host)
    timetable.refresh_from_db()
    assert timetable.state == TimetableState.READY
    assert timetable.meetings.filter(slot__isnull=False).count() == 1


def test_a_solver_that_is_killed_leaves_the_published_timetable(
    event: Event, host: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = asked(event, host)
    tasks.make.call(first.pk)
    first.refresh_from_db()
    actions.publish_timetable(timetable=first, by=host, at=AT)

    def kills(*_: object) -> bool:
        for child in active_children():
            child.kill()
        return True

    monkeypatch.setattr(tasks, "note_progress", kills)
    monkeypatch.setattr("ucap.events.making.LOOKS", 0.01)  # it is killed before it can answer
    second = asked(event, host)
    tasks.make.call(second.pk)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (TimetableState.PUBLISHED, TimetableState.FAILED)
    assert "cut off" in second.conflict[0][0]
    assert first.meetings.count() == 1


def test_what_was_made_already_is_let_be(event: Event, host: User) -> None:
    timetable = asked(event, host)
    tasks.make.call(timetable.pk)
    timetable.refresh_from_db()
    before = timetable.ended_at
    tasks.make.call(timetable.pk)
    timetable.refresh_from_db()
    assert timetable.ended_at == before
