"""Those who come to a visit hear what is different in its itinerary, in their language, in one notice while it is unread."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.events.after import make_visit
from tests.events.factories import AT, make_officer, make_registration
from tests.organisations.factories import GRANADA
from ucap.events.actions import change_programme, set_stop, undo_stop
from ucap.events.actions.itinerary import StopSaid
from ucap.events.models import Event, Session
from ucap.events.programme import Programme, seal_of
from ucap.events.queries.programme import programme_of
from ucap.events.states import EventState, RegistrationState
from ucap.notices.models import Notice
from ucap.people.models import User

pytestmark = pytest.mark.django_db
BY_BOAT = StopSaid(host="Li Na", contact_phone="+86 1", transport="Boat")


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def visit(officer: User) -> Event:
    return make_visit(author=officer)


@pytest.fixture
def lunch(visit: Event) -> Session:
    return visit.sessions.get(title="Lunch")


def comes(visit: Event, language: str = "en", state: RegistrationState = RegistrationState.CONFIRMED) -> User:
    person = make_registration(visit, state=state).person
    assert person
    person.language = language
    person.save()
    return person


def told(person: User) -> list[tuple[str, list[str]]]:
    notices = Notice.objects.filter(to=person).order_by("pk")
    return [
        (
            str(one.title["template"] % one.title["values"]),
            str((one.text or {})["values"]["lines"]).splitlines(),
        )
        for one in notices
    ]


def change(visit: Event, programme: Programme, officer: User) -> None:
    change_programme(event=visit, programme=programme, seal=seal_of(programme_of(visit)), by=officer, at=AT)


def test_several_changes_are_one_notice_in_the_words_of_the_page(
    visit: Event, lunch: Session, officer: User
) -> None:
    person, waits = comes(visit), comes(visit, state=RegistrationState.WAITING)
    set_stop(session=lunch, said=BY_BOAT, by=officer, at=AT)
    boat = "Lunch (Tuesday, 23 March 2027, 12:00 Yangzhou): Received by, Telephone, How to get there: Boat."
    assert told(person) == [("The itinerary has changed: A delegation in Yangzhou", [boat])]
    undo_stop(session=lunch, by=officer, at=AT)
    ((title, lines),) = told(person)
    assert title == "2 changes of the itinerary: A delegation in Yangzhou"
    assert lines == [boat.replace("Boat", "—"), boat]
    assert "+86" not in str(lines)
    assert (told(waits), told(officer)) == ([], [])


def test_each_reads_it_in_their_language(visit: Event, lunch: Session, officer: User) -> None:
    chinese = comes(visit, "zh-hans")
    leaves = lunch.starts_at - timedelta(hours=1)
    set_stop(session=lunch, said=StopSaid(departs_at=leaves), by=officer, at=AT)
    ((_title, (line,)),) = told(chinese)
    assert "2027年3月23日" in line
    assert "Leaves at" not in line


def test_what_is_taken_out_or_at_another_time_is_said(visit: Event, officer: User) -> None:
    person = comes(visit)
    before = programme_of(visit)
    water, lunch, academy = before.sessions
    later = replace(
        lunch,
        starts_at=lunch.starts_at + timedelta(hours=1),
        ends_at=lunch.ends_at + timedelta(hours=1),
    )
    change(visit, replace(before, sessions=(water, later)), officer)
    ((title, lines),) = told(person)
    assert title == "The itinerary has changed: A delegation in Yangzhou"
    assert [line.partition(" 2027, ")[0] for line in lines] == [
        "Lunch: Tuesday, 23 March",
        "Garden academy (Wednesday, 24 March",
    ]
    assert "13:00" in lines[0]
    assert lines[1].endswith("not part of the visit any more.")
    assert academy.title in lines[1]


def test_other_words_are_no_news(visit: Event, officer: User) -> None:
    person = comes(visit)
    before = programme_of(visit)
    first, *others = before.sessions
    change(visit, replace(before, sessions=(replace(first, text="More of it."), *others)), officer)
    assert told(person) == []


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.WITHHELD])
def test_of_what_others_do_not_see_nobody_is_told(officer: User, state: EventState) -> None:
    visit = make_visit(author=officer, state=state)
    person = comes(visit)
    set_stop(session=visit.sessions.get(title="Lunch"), said=BY_BOAT, by=officer, at=AT)
    change(visit, Programme(), officer)
    assert told(person) == []
