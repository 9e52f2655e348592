"""The itinerary of a visit: who reads it, in which languages, how it is written and printed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.after import make_visit
from tests.events.factories import make_city, make_event, make_officer, make_person, make_registration
from tests.events.pdf import text_of
from tests.events.views.conftest import ClientOf
from tests.events.views.test_event import words_of
from tests.organisations.factories import GRANADA
from ucap.events.forms.itinerary import StopForm
from ucap.events.models import Event, EventText, Session, VisitStop
from ucap.events.queries.itinerary import itinerary, itinerary_to_edit
from ucap.events.states import EventState, RegistrationState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
CONTACT = "wang@example.org"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def visit(officer: User) -> Event:
    return make_visit(author=officer)


@pytest.fixture
def guest(visit: Event) -> User:
    person = make_registration(visit, city=make_city("Bologna")).person
    assert person
    return person


@pytest.fixture
def host(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def at(event: Event, path: str = "", language: str = "en") -> str:
    return f"/{language}/events/{event.slug}/itinerary/{path}"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words_of(response.content.decode())


def test_those_who_come_and_the_hosts_read_it_and_nobody_else(
    visit: Event, guest: User, host: Client, client_of: ClientOf
) -> None:
    waiting = make_registration(visit, state=RegistrationState.WAITING).person
    assert waiting
    for client in (host, client_of(guest)):
        assert CONTACT in read(client, at(visit))
    for stranger in (Client(), client_of(make_person(verified=True)), client_of(waiting)):
        for path in ("", "pdf/"):
            response = stranger.get(at(visit, path))
            assert response.status_code in (302, 403)
            assert CONTACT.encode() not in response.content
    assert CONTACT not in read(client_of(guest), f"/en/events/{visit.slug}/")


def test_it_says_day_by_day_what_happens_by_every_clock(
    visit: Event, guest: User, client_of: ClientOf
) -> None:
    words = read(client_of(guest), at(visit) + "?one=en&other=-")
    assert "Tuesday, 23 March 2027 09:00–11:00 Yangzhou · 02:00–04:00 Granada, Bologna Water works" in words
    assert "Wednesday, 24 March 2027 10:00–12:00 Yangzhou" in words
    assert "Leaves at 08:30 Yangzhou · 01:30 Granada, Bologna" in words
    assert "Good to know Bring shoes for wet ground." in words
    assert "自来水厂" not in words


def test_a_departure_on_the_evening_before_is_said_with_its_day(visit: Event, host: Client) -> None:
    stop = VisitStop.objects.get()
    assert stop.departs_at
    VisitStop.objects.update(departs_at=stop.departs_at - timedelta(hours=10))
    assert "Leaves at Monday, 22 March 2027, 22:30 Yangzhou" in read(host, at(visit))


def test_two_languages_stand_side_by_side(visit: Event, host: Client) -> None:
    EventText.objects.create(event=visit, language="zh-Hans", title="代表团访问扬州")
    page = host.get(at(visit) + "?one=en&other=zh-Hans").content.decode()
    words = words_of(page)
    assert "Water works Water works, shown." in words
    assert "自来水厂" in words
    assert "2027年3月23日星期二" in words
    assert "09:00–11:00 扬州 · 02:00–04:00 格拉纳达" in words
    assert page.count('lang="zh-Hans"') > 3
    assert words.count("Bring shoes for wet ground.") == 1  # the other language has its own words for it
    turned = words_of(host.get(at(visit) + "?one=zh-Hans&other=en").content.decode())
    assert turned.index("2027年3月23日星期二") < turned.index("Tuesday, 23 March 2027")


def test_the_reader_of_another_language_gets_theirs_first(visit: Event, officer: User, host: Client) -> None:
    page = itinerary(visit.slug, officer)
    assert page.languages == ("en", "zh-Hans")
    words = read(host, at(visit, language="zh-hans"))
    assert words.index("2027年3月23日星期二") < words.index("Tuesday, 23 March 2027")


@pytest.mark.parametrize("query", ["?one=xx&other=yy", "?one=%00&other=%00", "?one=en&other=en"])
def test_a_language_that_is_not_offered_is_no_error(visit: Event, host: Client, query: str) -> None:
    assert "Water works" in read(host, at(visit) + query)


def test_only_visits_have_one(officer: User, host: Client) -> None:
    event = make_event(author=officer)
    for path in ("", "pdf/", "edit/"):
        assert host.get(at(event, path)).status_code == 404


def test_an_empty_one_says_what_to_do_next(
    visit: Event, guest: User, host: Client, client_of: ClientOf
) -> None:
    visit.sessions.all().delete()
    assert f"/en/events/{visit.pk}/programme/" in host.get(at(visit)).content.decode()
    assert "First write the programme" in read(host, at(visit, "edit/"))
    assert "As soon as the hosts have written the programme" in read(client_of(guest), at(visit))


def test_its_pdf_has_both_languages_and_the_contacts(visit: Event, host: Client) -> None:
    response = host.get(at(visit, "pdf/") + "?one=en&other=zh-Hans")
    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    text = text_of(response.content)
    for said in (
        "A delegation in Yangzhou",
        "自来水厂",
        "Wang Lin",
        "02:00–04:00 Granada",
        "2027年3月23日星期二",
    ):
        assert said in text
    assert b"pdfuaid" in response.content
    assert text_of(host.get(at(visit, "pdf/") + "?one=en&other=-").content).count("Wang Lin") == 1


def test_a_stop_is_written_and_taken_back(visit: Event, host: Client) -> None:
    lunch = visit.sessions.get(title="Lunch")
    data = {
        "host": "Garden academy",
        "departs_at": "2027-03-23T11:45",
        "other_language": "zh-Hans",
        "other_title": "午餐",
    }
    response = host.post(at(visit, f"{lunch.pk}/"), data, follow=True)
    assert response.redirect_chain == [(at(visit, f"edit/#stop-{lunch.pk}"), 302)]
    stop = VisitStop.objects.get(session=lunch)
    assert (stop.host, stop.other_title) == ("Garden academy", "午餐")
    assert stop.departs_at
    assert stop.departs_at.isoformat() == "2027-03-23T03:45:00+00:00"
    assert 'value="2027-03-23T11:45"' in response.content.decode()
    host.post(at(visit, f"{lunch.pk}/undo/"))
    assert not VisitStop.objects.filter(session=lunch).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"contact_email": "nobody"}, "valid email"),
        ({"departs_at": "tomorrow"}, "Write a day and a time"),
        ({"departs_at": "2027-03-25T09:00"}, "The departure is after"),
        ({"other_title": "午餐"}, "Say in which language"),
        ({"other_language": "xx"}, "Select a valid choice"),
        ({"host": "x" * 201}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    visit: Event, host: Client, wrong: dict[str, str], said: str
) -> None:
    lunch = visit.sessions.get(title="Lunch")
    response = host.post(at(visit, f"{lunch.pk}/"), {"transport": "By boat", **wrong})
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert 'value="By boat"' in page
    assert page.count('" open>') == 1
    assert not VisitStop.objects.filter(session=lunch).exists()


def test_others_write_nothing(visit: Event, guest: User, client_of: ClientOf) -> None:
    lunch = visit.sessions.get(title="Lunch")
    other = make_visit()
    for client in (client_of(guest), Client()):
        for path in (f"{lunch.pk}/", f"{lunch.pk}/undo/"):
            assert client.post(at(visit, path), {"host": "Mine"}).status_code in (302, 403)
        assert client.get(at(visit, "edit/")).status_code in (302, 403)
    host = client_of(make_officer(GRANADA, email="second@example.org"))
    assert host.post(at(other, f"{lunch.pk}/"), {"host": "Mine"}).status_code == 404
    assert VisitStop.objects.filter(session=lunch).count() == 0


def test_what_is_over_is_read_and_not_written(visit: Event, host: Client) -> None:
    Event.objects.update(state=EventState.HELD)
    assert "Edit" not in read(host, at(visit)).partition("Itinerary")[2][:200]
    page = read(host, at(visit, "edit/"))
    assert "stays as it is" in page
    assert "Save" not in page


def test_many_stops_take_no_more_queries(
    visit: Event, guest: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert visit.starts_at
    for number in range(30):
        begins = visit.starts_at + timedelta(minutes=number)
        session = Session.objects.create(
            event=visit, title=f"Stop {number}", starts_at=begins, ends_at=begins + timedelta(minutes=1)
        )
        VisitStop.objects.create(session=session, host="Somebody")
        make_registration(visit, city=make_city("Bologna"))
    with django_assert_max_num_queries(23):
        page: Any = itinerary(visit.slug, guest)
    assert sum(len(day.stops) for day in page.days) == 33


def test_many_stops_are_written_with_no_more_queries(
    visit: Event, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert visit.starts_at
    for number in range(20):
        begins = visit.starts_at + timedelta(minutes=number)
        session = Session.objects.create(
            event=visit, title=f"Stop {number}", starts_at=begins, ends_at=begins + timedelta(minutes=1)
        )
        VisitStop.objects.create(session=session, host="Somebody")
    with django_assert_max_num_queries(8):
        there = itinerary_to_edit(visit.slug, officer)
        forms = [StopForm(session=part.session).as_p() for day in there.days for part in day.programme]
    assert len(forms) == 23
