"""The page of a timetable: how far it is, what it says, what is otherwise than before; and what is done on it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.events.factories import AT, PLACES, make_city, make_conference, make_officer, make_request
from ucap.events import actions, tasks
from ucap.events.actions.making import begin_making, note_progress
from ucap.events.making import Progress
from ucap.events.models import Absence, Event, Matchmaking, Meeting, Timetable
from ucap.events.queries.timetable_words import said
from ucap.events.states import TimetableState
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def host() -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(host: User) -> Event:
    event = make_conference(4, slots=6, tables=2, city=make_city("Granada"))
    one, two, three, four = event.registrations.all()
    make_request(one, two)
    make_request(three, four)
    make_request(one, three)
    return event


@pytest.fixture
def office(client: Client, host: User) -> Client:
    client.force_login(host)
    return client


def page(client: Client, event: Event, language: str = "en") -> str:
    answer = client.get(reverse("events:timetable", args=[event.slug]).replace("/en/", f"/{language}/", 1))
    assert answer.status_code == 200
    return answer.content.decode()


def ready(event: Event, host: User) -> Timetable:
    timetable = actions.make_timetable(event=event, by=host, at=AT, longest=5)
    tasks.make.call(timetable.pk)
    return Timetable.objects.get(pk=timetable.pk)


def test_without_one_the_page_says_what_to_do(office: Client, event: Event) -> None:
    text = page(office, event)
    assert "There is no timetable yet" in text
    assert "Make the timetable" in text


def test_one_button_makes_it_and_another_publishes_it(
    office: Client, event: Event, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = office.post(reverse("events:make_timetable", args=[event.slug]), {"longest": "5"})
    assert answer.status_code == 302
    text = page(office, event)
    assert "Ready, not yet published" in text
    assert "Nothing better is possible." in text
    for one in event.registrations.all():
        assert one.name in text
    timetable = Timetable.objects.get()
    office.post(reverse("events:publish_timetable", args=[timetable.pk]))
    timetable.refresh_from_db()
    assert timetable.state == TimetableState.PUBLISHED
    assert "Repair with the fewest changes" in page(office, event)


def test_whoever_watches_sees_how_far_it_is(office: Client, event: Event, host: User) -> None:
    timetable = actions.make_timetable(event=event, by=host, at=now(), longest=60)
    begun = begin_making(timetable.pk, now() - timedelta(seconds=15))
    assert begun
    note_progress(begun, Progress(3.0, 3, 0.0, 4, 0), now())
    note_progress(begun, Progress(6.0, 3, 0.0, 2, 1), now())
    text = page(office, event)
    assert "The timetable is being made" in text
    assert "3 / 3" in text
    assert 'points="5.0,4.0 10.0,22.0"' in text  # of a hundred, in sixty seconds; four breaks, then two
    piece = office.get(
        reverse("events:timetable_progress", args=[event.slug]), headers={"hx-request": "true"}
    )
    assert "HX-Refresh" not in piece
    office.post(reverse("events:stop_timetable", args=[timetable.pk]))
    assert "It ends with the best that was found so far." in page(office, event)


def test_once_it_is_made_whoever_watches_is_shown_it(office: Client, event: Event, host: User) -> None:
    ready(event, host)
    piece = office.get(
        reverse("events:timetable_progress", args=[event.slug]), headers={"hx-request": "true"}
    )
    assert piece["HX-Refresh"] == "true"


def test_watching_asks_the_same_however_much_is_published(
    office: Client, event: Event, host: User, django_assert_max_num_queries: Any
) -> None:
    actions.publish_timetable(timetable=ready(event, host), by=host, at=AT)
    actions.make_timetable(event=event, by=host, at=now())
    with django_assert_max_num_queries(12) as asked:
        office.get(reverse("events:timetable_progress", args=[event.slug]), headers={"hx-request": "true"})
    assert not any('FROM "events_meeting" ' in one["sql"] for one in asked.captured_queries)


def test_a_worker_that_gives_no_sign_is_missed(office: Client, event: Event, host: User) -> None:
    actions.make_timetable(event=event, by=host, at=now() - timedelta(minutes=1))
    assert "Nobody seems to work on it" in page(office, event)


def test_a_repair_says_what_changes(office: Client, event: Event, host: User) -> None:
    first = actions.publish_timetable(timetable=ready(event, host), by=host, at=AT)
    held = Meeting.objects.filter(timetable=first).first()
    assert held
    assert held.slot
    Absence.objects.create(registration=held.request.asker, slot=held.slot)
    repaired = actions.repair_timetable(event=event, by=host, at=AT)
    tasks.make.call(repaired.pk)
    text = page(office, event)
    assert "Repaired, not yet published" in text
    assert "meeting at another time" in text
    office.post(reverse("events:drop_timetable", args=[repaired.pk]))
    assert "Repair with the fewest changes" in page(office, event)


def test_what_cannot_go_together_is_said_with_names_and_times(
    office: Client, event: Event, host: User
) -> None:
    slot = event.slots.first()
    one = event.registrations.first()
    assert slot
    for asked in event.requests.filter(asker=one):
        office.post(reverse("events:fix_meeting", args=[asked.pk]), {"slot": str(slot.pk)})
    ready(event, host)
    text = page(office, event)
    assert "What is demanded cannot go together" in text
    request = event.requests.filter(asker=one).first()
    assert request
    assert f"“{request.asker.name} – {request.asked.name}”" in text
    assert "2027-03-23 09:00" in text  # by the event's clock, not by ours


def test_a_meeting_is_kept_where_it_is_and_let_go_again(office: Client, event: Event, host: User) -> None:
    ready(event, host)
    held = Meeting.objects.filter(slot__isnull=False).first()
    assert held
    text = page(office, event)
    assert text.count("Keep here") == 3
    fix = reverse("events:fix_meeting", args=[held.request_id])
    office.post(fix, {"slot": held.slot_id, "table": held.table})
    held.request.refresh_from_db()
    assert (held.request.fixed_slot_id, held.request.fixed_table) == (held.slot_id, held.table)
    assert "Stays here" in page(office, event)
    office.post(fix, {})
    assert "Stays here" not in page(office, event)


def test_what_is_not_held_can_be_given_its_time(office: Client, event: Event, host: User) -> None:
    event.slots.exclude(pk=event.slots.first().pk).delete()  # type: ignore[union-attr]
    Matchmaking.objects.filter(event=event).update(tables=1)
    ready(event, host)
    text = page(office, event)
    assert "2 meetings are not held" in text
    assert text.count("Give it a time") == 2
    assert "2027-03-23 09:00" in text


def test_ids_in_what_cannot_go_together_are_names_and_times(event: Event, host: User) -> None:
    timetable = actions.make_timetable(event=event, by=host, at=AT)
    one, other = event.registrations.all()[:2]
    first, second = event.slots.all()[:2]
    kept = [
        [
            "%(who)s cannot meet anybody in these slots: %(slots)s.",
            {"who": one.pk, "slots": f"{first.pk}, {second.pk}"},
        ],
        ["%(who)s wants no more meetings than these: %(most)d.", {"who": f"{one.pk}, {other.pk}", "most": 2}],
        ["The table %(table)s is a virtual one.", {"table": "3"}],
    ]
    assert said(kept, timetable) == (
        f"{one.name} cannot meet anybody in these slots: 2027-03-23 09:00, 2027-03-23 09:30.",
        f"{one.name}, {other.name} wants no more meetings than these: 2.",
        "The table 3 is a virtual one.",
    )


def test_it_can_be_read_in_chinese(office: Client, event: Event, host: User) -> None:
    ready(event, host)
    text = page(office, event, "zh-hans")
    assert "时间表" in text
    assert "Ready, not yet published" not in text


@pytest.mark.parametrize("longest", ["", "soon", "0", "601", "-1"])
def test_a_time_that_is_none_is_refused(office: Client, event: Event, longest: str) -> None:
    answer = office.post(reverse("events:make_timetable", args=[event.slug]), {"longest": longest})
    assert answer.status_code == 400
    assert not Timetable.objects.exists()


def test_a_slot_of_another_event_is_refused(office: Client, event: Event) -> None:
    elsewhere = make_conference(2, city=make_city("Bologna")).slots.first()
    request = event.requests.first()
    assert request
    assert elsewhere
    answer = office.post(reverse("events:fix_meeting", args=[request.pk]), {"slot": str(elsewhere.pk)})
    assert answer.status_code == 400


def test_the_page_asks_the_same_however_many_meetings_there_are(
    office: Client, event: Event, host: User, django_assert_max_num_queries: Any
) -> None:
    ready(event, host)
    page(office, event)
    with django_assert_max_num_queries(24):
        page(office, event)
    big = make_conference(12, slots=12, tables=6, city=make_city("Granada"))
    people = list(big.registrations.all())
    for number, one in enumerate(people):
        for other in people[number + 1 : number + 5]:
            make_request(one, other)
    ready(big, host)
    with django_assert_max_num_queries(24):
        page(office, big)


def test_others_see_nothing_of_it(client: Client, event: Event) -> None:
    client.force_login(make_officer(PLACES["Bologna"]))
    assert client.get(reverse("events:timetable", args=[event.slug])).status_code in (403, 404)
