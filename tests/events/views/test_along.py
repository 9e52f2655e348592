"""Colleagues who come along to a meeting, on the pages where they are brought."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    AT,
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_organisation,
    make_person,
    make_registration,
    make_request,
)
from tests.events.published import publish
from tests.events.views.conftest import ClientOf
from ucap.events.models import BroughtAlong, Event, MeetingRequest, Registration, Slot
from ucap.events.states import AskedState, RegistrationState
from ucap.organisations.models import Organisation
from ucap.people.models import User

pytestmark = pytest.mark.django_db
Set = Callable[..., BroughtAlong]


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def event(officer: User) -> Event:
    return make_conference(0, city=make_city("Granada"))


@pytest.fixture
def office(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


@pytest.fixture
def house(db: None) -> Organisation:
    return make_organisation(names={"en": "Canal Institute"})


@pytest.fixture
def mine(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Maria", verified=True), organisation=house)


@pytest.fixture
def colleague(event: Event, house: Organisation) -> Registration:
    return make_registration(event, make_person("Chen Jing", verified=True), organisation=house)


@pytest.fixture
def other(event: Event) -> Registration:
    return make_registration(event, make_person("Li Na", verified=True))


@pytest.fixture
def met(mine: Registration, other: Registration) -> MeetingRequest:
    return make_request(mine, other)


@pytest.fixture
def along(met: MeetingRequest, colleague: Registration) -> BroughtAlong:
    return BroughtAlong.objects.create(request=met, beside=met.asker, who=colleague, at=AT)


@pytest.fixture
def browser(client_of: ClientOf) -> Callable[[Registration], Client]:
    def of(registration: Registration) -> Client:
        assert registration.person
        return client_of(registration.person)

    return of


def meetings(event: Event) -> str:
    return reverse("events:meetings", args=[event.slug])


def page(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def sent(beside: Registration, who: Registration) -> dict[str, str]:
    return {"beside": beside.pk, "who": who.pk}


def address(met: MeetingRequest) -> str:
    return reverse("events:along", args=[met.pk])


def is_past(event: Event) -> None:
    """Its first slot, long ago."""
    slot = event.slots.first()
    assert slot
    ago = slot.starts_at - timedelta(days=2000)
    Slot.objects.filter(pk=slot.pk).update(starts_at=ago, ends_at=ago + timedelta(minutes=20))


def test_one_of_the_two_brings_a_colleague_on_the_page_of_their_meetings(
    browser: Any, event: Event, met: MeetingRequest, mine: Registration, colleague: Registration
) -> None:
    maria = browser(mine)
    text = page(maria, meetings(event))
    assert "Bring a colleague" in text
    assert f'<option value="{colleague.pk}">Chen Jing</option>' in text
    assert "their next repair moves it" in text
    response = maria.post(address(met), sent(mine, colleague), follow=True)
    assert response.redirect_chain[-1][0] == meetings(event)
    text = " ".join(response.content.decode().split())
    assert "They come along, and are told." in text
    assert "Chen Jing comes along with you." in text
    assert "Bring a colleague" not in text  # nobody is left
    end = reverse("events:end_along", args=[BroughtAlong.objects.get().pk])
    text = maria.post(end, follow=True).content.decode()
    assert "They do not come along any more." in text
    assert not BroughtAlong.objects.exists()


def test_the_other_side_sees_them(
    browser: Any, event: Event, along: BroughtAlong, other: Registration
) -> None:
    text = page(browser(other), meetings(event))
    assert "With them: Chen Jing" in text
    assert reverse("events:end_along", args=[along.pk]) not in text
    assert "Bring a colleague" not in text  # of nobody's house


def test_who_is_asked_sees_them_before_they_answer(
    browser: Any, event: Event, mine: Registration, other: Registration, colleague: Registration
) -> None:
    waiting = make_request(mine, other, state=AskedState.WAITING)
    BroughtAlong.objects.create(request=waiting, beside=mine, who=colleague, at=AT)
    assert "With them: Chen Jing" in page(browser(other), meetings(event))
    assert "It is not accepted yet." in page(browser(colleague), meetings(event))


def test_whoever_comes_along_steps_back_on_the_page_of_their_meetings(
    browser: Any, event: Event, along: BroughtAlong, colleague: Registration
) -> None:
    theirs = browser(colleague)
    text = page(theirs, meetings(event))
    assert "Meetings of colleagues to which you come along" in text
    assert "You come along with Maria." in text
    response = theirs.post(reverse("events:end_along", args=[along.pk]), follow=True)
    assert response.redirect_chain[-1][0] == meetings(event)
    assert "to which you come along" not in response.content.decode()


def test_hosts_bring_and_send_away_from_the_timetable(
    office: Client,
    event: Event,
    met: MeetingRequest,
    mine: Registration,
    colleague: Registration,
) -> None:
    publish(event, [(met, 0, 1)])
    timetable = reverse("events:timetable", args=[event.slug])
    assert address(met) in page(office, timetable)
    assert "Maria meets Li Na" in page(office, address(met))
    response = office.post(address(met), sent(mine, colleague), follow=True)
    assert response.redirect_chain[-1][0] == address(met)
    assert "+ Chen Jing" in page(office, timetable)
    end = reverse("events:end_along", args=[BroughtAlong.objects.get().pk])
    assert "Nobody comes along." in office.post(end, follow=True).content.decode()
    assert "+ Chen Jing" not in page(office, timetable)


def test_a_meeting_that_is_not_held_names_them_too(
    office: Client, event: Event, met: MeetingRequest, along: BroughtAlong
) -> None:
    publish(event, [], not_held=[met])
    text = page(office, reverse("events:timetable", args=[event.slug]))
    assert "Maria – Li Na + Chen Jing" in text
    assert address(met) in text


def test_a_meeting_that_is_over_is_only_read(
    office: Client, event: Event, met: MeetingRequest, along: BroughtAlong
) -> None:
    publish(event, [(met, 0, 1)])
    is_past(event)
    text = page(office, address(met))
    assert "The meeting is over" in text
    assert "Chen Jing" in text
    assert "Not any more" not in text
    assert "Bring along" not in text


def test_others_see_nothing(
    browser: Any, client_of: ClientOf, met: MeetingRequest, along: BroughtAlong, colleague: Registration
) -> None:
    stranger = client_of(make_person(verified=True))
    end = reverse("events:end_along", args=[along.pk])
    assert [stranger.get(address(met)).status_code, stranger.post(end).status_code] == [404, 404]
    assert browser(colleague).get(address(met)).status_code == 404  # not their meeting
    assert Client().get(address(met)).status_code == 302


@pytest.mark.parametrize("wrong", [{}, {"beside": "x", "who": "y"}, {"who": "\0"}])
def test_what_makes_no_sense_is_refused(
    browser: Any, met: MeetingRequest, mine: Registration, wrong: dict[str, str]
) -> None:
    assert browser(mine).post(address(met), wrong).status_code == 400
    assert not BroughtAlong.objects.exists()


def test_the_other_side_does_not_bring_ones_colleague(
    browser: Any, met: MeetingRequest, mine: Registration, other: Registration, colleague: Registration
) -> None:
    assert browser(other).post(address(met), sent(mine, colleague)).status_code == 400
    assert not BroughtAlong.objects.exists()


def test_a_colleague_who_does_not_come_any_more_is_shown_nowhere(
    browser: Any, event: Event, met: MeetingRequest, along: BroughtAlong
) -> None:
    Registration.objects.filter(pk=along.who_id).update(state=RegistrationState.WITHDRAWN)
    assert "comes along" not in page(browser(met.asker), meetings(event))


def test_they_can_be_read_in_chinese(
    browser: Any, office: Client, event: Event, met: MeetingRequest, along: BroughtAlong
) -> None:
    publish(event, [(met, 0, 1)])
    with translation.override("zh-hans"):
        assert browser(met.asker).get(meetings(event)).status_code == 200
        agenda = reverse("events:agenda", args=[along.who.pk])
        text = browser(along.who).get(agenda).content.decode()
        hosts = office.get(address(met)).content.decode()
    assert 'lang="zh-Hans"' in text
    assert "Maria" in text
    assert "Chen Jing" in hosts


def test_it_takes_as_many_questions_for_many(
    browser: Any,
    office: Client,
    mine: Registration,
    house: Organisation,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    event = mine.event
    requests = [make_request(mine, make_registration(event)) for _ in range(6)]
    for one in requests:
        for _ in range(3):
            who = make_registration(event, organisation=house)
            BroughtAlong.objects.create(request=one, beside=mine, who=who, at=AT)
    publish(event, [(one, number, 1) for number, one in enumerate(requests)])
    maria = browser(mine)
    with django_assert_max_num_queries(34):
        maria.get(meetings(event))
    with django_assert_max_num_queries(15):
        maria.get(reverse("events:agenda", args=[mine.pk]))
    with django_assert_max_num_queries(28):
        office.get(address(requests[0]))
    with django_assert_max_num_queries(24):
        office.get(reverse("events:table_cards", args=[event.slug]))
