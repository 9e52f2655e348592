"""Colleagues who are kept apart."""

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.timetabling import search
from ucap.events import actions
from ucap.events.actions.apart import are_colleagues
from ucap.events.models import Delegation, Event, KeptApart, Meeting, Registration
from ucap.events.queries.conference import conference_of
from ucap.events.queries.timetable_words import said
from ucap.events.states import EventKind, EventState, RegistrationState, TimetableState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    return make_conference(0, slots=2, tables=3, city=make_city("Granada"))


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation(names={"en": "Canal Institute"})


@pytest.fixture
def two(event: Event, house: Organisation) -> tuple[Registration, Registration]:
    return make_registration(event, organisation=house), make_registration(event, organisation=house)


def test_two_are_kept_apart_once_whichever_stands_first(
    host: User, two: tuple[Registration, Registration]
) -> None:
    one, other = two
    pair = actions.keep_apart(one=one, other=other, by=host, at=AT)
    assert actions.keep_apart(one=other, other=one, by=host, at=AT) == pair
    assert {pair.one_id, pair.other_id} == {one.pk, other.pk}
    (entry,) = JournalEntry.objects.filter(verb="colleagues.kept_apart")
    assert entry.detail == {"registrations": sorted((one.pk, other.pk))}


def test_it_is_ended_and_can_be_said_again(host: User, two: tuple[Registration, Registration]) -> None:
    one, other = two
    pair = actions.keep_apart(one=one, other=other, by=host, at=AT)
    actions.end_apart(pair=pair, by=host, at=AT)
    assert not KeptApart.objects.exists()
    with pytest.raises(NotNow, match="not kept apart any more"):
        actions.end_apart(pair=pair, by=host, at=AT)
    actions.keep_apart(one=one, other=other, by=host, at=AT)
    assert JournalEntry.objects.filter(verb="colleagues.apart_ended").count() == 1


def test_the_head_of_their_delegation_says_so_and_nobody_else(event: Event) -> None:
    head, member = make_person(verified=True), make_person(verified=True)
    delegation = Delegation.objects.create(event=event, name="Two", by=head, at=AT)
    one = make_registration(event, member, delegation=delegation)
    other = make_registration(event, delegation=delegation)
    with pytest.raises(NotAllowed):
        actions.keep_apart(one=one, other=other, by=member, at=AT)
    pair = actions.keep_apart(one=one, other=other, by=head, at=AT)
    with pytest.raises(NotAllowed):
        actions.end_apart(pair=pair, by=member, at=AT)
    actions.end_apart(pair=pair, by=head, at=AT)


def test_colleagues_are_of_one_house_or_delegation(
    host: User, event: Event, two: tuple[Registration, Registration]
) -> None:
    one, other = two
    stranger = make_registration(event)
    assert are_colleagues(one, other)
    assert not are_colleagues(one, one)
    assert not are_colleagues(stranger, make_registration(event))
    elsewhere = make_registration(make_conference(0, city=event.city), organisation=one.organisation)
    for wrong in (one, stranger, elsewhere):
        with pytest.raises(BadInput, match="two different people"):
            actions.keep_apart(one=one, other=wrong, by=host, at=AT)


def test_what_is_not_the_time_for_it_is_said(
    host: User, event: Event, two: tuple[Registration, Registration]
) -> None:
    one, other = two

    def keep() -> KeptApart:
        return actions.keep_apart(one=one, other=other, by=host, at=AT)

    other.state = RegistrationState.WITHDRAWN
    with pytest.raises(NotNow, match="who are coming"):
        keep()
    Event.objects.filter(pk=event.pk).update(kind=EventKind.EXPO)
    with pytest.raises(NotNow, match="matching conference"):
        keep()
    Event.objects.filter(pk=event.pk).update(kind=EventKind.CONFERENCE, state=EventState.CANCELLED)
    with pytest.raises(NotNow, match="over or cancelled"):
        keep()


def test_there_are_not_more_than_so_many(
    host: User, two: tuple[Registration, Registration], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ucap.events.actions.apart.MOST_APART", 0)
    with pytest.raises(BadInput, match="At most 0 pairs"):
        actions.keep_apart(one=two[0], other=two[1], by=host, at=AT)


def test_the_timetable_keeps_them_apart(
    host: User, event: Event, two: tuple[Registration, Registration]
) -> None:
    for who in two:
        make_request(who, make_registration(event))
    actions.keep_apart(one=two[0], other=two[1], by=host, at=AT)
    held = Meeting.objects.filter(timetable=search(event, host), slot__isnull=False)
    assert len({one.slot_id for one in held}) == 2


def test_who_has_no_meeting_is_kept_from_nobody(
    host: User, event: Event, two: tuple[Registration, Registration]
) -> None:
    make_request(two[0], make_registration(event))
    actions.keep_apart(one=two[0], other=two[1], by=host, at=AT)
    assert conference_of(event).apart == ()


def test_what_cannot_go_together_names_the_two(
    host: User, event: Event, two: tuple[Registration, Registration]
) -> None:
    slot = event.slots.first()
    for who in two:
        make_request(who, make_registration(event), fixed_slot=slot)
    pair = actions.keep_apart(one=two[0], other=two[1], by=host, at=AT)
    timetable = search(event, host)
    assert timetable.state == TimetableState.FAILED
    words = said(timetable.conflict, timetable)
    names = f"{pair.one.name}, {pair.other.name}"
    assert words[-1] == f"These are not to be in different meetings at the same time: {names}."
