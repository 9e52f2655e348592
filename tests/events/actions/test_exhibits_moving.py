"""What an expo shows moves with its days where they all move as far; else who shows it is told that it lies outside."""

from datetime import date, time, timedelta

import pytest

from tests.events.expos import make_exhibit, make_expo, make_invitation
from tests.events.factories import AT, FIRST_DAY, make_officer
from tests.organisations.factories import GRANADA, YANGZHOU
from ucap.events.actions import set_days
from ucap.events.content import Day
from ucap.events.models import CityInvitation, Event, Exhibit
from ucap.events.states import EventKind, ExhibitState
from ucap.journal.models import Entry as JournalEntry
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> User:
    return make_officer(YANGZHOU)


@pytest.fixture
def guest() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def expo(host: User) -> Event:
    """On four days."""
    return make_expo(author=host)


@pytest.fixture
def invitation(expo: Event) -> CityInvitation:
    return make_invitation(expo)


def on(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def shown(invitation: CityInvitation, first: int, last: int, **more: object) -> Exhibit:
    return make_exhibit(invitation, starts_on=on(first), ends_on=on(last), **more)


def move(expo: Event, host: User, *numbers: int) -> None:
    days = [Day(on(number), time(9), time(17, 30)) for number in numbers]
    set_days(event=expo, days=days, by=host, at=AT)


def days_of(exhibit: Exhibit) -> tuple[date | None, date | None]:
    exhibit.refresh_from_db()
    return exhibit.starts_on, exhibit.ends_on


def told(person: User) -> list[str]:
    return [said(one).title for one in Notice.objects.filter(to=person).order_by("pk")]


def test_what_is_within_the_days_moves_with_them(
    expo: Event, invitation: CityInvitation, host: User, guest: User
) -> None:
    garden, declined = shown(invitation, 1, 2), shown(invitation, 0, 3, state=ExhibitState.DECLINED)
    outside, always = shown(invitation, 3, 9), make_exhibit(invitation)
    move(expo, host, 7, 8, 9, 10)
    assert days_of(garden) == (on(8), on(9))
    assert days_of(declined) == (on(7), on(10))
    assert days_of(outside) == (on(3), on(9))
    assert days_of(always) == (None, None)
    assert told(guest) == [
        "The days of “Jardín nazarí” have moved with those of the event: Horticulture Expo"
    ]
    entry = JournalEntry.objects.about("exhibit", garden.pk).get()
    assert (entry.verb, entry.before, entry.after) == (
        "exhibit.changed",
        {"starts_on": str(on(1)), "ends_on": str(on(2))},
        {"starts_on": str(on(8)), "ends_on": str(on(9))},
    )


@pytest.mark.parametrize("numbers", [(2, 3, 4, 6), (2, 3)])
def test_where_days_move_unequally_who_lies_outside_is_told(
    expo: Event, invitation: CityInvitation, host: User, guest: User, numbers: tuple[int, ...]
) -> None:
    outside, within = shown(invitation, 0, 2), shown(invitation, 2, 3, title="Rosas")
    shown(invitation, 0, 1, state=ExhibitState.WITHDRAWN)
    move(expo, host, *numbers)
    assert days_of(outside) == (on(0), on(2))
    assert days_of(within) == (on(2), on(3))
    assert told(guest) == [
        "The event has other days, and “Jardín nazarí” lies outside of them: Horticulture Expo"
    ]


def test_other_hours_and_other_kinds_move_nothing(
    expo: Event, invitation: CityInvitation, host: User, guest: User
) -> None:
    garden = shown(invitation, 1, 2)
    set_days(event=expo, days=[Day(on(number)) for number in range(4)], by=host, at=AT)
    Event.objects.update(kind=EventKind.CONFERENCE)
    move(expo, host, 7, 8, 9, 10)
    assert days_of(garden) == (on(1), on(2))
    assert told(guest) == []
