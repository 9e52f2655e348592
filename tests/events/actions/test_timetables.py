"""The timetable of a conference: asked for, made, stopped, published, repaired; and what happens when the solver is killed."""

from datetime import timedelta

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_conference,
    make_event,
    make_officer,
    make_request,
    make_slots,
)
from tests.events.timetabling import search, work
from ucap.events import actions
from ucap.events.changes import changes
from ucap.events.models import Absence, Event, Matchmaking, Meeting
from ucap.events.queries.conference import conference_of, stands
from ucap.events.states import AskedState, Mode, Priority, RegistrationState, TimetableState
from ucap.events.timetable import Status
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.messages import Message
from ucap.notices.models import Notice
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


def test_everybody_meets_everybody_and_that_is_proved(event: Event, host: User) -> None:
    timetable = search(event, host)
    assert timetable.state == TimetableState.READY
    assert timetable.status == Status.OPTIMAL
    held = list(Meeting.objects.filter(timetable=timetable, slot__isnull=False))
    assert len(held) == 6
    for one in held:  # nobody is in two places at once
        for other in held:
            if one.pk != other.pk and one.slot_id == other.slot_id:
                assert not {one.request.asker_id, one.request.asked_id} & {
                    other.request.asker_id,
                    other.request.asked_id,
                }
                assert one.table != other.table
    assert JournalEntry.objects.about("timetable", timetable.pk).filter(verb="timetable.made").exists()


def test_what_is_not_held_says_why(host: User) -> None:
    event = make_conference(3, slots=1, tables=1, city=City.objects.get(name="Granada"))
    one, two, three = event.registrations.all()
    make_request(one, two)
    make_request(two, three)
    timetable = search(event, host)
    out = Meeting.objects.get(timetable=timetable, slot=None)
    assert out.because
    assert Message(*out.because).values["busy"] == 1


def test_a_must_goes_before_a_could(host: User) -> None:
    event = make_conference(3, slots=1, tables=1, city=City.objects.get(name="Granada"))
    one, two, three = event.registrations.all()
    make_request(one, two, priority=Priority.COULD, answer=Priority.COULD)
    wanted = make_request(two, three, priority=Priority.MUST, answer=Priority.MUST)
    timetable = search(event, host)
    assert Meeting.objects.get(timetable=timetable, slot__isnull=False).request == wanted


def test_waiting_requests_and_those_who_do_not_come_are_left_out(event: Event, host: User) -> None:
    one, two, *_ = event.registrations.all()
    two.state = RegistrationState.WITHDRAWN
    two.save()
    request = event.requests.filter(asker=one).last()
    assert request
    request.state = AskedState.WAITING
    request.save()
    conference = conference_of(event)
    assert request.pk not in {meeting.id for meeting in conference.meetings}
    assert all(two.pk not in meeting.participants for meeting in conference.meetings)


def test_tables_that_are_closed_are_not_used(event: Event) -> None:
    Matchmaking.objects.filter(event=event).update(tables=3, virtual_tables=2, closed_tables=[2])
    assert [table.id for table in conference_of(event).tables] == ["1", "3", "v1", "v2"]


def test_who_comes_online_is_met_in_a_room_online_and_who_is_there_at_a_table(
    event: Event, host: User
) -> None:
    Matchmaking.objects.filter(event=event).update(tables=1, virtual_tables=1)
    online = event.registrations.all()[0]
    event.registrations.filter(pk=online.pk).update(mode=Mode.ONLINE)
    timetable = search(event, host)
    held = list(Meeting.objects.filter(timetable=timetable, slot__isnull=False))
    assert len(held) == 6
    for one in held:
        assert one.is_virtual == (online.pk in {one.request.asker_id, one.request.asked_id})

    Matchmaking.objects.filter(event=event).update(tables=0, virtual_tables=2)
    assert {meeting.virtual for meeting in conference_of(event).meetings} == {None, True}
    Matchmaking.objects.filter(event=event).update(tables=2, virtual_tables=0)
    fixed = event.requests.filter(asker=online).first()
    assert fixed
    actions.fix_meeting(request=fixed, slot=event.slots.first(), table=2, by=host, at=AT)
    held_again = Meeting.objects.filter(timetable=search(event, host), slot__isnull=False)
    assert sum(online.pk in {one.request.asker_id, one.request.asked_id} for one in held_again) == 1


def test_nobody_has_more_meetings_than_they_want_or_than_the_conference_allows(
    event: Event, host: User
) -> None:
    Matchmaking.objects.filter(event=event).update(most_a_person=2)
    modest = event.registrations.all()[0]
    event.registrations.filter(pk=modest.pk).update(most_meetings=1)
    assert sorted(one.most or 0 for one in conference_of(event).participants) == [1, 2, 2, 2]
    timetable = search(event, host)
    meetings = list(Meeting.objects.filter(timetable=timetable))
    for person, most in {
        one.pk: 1 if one.pk == modest.pk else 2 for one in event.registrations.all()
    }.items():
        with_them = [one for one in meetings if person in {one.request.asker_id, one.request.asked_id}]
        assert sum(one.slot_id is not None for one in with_them) <= most
    assert sum(one.slot_id is not None for one in meetings) == 3
    out = next(one for one in meetings if one.slot_id is None)
    assert "has as many meetings as they want" in str(Message(*out.because))


