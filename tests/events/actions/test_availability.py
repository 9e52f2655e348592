"""When somebody cannot meet."""

import pytest

from tests.events.factories import AT, make_conference, make_person, make_registration
from ucap.events.actions import set_availability
from ucap.events.models import Event, Registration
from ucap.events.states import EventState, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(db: None) -> Event:
    return make_conference(1)


@pytest.fixture
def mine(event: Event) -> Registration:
    return event.registrations.get()


@pytest.fixture
def me(mine: Registration) -> User:
    assert mine.person
    return mine.person


def absent(registration: Registration) -> list[int]:
    return sorted(registration.absences.values_list("slot", flat=True))


def test_what_is_said_last_counts(event: Event, mine: Registration, me: User) -> None:
    slots = list(event.slots.values_list("pk", flat=True))
    set_availability(registration=mine, absent=slots[:3], most_meetings=4, by=me, at=AT)
    mine.refresh_from_db()
    assert (absent(mine), mine.most_meetings) == (slots[:3], 4)
    kept = mine.absences.get(slot=slots[2]).pk
    set_availability(registration=mine, absent=slots[2:4], by=me, at=AT)
    mine.refresh_from_db()
    assert (absent(mine), mine.most_meetings) == (slots[2:4], None)
    assert mine.absences.get(slot=slots[2]).pk == kept
    entry = JournalEntry.objects.about("registration", mine.pk).order_by("pk").last()
    assert entry
    assert entry.before == {"absent": 3, "most_meetings": 4, "languages": ["en"]}
    assert entry.after == {"absent": 2, "most_meetings": None, "languages": ["en"]}


def test_whoever_registered_somebody_says_it_for_them(event: Event) -> None:
    secretary = make_person()
    guest = make_registration(event, by=secretary)
    slot = event.slots.all()[0].pk
    set_availability(registration=guest, absent=[slot], by=secretary, at=AT)
    assert absent(guest) == [slot]


def test_slots_of_another_conference_and_wrong_numbers_are_refused(mine: Registration, me: User) -> None:
    other = make_conference(0).slots.all()[0].pk
    with pytest.raises(BadInput, match="slots have changed"):
        set_availability(registration=mine, absent=[other], by=me, at=AT)
    for number in (0, 101):
        with pytest.raises(BadInput):
            set_availability(registration=mine, absent=[], most_meetings=number, by=me, at=AT)
    assert absent(mine) == []


def test_nobody_else_says_it_and_nobody_after_the_event(event: Event, mine: Registration, me: User) -> None:
    with pytest.raises(NotAllowed):
        set_availability(registration=mine, absent=[], by=make_person(), at=AT)
    Registration.objects.update(state=RegistrationState.WAITING)
    with pytest.raises(NotNow, match="coming"):
        set_availability(registration=mine, absent=[], by=me, at=AT)
    Event.objects.update(state=EventState.HELD)
    with pytest.raises(NotNow, match="over"):
        set_availability(registration=mine, absent=[], by=me, at=AT)


def test_languages_are_kept_where_they_are_said(mine: Registration, me: User) -> None:
    set_availability(registration=mine, absent=(), languages=["it", "tlh", "zh-Hans", "it"], by=me, at=AT)
    mine.refresh_from_db()
    assert mine.languages == ["it", "zh-Hans"]
    set_availability(registration=mine, absent=(), by=me, at=AT)
    mine.refresh_from_db()
    assert mine.languages == ["it", "zh-Hans"]
    set_availability(registration=mine, absent=(), languages=(), by=me, at=AT)
    mine.refresh_from_db()
    assert mine.languages == []
