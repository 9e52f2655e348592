"""Timetables for their hosts, in figures and meeting by meeting: few questions, however many there are."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import AT, make_conference, make_organisation, make_registration, make_request
from tests.events.published import publish
from ucap.events.models import BroughtAlong, Event, MeetingRequest, Timetable
from ucap.events.queries.published import looked_at
from ucap.events.queries.timetable_figures import awaited, figures_of, kept_timetables
from ucap.events.states import TimetableState
from ucap.events.timetable import Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db: None) -> Event:
    return make_conference(0, slots=6, tables=2)


def meet(event: Event, number: int) -> list[MeetingRequest]:
    """Meetings of people of organisations, to each of which a colleague comes along."""
    made = []
    for _ in range(number):
        one, other, third = (make_registration(event, organisation=make_organisation()) for _ in range(3))
        made.append(make_request(one, other))
        BroughtAlong.objects.create(request=made[-1], beside=one, who=third, at=AT)
    return made


def ready(event: Event, **more: object) -> Timetable:
    number = event.timetables.count() + 1
    fields = {"number": number, "state": TimetableState.READY, "at": AT, **more}
    return Timetable.objects.create(event=event, **fields)


def test_what_is_otherwise_than_in_the_published_one_is_named(event: Event) -> None:
    first, second = meet(event, 2)
    publish(event, [(first, 0, 1), (second, 1, 1)])
    before = looked_at(event.timetables.get())
    assert before.different.number == 0
    draft = ready(event)
    slots = list(event.slots.all())
    draft.meetings.create(request=first, slot=slots[0], table=2)
    draft.meetings.create(request=second, because=["%(name)s is away.", {"name": "Anna"}])
    seen = looked_at(draft)
    assert (seen.different.reseated, seen.different.dropped, seen.different.number) == (
        (first.pk,),
        (second.pk,),
        2,
    )
    assert {one.meeting.request_id: len(one.along) for one in seen.meetings} == {first.pk: 1, second.pk: 1}


def test_many_meetings_ask_no_more_than_few(
    event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(event, [(one, number, 1) for number, one in enumerate(meet(event, 6))])
    draft = ready(event)
    slots = list(event.slots.all())
    for number, one in enumerate(event.requests.all()):
        draft.meetings.create(request=one, slot=slots[number], table=2)
    draft = Timetable.objects.select_related("event").get(pk=draft.pk)
    with django_assert_max_num_queries(7):
        seen = looked_at(draft)
    assert len(seen.meetings) == 6


def test_figures_of_many_are_one_question(
    event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first, second = meet(event, 2)
    publish(event, [(first, 0, 1)], not_held=[second])
    took = {"began_at": AT, "ended_at": AT + timedelta(seconds=9)}
    ready(event, status=Status.OPTIMAL, bound=3, **took)
    ready(event, status=Status.FEASIBLE, repairs=event.timetables.get(number=1), bound=3)
    ready(event, state=TimetableState.FAILED)
    ready(event, state=TimetableState.MAKING, began_at=AT - timedelta(seconds=40), course=[[0.2, 4, 2, 1]])
    ready(event, state=TimetableState.REPLACED)
    rows = list(kept_timetables(event))
    with django_assert_max_num_queries(1):
        found = figures_of(rows, AT)
    assert [(one.timetable.number, one.held, one.seconds) for one in found] == [
        (5, 1, 40), (4, None, 0), (3, 0, 0), (2, 0, 9), (1, 1, 0),
    ]  # fmt: skip
    assert [one.is_proved for one in found] == [False, False, False, True, False]
    assert [one.bound for one in found[2:4]] == [None, 3]


def test_whoever_waits_asks_little(
    event: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    meet(event, 2)
    conflict = [["%(meeting)s has no time.", {"meeting": event.requests.earliest("pk").pk}]]
    failed = ready(event, state=TimetableState.FAILED, conflict=conflict)
    with django_assert_max_num_queries(6):
        found = awaited(failed, AT)
    assert (found.accepted, found.figures.held) == (2, None)
    assert found.conflict[0].endswith("has no time.")