def test_a_table_that_was_closed_is_given_by_hand_no_more(event: Event, host: User) -> None:
    request = event.requests.first()
    assert request
    actions.fix_meeting(request=request, slot=event.slots.first(), table=2, by=host, at=AT)
    Matchmaking.objects.filter(event=event).update(closed_tables=[2])
    assert [one.table for one in conference_of(event).fixed] == [None]


@pytest.mark.parametrize("lacking", ["slots", "tables", "meetings"])
def test_what_is_missing_is_said(event: Event, host: User, lacking: str) -> None:
    if lacking == "slots":
        event.slots.all().delete()
    elif lacking == "tables":
        Matchmaking.objects.filter(event=event).update(tables=0)
    else:
        event.requests.update(state=AskedState.DECLINED)
    with pytest.raises(NotNow, match={"slots": "slots", "tables": "tables", "meetings": "accepted"}[lacking]):
        actions.make_timetable(event=event, by=host, at=AT)
    assert not event.timetables.exists()


def test_slots_that_overlap_are_refused(event: Event, host: User) -> None:
    late = event.slots.last()
    assert late
    event.slots.create(starts_at=late.starts_at + timedelta(minutes=10), ends_at=late.ends_at)
    with pytest.raises(BadInput, match="has ended"):
        actions.make_timetable(event=event, by=host, at=AT)


@pytest.mark.parametrize("longest", [0, -5, 601])
def test_time_is_bounded(event: Event, host: User, longest: int) -> None:
    with pytest.raises(BadInput, match="between 1 and 600"):
        actions.make_timetable(event=event, by=host, at=AT, longest=longest)


def test_one_is_made_at_a_time(event: Event, host: User) -> None:
    actions.make_timetable(event=event, by=host, at=AT)
    with pytest.raises(NotNow, match="being made"):
        actions.make_timetable(event=event, by=host, at=AT)


def test_strangers_neither_make_nor_publish(event: Event, host: User) -> None:
    stranger = make_officer(PLACES["Bologna"])
    timetable = search(event, host)
    for act in (actions.make_timetable, actions.repair_timetable):
        with pytest.raises(NotAllowed):
            act(event=event, by=stranger, at=AT)
    for change in (actions.publish_timetable, actions.drop_timetable, actions.stop_timetable):
        with pytest.raises(NotAllowed):
            change(timetable=timetable, by=stranger, at=AT)


def test_publishing_tells_everybody_once_and_then_only_whom_it_concerns(event: Event, host: User) -> None:
    first = actions.publish_timetable(timetable=search(event, host), by=host, at=AT)
    people = {one.person_id for one in event.registrations.all()}
    assert set(Notice.objects.values_list("to", flat=True)) == people
    Notice.objects.all().delete()

    late = event.registrations.first()
    assert late
    held = Meeting.objects.filter(timetable=first, request__asker=late).first()
    assert held
    assert held.slot
    Absence.objects.create(registration=late, slot=held.slot)
    repaired = work(actions.repair_timetable(event=event, by=host, at=AT))
    assert repaired.repairs == first
    different = changes(stands(first), stands(repaired))
    assert different.number
    second = actions.publish_timetable(timetable=repaired, by=host, at=AT)
    first.refresh_from_db()
    assert (first.state, second.state) == (TimetableState.REPLACED, TimetableState.PUBLISHED)
    requests = event.requests.filter(pk__in=different.all)
    concerned = {who.person_id for one in requests for who in (one.asker, one.asked)}
    assert set(Notice.objects.values_list("to", flat=True)) == concerned


def test_a_repair_without_need_changes_nothing(event: Event, host: User) -> None:
    first = actions.publish_timetable(timetable=search(event, host), by=host, at=AT)
    repaired = work(actions.repair_timetable(event=event, by=host, at=AT))
    assert changes(stands(first), stands(repaired)).number == 0


def test_without_a_published_one_nothing_is_repaired(event: Event, host: User) -> None:
    with pytest.raises(NotNow, match="Make one first"):
        actions.repair_timetable(event=event, by=host, at=AT)


def test_a_meeting_fixed_by_hand_stays(event: Event, host: User) -> None:
    request, last = event.requests.first(), event.slots.last()
    assert request
    actions.fix_meeting(request=request, slot=last, table=2, by=host, at=AT)
    timetable = search(event, host)
    held = Meeting.objects.get(timetable=timetable, request=request)
    assert (held.slot, held.table) == (last, 2)
    request = actions.fix_meeting(request=request, slot=None, by=host, at=AT)
    assert (request.fixed_slot, request.fixed_table) == (None, None)


def test_a_meeting_is_not_fixed_to_what_is_not_there(event: Event, host: User) -> None:
    request = event.requests.first()
    assert request
    elsewhere = make_slots(make_event(city=City.objects.get(name="Granada")), 1)[0]
    with pytest.raises(BadInput, match="another event"):
        actions.fix_meeting(request=request, slot=elsewhere, by=host, at=AT)
    with pytest.raises(BadInput, match="no table 9"):
        actions.fix_meeting(request=request, slot=event.slots.first(), table=9, by=host, at=AT)


def test_what_cannot_go_together_is_kept_in_words(event: Event, host: User) -> None:
    slot, people = event.slots.first(), list(event.registrations.all())
    for request in event.requests.filter(asker=people[0]):
        actions.fix_meeting(request=request, slot=slot, by=host, at=AT)
    timetable = search(event, host)
    assert timetable.state == TimetableState.FAILED
    assert timetable.status == Status.INFEASIBLE
    assert len(timetable.conflict) >= 2
