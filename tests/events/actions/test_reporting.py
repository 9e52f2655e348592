"""Those who came say how it was; the hosts write the report, publish it and take it up again."""

from datetime import timedelta
from typing import Any

import pytest

from tests.events.after import OVER, make_held, meet
from tests.events.factories import make_event, make_member, make_officer, make_person, make_registration
from tests.exchange.factories import make_entry
from tests.organisations.factories import GRANADA
from ucap.events.actions import (
    ask_after_events,
    ask_for_feedback,
    give_feedback,
    publish_report,
    take_up_report,
    write_report,
)
from ucap.events.models import Event, Feedback, Registration, Report
from ucap.events.queries.report import counted
from ucap.events.report_numbers import from_json
from ucap.events.states import EventState, RegistrationState, Went
from ucap.exchange.models import Interest
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def held(officer: User) -> Event:
    return make_held(author=officer)[0]


def one_of(event: Event) -> Registration:
    return event.registrations.all()[0]


def say(registration: Registration, **changes: Any) -> Feedback:
    said = {"registration": registration, "stars": 4, "by": registration.person, "at": OVER, **changes}
    return give_feedback(**said)


def verbs_of(event: Event) -> list[str]:
    return [one.verb for one in JournalEntry.objects.about("event", event.pk).order_by("pk")]


def test_whoever_came_says_how_it_was_and_may_say_it_anew(held: Event) -> None:
    mine = one_of(held)
    assert say(mine, text=" Good <b>talks</b> ").text == "Good talks"
    assert say(mine, stars=2, text="").pk == mine.feedback.pk
    assert list(Feedback.objects.values_list("stars", "text")) == [(2, "")]
    entry = JournalEntry.objects.about("registration", mine.pk).filter(verb="feedback.given").first()
    assert entry
    assert entry.detail == {"event": held.pk}
    assert "stars" not in (entry.after or {})  # kept apart: it is about a person


def test_only_whoever_came_says_it(held: Event, officer: User) -> None:
    for person in (officer, make_person(), one_of(make_held()[0]).person):
        with pytest.raises(NotAllowed):
            say(one_of(held), by=person)
    waiting = make_registration(held, state=RegistrationState.WAITING)
    with pytest.raises(NotAllowed):
        say(waiting)


def test_whoever_registered_somebody_without_an_account_says_it_for_them(held: Event) -> None:
    leader = make_person()
    theirs = make_registration(held, name="Without an account", by=leader)
    Registration.objects.filter(pk=theirs.pk).update(person=None)
    theirs.refresh_from_db()
    assert say(theirs, by=leader).stars == 4
    other = make_registration(held, by=leader)
    with pytest.raises(NotAllowed):
        say(other, by=leader)


def test_nothing_is_said_of_what_is_not_over_nor_with_other_stars(held: Event) -> None:
    with pytest.raises(NotNow):
        say(make_registration(make_event(state=EventState.CLOSED)))
    for stars in (0, 6, -1):
        with pytest.raises(BadInput):
            say(one_of(held), stars=stars)
    with pytest.raises(BadInput, match="1000"):
        say(one_of(held), text="x" * 1001)


def test_those_who_came_are_asked_once(held: Event) -> None:
    say(one_of(held))
    make_registration(held, state=RegistrationState.DECLINED)
    assert ask_after_events(OVER) == 1
    assert Notice.objects.filter(address="events:feedback").count() == 3
    assert ask_after_events(OVER) == 0
    assert ask_for_feedback(held, OVER) is None
    assert Notice.objects.count() == 3
    assert verbs_of(held) == ["feedback.asked"]


def test_nobody_is_asked_of_what_is_not_over_or_was_long_ago(held: Event) -> None:
    make_event(state=EventState.CLOSED)
    assert ask_after_events(OVER + timedelta(days=40)) == 0
    assert Notice.objects.count() == 0


def test_the_report_is_written_and_published_with_its_numbers(held: Event, officer: User) -> None:
    one, other, *_ = held.registrations.all()
    meet(one, other, went=Went.WELL, goes_on=True)
    write_report(event=held, reached="Two pilots.", better="More tables.", by=officer, at=OVER)
    assert Report.objects.get().numbers == {}
    event = publish_report(event=held, by=officer, at=OVER)
    report = Report.objects.get()
    assert (event.state, report.published_at) == (EventState.REPORTED, OVER)
    assert (report.reached, report.better, report.language, report.by) == (
        "Two pilots.",
        "More tables.",
        "en",
        officer,
    )
    numbers = from_json(report.numbers)
    assert (numbers.participants, numbers.held, numbers.goes_on) == (4, 1, 1)
    assert verbs_of(event) == ["report.written", "event.reported"]
    assert Notice.objects.filter(address="events:report").count() == 4


