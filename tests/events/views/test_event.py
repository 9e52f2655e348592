"""An event's page: what, when, where; by whom; what is kept from whom."""

import json
import re
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.answers import taken
from tests.events.factories import (
    AT,
    FIRST_DAY,
    make_city,
    make_event,
    make_member,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
)
from tests.events.views.conftest import ClientOf
from tests.organisations.factories import YANGZHOU
from ucap.events.models import Event, EventDay, EventFile, EventHost, EventTag, EventText, Room, Session
from ucap.events.queries.events import event_page
from ucap.events.states import EventState, Facet, Mode, RegistrationState
from ucap.exchange.states import Visibility

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script>\"'&"


@pytest.fixture
def event() -> Event:
    """Of Granada's city office together with a university of Yangzhou, held in Yangzhou."""
    event = make_event(
        city=make_city("Granada"),
        place=make_city("Yangzhou"),
        mode=Mode.MIXED,
        link="https://meet.example/secret",
    )
    university = make_organisation(
        city=YANGZHOU, names={"en": "University of Yangzhou", "zh-Hans": "扬州大学"}
    )
    EventHost.objects.create(event=event, organisation=university, at=AT, agreed_at=AT)
    EventHost.objects.create(event=event, city=make_city("Bologna"), at=AT)  # has not agreed
    EventTag.objects.create(event=event, facet=Facet.SDG, value="11")
    EventTag.objects.create(event=event, facet=Facet.THEME, value="Canals")
    EventText.objects.create(event=event, language="zh-Hans", title="运河城市相会", summary="两天。")
    return event


def session(event: Event, hour: int, **changes: Any) -> Session:
    assert event.starts_at
    begins = event.starts_at + timedelta(hours=hour - 9)
    fields = {"title": "Water", "starts_at": begins, "ends_at": begins + timedelta(minutes=45), **changes}
    return Session.objects.create(event=event, **fields)


