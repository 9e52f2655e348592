"""One's agenda, when one cannot meet, and how meetings went."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    PLACES,
    make_conference,
    make_officer,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from tests.events.views.conftest import ClientOf
from tests.exchange.factories import make_entry
from tests.organisations.factories import make_organisation
from ucap.events.models import Event, Matchmaking, MeetingReview, Registration, Room, Session, Slot
from ucap.events.queries.desk_meetings import waiting_for
from ucap.events.states import AskedState
from ucap.exchange.actions import express_interest
from ucap.kernel.clock import now
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make_conference(0, slots=6)


@pytest.fixture
def me() -> User:
    return make_person("Maria", verified=True)


@pytest.fixture
def mine(event: Event, me: User) -> Registration:
    return make_registration(event, me)


@pytest.fixture
def other(event: Event) -> Registration:
    house = make_organisation(names={"en": "Canal Institute", "zh": "运河研究所"})
    return make_registration(event, make_person("Li Na", verified=True), organisation=house, languages=["zh"])


@pytest.fixture
def client(client_of: ClientOf, me: User, mine: Registration) -> Client:
    return client_of(me)


def page(client: Client, mine: Registration, language: str = "en") -> str:
    answer = client.get(f"/{language}/events/agenda/{mine.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def begun(event: Event) -> None:
    """Its first slot was an hour ago."""
    moved = now() - timedelta(hours=1)
    first = event.slots.all()[0]
    Slot.objects.filter(pk=first.pk).update(starts_at=moved, ends_at=moved + timedelta(minutes=30))


def test_meetings_and_the_programme_stand_in_the_order_of_time(
    client: Client, event: Event, me: User, mine: Registration, other: Registration
) -> None:
    User.objects.filter(pk=me.pk).update(time_zone="Europe/Rome")
    assert event.starts_at
    room = Room.objects.create(event=event, name="Blue Hall")
    Session.objects.create(
        event=event,
        title="Opening",
        room=room,
        starts_at=event.starts_at,
        ends_at=event.starts_at + timedelta(minutes=30),
    )
    publish(event, [(make_request(other, mine, text="About your sensors"), 1, 7)])
    seen = page(client, mine)
    assert "1 meeting" in seen
    assert seen.index("Opening") < seen.index("Table 7")
    assert "Blue Hall" in seen
    assert "Canal Institute" in seen
    assert "Li Na" in seen
    assert "Chinese" in seen
    assert "About your sensors" in seen
    assert ">09:30<" in seen or "09:30–10:00" in seen  # in Shanghai
    assert "02:30" in seen  # in Rome
    assert "运河研究所" in page(client, mine, "zh-hans")


def test_whoever_meets_online_finds_the_way_and_nobody_else(
    client: Client, client_of: ClientOf, event: Event, mine: Registration, other: Registration
) -> None:
    Matchmaking.objects.update(virtual_tables=3, virtual_link="https://meet.example/room-{table}")
    publish(event, [], virtual=[(make_request(mine, other), 0, 2)])
    seen = page(client, mine)
    assert "Online, room 2" in seen
    assert 'href="https://meet.example/room-2"' in seen


def test_what_is_not_held_is_said_with_why(
    client: Client, event: Event, mine: Registration, other: Registration
) -> None:
    publish(event, [], not_held=[make_request(mine, other)])
    seen = page(client, mine)
    assert "Not held, and why" in seen
    assert "Anna arrives late." in seen


def test_before_the_timetable_is_published_the_page_says_what_to_do(
    client: Client, mine: Registration
) -> None:
    assert "The timetable is not published yet" in page(client, mine)
    publish(mine.event, [])
    assert "No meeting in the timetable" in page(client, mine)


def test_meetings_of_others_and_of_drafts_are_not_in_it(
    client: Client, event: Event, mine: Registration, other: Registration
) -> None:
    third = make_registration(event, make_person("Third"))
    draft = publish(event, [(make_request(mine, third), 0, 1)])
    type(draft).objects.update(state="ready")
    publish(event, [(make_request(other, third), 0, 1)])
    seen = page(client, mine)
    assert "Third" not in seen
    assert "Table 1" not in seen


def test_only_oneself_who_registered_and_the_hosts_see_it(
    client_of: ClientOf, event: Event, mine: Registration, other: Registration
) -> None:
    address = reverse("events:agenda", args=[mine.pk])
    publish(event, [(make_request(mine, other), 0, 1)])
    assert other.person
    for stranger in (make_person(), other.person):
        assert client_of(stranger).get(address).status_code == 404
    assert Client().get(address)["Location"].startswith("/en/account/login/")
    home = make_person()
    Registration.objects.filter(pk=mine.pk).update(by=home)
    assert "Table 1" in client_of(home).get(address).content.decode()
    assert client_of(make_officer(PLACES["Granada"])).get(address).status_code == 200


def test_the_agenda_is_cheap_however_full(
    client: Client, event: Event, mine: Registration, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    requests = []
    for _ in range(6):
        house = make_organisation()
        one = make_registration(event, organisation=house)
        requests.append(make_request(one, mine, entry=make_entry(organisation=house)))
    publish(event, [(one, slot, 1) for slot, one in enumerate(requests)])
    page(client, mine)
    with django_assert_max_num_queries(14):
        page(client, mine)


def test_two_taps_say_how_it_went(
    client: Client, event: Event, mine: Registration, other: Registration, me: User
) -> None:
    request = make_request(mine, other)
    publish(event, [(request, 0, 1), (make_request(make_registration(event), mine), 2, 1)])
    assert "We want to go on" not in page(client, mine)
    begun(event)
    seen = page(client, mine)
    assert "Say with two taps how your meeting went." in seen
    assert [one.what for one in waiting_for(me, now())] == ["Say how your meetings went"]
    address = reverse("events:review", args=[request.pk])
    answer = client.post(address, {"went": "well", "goes_on": "on", "for": mine.pk})
    assert answer["Location"] == f"/en/events/agenda/{mine.pk}/#meeting-{request.pk}"
    review = MeetingReview.objects.get()
    assert (review.by, review.went, review.goes_on) == (mine, "well", True)
    assert "It went: Well" in page(client, mine)
    assert client.post(address, {"went": "marvellous"}).status_code == 400


def test_what_goes_on_leads_into_the_exchange(
    client: Client, event: Event, mine: Registration, other: Registration, me: User
) -> None:
    theirs = make_entry(organisation=other.organisation, title="Floating sensors")
    own_house = make_organisation(owner=me)
    own = make_entry(organisation=own_house)
    Registration.objects.filter(pk=mine.pk).update(organisation=own_house)
    request = make_request(mine, other, entry=own, other=theirs)
    publish(event, [(request, 0, 1)])
    begun(event)
    client.post(reverse("events:review", args=[request.pk]), {"went": "well", "goes_on": "on"})
    way = reverse("exchange:express", args=[theirs.slug], query={"own": own.pk})
    assert f'href="{way}"' in page(client, mine)
    assert [(one.what, one.url) for one in waiting_for(me, now())] == [
        ("Follow up your meeting with Li Na", way)
    ]
    express_interest(entry=theirs, text="As we said", organisation=own_house, by=me, at=now())
    assert waiting_for(me, now()) == ()


def test_without_an_entry_what_goes_on_stays_on_the_desk(
    client: Client, event: Event, mine: Registration, other: Registration, me: User
) -> None:
    request = make_request(other, mine)
    publish(event, [(request, 0, 1)])
    begun(event)
    client.post(reverse("events:review", args=[request.pk]), {"went": "so_so", "goes_on": "on"})
    assert "It stays on your desk" in page(client, mine)
    (one,) = waiting_for(me, now())
    assert one.url == reverse("events:agenda", args=[mine.pk])
    assert waiting_for(me, now() + timedelta(days=90)) == ()


def test_requests_to_answer_stand_on_the_desk(
    event: Event, mine: Registration, other: Registration, me: User
) -> None:
    request = make_request(other, mine, state=AskedState.WAITING)
    with translation.override("en"):
        (one,) = waiting_for(me, AT + timedelta(days=8))
    assert one.what == "Answer a meeting request of Li Na"
    assert one.late
    assert other.person
    assert waiting_for(other.person, AT) == ()
    request.state = AskedState.ACCEPTED
    request.save()
    assert waiting_for(me, AT) == ()


def test_one_says_when_one_cannot_meet(client: Client, event: Event, mine: Registration, me: User) -> None:
    User.objects.filter(pk=me.pk).update(time_zone="Europe/Rome")
    slots = list(event.slots.all())
    address = reverse("events:availability", args=[event.slug])
    seen = client.get(address).content.decode()
    assert "Tuesday, 23 March 2027" in seen
    assert "02:00" in seen
    answer = client.post(address, {"absent": [slots[0].pk, slots[2].pk], "most_meetings": "5"})
    assert answer.status_code == 302
    assert sorted(mine.absences.values_list("slot", flat=True)) == [slots[0].pk, slots[2].pk]
    mine.refresh_from_db()
    assert mine.most_meetings == 5
    seen = client.get(address).content.decode()
    assert f'value="{slots[2].pk}" checked' in seen
    assert f'value="{slots[1].pk}" checked' not in seen


@pytest.mark.parametrize(
    "wrong", [{"absent": "999999"}, {"absent": "x"}, {"most_meetings": "0"}, {"most_meetings": "1000"}]
)
def test_what_cannot_be_is_refused_and_nothing_lost(
    client: Client, event: Event, mine: Registration, wrong: dict[str, str]
) -> None:
    slot = event.slots.all()[1]
    absent = [str(slot.pk), *([wrong["absent"]] if "absent" in wrong else [])]
    address = reverse("events:availability", args=[event.slug])
    answer = client.post(address, {**wrong, "absent": absent})
    assert answer.status_code == 422
    assert f'value="{slot.pk}" checked' in answer.content.decode()
    assert not mine.absences.exists()


def test_one_says_in_which_languages_one_can_meet(client: Client, event: Event, mine: Registration) -> None:
    address = reverse("events:availability", args=[event.slug])
    Registration.objects.filter(pk=mine.pk).update(languages=[])
    shown = client.get(address.replace("/en/", "/it/")).content.decode()
    assert re.findall(r'name="languages" value="([\w-]+)"[^>]* checked', shown) == ["it"]
    assert client.post(address, {"languages": ["it", "zh-Hans"]}).status_code == 302
    mine.refresh_from_db()
    assert mine.languages == ["it", "zh-Hans"]
    assert client.post(address, {"languages": ["tlh"]}).status_code == 422


def test_there_are_no_times_before_the_hosts_arrange_them(client: Client, event: Event) -> None:
    event.slots.all().delete()
    seen = client.get(reverse("events:availability", args=[event.slug])).content.decode()
    assert "There are no times yet" in seen
