"""The hosts hear when the published timetable has meetings of somebody who does not come to them."""

import pytest

from tests.events.factories import AT, make_conference, make_officer, make_request
from tests.events.published import publish
from tests.organisations.factories import GRANADA
from ucap.events.actions import decline_registration, set_availability, withdraw_registration
from ucap.events.models import Event, Meeting, Registration, Timetable
from ucap.events.states import AskedState, TimetableState
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import User

pytestmark = pytest.mark.django_db
GAP = "does not come to meetings of the published timetable"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def event(officer: User) -> Event:
    return make_conference(3, author=officer)


@pytest.fixture
def people(event: Event) -> list[Registration]:
    return list(event.registrations.order_by("pk"))


@pytest.fixture
def timetable(event: Event, people: list[Registration]) -> Timetable:
    """In which the first two meet in the third slot."""
    return publish(event, [(make_request(people[0], people[1]), 2, 1)])


def told(officer: User) -> list[Notice]:
    return list(Notice.objects.filter(to=officer, title__sort="gaps").order_by("pk"))


def away(one: Registration, *numbers: int) -> None:
    slots = list(one.event.slots.values_list("pk", flat=True))
    assert one.person
    set_availability(registration=one, absent=[slots[n] for n in numbers], by=one.person, at=AT)


def withdraw(one: Registration) -> None:
    assert one.person
    withdraw_registration(registration=one, by=one.person, at=AT)


def test_who_withdraws_leaves_a_gap_that_the_hosts_can_repair(
    timetable: Timetable, people: list[Registration], officer: User
) -> None:
    withdraw(people[2])  # meets nobody
    assert told(officer) == []
    withdraw(people[0])
    (notice,) = told(officer)
    assert said(notice).title == f"{people[0].name} {GAP}: Canal cities meet"
    assert said(notice).url == f"/en/events/{timetable.event.slug}/timetable/"
    withdraw(people[1])
    (notice,) = told(officer)
    assert said(notice).title == (
        "The published timetable has meetings of people who do not come: Canal cities meet"
    )
    assert said(notice).text.splitlines()[1:] == [people[1].name, people[0].name]


def test_who_is_declined_leaves_one_too_for_the_other_hosts(
    timetable: Timetable, people: list[Registration], officer: User
) -> None:
    other = make_officer(GRANADA)
    decline_registration(registration=people[1], why="No room", by=officer, at=AT)
    assert (len(told(other)), told(officer)) == (1, [])


def test_only_a_slot_in_which_they_meet_is_a_gap(
    timetable: Timetable, people: list[Registration], officer: User
) -> None:
    away(people[0], 1, 3)
    assert told(officer) == []
    away(people[0], 1, 2)
    assert len(told(officer)) == 1
    Notice.objects.all().delete()
    away(people[0], 2, 3)  # that was said already
    assert told(officer) == []


def test_what_is_not_held_or_not_published_is_no_gap(
    timetable: Timetable, people: list[Registration], officer: User
) -> None:
    Timetable.objects.update(state=TimetableState.REPLACED)
    away(people[0], 2)
    Timetable.objects.update(state=TimetableState.PUBLISHED)
    people[0].asks.update(state=AskedState.WITHDRAWN)
    withdraw(people[0])
    people[0].asks.update(state=AskedState.ACCEPTED)
    Meeting.objects.update(slot=None)
    withdraw(people[1])
    assert told(officer) == []
