"""What the hosts arrange and see: slots and tables, the demand, cards of the tables, the board of the venue."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    PLACES,
    make_city,
    make_conference,
    make_event,
    make_officer,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from tests.events.views.conftest import ClientOf
from tests.organisations.factories import make_organisation
from ucap.events.models import Event, Matchmaking, Session, Slot
from ucap.events.states import AskedState, EventKind, EventState
from ucap.exchange.states import Visibility
from ucap.kernel.clock import now
from ucap.notices.models import Notice

pytestmark = pytest.mark.django_db
USUAL: dict[str, Any] = {
    "how": "anew",
    "days": ["2027-03-23", "2027-03-24"],
    "length": "30",
    "gap": "0",
    "break_1": "12:00",
    "break_1_ends": "13:00",
    "tables": "10",
    "virtual_tables": "0",
    "most_requests": "30",
}


@pytest.fixture
def office(client_of: ClientOf) -> Client:
    return client_of(make_officer(PLACES["Granada"]))


@pytest.fixture
def event(office: Client) -> Event:
    return make_event(city=make_city("Granada"))


@pytest.fixture
def conference(office: Client) -> Event:
    return make_conference(0, slots=4, tables=2, city=make_city("Granada"))


def address(name: str, event: Event) -> str:
    return reverse(f"events:{name}", args=[event.slug])


def body(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_slots_are_looked_at_before_they_are_kept(office: Client, event: Event) -> None:
    assert "There are no slots yet" in body(office.get(address("matchmaking", event)))
    seen = body(office.post(address("matchmaking", event), {**USUAL, "do": "preview"}))
    assert "It would be" in seen
    assert "30 slots" in seen  # twice six before lunch and nine after it
    assert "room for 300 meetings" in seen
    assert "11:30" in seen
    assert not event.slots.exists()
    answer = office.post(address("matchmaking", event), {**USUAL, "do": "save"})
    assert answer.status_code == 302
    assert event.slots.count() == 30


def test_slots_stay_as_they_are_when_only_tables_change(office: Client, event: Event) -> None:
    office.post(address("matchmaking", event), USUAL)
    kept = list(event.slots.values_list("pk", flat=True))
    office.post(address("matchmaking", event), {**USUAL, "how": "keep", "length": "60", "tables": "3"})
    assert list(event.slots.values_list("pk", flat=True)) == kept
    assert Matchmaking.objects.get().tables == 3


def test_no_meetings_while_the_programme_goes_on(office: Client, event: Event) -> None:
    assert event.starts_at
    Session.objects.create(
        event=event,
        title="Opening",
        starts_at=event.starts_at,
        ends_at=event.starts_at + timedelta(hours=1),
    )
    office.post(address("matchmaking", event), {**USUAL, "around": "on", "days": ["2027-03-23"]})
    assert event.slots.all()[0].starts_at == event.starts_at + timedelta(hours=1)


def test_the_deadline_is_by_the_clock_of_the_event(office: Client, event: Event) -> None:
    office.post(address("matchmaking", event), {**USUAL, "asks_until": "2027-03-10T18:00"})
    until = Matchmaking.objects.get().asks_until
    assert until
    assert until.isoformat() == "2027-03-10T10:00:00+00:00"
    assert 'value="2027-03-10T18:00"' in body(office.get(address("matchmaking", event)))


def test_tables_that_cannot_be_used_are_kept(office: Client, event: Event) -> None:
    office.post(address("matchmaking", event), {**USUAL, "closed_tables": "2，1, 2"})
    assert Matchmaking.objects.get().closed_tables == [1, 2]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"length": "0"}, ""),
        ({"tables": "0"}, "Meetings need 1 to 500 tables"),
        ({"virtual_link": "javascript:alert(1)"}, ""),
        ({"break_1": "14:00"}, "The break from 14:00 ends before it begins"),
        ({"length": "5", "begins": "00:00", "ends": "00:00", "break_1": ""}, "more than 500 slots"),
        ({"most_requests": "3000"}, ""),
        ({"closed_tables": "two"}, "whole numbers"),
        ({"closed_tables": "99"}, "The venue has the tables 1 to"),
        ({"days": ["2027-01-01"]}, ""),
        ({"asks_until": "tomorrow"}, ""),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_kept(
    office: Client, event: Event, wrong: dict[str, Any], said: str
) -> None:
    answer = office.post(address("matchmaking", event), {**USUAL, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Matchmaking.objects.exists()
    assert not event.slots.exists()


def test_slots_that_overlap_one_of_the_published_timetable_are_refused(
    office: Client, conference: Event
) -> None:
    one, other = make_registration(conference), make_registration(conference)
    publish(conference, [(make_request(one, other), 0, 1)])
    answer = office.post(address("matchmaking", conference), {**USUAL, "length": "45"})
    assert answer.status_code == 422
    said = "Two slots overlap: 2027-03-23 09:00–09:30 and 2027-03-23 09:00–09:45."
    assert said in answer.content.decode()
    assert conference.slots.count() == 4


@pytest.mark.parametrize("name", ["matchmaking", "demand", "demand_download", "table_cards"])
def test_only_the_hosts_of_a_conference_arrange_it(client_of: ClientOf, event: Event, name: str) -> None:
    assert client_of(make_person(verified=True)).get(address(name, event)).status_code == 403
    Event.objects.update(kind=EventKind.EXPO)
    host = client_of(make_officer(PLACES["Granada"]))
    assert host.get(address(name, event)).status_code == 404


def test_the_demand_stands_against_the_room_there_is(office: Client, conference: Event) -> None:
    one, other, third = (
        make_registration(conference, make_person(name)) for name in ("Ada", "Benno", "Cyrus")
    )
    make_request(one, other)
    make_request(one, third, state=AskedState.WAITING)
    make_request(other, third, state=AskedState.WITHDRAWN)
    seen = body(office.get(address("demand", conference)))
    assert "4 slots have room for 8 meetings at all tables together." in seen
    assert seen.count("Most wanted") == 1
    only = body(office.get(address("demand", conference), {"show": "none"}, headers={"HX-Request": "true"}))
    assert "Cyrus" in only
    assert "Ada" not in only
    only = body(
        office.get(address("demand", conference), {"show": "unanswered"}, headers={"HX-Request": "true"})
    )
    assert "Cyrus" in only
    assert "Benno" not in only
    sorted_ = body(
        office.get(address("demand", conference), {"sort": "-asks"}, headers={"HX-Request": "true"})
    )
    assert sorted_.index("Ada") < sorted_.index("Benno")
    assert "Nobody found" in body(office.get(address("demand", conference), {"q": "zzz\0"}))


def test_the_demand_is_taken_away_without_formulas(office: Client, conference: Event) -> None:
    make_registration(conference, make_person("=1+1"), organisation=make_organisation(name="Canal House"))
    answer = office.get(address("demand_download", conference))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    head, line = list(csv.reader(io.StringIO(text)))
    assert head[0] == "Name"
    assert line[:2] == ["'=1+1", "Canal House"]
    assert line[-2] == "4"


def test_the_demand_asks_as_often_however_many_come(
    office: Client, conference: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        one = make_registration(conference, organisation=make_organisation())
        make_request(one, make_registration(conference))
    with django_assert_max_num_queries(30):
        body(office.get(address("demand", conference)))


def test_the_hosts_propose_a_meeting(office: Client, conference: Event) -> None:
    one, other = make_registration(conference), make_registration(conference)
    answer = office.post(address("propose", conference), {"one": one.pk, "other": other.pk})
    assert answer.status_code == 302
    assert Notice.objects.filter(title__template__startswith="The hosts propose").count() == 2
    for wrong in ({"one": one.pk}, {"one": one.pk, "other": "x\0"}):
        assert office.post(address("propose", conference), wrong).status_code == 400


def test_each_table_has_its_card(office: Client, conference: Event) -> None:
    assert "There are no cards yet" in body(office.get(address("table_cards", conference)))
    one = make_registration(
        conference, make_person("Ada"), organisation=make_organisation(name="Canal House")
    )
    hidden = make_registration(conference, make_person("Hidden Hans"), listed=False)
    publish(conference, [(make_request(one, hidden), 0, 2)])
    seen = body(office.get(address("table_cards", conference)))
    assert "Table 2" in seen
    assert "Canal House" in seen
    assert "Ada" in seen
    assert "09:00" in seen
    assert "Hidden Hans" not in seen
    assert "A participant" in seen


def board(event: Event, **more: Any) -> Any:
    return Client().get(reverse("events:board", args=[event.pk]), **more)


def in_progress(event: Event) -> None:
    """The first slot is now, the others follow it."""
    begins = now() - timedelta(minutes=10)
    for number, slot in enumerate(event.slots.all()):
        at = begins + number * timedelta(minutes=30)
        Slot.objects.filter(pk=slot.pk).update(starts_at=at, ends_at=at + timedelta(minutes=30))


def test_the_board_shows_now_and_next_and_no_names_of_persons(conference: Event) -> None:
    names = ("Ada", "Bo", "Cy", "Di")
    houses = ("Canal House", "Bridge House", "Gate House", "Lock House")
    people = [
        make_registration(conference, make_person(name), organisation=make_organisation(name=house))
        for name, house in zip(names, houses, strict=True)
    ]
    later = make_request(people[2], people[3])
    publish(conference, [(make_request(people[0], people[1]), 0, 1), (later, 2, 2)])
    in_progress(conference)
    seen = body(board(conference))
    assert seen.index("Canal House") < seen.index("Gate House")
    assert "Ada" not in seen
    part = body(board(conference, headers={"HX-Request": "true"}))
    assert "<html" not in part
    assert "Lock House" in part


def test_whoever_comes_alone_is_named_only_where_they_are_listed(conference: Event) -> None:
    one = make_registration(conference, make_person("Listed Lisa"))
    other = make_registration(conference, make_person("Hidden Hans"), listed=False)
    publish(conference, [(make_request(one, other), 0, 1)])
    in_progress(conference)
    seen = body(board(conference))
    assert "Listed Lisa" in seen
    assert "Hidden Hans" not in seen


def test_there_is_no_board_before_or_after(conference: Event) -> None:
    assert board(conference).status_code == 404
    publish(conference, [])
    assert "No more meetings" in body(board(conference))
    for state in (EventState.ANNOUNCED, EventState.HELD, EventState.CANCELLED, EventState.WITHHELD):
        Event.objects.update(state=state)
        assert board(conference).status_code == 404


def test_a_members_only_board_is_seen_by_members(conference: Event, client_of: ClientOf) -> None:
    publish(conference, [])
    Event.objects.update(visibility=Visibility.MEMBERS)
    assert board(conference).status_code == 404
    member = client_of(make_organisation().memberships.get().user)
    assert member.get(reverse("events:board", args=[conference.pk])).status_code == 200


def test_the_board_asks_as_often_however_many_tables(
    conference: Event, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    requests = [
        make_request(
            make_registration(conference, organisation=make_organisation()), make_registration(conference)
        )
        for _ in range(5)
    ]
    publish(conference, [(one, 0, table) for table, one in enumerate(requests, 1)])
    in_progress(conference)
    with django_assert_max_num_queries(8):
        body(board(conference))