def page_of(event: Event, client: Client | None = None, language: str = "en") -> str:
    response = (client or Client()).get(f"/{language}/events/{event.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def words_of(page: str) -> str:
    """What one reads of it."""
    main = re.sub(r"</?time[^>]*>", "", page.partition("<main")[2])
    return re.sub(r" ([.,])", r"\1", " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split()))


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data = json.loads(found[1])
    assert isinstance(data, dict)
    return data


def test_a_visitor_reads_what_when_where_and_by_whom(event: Event) -> None:
    words = words_of(page_of(event))
    assert "Matching conference · At a place and online" in words
    assert "Canal cities meet" in words
    assert "23–24 Mar 2027, daily 09:00–17:30 Yangzhou · 02:00–10:30 Granada" in words
    assert "Canal Hall 1 Slender West Lake Road Yangzhou, China" in words
    assert "University of Yangzhou" in words
    assert "Bologna" not in words
    assert "Open for registration" in words
    assert "Open until it begins." in words


def test_days_of_different_hours_stand_alone_and_a_dropped_one_nowhere(event: Event) -> None:
    EventDay.objects.filter(event=event, date=FIRST_DAY).update(begins=time(14))
    EventDay.objects.create(
        event=event, date=FIRST_DAY + timedelta(days=2), begins=time(9), ends=time(12), dropped=True
    )
    words = words_of(page_of(event))
    assert "Tuesday, 23 March 2027 14:00–17:30 Yangzhou · 07:00–10:30 Granada" in words
    assert "Wednesday, 24 March 2027 09:00–17:30 Yangzhou" in words
    assert "25" not in words.partition("Where it stands")[0]


def test_days_on_both_sides_of_a_change_of_the_clock_stand_apart() -> None:
    """Granada begins its summer time on the 28th: Yangzhou's nine o'clock is then three, not two."""
    event = make_event(place=make_city("Yangzhou"), days=7)
    words = words_of(page_of(event))
    assert "23–27 Mar 2027, daily 09:00–17:30 Yangzhou · 02:00–10:30 Granada" in words
    assert "28–29 Mar 2027, daily 09:00–17:30 Yangzhou · 03:00–11:30 Granada" in words


def test_whoever_chose_a_time_zone_reads_their_own_time_too(event: Event, client_of: ClientOf) -> None:
    person = make_person(verified=True)
    person.time_zone = "America/New_York"
    person.save()
    assert "21:00 (Mon, 22 Mar)–05:30 your time" in words_of(page_of(event, client_of(person)))


def test_its_words_are_the_readers_where_it_has_them_and_marked_where_not(event: Event) -> None:
    page = page_of(event, language="zh-hans")
    assert '<h1 class="serif" lang="zh-Hans">运河城市相会</h1>' in page
    assert "扬州大学" in page
    assert "2027年3月23日至24日" in page
    page = page_of(event, language="de")
    assert '<h1 class="serif" lang="en">Canal cities meet</h1>' in page


def test_where_to_join_is_told_to_those_who_come_and_to_the_hosts_alone(
    event: Event, client_of: ClientOf
) -> None:
    Room.objects.create(event=event, name="Room A", link="https://room.example/secret")
    session(event, 10, room=Room.objects.get())
    comes, waits, stranger = (make_person(verified=True) for _ in range(3))
    make_registration(event, comes)
    make_registration(event, waits, state=RegistrationState.WAITING)
    for client in (Client(), client_of(stranger), client_of(waits)):
        page = page_of(event, client)
        assert "secret" not in page
        assert "Those who are confirmed find the link here." in page
    for person in (comes, make_officer(make_city("Granada").pk)):
        page = page_of(event, client_of(person))
        assert "https://meet.example/secret" in page
        assert "https://room.example/secret" in page


def test_the_programme_has_rooms_speakers_and_files(event: Event, client: Client) -> None:
    part = session(
        event, 10, speakers="Ada Lovelace\n\nLi Bai ", room=Room.objects.create(event=event, name="Hall 2")
    )
    session(event, 33, title="Lunch", is_break=True)
    file = EventFile.objects.create(
        event=event, session=part, file=ContentFile(b"%PDF-1.7", "x.pdf"), name="Slides.pdf", size=8, at=AT
    )
    page = page_of(event)
    words = words_of(page)
    assert "Tuesday, 23 March 2027 10:00–10:45 Yangzhou · 03:00–03:45 Granada Water Hall 2" in words
    assert "<li>Ada Lovelace</li><li>Li Bai</li>" in page
    assert "Wednesday, 24 March 2027 09:00–09:45" in words
    response = client.get(f"/en/events/{event.slug}/files/{file.pk}/")
    assert b"".join(response.streaming_content) == b"%PDF-1.7"  # type: ignore[attr-defined]
    assert "attachment" in response["Content-Disposition"]
    assert response["Content-Type"] == "application/octet-stream"


def test_a_night_belongs_to_its_evening() -> None:
    event = make_event(place=make_city("Yangzhou"), days=1)
    EventDay.objects.filter(event=event).update(begins=time(19), ends=time(1))
    Session.objects.create(
        event=event,
        title="Lanterns",
        starts_at=datetime(2027, 3, 23, 16, 30, tzinfo=UTC),
        ends_at=datetime(2027, 3, 23, 17, tzinfo=UTC),
    )
    words = words_of(page_of(event))
    assert "00:30–01:00 (Wed, 24 Mar) Yangzhou · 17:30–18:00 Granada" in words
    assert words.count("Wednesday") == 0


def test_files_are_for_those_who_see_the_event(event: Event, client: Client, client_of: ClientOf) -> None:
    file = EventFile.objects.create(event=event, file=ContentFile(b"x", "x.txt"), name="a.txt", size=1, at=AT)
    address = f"/en/events/{event.slug}/files/{file.pk}/"
    Event.objects.update(state=EventState.DRAFT)
    assert client.get(address).status_code == 404
    answer = client_of(make_officer(make_city("Granada").pk)).get(address)
    assert answer.status_code == 200
    taken(answer)
    other = make_event()
    assert client.get(f"/en/events/{other.slug}/files/{file.pk}/").status_code == 404
    assert client.get(f"/en/events/{other.slug}/files/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"state": EventState.ANNOUNCED, "opens_at": datetime(2027, 1, 5, 8, tzinfo=UTC)},
         "Registration opens on Tuesday, 5 January 2027, 16:00 Yangzhou · 09:00 Granada."),
        ({"closes_at": datetime(2027, 3, 1, 15, 59, tzinfo=UTC)}, "Open until Monday, 1 March 2027, 23:59 Yangzhou · 16:59 Granada."),
        ({"capacity": 40}, "39 of 40 places are left."),
        ({"capacity": 1}, "Full: waiting list"),
        ({"by_approval": True}, "The hosts confirm each registration."),
        ({"state": EventState.CLOSED}, "Registration closed"),
        ({"state": EventState.CANCELLED, "why_cancelled": "The hall was flooded."}, "This event is cancelled The hall was flooded."),
    ],
)  # fmt: skip
def test_where_it_stands_is_said(event: Event, changes: dict[str, Any], expected: str) -> None:
    make_registration(event)
    Event.objects.update(**changes)
    assert expected in words_of(page_of(event))


