"""Colleagues who come along to a meeting."""

from typing import Any

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
from tests.events.published import publish
from tests.events.timetabling import search, work
from ucap.events import actions
from ucap.events.models import Absence, BroughtAlong, Event, Meeting, MeetingRequest, Registration
from ucap.events.queries.conference import conference_of
from ucap.events.states import AskedState, RegistrationState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.notices.wording import said
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    return make_conference(0, slots=3, tables=3, city=make_city("Granada"))


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation(names={"en": "Canal Institute"})


@pytest.fixture
def mine(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Maria", verified=True), organisation=house)


@pytest.fixture
def colleague(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Chen Jing", verified=True), organisation=house)


@pytest.fixture
def other(event: Event) -> Registration:
    return make_registration(event, make_person("Li Na", verified=True))


@pytest.fixture
def request_(mine: Registration, other: Registration) -> MeetingRequest:
    return make_request(mine, other)


def bring(request: MeetingRequest, who: Registration, **more: Any) -> BroughtAlong:
    beside: Registration = more.pop("beside", request.asker)
    return actions.bring_along(
        **{"request": request, "beside": beside, "who": who, "by": beside.person, "at": AT, **more}
    )


def told(person: User | None) -> list[str]:
    return [str(said(one).title) for one in Notice.objects.filter(to=person).order_by("pk")]


def test_a_colleague_comes_along_once_and_is_told(
    request_: MeetingRequest, colleague: Registration, mine: Registration, other: Registration
) -> None:
    along = bring(request_, colleague)
    assert bring(request_, colleague) == along
    (entry,) = JournalEntry.objects.filter(verb="meeting.colleague_brought")
    assert entry.subject_id == request_.pk
    assert entry.detail == {"event": request_.event_id, "beside": mine.pk, "registration": colleague.pk}
    assert told(colleague.person) == [
        "You come along with Maria to a meeting with Li Na at: Canal cities meet"
    ]
    assert told(other.person) == ["Chen Jing comes along with Maria to your meeting at: Canal cities meet"]
    assert told(mine.person) == []


def test_the_other_side_hears_of_it_once_it_has_accepted(
    mine: Registration, other: Registration, colleague: Registration
) -> None:
    bring(make_request(mine, other, state=AskedState.WAITING), colleague)
    assert (len(told(colleague.person)), told(other.person)) == (1, [])


def test_they_are_one_more_participant_of_the_meeting(
    event: Event, request_: MeetingRequest, colleague: Registration
) -> None:
    bring(request_, colleague)
    slot = event.slots.first()
    assert slot
    Absence.objects.create(registration=colleague, slot=slot)
    conference = conference_of(event)
    (meeting,) = conference.meetings
    assert meeting.participants == (request_.asker_id, request_.asked_id, colleague.pk)
    assert {one.id: one.unavailable for one in conference.participants}[colleague.pk] == (str(slot.pk),)
    colleague.state = RegistrationState.WITHDRAWN
    colleague.save()
    (meeting,) = conference_of(event).meetings
    assert meeting.participants == (request_.asker_id, request_.asked_id)


def test_nobody_is_in_two_meetings_at_once(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration, other: Registration
) -> None:
    bring(request_, colleague)
    another = make_request(colleague, make_registration(event))
    search(event, host)
    slots = dict(Meeting.objects.values_list("request", "slot"))
    assert None not in slots.values()
    assert slots[request_.pk] != slots[another.pk]


def test_the_repair_moves_the_meeting_when_they_cannot_be_there(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration
) -> None:
    another = make_request(colleague, make_registration(event))
    first = publish(event, [(request_, 0, 1), (another, 0, 2)])
    bring(request_, colleague)
    assert told(host) == [
        "Chen Jing comes along to a meeting of the published timetable and cannot be there at its time: Canal cities meet"
    ]
    repaired = work(actions.repair_timetable(event=event, by=host, at=AT))
    slots = dict(Meeting.objects.filter(timetable=repaired).values_list("request", "slot"))
    assert None not in slots.values()
    assert slots[request_.pk] != slots[another.pk]
    actions.publish_timetable(timetable=repaired, by=host, at=AT)
    assert first.pk != repaired.pk
    assert "Your meetings at “Canal cities meet” have changed" in told(colleague.person)


@pytest.mark.parametrize("why", ["absent", "free", "along"])
def test_the_hosts_are_told_only_when_it_does_not_fit(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration, why: str
) -> None:
    slots = list(event.slots.all())
    held = [(request_, 0, 1)]
    if why == "absent":
        Absence.objects.create(registration=colleague, slot=slots[0])
    if why == "along":
        fourth = make_registration(event, organisation=colleague.organisation)
        elsewhere = make_request(fourth, make_registration(event))
        bring(elsewhere, colleague, beside=fourth)
        held.append((elsewhere, 0, 2))
    Absence.objects.create(registration=colleague, slot=slots[1])
    publish(event, held)
    bring(request_, colleague)
    assert len(told(host)) == (why != "free")


@pytest.mark.parametrize("who", ["themselves", "bringer", "host"])
def test_they_come_no_more(
    host: User, request_: MeetingRequest, colleague: Registration, mine: Registration, who: str
) -> None:
    along = bring(request_, colleague)
    by = {"themselves": colleague.person, "bringer": mine.person, "host": host}[who]
    assert by
    Notice.objects.all().delete()
    actions.end_along(along=along, by=by, at=AT)
    assert not BroughtAlong.objects.exists()
    words = "Chen Jing does not come along to the meeting of Maria and Li Na at: Canal cities meet"
    for person in (colleague.person, mine.person):
        assert told(person) == ([] if person == by else [words])
    assert JournalEntry.objects.filter(verb="meeting.colleague_left").count() == 1
    with pytest.raises(NotNow, match="any more"):
        actions.end_along(along=along, by=by, at=AT)


def test_others_do_not_send_them_away(
    request_: MeetingRequest, colleague: Registration, other: Registration
) -> None:
    along = bring(request_, colleague)
    for person in (other.person, make_person(verified=True)):
        assert person
        with pytest.raises(NotAllowed):
            actions.end_along(along=along, by=person, at=AT)


@pytest.mark.parametrize("ends", ["withdrawn", "declined"])
def test_who_does_not_come_is_taken_out_and_the_hosts_are_told(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration, ends: str
) -> None:
    bring(request_, colleague)
    publish(event, [(request_, 0, 1)])
    if ends == "withdrawn":
        assert colleague.person
        actions.withdraw_registration(registration=colleague, by=colleague.person, at=AT)
    else:
        actions.decline_registration(registration=colleague, why="Full", by=host, at=AT)
    assert not BroughtAlong.objects.exists()
    assert JournalEntry.objects.filter(verb="meeting.colleague_left").count() == 1
    gap = "Chen Jing does not come to meetings of the published timetable: Canal cities meet"
    assert (gap in told(host)) == (ends == "withdrawn")  # a host who does it knows


def test_a_confirmation_that_is_taken_back_takes_them_out(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration
) -> None:
    colleague.state = RegistrationState.ASKED
    colleague.save()
    actions.confirm_registration(registration=colleague, by=host, at=AT)
    bring(request_, colleague)
    actions.undo_decision(registration=colleague, by=host, at=AT)
    assert not BroughtAlong.objects.exists()


def test_absence_of_a_colleague_is_a_gap_too(
    event: Event, host: User, request_: MeetingRequest, colleague: Registration
) -> None:
    bring(request_, colleague)
    publish(event, [(request_, 0, 1)])
    slot = event.slots.first()
    assert slot
    assert colleague.person
    actions.set_availability(registration=colleague, absent=[slot.pk], by=colleague.person, at=AT)
    assert len(told(host)) == 1
