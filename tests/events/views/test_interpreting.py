"""The page of interpreters, and where others read who interprets."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import (
    PLACES,
    make_city,
    make_conference,
    make_officer,
    make_registration,
    make_request,
)
from tests.events.published import publish
from tests.events.views.conftest import ClientOf
from tests.events.views.reading import read
from ucap.events.models import Event, Interpreter, Meeting, MeetingRequest
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db: None) -> User:
    return make_officer(PLACES["Granada"])


@pytest.fixture
def office(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


@pytest.fixture
def event(office: Client) -> Event:
    return make_conference(0, slots=2, tables=2, city=make_city("Granada"))


@pytest.fixture
def na(event: Event) -> Interpreter:
    return Interpreter.objects.create(event=event, name="Li Na", languages=["zh-Hans", "it"])


def meet(event: Event, one: str = "zh-Hans", other: str = "it") -> MeetingRequest:
    first = make_registration(event, languages=[one])
    return make_request(first, make_registration(event, languages=[other]))


def address(event: Event, **query: str) -> str:
    return reverse("events:interpreters", args=[event.slug], query=query)


def test_one_is_added_and_listed(office: Client, event: Event) -> None:
    slot = event.slots.all()[1]
    page = office.get(address(event)).content.decode()
    assert "Nobody is entered yet" in page
    sent = {"name": "Li & Na", "languages": ["zh-Hans", "it"], "absent": [slot.pk]}
    answer = office.post(address(event), sent, follow=True)
    assert answer.redirect_chain == [(address(event), 302)]
    page = answer.content.decode()
    assert "Li &amp; Na" in page
    assert "away in 1 slot" in page
    assert Interpreter.objects.get().languages == ["zh-Hans", "it"]


def test_the_page_speaks_chinese(office: Client, event: Event, na: Interpreter) -> None:
    assert "意大利语" in read(office, f"{event.slug}/meetings/interpreters/", "zh-hans")


@pytest.mark.parametrize(
    "changes", [{"name": ""}, {"languages": ["tlh"]}, {"absent": ["987654"]}, {"absent": ["x"]}]
)
def test_what_makes_no_sense_is_shown_again(office: Client, event: Event, changes: dict[str, Any]) -> None:
    answer = office.post(address(event), {"name": "Li Na", "languages": ["en"], **changes})
    assert answer.status_code == 422
    assert not Interpreter.objects.exists()


def test_one_is_changed_with_what_was_said_before(office: Client, event: Event, na: Interpreter) -> None:
    here = reverse("events:interpreter", args=[na.pk])
    page = office.get(here).content.decode()
    assert 'value="Li Na"' in page
    assert re.findall(r'name="languages" value="([\w-]+)"[^>]* checked', page) == ["zh-Hans", "it"]
    assert office.post(here, {"name": ""}).status_code == 422
    answer = office.post(here, {"name": "Chen Yu", "languages": ["en", "it"]})
    assert answer["Location"] == address(event)
    na.refresh_from_db()
    assert (na.name, na.languages) == ("Chen Yu", ["en", "it"])


def test_one_drops_out_and_comes_back(office: Client, event: Event, na: Interpreter) -> None:
    page = office.post(reverse("events:drop_interpreter", args=[na.pk]), follow=True).content.decode()
    assert "Do not come any more" in page
    assert "Comes after all" in page
    page = office.post(reverse("events:bring_back_interpreter", args=[na.pk]), follow=True).content.decode()
    assert "Do not come any more" not in page


def test_meetings_that_need_one_are_listed_and_decided_by_hand(
    office: Client, event: Event, na: Interpreter
) -> None:
    request, alike = meet(event), meet(event, "en", "en")
    lost = meet(event, "fi", "it")
    page = office.get(address(event)).content.decode()
    assert "Could interpret: Li Na" in page
    assert "1 meeting cannot be held: nobody speaks a language of each." in page
    assert alike.asker.name not in page
    give = reverse("events:give_interpreter", args=[lost.pk])
    page = office.post(give, {"interpreter": "none"}, follow=True).content.decode()
    assert "A host said that nobody is needed." in page
    assert "cannot be held" not in page
    office.post(reverse("events:give_interpreter", args=[request.pk]), {"interpreter": na.pk})
    request.refresh_from_db()
    assert request.interpreter == na
    answer = office.post(reverse("events:give_interpreter", args=[request.pk]), {"interpreter": "somebody"})
    assert answer.status_code == 400
    request.refresh_from_db()
    assert request.interpreter == na


def test_before_anybody_is_entered_it_says_for_whom_one_is_needed(office: Client, event: Event) -> None:
    nobody = office.get(address(event)).content.decode()
    assert "needs an interpreter so far." in nobody
    assert "Give an interpreter" not in nobody  # the timetable offers it once somebody is entered
    request, alike = meet(event), meet(event, "en", "en")
    page = office.get(address(event)).content.decode()
    assert f"Who interprets {request.asker.name}" in page
    assert alike.asker.name not in page
    assert "nobody speaks a language of each" not in page  # they are given meetings like all others


def test_any_meeting_can_be_named_to_be_given_one(office: Client, event: Event, na: Interpreter) -> None:
    alike = meet(event, "en", "en")
    assert "This meeting" not in office.get(address(event, meeting="nothing")).content.decode()
    page = office.get(address(event, meeting=alike.pk)).content.decode()
    assert "This meeting" in page
    assert page.count(f"Who interprets {alike.asker.name}") == 1


def test_who_has_said_no_language_is_counted(office: Client, event: Event) -> None:
    make_registration(event, languages=[])
    assert "1 participant has not said" in office.get(address(event)).content.decode()


def test_it_takes_as_many_questions_for_many(
    office: Client, event: Event, na: Interpreter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        meet(event)
    with django_assert_max_num_queries(26):
        office.get(address(event))


def test_somebody_elses_is_not_there(client_of: ClientOf, event: Event, na: Interpreter) -> None:
    other = client_of(make_officer(PLACES["Bologna"]))
    assert other.get(address(event)).status_code == 403
    assert other.get(reverse("events:interpreter", args=[na.pk])).status_code == 404
    assert other.post(reverse("events:drop_interpreter", args=[na.pk])).status_code == 404


def test_everybody_reads_who_interprets(
    office: Client, client_of: ClientOf, event: Event, na: Interpreter
) -> None:
    request = meet(event)
    timetable = publish(event, [(request, 0, 1)])
    Meeting.objects.filter(timetable=timetable).update(interpreter=na)
    person = request.asker.person
    assert person
    words = "Interpreter: Li Na"
    mine = client_of(person).get(reverse("events:agenda", args=[request.asker.pk])).content.decode()
    cards = office.get(reverse("events:table_cards", args=[event.slug])).content.decode()
    shown = office.get(reverse("events:timetable", args=[event.slug])).content.decode()
    assert [words in page for page in (mine, cards, shown)] == [True, True, True]
    assert f"{address(event, meeting=request.pk)}#by-hand" in shown