def test_a_draft_is_its_hosts_alone(event: Event, client_of: ClientOf) -> None:
    Event.objects.update(state=EventState.DRAFT)
    assert Client().get(f"/en/events/{event.slug}/").status_code == 404
    assert client_of(make_person(verified=True)).get(f"/en/events/{event.slug}/").status_code == 404
    page = page_of(event, client_of(make_officer(make_city("Granada").pk)))
    assert "This is a draft" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "ld+json" not in page


def test_an_event_of_members_is_not_told_to_machines(event: Event, client_of: ClientOf) -> None:
    Event.objects.update(visibility=Visibility.MEMBERS)
    assert Client().get(f"/en/events/{event.slug}/").status_code == 404
    page = page_of(event, client_of(make_member(make_organisation())))
    assert "ld+json" not in page
    assert "Members of organisations and city officers" in page


def test_an_event_without_days_says_so() -> None:
    event = make_event(days=1, starts_at=None, ends_at=None, place=None, venue="", address="")
    EventDay.objects.all().delete()
    words = words_of(page_of(event))
    assert "The day is to be set." in words
    assert "The place is to be set." in words


def test_nothing_typed_breaks_out_of_the_page(event: Event) -> None:
    Event.objects.update(title=HOSTILE, summary=HOSTILE, venue=HOSTILE, address=HOSTILE)
    session(event, 10, title=HOSTILE, speakers=HOSTILE)
    page = page_of(event)
    assert "<script>alert" not in page
    assert data_of(page)["name"] == HOSTILE


def test_machines_read_it_as_schema_org(event: Event) -> None:
    Event.objects.update(capacity=1, closes_at=datetime(2027, 3, 1, tzinfo=UTC))
    session(event, 10, speakers="Ada Lovelace", title="Water")
    session(event, 12, title="Lunch", is_break=True)
    page = page_of(event)
    data = data_of(page)
    assert (data["@type"], data["name"], data["inLanguage"]) == ("BusinessEvent", "Canal cities meet", "en")
    assert (data["startDate"], data["endDate"]) == ("2027-03-23T09:00:00+08:00", "2027-03-24T17:30:00+08:00")
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [one["@type"] for one in data["location"]] == ["Place", "VirtualLocation"]
    assert data["location"][0]["address"]["addressCountry"] == "CN"
    assert [one["name"] for one in data["organizer"]] == ["Granada", "University of Yangzhou"]
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert data["offers"]["availabilityEnds"] == "2027-03-01T00:00:00+00:00"
    first, second = data["subEvent"]
    assert first["superEvent"]["@id"] == data["@id"]
    assert [one["name"] for one in first["subEvent"]] == ["Water"]
    assert first["subEvent"][0]["startDate"] == "2027-03-23T10:00:00+08:00"
    assert "subEvent" not in second
    assert "Lovelace" not in json.dumps(data)
    assert "secret" not in json.dumps(data)


def test_machines_are_told_that_it_is_cancelled(event: Event) -> None:
    Event.objects.update(state=EventState.CANCELLED)
    data = data_of(page_of(event))
    assert data["eventStatus"] == "https://schema.org/EventCancelled"
    assert "offers" not in data


def test_half_a_year_is_told_as_one_span() -> None:
    data = data_of(page_of(make_event(days=184, place=make_city("Yangzhou"))))
    assert "subEvent" not in data
    assert data["endDate"] == f"{date(2027, 9, 22)}T17:30:00+08:00"


def test_however_long_the_programme_the_queries_are_as_many(
    event: Event, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for hour in range(9, 17):
        session(event, hour, room=Room.objects.create(event=event, name=f"Room {hour}"))
    with django_assert_num_queries(9):
        page = event_page(event.slug, AnonymousUser(), AT)
    assert sum(len(day.programme) for day in page.days) == 8
