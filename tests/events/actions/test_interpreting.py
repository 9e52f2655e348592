"""Interpreters: added, changed, gone and back; given to a meeting by hand; in the timetable."""

from typing import Any

import pytest

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_person,
    make_registration,
    make_request,
)
from tests.events.timetabling import search, work
from ucap.events import actions
from ucap.events.actions.interpreting import MOST_INTERPRETERS, Speaks
from ucap.events.models import Event, Interpreter, Meeting, MeetingRequest
from ucap.events.queries.conference import conference_of, stands
from ucap.events.queries.timetable_words import said
from ucap.events.states import AskedState, EventKind, EventState, TimetableState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.people.models import User

pytestmark = pytest.mark.django_db
CHINESE, ITALIAN = ["zh-Hans"], ["it"]


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    return make_conference(0, slots=2, tables=3, city=make_city("Granada"))


def meet(event: Event, **changes: Any) -> MeetingRequest:
    """Two without a common language who both want to meet."""
    one = make_registration(event, languages=CHINESE)
    return make_request(one, make_registration(event, languages=ITALIAN), **changes)


def add(event: Event, host: User, name: str = "Li Na", **said: Any) -> Interpreter:
    said = {"languages": ["zh-Hans", "it"], **said}
    return actions.add_interpreter(event=event, said=Speaks(name, **said), by=host, at=AT)


def last(verb: str) -> JournalEntry:
    return JournalEntry.objects.filter(verb=verb).latest("pk")


def test_one_is_added_with_languages_and_when_they_are_away(event: Event, host: User) -> None:
    slots = list(event.slots.values_list("pk", flat=True))
    found = add(event, host, "  Li\u200b  Na ", languages=["it", "tlh", "zh-Hans"], absent=slots[:1])
    found.refresh_from_db()
    assert (found.name, found.languages, found.comes) == ("Li Na", ["zh-Hans", "it"], True)
    assert list(found.absences.values_list("slot", flat=True)) == slots[:1]
    entry = last("interpreter.added")
    assert (entry.after, entry.detail) == (
        {"languages": ["zh-Hans", "it"], "absent": 1},
        {"interpreter": found.pk},
    )


def test_one_is_changed_and_the_absences_that_stay_are_the_same(event: Event, host: User) -> None:
    slots = list(event.slots.values_list("pk", flat=True))
    found = add(event, host, absent=slots)
    kept = found.absences.get(slot=slots[1]).pk
    said_now = Speaks("Chen Yu", ["en"], slots[1:])
    found = actions.change_interpreter(interpreter=found, said=said_now, by=host, at=AT)
    assert (found.name, found.languages, found.interprets) == ("Chen Yu", ["en"], False)
    assert [one.pk for one in found.absences.all()] == [kept]
    assert last("interpreter.changed").before == {"languages": ["zh-Hans", "it"], "absent": 2}


