"""The hosts hear when the published timetable has meetings of somebody who does not come; those who meet, where the rooms change."""

from typing import Any

import pytest

from tests.events.factories import AT, make_conference, make_officer, make_request
from tests.events.published import publish
from tests.organisations.factories import GRANADA
from ucap.events.actions import (
    arrange_meetings,
    decline_registration,
    set_availability,
    withdraw_registration,
)
from ucap.events.actions.arranging import Arrangement
from ucap.events.models import BroughtAlong, Event, Matchmaking, Meeting, Registration, Timetable
from ucap.events.slots_of_days import Span
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


HALLS = (("Great hall", (1, 2)), ("Library", (3, 4)))
SWAPPED = (("Great hall", (1, 3)), ("Library", (2, 4)))
VIDEO = "https://meet.example/{table}"


def arrange(event: Event, by: User, *, at: Any = AT, **changes: Any) -> None:
    """The tables as they are, but for the changes."""
    slots = [Span(one.starts_at, one.ends_at) for one in event.slots.all()]
    arrangement = Arrangement(
        **{"tables": 4, "rooms": HALLS, "virtual_tables": 2, "virtual_link": VIDEO, **changes}
    )
    arrange_meetings(event=event, slots=slots, arrangement=arrangement, by=by, at=at)


def told_of_rooms() -> dict[str, str]:
    """What each person reads of it, by their ids."""
    return {one.to_id: said(one).title for one in Notice.objects.filter(title__sort="rooms")}


@pytest.fixture
def six(officer: User) -> list[Registration]:
    """Of a conference in which the first two meet at table 1, the next two at table 2, the last two online; the halls are known."""
    event = make_conference(6, author=officer)
    Matchmaking.objects.filter(event=event).update(
        rooms=[[name, list(tables)] for name, tables in HALLS], virtual_tables=2, virtual_link=VIDEO
    )
    people = list(event.registrations.order_by("pk"))
    one, two, online = (make_request(people[n], people[n + 1]) for n in (0, 2, 4))
    publish(event, [(one, 0, 1), (two, 0, 2)], virtual=[(online, 0, 2)])
    return people


def persons(*rows: Registration) -> set[str | None]:
    return {one.person_id for one in rows}


def test_those_whose_table_stands_in_another_room_are_told(six: list[Registration], officer: User) -> None:
    arrange(six[0].event, officer, rooms=SWAPPED)
    assert told_of_rooms().keys() == persons(*six[2:4])
    notice = Notice.objects.filter(title__sort="rooms").first()
    assert notice
    assert said(notice).title == "Your meetings at “Canal cities meet” are in other rooms"
    assert said(notice).url == f"/en/events/{six[0].event.slug}/meetings/"


def test_who_comes_along_goes_to_the_other_room_too(six: list[Registration], officer: User) -> None:
    BroughtAlong.objects.create(request=six[2].asks.get(), beside=six[2], who=six[4], at=AT)
    arrange(six[0].event, officer, rooms=SWAPPED)
    assert told_of_rooms().keys() == persons(*six[2:5])


def test_another_address_of_the_rooms_online_is_told_to_those_who_meet_there(
    six: list[Registration], officer: User
) -> None:
    arrange(six[0].event, officer, virtual_link="https://other.example/{table}")
    assert told_of_rooms().keys() == persons(*six[4:])


def test_rooms_that_change_twice_are_one_notice_while_it_is_unread(
    six: list[Registration], officer: User
) -> None:
    arrange(six[0].event, officer, rooms=SWAPPED)
    arrange(six[0].event, officer, rooms=HALLS)
    assert Notice.objects.filter(title__sort="rooms").count() == 2
    Notice.objects.update(read_at=AT)
    arrange(six[0].event, officer, rooms=SWAPPED)
    assert Notice.objects.filter(title__sort="rooms").count() == 4


def test_who_has_met_or_does_not_meet_is_not_told_of_rooms(six: list[Registration], officer: User) -> None:
    event = six[0].event
    arrange(event, officer, tables=9, most_requests=20, walking=9)  # everything but where somebody meets
    arrange(event, officer, tables=9, rooms=(*HALLS, ("Garden", (9,))))  # at that table nobody meets
    assert told_of_rooms() == {}
    arrange(event, officer, rooms=SWAPPED, at=event.slots.all()[0].ends_at)
    assert told_of_rooms() == {}
    six[2].asks.update(state=AskedState.WITHDRAWN)
    arrange(event, officer, rooms=HALLS)
    assert told_of_rooms() == {}
    six[2].asks.update(state=AskedState.ACCEPTED)
    Timetable.objects.update(state=TimetableState.READY)
    arrange(event, officer, rooms=SWAPPED)
    assert told_of_rooms() == {}
