"""Times that are proposed for an event: proposing them, saying which suit, choosing one."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from ucap.events.actions import choose_time, drop_poll, propose_times, vote
from ucap.events.models import Event, EventDay, Poll, PollVote
from ucap.events.states import EventKind, EventState, Vote
from ucap.exchange.states import Visibility
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow, Problem
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ONE, TWO = datetime(2027, 4, 6, 7, tzinfo=UTC), datetime(2027, 4, 7, 8, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "Europe/Rome")


@pytest.fixture
def officer() -> User:
    return make_officer(make_city("Granada").pk, name="Olga")


@pytest.fixture
def event() -> Event:
    return make_event(kind=EventKind.WEBINAR, days=1)


def proposed(event: Event, by: User, **changes: Any) -> Poll:
    said = {"minutes": 90, "zones": ZONES, "times": [TWO, ONE, ONE], **changes}
    return propose_times(event=event, by=by, at=AT, **said)


def ids(poll: Poll) -> list[int]:
    return list(poll.times.values_list("pk", flat=True))


def test_hosts_propose_times_and_those_who_come_are_asked(event: Event, officer: User) -> None:
    comes = make_registration(event).person
    poll = proposed(event, officer)
    assert [time.starts_at for time in poll.times.all()] == [ONE, TWO]
    assert (poll.minutes, poll.zones, poll.chosen) == (90, list(ZONES), None)
    notice = Notice.objects.get(to=comes)
    assert notice.title["template" if isinstance(notice.title, dict) else 0]
    assert (notice.address, notice.arguments) == ("events:poll", [event.slug])
    entry = JournalEntry.objects.get(verb="poll.begun")
    assert (entry.actor, entry.subject_id) == (officer.pk, event.pk)
    assert entry.after == {"minutes": 90, "zones": list(ZONES), "times": [ONE.isoformat(), TWO.isoformat()]}


def test_a_draft_asks_nobody_yet(officer: User) -> None:
    event = make_event(state=EventState.DRAFT, kind=EventKind.WEBINAR)
    make_registration(event)
    proposed(event, officer)
    assert not Notice.objects.exists()


def test_what_was_said_of_a_time_holds_when_it_is_proposed_again(event: Event, officer: User) -> None:
    person = make_person(verified=True)
    poll = proposed(event, officer)
    vote(poll=poll, votes=dict.fromkeys(ids(poll), Vote.YES), by=person, at=AT)
    again = proposed(event, officer, times=[TWO, TWO + timedelta(days=1)])
    assert again.pk == poll.pk
    assert [one.time.starts_at for one in PollVote.objects.all()] == [TWO]
    assert JournalEntry.objects.filter(verb="poll.changed").count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"times": []}, "between 1 and 40 times"),
        ({"times": [ONE + timedelta(minutes=n) for n in range(41)]}, "between 1 and 40 times"),
        ({"times": [AT, ONE]}, "over already"),
        ({"minutes": 5}, "between 15 and 480 minutes"),
        ({"minutes": 481}, "between 15 and 480 minutes"),
        ({"zones": ()}, "between 1 and 12 time zones"),
        ({"zones": ("Nowhere/At_All",)}, "between 1 and 12 time zones"),
        ({"closes_at": AT}, "Let people answer until"),
        ({"closes_at": TWO + timedelta(minutes=1)}, "Let people answer until"),
    ],
)
def test_what_cannot_be_proposed_is_said(
    event: Event, officer: User, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        proposed(event, officer, **changes)
    assert not Poll.objects.exists()


def test_an_hour_that_comes_twice_is_not_proposed(officer: User) -> None:
    event = make_event(kind=EventKind.WEBINAR, zone="Europe/Rome")
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    proposed(event, officer, times=[first])
    with pytest.raises(BadInput, match="clocks show twice"):
        proposed(event, officer, times=[first + timedelta(hours=1)])


def test_only_hosts_propose_choose_and_take_back(event: Event, officer: User) -> None:
    poll = proposed(event, officer)
    (time, _) = ids(poll)
    for stranger in (
        make_person(verified=True),
        make_officer(make_city("Bologna").pk),
        make_member(make_organisation()),
    ):
        with pytest.raises(NotAllowed):
            proposed(event, stranger)
        with pytest.raises(NotAllowed):
            choose_time(poll=poll, time=time, by=stranger, at=AT)
        with pytest.raises(NotAllowed):
            drop_poll(poll=poll, by=stranger, at=AT)
    assert Poll.objects.get().chosen is None


@pytest.mark.parametrize("state", [EventState.HELD, EventState.CANCELLED, EventState.REPORTED])
def test_nothing_is_asked_of_what_is_over(event: Event, officer: User, state: EventState) -> None:
    poll = proposed(event, officer)
    (time, _) = ids(poll)
    Event.objects.update(state=state)
    with pytest.raises(NotNow):
        proposed(event, officer)
    with pytest.raises(NotNow):
        vote(poll=poll, votes={time: Vote.YES}, by=officer, at=AT)
    with pytest.raises(NotNow):
        choose_time(poll=poll, time=time, by=officer, at=AT)


def test_whoever_sees_the_event_says_what_suits_and_changes_it(event: Event, officer: User) -> None:
    person, poll = make_person(verified=True), proposed(event, officer)
    one, two = ids(poll)
    assert vote(poll=poll, votes={one: Vote.YES, two: Vote.IF_NEED_BE}, by=person, at=AT) == 2
    assert vote(poll=poll, votes={two: Vote.NO}, by=person, at=AT) == 1
    assert [(row.time_id, row.vote) for row in PollVote.objects.all()] == [(two, Vote.NO)]
    assert vote(poll=poll, votes={}, by=person, at=AT) == 0
    assert JournalEntry.objects.filter(verb="poll.voted", actor=person.pk).count() == 3


def test_who_does_not_see_it_does_not_vote(event: Event, officer: User) -> None:
    poll = proposed(event, officer)
    Event.objects.update(visibility=Visibility.MEMBERS)
    with pytest.raises(NotAllowed):
        vote(poll=poll, votes={ids(poll)[0]: Vote.YES}, by=make_person(), at=AT)
    assert not PollVote.objects.exists()


def test_it_is_too_late_once_it_is_closed_chosen_or_another_time(event: Event, officer: User) -> None:
    poll = proposed(event, officer, closes_at=ONE)
    one, two = ids(poll)
    with pytest.raises(NotNow, match="is over"):
        vote(poll=poll, votes={one: Vote.YES}, by=officer, at=ONE)
    with pytest.raises(NotNow, match="not among those proposed"):
        vote(poll=poll, votes={one + two + 1: Vote.YES}, by=officer, at=AT)
    choose_time(poll=poll, time=two, by=officer, at=AT)
    with pytest.raises(NotNow, match="Nobody is asked"):
        vote(poll=poll, votes={one: Vote.YES}, by=officer, at=AT)


def test_the_time_that_is_chosen_is_the_events_and_calendars_are_told(event: Event, officer: User) -> None:
    voter, poll = make_person(verified=True), proposed(event, officer)
    voter.time_zone = "Europe/Rome"
    voter.save()
    _, two = ids(poll)
    vote(poll=poll, votes={two: Vote.YES}, by=voter, at=AT)
    before = event.sequence
    after = choose_time(poll=poll, time=two, by=officer, at=AT)
    assert (after.starts_at, after.ends_at) == (TWO, TWO + timedelta(minutes=90))
    assert after.sequence == before + 1
    day = EventDay.objects.get(event=event, dropped=False)
    assert (day.date, day.begins.hour, day.ends.hour, day.ends.minute) == (date(2027, 4, 7), 16, 17, 30)
    assert Poll.objects.get().chosen_id == two
    notice = Notice.objects.get(to=voter)
    assert "Wednesday, 7 April 2027, 10:00" in str(notice.text)
    assert JournalEntry.objects.get(verb="poll.chosen").after == {"starts_at": TWO.isoformat()}
    with pytest.raises(Problem):
        choose_time(poll=poll, time=0, by=officer, at=AT)


def test_who_comes_and_voted_hears_of_it_once(event: Event, officer: User) -> None:
    comes, poll = make_registration(event).person, proposed(event, officer)
    assert comes
    vote(poll=poll, votes={ids(poll)[0]: Vote.YES}, by=comes, at=AT)
    Notice.objects.all().delete()
    choose_time(poll=poll, time=ids(poll)[0], by=officer, at=AT)
    assert Notice.objects.filter(to=comes).count() == 1


def test_a_time_over_midnight_ends_on_the_next_day(event: Event, officer: User) -> None:
    late = datetime(2027, 4, 6, 15, 30, tzinfo=UTC)  # half past eleven in Yangzhou
    poll = proposed(event, officer, times=[late])
    after = choose_time(poll=poll, time=ids(poll)[0], by=officer, at=AT)
    assert (after.starts_at, after.ends_at) == (late, late + timedelta(minutes=90))


def test_times_are_asked_anew_after_one_was_chosen(event: Event, officer: User) -> None:
    poll = proposed(event, officer)
    choose_time(poll=poll, time=ids(poll)[0], by=officer, at=AT)
    again = proposed(event, officer)
    assert again.chosen is None
    assert vote(poll=again, votes={ids(again)[1]: Vote.YES}, by=officer, at=AT) == 1


def test_a_poll_is_taken_back(event: Event, officer: User) -> None:
    poll = proposed(event, officer)
    vote(poll=poll, votes={ids(poll)[0]: Vote.YES}, by=officer, at=AT)
    drop_poll(poll=poll, by=officer, at=AT)
    drop_poll(poll=poll, by=officer, at=AT)
    assert not Poll.objects.exists()
    assert JournalEntry.objects.filter(verb="poll.dropped").count() == 1
    with pytest.raises(NotNow):
        vote(poll=poll, votes={}, by=officer, at=AT)