@pytest.mark.parametrize(
    ("name", "absent", "says"),
    [
        ("\u200b ", (), "Give the name"),
        ("n" * 151, (), "more than 150 characters"),
        ("Li Na", (987654,), "slots have changed"),
    ],
)
def test_what_makes_no_sense_is_refused(
    event: Event, host: User, name: str, absent: tuple[int, ...], says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        add(event, host, name, absent=absent)
    assert not Interpreter.objects.exists()


def test_there_are_not_more_than_so_many(event: Event, host: User) -> None:
    Interpreter.objects.bulk_create(Interpreter(event=event, name="N") for _ in range(MOST_INTERPRETERS))
    with pytest.raises(BadInput, match="at most 200"):
        add(event, host)


def test_only_the_hosts_of_a_conference_that_is_not_over_say_who_interprets(event: Event, host: User) -> None:
    found, request = add(event, host), meet(event)
    stranger = make_person(verified=True)
    for does in (
        lambda by: add(event, by),
        lambda by: actions.change_interpreter(interpreter=found, said=Speaks("N"), by=by, at=AT),
        lambda by: actions.drop_interpreter(interpreter=found, by=by, at=AT),
        lambda by: actions.bring_back_interpreter(interpreter=found, by=by, at=AT),
        lambda by: actions.give_interpreter(request=request, interpreter=found, by=by, at=AT),
    ):
        Event.objects.filter(pk=event.pk).update(state=EventState.OPEN, kind=EventKind.CONFERENCE)
        with pytest.raises(NotAllowed):
            does(stranger)
        Event.objects.filter(pk=event.pk).update(state=EventState.REPORTED)
        with pytest.raises(NotNow, match="is over"):
            does(host)
        Event.objects.filter(pk=event.pk).update(state=EventState.OPEN, kind=EventKind.EXPO)
        with pytest.raises(NotNow, match="matching conference"):
            does(host)


def test_one_who_is_gone_is_said_to_be(event: Event, host: User) -> None:
    found = add(event, host)
    Interpreter.objects.all().delete()
    with pytest.raises(NotNow, match="not here any more"):
        actions.drop_interpreter(interpreter=found, by=host, at=AT)


def test_one_drops_out_and_comes_back_and_once_is_enough(event: Event, host: User) -> None:
    found = add(event, host)
    for _ in range(2):
        assert not actions.drop_interpreter(interpreter=found, by=host, at=AT).comes
    for _ in range(2):
        assert actions.bring_back_interpreter(interpreter=found, by=host, at=AT).comes
    verbs = JournalEntry.objects.filter(verb__startswith="interpreter.").order_by("pk")
    assert [one.verb for one in verbs] == ["interpreter.added", "interpreter.dropped", "interpreter.back"]


def test_a_meeting_is_given_one_by_hand_and_left_to_the_languages_again(event: Event, host: User) -> None:
    request, found = meet(event), add(event, host)
    add(event, host, "Chen Yu")
    give = {"request": request, "by": host, "at": AT}

    def who() -> tuple[str, ...] | None:
        (meeting,) = conference_of(event).meetings
        return meeting.interpreters

    assert len(who() or ()) == 2
    assert actions.give_interpreter(interpreter=found, **give).interpreter == found
    assert who() == (found.pk,)
    assert actions.give_interpreter(interpreter=None, unaided=True, **give).unaided
    assert who() is None
    assert last("meeting.interpreter_given").after == {"interpreter": None, "unaided": True}
    actions.give_interpreter(interpreter=None, **give)
    assert len(who() or ()) == 2


def test_who_cannot_be_given_is_refused(event: Event, host: User) -> None:
    request, found = meet(event), add(event, host)
    other = Interpreter.objects.create(event=make_conference(0, city=event.city), name="N")
    with pytest.raises(BadInput, match="another conference"):
        actions.give_interpreter(request=request, interpreter=other, by=host, at=AT)
    found = actions.drop_interpreter(interpreter=found, by=host, at=AT)
    with pytest.raises(NotNow, match="does not come"):
        actions.give_interpreter(request=request, interpreter=found, by=host, at=AT)
    waiting = meet(event, state=AskedState.WAITING)
    with pytest.raises(NotNow, match="both want"):
        actions.give_interpreter(request=waiting, interpreter=None, by=host, at=AT)


def test_without_anybody_entered_nobody_needs_one(event: Event, host: User) -> None:
    meet(event)
    assert conference_of(event).meetings[0].interpreters is None
    add(event, host, languages=["en"])  # a guide
    assert conference_of(event).meetings[0].interpreters is None
    add(event, host, languages=["en", "es"])
    assert conference_of(event).meetings[0].interpreters == ()


def test_a_guide_comes_where_a_host_says_so_and_no_more_where_they_dropped_out(
    event: Event, host: User
) -> None:
    request, guide = meet(event), add(event, host, languages=())
    actions.give_interpreter(request=request, interpreter=guide, by=host, at=AT)
    assert conference_of(event).meetings[0].interpreters == (guide.pk,)
    actions.drop_interpreter(interpreter=guide, by=host, at=AT)
    assert conference_of(event).meetings[0].interpreters is None
    assert conference_of(event).interpreters == ()


def test_the_timetable_says_who_interprets_and_nobody_is_in_two_places(event: Event, host: User) -> None:
    found = add(event, host)
    requests = [meet(event) for _ in range(3)]
    timetable = search(event, host)
    held = Meeting.objects.filter(timetable=timetable, slot__isnull=False)
    assert [one.interpreter for one in held] == [found, found]
    assert len({one.slot_id for one in held}) == 2
    left = Meeting.objects.get(timetable=timetable, slot=None)
    assert "every interpreter who could come is in another meeting" in left.because[0]
    assert {one.interpreter for one in stands(timetable)} == {found.pk}
    assert len(requests) == 3


def test_a_repair_finds_others_for_one_who_drops_out(event: Event, host: User) -> None:
    one, other = add(event, host), add(event, host, "Chen Yu")
    requests = [meet(event) for _ in range(2)]
    for request, interpreter in zip(requests, (one, other), strict=True):
        actions.give_interpreter(request=request, interpreter=interpreter, by=host, at=AT)
    first = search(event, host)
    actions.publish_timetable(timetable=first, by=host, at=AT)
    actions.drop_interpreter(interpreter=one, by=host, at=AT)
    repaired = actions.repair_timetable(event=event, by=host, at=AT)
    repaired = work(repaired)
    assert repaired.state == TimetableState.READY
    held = Meeting.objects.filter(timetable=repaired, slot__isnull=False)
    assert [meeting.interpreter for meeting in held] == [other, other]
    assert len({meeting.slot_id for meeting in held}) == 2
    assert held.get(request=requests[1]).slot == first.meetings.get(request=requests[1]).slot


def test_what_cannot_go_together_names_people_and_interpreters(event: Event, host: User) -> None:
    slots = list(event.slots.all())
    add(event, host, absent=[slots[1].pk])
    for _ in range(2):
        meet(event, fixed_slot=slots[0])
    timetable = search(event, host)
    assert timetable.state == TimetableState.FAILED
    words = said(timetable.conflict, timetable)
    assert len(words) == 4
    assert words[2].startswith("The meeting “Person")
    assert words[2].endswith("” needs one of these interpreters: Li Na.")
