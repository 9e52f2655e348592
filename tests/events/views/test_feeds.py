"""Calendars to download and to subscribe to, as two independent libraries read them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.events.factories import (
    AT,
    FIRST_DAY,
    make_city,
    make_event,
    make_officer,
    make_person,
    make_registration,
)
from tests.events.test_calendar_entries import by_ical, by_icalendar
from tests.events.views.conftest import ClientOf
from ucap.events.actions import cancel_event, choose_time, propose_times, set_days
from ucap.events.content import Day
from ucap.events.models import (
    Event,
    EventDay,
    EventTag,
    Poll,
)
from ucap.events.states import EventState, Facet, Mode
from ucap.exchange.states import Visibility
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ALL = "/en/events/feed/events.ics"
HOSTILE = "Canals; a, b\nEND:VEVENT\nX-EVIL:1"


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


def feed(address: str = ALL, client: Client | None = None) -> dict[str, dict[str, Any]]:
    """By UID the entries, as both libraries read them."""
    response = (client or Client()).get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    entries = by_icalendar(response.content)
    assert entries == by_ical(response.content)
    assert len({entry["uid"] for entry in entries}) == len(entries)
    return {entry["uid"].partition("@")[0]: entry for entry in entries}


def days(event: Event) -> list[str]:
    """The UIDs of its days, as they were entered."""
    pks = EventDay.objects.filter(event=event).order_by("pk").values_list("pk", flat=True)
    return [f"{event.pk}-{pk}" if number else event.pk for number, pk in enumerate(pks)]


def test_an_event_of_two_days_is_two_entries(event: Event) -> None:
    entries = feed()
    first, second = days(event)
    assert set(entries) == {first, second}
    assert entries[first]["starts"] == datetime(2027, 3, 23, 1, tzinfo=UTC)
    assert entries[first]["ends"] == datetime(2027, 3, 23, 9, 30, tzinfo=UTC)
    assert entries[second]["starts"] == datetime(2027, 3, 24, 1, tzinfo=UTC)
    assert entries[first]["title"] == "Canal cities meet"
    assert "Held by Granada" in entries[first]["text"]
    assert f"/en/events/{event.slug}/" in entries[first]["text"]
    assert {entry["status"] for entry in entries.values()} == {"CONFIRMED"}


def test_where_to_join_is_told_to_nobody_else(event: Event) -> None:
    answer = Client().get(ALL).content
    assert b"secret" not in answer
    assert b"DTSTART;TZID=Asia/Shanghai:20270323T090000" in answer
    assert b"LOCATION:Canal Hall\\, 1 Slender West Lake Road\\, Yangzhou\\, China" in answer
    assert b"CATEGORIES:Matching conference" in answer


def test_a_day_that_was_dropped_is_cancelled_and_a_moved_one_moves(event: Event) -> None:
    first, second = days(event)
    EventDay.objects.filter(date=FIRST_DAY + timedelta(days=1)).update(dropped=True)
    EventDay.objects.filter(date=FIRST_DAY).update(begins=time(14))
    Event.objects.update(sequence=4)
    entries = feed()
    assert (entries[second]["status"], entries[second]["sequence"]) == ("CANCELLED", 4)
    assert (entries[first]["status"], entries[first]["starts"].hour) == ("CONFIRMED", 6)


def test_days_that_are_moved_are_the_same_entries_with_a_higher_sequence(event: Event) -> None:
    officer = make_officer(make_city("Granada").pk)
    before = feed()
    week = timedelta(days=7)
    later = [Day(FIRST_DAY + week, time(9), time(17, 30)), Day(FIRST_DAY + week + timedelta(days=1))]
    set_days(event=event, days=later, by=officer, at=AT)
    after = feed()
    assert set(after) == set(before)
    for uid, entry in after.items():
        assert entry["starts"] == before[uid]["starts"] + week
        assert (entry["status"], entry["sequence"]) == ("CONFIRMED", before[uid]["sequence"] + 1)
    set_days(event=event, days=later[1:], by=officer, at=AT)
    first, second = days(event)
    fewer = feed()
    assert [fewer[uid]["status"] for uid in (first, second)] == ["CANCELLED", "CONFIRMED"]
    assert fewer[first]["sequence"] == 2


def test_a_time_that_a_poll_decides_moves_the_day(event: Event) -> None:
    officer = make_officer(make_city("Granada").pk)
    set_days(event=event, days=[Day(FIRST_DAY)], by=officer, at=AT)
    starts = datetime(2027, 4, 6, 6, tzinfo=UTC)
    poll = propose_times(event=event, times=[starts], minutes=90, zones=["Asia/Shanghai"], by=officer, at=AT)
    choose_time(poll=poll, time=poll.times.get().pk, by=officer, at=AT)
    entries = feed()
    first, second = days(event)
    assert (entries[first]["starts"], entries[first]["status"]) == (starts, "CONFIRMED")
    assert entries[second]["status"] == "CANCELLED"


def test_a_cancelled_event_stays_as_cancelled_with_a_higher_sequence(event: Event) -> None:
    before = feed()
    Event.objects.update(closes_at=datetime(2027, 3, 1, tzinfo=UTC))
    cancel_event(event=event, why="The hall was flooded.", by=make_officer(make_city("Granada").pk), at=AT)
    after = feed()
    for uid in days(event):
        assert after[uid]["status"] == "CANCELLED"
        assert after[uid]["sequence"] > before[uid]["sequence"]
        assert "The hall was flooded." in after[uid]["text"]
    assert after[f"{event.pk}-closes"]["status"] == "CANCELLED"


def test_windows_of_registration_are_entries_of_their_own(event: Event) -> None:
    opens, closes = datetime(2027, 1, 5, 8, tzinfo=UTC), datetime(2027, 3, 1, 15, 59, tzinfo=UTC)
    Event.objects.update(opens_at=opens, closes_at=closes)
    entries = feed()
    opening, closing = entries[f"{event.pk}-opens"], entries[f"{event.pk}-closes"]
    assert (opening["title"], opening["starts"]) == ("Registration opens: Canal cities meet", opens)
    assert (closing["title"], closing["starts"]) == ("Registration closes: Canal cities meet", closes)
    assert closing["ends"] in (None, closes)
    Event.objects.update(state=EventState.HELD)
    assert set(feed()) == set(days(event))


def test_it_is_tentative_as_long_as_a_time_is_looked_for(event: Event) -> None:
    Poll.objects.create(event=event, minutes=60, at=AT)
    assert {entry["status"] for entry in feed().values()} == {"TENTATIVE"}


@pytest.mark.parametrize(
    "changes",
    [
        {"state": EventState.DRAFT},
        {"state": EventState.WITHHELD},
        {"visibility": Visibility.MEMBERS},
        {"starts_at": AT - timedelta(days=200), "ends_at": AT - timedelta(days=199)},
    ],
)
def test_what_visitors_do_not_see_is_in_no_public_calendar(
    event: Event, client_of: ClientOf, changes: dict[str, Any]
) -> None:
    Event.objects.update(**changes)
    if "starts_at" in changes:
        EventDay.objects.filter(date=FIRST_DAY).update(date=date(2026, 5, 1))
        EventDay.objects.filter(date__gte=FIRST_DAY).update(date=date(2026, 5, 2))
    officer = make_officer(make_city("Granada").pk)
    assert feed() == feed(client=client_of(officer)) == {}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("city=yangzhou", True),
        ("city=granada", True),
        ("city=bologna", False),
        ("sdg=11", True),
        ("sdg=12", False),
        ("theme=Canals", True),
        ("kind=webinar", False),
    ],
)
def test_a_city_or_a_theme_has_a_calendar_of_its_own(event: Event, query: str, *, found: bool) -> None:
    EventTag.objects.create(event=event, facet=Facet.SDG, value="11")
    EventTag.objects.create(event=event, facet=Facet.THEME, value="Canals")
    assert bool(feed(f"{ALL}?{query}")) == found


def test_words_are_the_readers(event: Event) -> None:
    answer = Client().get("/zh-hans/events/feed/events.ics").content.decode()
    assert "Matching conference" not in answer or "中国" in answer
    assert "中国" in answer


def test_hostile_words_stay_words(event: Event) -> None:
    Event.objects.update(title=HOSTILE, summary=HOSTILE, venue=HOSTILE)
    entries = feed()
    assert {entry["title"] for entry in entries.values()} == {" ".join(HOSTILE.split())}
    assert HOSTILE in entries[event.pk]["text"]


def test_whoever_has_it_already_is_told_so_until_it_changes(event: Event) -> None:
    client = Client()
    cancel = make_officer(make_city("Granada").pk)
    first = client.get(ALL)
    assert client.get(ALL, headers={"If-None-Match": first["ETag"]}).status_code == 304
    cancel_event(event=event, why="No.", by=cancel, at=AT)
    again = client.get(ALL, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    since = client.get(ALL, headers={"If-Modified-Since": again["Last-Modified"]})
    assert since.status_code == 304
    old = client.get(ALL, headers={"If-Modified-Since": "Mon, 23 Nov 2020 09:30:00 GMT"})
    assert old.status_code == 200


def test_one_event_is_taken_over(event: Event, client_of: ClientOf, person: User) -> None:
    address = f"/en/events/{event.slug}/event.ics"
    assert set(feed(address)) == set(days(event))
    assert "secret" not in str(feed(address))
    make_registration(event, person)
    assert "Join online: https://meet.example/secret" in feed(address, client_of(person))[event.pk]["text"]
    Event.objects.update(state=EventState.DRAFT)
    assert Client().get(address).status_code == 404
    drafted = feed(address, client_of(make_officer(make_city("Granada").pk)))
    assert {entry["status"] for entry in drafted.values()} == {"TENTATIVE"}
    answer = Client().get(f"/en/events/{make_event().slug}/event.ics")
    assert (
        Client().get(answer.request["PATH_INFO"], headers={"If-None-Match": answer["ETag"]}).status_code
        == 304
    )
