"""Asking for a meeting, and what becomes of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.events.factories import AT, make_conference, make_person, make_registration
from tests.exchange.factories import make_entry
from ucap.events.actions import (
    accept_meeting,
    ask_again,
    ask_for_meeting,
    asking_limits,
    decline_meeting,
    withdraw_meeting,
)
from ucap.events.models import Event, Matchmaking, MeetingRequest, Registration, Timetable
from ucap.events.states import AskedState, EventState, Priority, RegistrationState, TimetableState
from ucap.exchange.states import EntryState
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@dataclass
class Two:
    """Two who come to the same conference."""

    event: Event
    here: Registration
    there: Registration

    @property
    def me(self) -> User:
        assert self.here.person
        return self.here.person

    @property
    def other(self) -> User:
        assert self.there.person
        return self.there.person

    def ask(self, **more: Any) -> MeetingRequest:
        said: dict[str, Any] = {
            "asker": self.here,
            "asked": self.there,
            "priority": Priority.WANT,
            "by": self.me,
            "at": AT,
            **more,
        }
        return ask_for_meeting(**said)

    def answer(self, **more: Any) -> MeetingRequest:
        """The other one asks."""
        return self.ask(**{"asker": self.there, "asked": self.here, "by": self.other, **more})


@pytest.fixture
def two(db: None) -> Two:
    event = make_conference(0)
    return Two(event, make_registration(event), make_registration(event))


def told(person: User) -> list[str]:
    return [one.title["template"] for one in Notice.objects.filter(to=person).order_by("pk")]


def verbs(request: MeetingRequest) -> list[str]:
    entries = JournalEntry.objects.about("meeting request", request.pk).order_by("at", "pk")
    return list(entries.values_list("verb", flat=True))


def test_whoever_is_asked_is_told_and_accepts(two: Two) -> None:
    request = two.ask(text="About  sensors\u200b", priority=Priority.MUST)
    assert (request.state, request.priority, request.text) == ("waiting", "must", "About sensors")
    assert told(two.other) == ["%(name)s would like to meet you at: %(title)s"]
    accept_meeting(request=request, priority=Priority.COULD, by=two.other, at=AT)
    request.refresh_from_db()
    assert (request.state, request.answer, request.answered_at) == ("accepted", "could", AT)
    assert told(two.me) == ["%(name)s will meet you at: %(title)s"]
    assert verbs(request) == ["meeting.asked", "meeting.accepted"]


def test_whoever_is_asked_declines_and_may_think_better_of_it(two: Two) -> None:
    request = two.ask()
    decline_meeting(request=request, why="Another field.", by=two.other, at=AT)
    request.refresh_from_db()
    assert (request.state, request.why) == ("declined", "Another field.")
    notice = Notice.objects.get(to=two.me)
    assert notice.text
    assert notice.text["values"] == {"text": "Another field."}
    with pytest.raises(NotNow, match="They have declined"):
        two.ask()
    two.answer(priority=Priority.WANT)  # asks oneself: that is to accept
    request.refresh_from_db()
    assert (request.state, request.why) == ("accepted", "")
    assert MeetingRequest.objects.count() == 1


def test_nobody_meets_oneself(two: Two) -> None:
    with pytest.raises(BadInput, match="oneself"):
        two.ask(asked=two.here)
    assert not MeetingRequest.objects.exists()


def test_one_asks_once(two: Two) -> None:
    two.ask()
    with pytest.raises(NotNow, match="asked for this meeting already"):
        two.ask()
    assert MeetingRequest.objects.count() == 1


def test_who_asks_somebody_that_asked_already_accepts(two: Two) -> None:
    request = two.ask(text="First")
    again = two.answer(priority=Priority.MUST, text="Second")
    assert again.pk == request.pk
    assert (again.state, again.answer, again.text) == ("accepted", "must", "First")
    with pytest.raises(NotNow, match="meeting each other already"):
        two.ask()


def test_it_is_withdrawn_and_asked_for_again(two: Two) -> None:
    request = two.ask()
    withdraw_meeting(request=request, by=two.me, at=AT)
    request.refresh_from_db()
    assert request.state == AskedState.WITHDRAWN
    later = AT + timedelta(hours=1)
    ask_again(request=request, by=two.me, at=later)
    request.refresh_from_db()
    assert (request.state, request.at) == ("waiting", later)
    withdraw_meeting(request=request, by=two.me, at=later)
    assert two.ask(text="Anew", at=later).pk == request.pk
    assert verbs(request)[-1] == "meeting.asked_again"
    with pytest.raises(NotNow):
        ask_again(request=request, by=two.me, at=later)


def test_either_withdraws_what_was_accepted_and_only_the_asker_what_waits(two: Two) -> None:
    request = two.ask()
    with pytest.raises(NotAllowed):
        withdraw_meeting(request=request, by=two.other, at=AT)
    accept_meeting(request=request, priority=Priority.WANT, by=two.other, at=AT)
    withdraw_meeting(request=request, by=two.other, at=AT)
    request.refresh_from_db()
    assert request.state == AskedState.WITHDRAWN
    assert told(two.me)[-1] == "%(name)s has withdrawn a meeting at: %(title)s"


def test_nobody_else_asks_answers_or_withdraws(two: Two) -> None:
    stranger = make_registration(two.event).person
    assert stranger
    with pytest.raises(NotAllowed):
        two.ask(by=stranger)
    request = two.ask()
    for verb in (accept_meeting, decline_meeting, withdraw_meeting, ask_again):
        more = {"priority": Priority.WANT} if verb is accept_meeting else {}
        with pytest.raises(NotAllowed):
            verb(request=request, by=stranger, at=AT, **more)
    with pytest.raises(NotAllowed):
        accept_meeting(request=request, priority=Priority.WANT, by=two.me, at=AT)


def test_whoever_registered_a_delegation_does_it_for_its_members(two: Two) -> None:
    secretary = make_person(verified=True)
    guest = make_registration(two.event, name="Guest", by=secretary)
    guest.person, guest.email = None, "guest@example.org"
    guest.save()
    request = two.ask(asker=guest, by=secretary)
    accept_meeting(request=request, priority=Priority.WANT, by=two.other, at=AT)
    assert told(secretary) == ["%(name)s will meet you at: %(title)s"]


@pytest.mark.parametrize(
    "changes",
    [{"listed": False}, {"state": RegistrationState.ASKED}, {"state": RegistrationState.WITHDRAWN}],
)
def test_who_does_not_come_or_is_not_listed_is_not_asked(two: Two, changes: dict[str, Any]) -> None:
    Registration.objects.filter(pk=two.there.pk).update(**changes)
    with pytest.raises(NotAllowed, match="agreed to be seen"):
        two.ask()


def test_nobody_of_another_conference_is_asked(two: Two) -> None:
    elsewhere = make_registration(make_conference(0, city=two.event.city))
    with pytest.raises(NotAllowed):
        two.ask(asked=elsewhere)


def test_one_asks_until_the_deadline_and_no_longer(two: Two) -> None:
    Matchmaking.objects.update(asks_until=AT)
    request = two.ask(at=AT)
    with pytest.raises(NotNow, match="no longer ask"):
        two.ask(asked=make_registration(two.event), at=AT + timedelta(seconds=1))
    accept_meeting(request=request, priority=Priority.WANT, by=two.other, at=AT + timedelta(days=1))


def test_without_a_deadline_one_asks_until_the_timetable_is_published(two: Two) -> None:
    made = Timetable.objects.create(event=two.event, number=1, at=AT, state=TimetableState.READY)
    two.ask()
    made.state = TimetableState.PUBLISHED
    made.save()
    with pytest.raises(NotNow, match="no longer ask"):
        two.ask(asked=make_registration(two.event))


def test_nobody_asks_before_meetings_are_arranged_or_after_the_event(two: Two) -> None:
    Matchmaking.objects.all().delete()
    with pytest.raises(NotNow, match="not arranged"):
        two.ask()
    for state in (EventState.HELD, EventState.CANCELLED, EventState.DRAFT):
        Event.objects.update(state=state)
        with pytest.raises(NotNow, match="over or cancelled"):
            two.ask()


def test_whoever_asks_for_too_many_is_refused_clearly_however_often_they_try(two: Two) -> None:
    Matchmaking.objects.update(most_requests=5)
    others = [make_registration(two.event) for _ in range(6)]
    for one in others[:5]:
        two.ask(asked=one)
    for _ in range(3):
        with pytest.raises(NotNow) as refused:
            two.ask(asked=others[5])
    assert "%(most)d requests" in refused.value.message.template
    assert refused.value.message.values == {"most": 5}
    assert MeetingRequest.objects.count() == 5
    withdraw_meeting(request=MeetingRequest.objects.all()[0], by=two.me, at=AT)
    assert two.ask(asked=others[5]).state == AskedState.WAITING


def test_asking_and_withdrawing_again_and_again_ends(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_limits, "PER_DAY", 3)
    request = two.ask()
    for _ in range(2):
        withdraw_meeting(request=request, by=two.me, at=AT)
        ask_again(request=request, by=two.me, at=AT)
    withdraw_meeting(request=request, by=two.me, at=AT)
    with pytest.raises(NotNow, match="very often today"):
        ask_again(request=request, by=two.me, at=AT)


def test_a_meeting_is_about_entries_of_the_two(two: Two, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    mine, theirs = make_entry(), make_entry()
    Registration.objects.filter(pk=two.here.pk).update(organisation=mine.organisation)
    Registration.objects.filter(pk=two.there.pk).update(organisation=theirs.organisation)
    for wrong in ({"entry": theirs}, {"other": mine}, {"other": make_entry(state=EntryState.DRAFT)}):
        with pytest.raises(BadInput, match="Choose an entry"):
            two.ask(**wrong)
    request = two.ask(entry=mine, other=theirs)
    assert (request.entry, request.other) == (mine, theirs)


def test_what_is_written_is_short_and_without_many_links(two: Two) -> None:
    with pytest.raises(BadInput, match="Shorten"):
        two.ask(text="a" * 1001)
    with pytest.raises(BadInput, match="addresses"):
        two.ask(text="https://a.example/ " * 4)
    assert two.ask(text="<script>alert(1)</script>Hello\0").text == "Hello"


def test_who_does_not_come_any_more_is_not_met(two: Two) -> None:
    request = two.ask()
    Registration.objects.filter(pk=two.here.pk).update(state=RegistrationState.WITHDRAWN)
    with pytest.raises(NotNow, match="does not come any more"):
        accept_meeting(request=request, priority=Priority.WANT, by=two.other, at=AT)


def test_the_words_of_the_two_are_not_in_the_journal(two: Two) -> None:
    request = two.ask(text="Between us")
    decline_meeting(request=request, why="No time", by=two.other, at=AT)
    for one in JournalEntry.objects.about("meeting request", request.pk):
        assert "Between us" not in str((one.before, one.after, one.detail))
        assert "No time" not in str((one.before, one.after, one.detail))


def test_the_deadline_counts_by_instants(two: Two) -> None:
    Matchmaking.objects.update(asks_until=datetime.fromisoformat("2026-11-24T17:29:00+08:00"))
    with pytest.raises(NotNow):
        two.ask()  # AT is 17:30 in Shanghai