def test_a_published_report_stays_as_it_is_until_it_is_taken_up(held: Event, officer: User) -> None:
    write_report(event=held, reached="Two pilots.", by=officer, at=OVER)
    publish_report(event=held, by=officer, at=OVER)
    say(one_of(held))
    make_registration(held)
    assert from_json(Report.objects.get().numbers).participants == 4
    with pytest.raises(NotNow, match="Take it up"):
        write_report(event=held, reached="Three pilots.", by=officer, at=OVER)
    event = take_up_report(event=held, by=officer, at=OVER)
    report = Report.objects.get()
    assert (event.state, report.published_at, report.numbers) == (EventState.HELD, None, {})
    assert report.reached == "Two pilots."
    write_report(event=event, reached="Three pilots.", by=officer, at=OVER)
    publish_report(event=event, by=officer, at=OVER)
    assert from_json(Report.objects.get().numbers).participants == 5


def test_an_empty_report_is_not_published(held: Event, officer: User) -> None:
    with pytest.raises(BadInput, match="what was reached"):
        publish_report(event=held, by=officer, at=OVER)
    write_report(event=held, reached="", better="All.", by=officer, at=OVER)
    with pytest.raises(BadInput, match="what was reached"):
        publish_report(event=held, by=officer, at=OVER)


@pytest.mark.parametrize("does", [publish_report, take_up_report])
def test_reports_follow_the_table_of_states(officer: User, does: Any) -> None:
    event = make_event(author=officer, state=EventState.CLOSED)
    with pytest.raises(NotNow):
        does(event=event, by=officer, at=OVER)


def test_a_draft_and_a_cancelled_event_have_no_report(officer: User) -> None:
    for state in (EventState.DRAFT, EventState.CANCELLED, EventState.WITHHELD):
        with pytest.raises(NotNow):
            write_report(event=make_event(author=officer, state=state), reached="It", by=officer, at=OVER)


def test_only_its_hosts_report_and_only_verified_ones_publish(held: Event, officer: User) -> None:
    strangers: list[Any] = [make_person(verified=True), make_officer(), one_of(held).person]
    verbs: list[Any] = [(write_report, {"reached": "It"}), (publish_report, {}), (take_up_report, {})]
    for person in strangers:
        for does, more in verbs:
            with pytest.raises(NotAllowed):
                does(event=held, by=person, at=OVER, **more)
    house = one_of(held).organisation
    assert house
    member = make_member(house)
    own = make_held(author=member)[0]
    Event.objects.filter(pk=own.pk).update(organisation=house, city=None)
    own.refresh_from_db()
    write_report(event=own, reached="It went well.", by=member, at=OVER)
    with pytest.raises(NotAllowed, match="vouched"):
        publish_report(event=own, by=member, at=OVER)


def test_wrong_words_are_refused(held: Event, officer: User) -> None:
    with pytest.raises(BadInput, match="8000"):
        write_report(event=held, reached="x" * 8001, by=officer, at=OVER)
    with pytest.raises(BadInput, match="language"):
        write_report(event=held, reached="x", language="e n", by=officer, at=OVER)


def test_the_same_words_once_more_are_no_change(held: Event, officer: User) -> None:
    for _ in range(2):
        write_report(event=held, reached="Two pilots.", by=officer, at=OVER)
    assert verbs_of(held) == ["report.written"]


def test_goals_and_interest_are_counted_of_those_who_met(held: Event) -> None:
    one, third = held.registrations.filter(organisation__city="2517117")
    other = held.registrations.filter(organisation__city="1787227")[0]
    entry = make_entry(organisation=other.organisation, sdgs=(6, 13))
    met = meet(one, other)
    met.request.other = entry
    met.request.save()
    for house in (one.organisation, third.organisation):
        Interest.objects.create(
            entry=entry, organisation=house, at=OVER, moved_at=OVER, last_at=OVER, by=one.person
        )
    numbers = counted(held, OVER)
    assert (numbers.by_goal, numbers.interests) == (((6, 1), (13, 1)), 1)
    assert numbers.between == (("1787227", "2517117", 1),)
