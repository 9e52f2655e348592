"""Tables in rooms: as the hosts write them, in a timetable, and wherever a table is named."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_request,
)
from tests.events.published import publish
from tests.events.timetabling import search
from tests.events.views.conftest import ClientOf
from ucap.events import actions
from ucap.events.models import Event, Matchmaking, Meeting, Slot
from ucap.events.queries.conference import conference_of
from ucap.events.queries.my_feed import meetings_of
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db
HALLS = [["Great hall", [1, 2]], ["Library", [3, 4]]]
USUAL: dict[str, Any] = {
    "how": "keep",
    "length": "30",
    "gap": "0",
    "tables": "4",
    "virtual_tables": "1",
    "most_requests": "30",
}


@pytest.fixture
def host(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def office(client_of: ClientOf, host: User) -> Client:
    return client_of(host)


@pytest.fixture
def event(host: User) -> Event:
    return make_conference(6, slots=4, tables=4, city=make_city("Granada"))


def arranged(office: Client, event: Event, **said: str) -> Any:
    return office.post(reverse("events:matchmaking", args=[event.slug]), {**USUAL, **said})


def page(client: Client, name: str, event: Event, language: str = "en") -> str:
    answer = client.get(reverse(f"events:{name}", args=[event.slug]).replace("/en/", f"/{language}/", 1))
    assert answer.status_code == 200
    return str(answer.content.decode())


def in_halls(event: Event) -> None:
    Matchmaking.objects.filter(event=event).update(rooms=HALLS)


def test_rooms_are_written_a_line_each_and_shown_so_again(office: Client, event: Event) -> None:
    assert arranged(office, event, rooms="Library:3，4\n\nGreat hall: 2, 1", walking="10").status_code == 302
    kept = Matchmaking.objects.get()
    assert (kept.rooms, kept.walking) == ([["Library", [3, 4]], ["Great hall", [1, 2]]], 10)
    assert "Library: 3-4\nGreat hall: 1-2</textarea>" in page(office, "matchmaking", event)
    entry = JournalEntry.objects.about("event", event.pk).get(verb="meetings.arranged")
    assert isinstance(entry.after, dict)
    assert entry.after["rooms"] == "Library: 3-4\nGreat hall: 1-2"
    assert arranged(office, event).status_code == 302
    kept = Matchmaking.objects.get()
    assert (kept.rooms, kept.walking) == ([], 5)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"rooms": "Library"}, "is no room with its tables"),
        ({"rooms": "Library: 4-5"}, "The venue has the tables 1 to 4"),
        ({"rooms": "A: 1\nB: 1"}, "stands in two rooms: A, B"),
        ({"rooms": "\0" * 9 + "<b>: 1"}, "is no room with its tables"),
        ({"rooms": "Library: 1", "tables": "x"}, ""),
        ({"walking": "-1"}, ""),
        ({"walking": "121"}, ""),
    ],
)
def test_what_are_no_rooms_is_said_and_not_kept(
    office: Client, event: Event, wrong: dict[str, str], says: str
) -> None:
    answer = arranged(office, event, **wrong)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    kept = Matchmaking.objects.get()
    assert (kept.rooms, kept.walking) == ([], 5)


def test_the_search_knows_the_rooms_and_how_long_one_walks(event: Event) -> None:
    Matchmaking.objects.update(rooms=[["Library", [3]]], walking=7, virtual_tables=1)
    conference = conference_of(event)
    assert [(table.id, table.room) for table in conference.tables] == [
        ("1", ""), ("2", ""), ("3", "Library"), ("4", ""), ("v1", ""),
    ]  # fmt: skip
    assert conference.walking == 7


def test_a_timetable_says_how_often_people_change_the_room(office: Client, event: Event, host: User) -> None:
    one, two, three, *_ = event.registrations.all()
    first, second = make_request(one, two), make_request(one, three)
    slots = list(event.slots.all())
    actions.fix_meeting(request=first, slot=slots[0], table=1, by=host, at=AT)
    actions.fix_meeting(request=second, slot=slots[1], table=3, by=host, at=AT)
    assert search(event, host).moves is None
    assert "Room changes" not in page(office, "timetable", event)
    in_halls(event)
    assert search(event, host).moves == 1
    seen = page(office, "timetable", event)
    assert "Room changes without time to walk" in seen
    assert "Great hall" in seen
    assert "Library" in seen
    actions.fix_meeting(request=second, slot=slots[1], by=host, at=AT)
    timetable = search(event, host)
    assert timetable.moves == 0
    assert Meeting.objects.get(timetable=timetable, request=second).table in {1, 2}
    Matchmaking.objects.update(walking=0)
    actions.fix_meeting(request=second, slot=slots[1], table=3, by=host, at=AT)
    assert search(event, host).moves == 0


@pytest.fixture
def published(event: Event) -> Event:
    """A meeting in the library, and one online."""
    one, two, three, *_ = event.registrations.all()
    in_halls(event)
    publish(event, [(make_request(one, two), 0, 3)], virtual=[(make_request(one, three), 1, 1)])
    return event


def test_the_agenda_names_the_room_beside_the_table(client_of: ClientOf, published: Event) -> None:
    mine = published.registrations.all()[0]
    assert mine.person
    answer = client_of(mine.person).get(reverse("events:agenda", args=[mine.pk]))
    seen = answer.content.decode()
    assert "Table 3 · Library" in seen
    assert "Great hall" not in seen  # a room online has the number of a table that stands there
    assert sorted(one.where for one in meetings_of(mine.person)) == [
        "Online",
        f"Table 3, Library, {published.venue}",
    ]


def test_the_cards_and_the_board_name_the_room(office: Client, published: Event) -> None:
    cards = page(office, "table_cards", published)
    assert cards.count("Library") == 1
    assert "Great hall" not in cards
    begins = now() - timedelta(minutes=10)
    first = published.slots.all()[0]
    Slot.objects.filter(pk=first.pk).update(starts_at=begins, ends_at=begins + timedelta(minutes=30))
    board = Client().get(reverse("events:board", args=[published.pk])).content.decode()
    assert board.count("Library") == 1
    assert "Great hall" not in board


def test_a_name_of_a_room_is_no_markup(office: Client, published: Event) -> None:
    Matchmaking.objects.update(rooms=[["<script>1</script>", [3]]])
    assert "<script>1" not in page(office, "table_cards", published)
