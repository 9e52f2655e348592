"""One's own calendar: what somebody comes to and holds, and whom they meet."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
    make_slots,
)
from tests.events.views.conftest import ClientOf
from tests.events.views.test_feeds import days, feed
from ucap.events.actions import renew_feed_key, stop_feed
from ucap.events.models import (
    Event,
    FeedKey,
    Meeting,
    MeetingRequest,
    Registration,
    Session,
    Slot,
    Timetable,
)
from ucap.events.queries.my_feed import my_entries
from ucap.events.states import EventState, Mode, RegistrationState, TimetableState
from ucap.journal.models import Entry as JournalEntry
from ucap.organisations.models import Membership, Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.events.views.feeds.now", lambda: AT)


@pytest.fixture
def event() -> Event:
    """Of two days in Yangzhou."""
    return make_event(place=make_city("Yangzhou"), link="https://meet.example/secret", mode=Mode.MIXED)


@pytest.fixture
def person() -> User:
    return make_person("Ada", verified=True)


def mine(person: User, query: str = "") -> dict[str, dict[str, Any]]:
    key = FeedKey.objects.filter(person=person).first() or renew_feed_key(by=person, at=AT)
    return feed(f"/en/events/feed/mine/{key.key}.ics{query}")


def of(person: User) -> Organisation:
    """An organisation to which this person belongs, and which others own."""
    organisation = make_organisation()
    make_member(organisation, person)
    return organisation


def test_mine_holds_what_i_come_to_and_what_i_hold(event: Event, person: User) -> None:
    other, waits, hosted = (
        make_event(title="Not mine"),
        make_event(title="I wait"),
        make_event(author=person, organisation=of(person), title="Mine"),
    )
    make_registration(event, person)
    make_registration(waits, person, state=RegistrationState.WAITING)
    Event.objects.update(closes_at=datetime(2027, 3, 1, tzinfo=UTC))
    entries = mine(person)
    assert set(entries) == {*days(event), *days(hosted), f"{hosted.pk}-closes"}
    assert "https://meet.example/secret" in entries[event.pk]["text"]
    Event.objects.filter(pk=hosted.pk).update(state=EventState.DRAFT)
    assert mine(person)[hosted.pk]["status"] == "TENTATIVE"
    Event.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    assert mine(person)[event.pk]["status"] == "CANCELLED"
    assert other.pk not in mine(make_officer(make_city("Bologna").pk))
    assert {other.pk, waits.pk} <= set(mine(make_officer(make_city("Granada").pk)))


def test_whoever_left_holds_nothing_any_more(person: User) -> None:
    hosted = make_event(author=person, organisation=of(person))
    assert set(mine(person)) == set(days(hosted))
    Membership.objects.filter(user=person).delete()
    assert mine(person) == {}


def test_an_owner_holds_what_their_organisation_holds(person: User) -> None:
    hosted = make_event(organisation=make_organisation(owner=person))
    assert set(mine(person)) == set(days(hosted))
    Event.objects.update(state=EventState.WITHHELD)
    assert mine(person) == {}


def test_mine_holds_the_programme_where_that_is_asked_for(event: Event, person: User) -> None:
    make_registration(event, person)
    assert event.starts_at
    session = Session.objects.create(
        event=event, title="Water", starts_at=event.starts_at, ends_at=event.starts_at + timedelta(minutes=30)
    )
    assert session.pk not in mine(person)
    assert mine(person, "?programme=1")[session.pk]["title"] == "Water"


def timetable(event: Event, number: int, meetings: dict[MeetingRequest, Slot | None]) -> Timetable:
    """The next one that is published."""
    Timetable.objects.filter(event=event, state=TimetableState.PUBLISHED).update(
        state=TimetableState.REPLACED
    )
    made = Timetable.objects.create(
        event=event,
        number=number,
        state=TimetableState.PUBLISHED,
        at=AT,
        published_at=AT + timedelta(hours=number),
    )
    for table, (request, slot) in enumerate(meetings.items(), start=1):
        Meeting.objects.create(timetable=made, request=request, slot=slot, table=table if slot else None)
    return made


@pytest.fixture
def requests(event: Event, person: User) -> list[MeetingRequest]:
    """Of Ada with two others."""
    ada = make_registration(event, person)
    others = [make_registration(event, make_person(name, verified=True)) for name in ("Bo", "Chen")]
    return [make_request(ada, others[0]), make_request(others[1], ada)]


def test_mine_holds_the_meetings_of_the_published_timetable(
    event: Event, person: User, requests: list[MeetingRequest]
) -> None:
    slots = make_slots(event)
    timetable(event, 1, {requests[0]: slots[0], requests[1]: slots[2]})
    Timetable.objects.create(event=event, number=2, state=TimetableState.READY, at=AT)
    entries = mine(person)
    one, two = (entries[request.pk] for request in requests)
    assert one["title"].startswith("Meeting: Bo")
    assert two["title"].startswith("Meeting: Chen")
    assert (one["starts"], one["ends"]) == (slots[0].starts_at, slots[0].ends_at)
    assert (one["status"], one["sequence"]) == ("CONFIRMED", 1)
    assert (
        b"Table 1\\, Canal Hall"
        in Client().get(f"/en/events/feed/mine/{FeedKey.objects.get().key}.ics").content
    )


def test_a_meeting_that_a_later_timetable_moves_moves_and_one_it_has_no_more_is_cancelled(
    event: Event, person: User, requests: list[MeetingRequest]
) -> None:
    slots = make_slots(event)
    timetable(event, 1, {requests[0]: slots[0], requests[1]: slots[2]})
    timetable(event, 3, {requests[0]: slots[5], requests[1]: None})
    entries = mine(person)
    moved, lost = (entries[request.pk] for request in requests)
    assert (moved["starts"], moved["sequence"], moved["status"]) == (slots[5].starts_at, 3, "CONFIRMED")
    assert (lost["starts"], lost["sequence"], lost["status"]) == (slots[2].starts_at, 3, "CANCELLED")
    timetable(event, 4, {})
    entries = mine(person)
    assert {entries[request.pk]["status"] for request in requests} == {"CANCELLED"}
    assert {entries[request.pk]["sequence"] for request in requests} == {4}


def test_meetings_of_whoever_comes_no_more_are_cancelled(
    event: Event, person: User, requests: list[MeetingRequest]
) -> None:
    timetable(event, 1, {requests[0]: make_slots(event)[0]})
    Registration.objects.filter(person=person).update(state=RegistrationState.WITHDRAWN)
    entry = mine(person)[requests[0].pk]
    assert (entry["status"], entry["sequence"]) == ("CANCELLED", 2)


def test_the_key_is_made_renewed_and_given_up(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    assert "Make my address" in client.get("/en/events/feed/").content.decode()
    client.post("/en/events/feed/renew/")
    first = FeedKey.objects.get().key
    assert len(first) == 32
    page = client.get("/en/events/feed/").content.decode()
    assert f"/en/events/feed/mine/{first}.ics" in page
    client.post("/en/events/feed/renew/")
    second = FeedKey.objects.get().key
    assert first != second
    assert Client().get(f"/en/events/feed/mine/{first}.ics").status_code == 404
    answer = Client().get(f"/en/events/feed/mine/{second}.ics")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert (
        Client()
        .get(f"/en/events/feed/mine/{second}.ics", headers={"If-None-Match": answer["ETag"]})
        .status_code
        == 304
    )
    client.post("/en/events/feed/stop/")
    assert Client().get(f"/en/events/feed/mine/{second}.ics").status_code == 404
    verbs = JournalEntry.objects.filter(subject_kind="user").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["feed.made", "feed.renewed", "feed.stopped"]
    assert not any(second in str((one.before, one.after, one.detail)) for one in JournalEntry.objects.all())
    assert stop_feed(by=person, at=AT) is False


def test_a_closed_account_has_no_calendar(person: User) -> None:
    key = renew_feed_key(by=person, at=AT).key
    User.objects.update(is_active=False)
    assert Client().get(f"/en/events/feed/mine/{key}.ics").status_code == 404


def test_visitors_make_no_address_and_read_of_it(client: Client) -> None:
    assert client.post("/en/events/feed/renew/").status_code in (302, 403)
    assert not FeedKey.objects.exists()
    page = client.get("/en/events/feed/").content.decode()
    assert "Sign in to get an address of your own." in page
    assert re.search(r"webcal://[^\"]*/en/events/feed/events\.ics", page)
    assert client.get("/en/events/feed/renew/").status_code == 405


def test_however_much_i_take_part_in_the_queries_are_as_many(
    person: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        event = make_event()
        ada, other = make_registration(event, person), make_registration(event)
        timetable(event, 1, {make_request(ada, other): make_slots(event)[0]})
        make_event(author=person, organisation=of(person))
    with django_assert_max_num_queries(20):
        assert len(my_entries(person, AT, sessions=True)) == 5 * 2 + 5 + 5 * 2
