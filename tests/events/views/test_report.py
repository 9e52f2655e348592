"""How it was, and what came of it: pages, PDF and table."""

import csv
import io
import re
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.after import OVER, make_held, meet
from tests.events.factories import AT, make_event, make_officer, make_person, make_registration
from tests.events.pdf import text_of
from tests.events.views.conftest import ClientOf
from tests.events.views.test_event import words_of
from tests.events.views.test_minutes import slot
from tests.organisations.factories import GRANADA
from ucap.events.actions import publish_report, write_report
from ucap.events.models import BroughtAlong, Event, EventTag, Feedback, Registration, Report
from ucap.events.queries.report import report_page
from ucap.events.states import EventKind, EventState, Facet, RegistrationState, Went
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_week_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ucap.events.views.report.now", lambda: OVER)


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


@pytest.fixture
def held(officer: User) -> Event:
    """Six came, from two cities; four meetings, one of which was not held; five said how it was."""
    event, people = make_held(author=officer, people=6)
    meet(people[0], people[1], went=Went.WELL, goes_on=True)
    meet(people[2], people[3], went=Went.SO_SO)
    meet(people[0], people[2], slot=1, went=Went.NOT_HELD)
    meet(people[4], people[1], slot=1, went=Went.WELL)
    for person, stars in zip(people, (5, 4, 4, 2, 5), strict=False):
        text = f"{person.name} says: more time." if stars == 2 else ""
        Feedback.objects.create(registration=person, stars=stars, text=text, at=OVER)
    return event


@pytest.fixture
def host(client_of: ClientOf, officer: User) -> Client:
    return client_of(officer)


def at(event: Event, path: str = "", language: str = "en") -> str:
    return f"/{language}/events/{event.slug}/report/{path}"


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words_of(response.content.decode())


def published(event: Event, officer: User) -> Event:
    write_report(event=event, reached="Two pilots.", better="More tables.", by=officer, at=OVER)
    return publish_report(event=event, by=officer, at=OVER)


def silent(event: Event) -> Registration:
    """The one who has not said how it was."""
    return event.registrations.get(feedback=None)


def guest_of(event: Event) -> User:
    person = event.registrations.all()[0].person
    assert person
    return person


def test_the_draft_is_its_hosts_alone(held: Event, host: Client, client_of: ClientOf) -> None:
    words = read(host, at(held))
    assert "A draft: only the hosts see it" in words
    assert "Participants 6" in words
    for client in (Client(), client_of(guest_of(held)), client_of(make_person(verified=True))):
        for path in ("", "pdf/", "csv/"):
            assert client.get(at(held, path)).status_code == 404


def test_the_numbers_are_there_before_a_word_is_written(held: Event, host: Client) -> None:
    words = read(host, at(held))
    for said in (
        "Held 3",
        "Accepted 4",
        "With a time, but not held 1",
        "Meetings between cities",
        "4 answers. Fewer than 5 are not broken down.",
        "4.0 stars on average, of 5 answers",
    ):
        assert said in words
    assert "Nobody was let in by the list" in words


def test_no_two_parts_of_it_have_the_same_name(held: Event, host: Client) -> None:
    names = re.findall(r'aria-labelledby="([^"]+)"', host.get(at(held)).content.decode())
    assert len(names) == len(set(names))


def test_hosts_read_what_was_written_without_names(held: Event, host: Client) -> None:
    words = read(host, at(held))
    assert "… says: more time." in words
    assert Feedback.objects.get(stars=2).registration.name not in words


def test_it_is_written_published_and_taken_up(held: Event, host: Client) -> None:
    words = {"language": "en", "reached": "Two pilots.", "better": "", "done": "save"}
    assert host.post(at(held, "write/"), words).status_code == 302
    assert Client().get(at(held)).status_code == 404
    assert host.post(at(held, "publish/")).status_code == 302
    page = read(Client(), at(held))
    assert "Two pilots." in page
    assert "A draft" not in page
    assert host.post(at(held, "take-up/")).status_code == 302
    assert Client().get(at(held)).status_code == 404
    assert host.post(at(held, "write/"), {**words, "reached": "Three.", "done": "publish"}).status_code == 302
    assert "Three." in read(Client(), at(held))


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(held: Event, host: Client) -> None:
    wrong: list[tuple[dict[str, str], str]] = [
        ({"language": "xx", "reached": "Kept here"}, "Select a valid choice"),
        ({"language": "en", "better": "Kept here", "done": "publish"}, "what was reached"),
    ]
    for data, said in wrong:
        response = host.post(at(held, "write/"), data)
        page = response.content.decode()
        assert response.status_code == 422
        assert said in page
        assert "Kept here" in page
    assert not Report.objects.exclude(published_at=None).exists()


def test_what_everybody_reads_names_nobody(held: Event, officer: User) -> None:
    published(held, officer)
    pages = [Client().get(at(held, path)).content.decode() for path in ("", "csv/")]
    pages.append(text_of(Client().get(at(held, "pdf/")).content))
    for page in pages:
        for registration in held.registrations.all():
            assert registration.name not in page
        assert "more time" not in page


def test_published_numbers_stay(held: Event, officer: User, host: Client) -> None:
    published(held, officer)
    make_registration(held)
    assert "Participants 6" in read(Client(), at(held))
    host.post(at(held, "take-up/"))
    assert "Participants 7" in read(host, at(held))


def test_others_write_and_publish_nothing(held: Event, client_of: ClientOf) -> None:
    for client in (Client(), client_of(guest_of(held)), client_of(make_person(verified=True))):
        for path in ("write/", "publish/", "take-up/"):
            assert client.post(at(held, path), {"reached": "Mine"}).status_code in (302, 403)
    assert not Report.objects.exists()


def test_a_webinar_has_no_meetings_in_its_report(officer: User, host: Client) -> None:
    event = make_event(author=officer, kind=EventKind.WEBINAR, state=EventState.HELD)
    EventTag.objects.create(event=event, facet=Facet.SDG, value="6")
    words = read(host, at(event))
    assert "Participants 0" in words
    assert "Meetings" not in words
    assert "Clean water" in words
    assert text_of(host.get(at(event, "pdf/")).content)


def test_before_it_is_over_nothing_is_published(officer: User, host: Client) -> None:
    event = make_event(author=officer)
    words = read(host, at(event))
    assert "The event is not over yet" in words
    assert "Publish" not in words


def test_its_pdf_is_in_the_readers_language(held: Event, officer: User, host: Client) -> None:
    draft = host.get(at(held, "pdf/"))
    assert "Draft: not published" in text_of(draft.content)
    published(held, officer)
    english, chinese = (Client().get(at(held, "pdf/", language)).content for language in ("en", "zh-hans"))
    for said in ("Canal cities meet", "Two pilots.", "More tables.", "Spain", "Granada"):
        assert said in text_of(english)
    assert "西班牙" in text_of(chinese)
    assert "格拉纳达" in text_of(chinese)
    assert all(b"pdfuaid" in pdf for pdf in (english, chinese))


def test_its_table_has_every_number(held: Event, officer: User) -> None:
    published(held, officer)
    response = Client().get(at(held, "csv/"))
    rows = list(csv.reader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))
    assert ["Who came", "Participants", "", "6"] in rows
    assert ["Meetings between cities", "Yangzhou", "Granada", "3"] in rows
    assert {len(row) for row in rows} == {4}


def test_colleagues_who_came_along_are_counted_and_not_named(held: Event, officer: User) -> None:
    request = held.requests.filter(meetings__slot=held.slots.all()[0]).first()
    assert request
    comes, gone = (
        make_registration(held, name=name, organisation=request.asker.organisation)
        for name in ("Chen Jing", "Dora")
    )
    for who in (comes, gone):
        BroughtAlong.objects.create(request=request, beside=request.asker, who=who, at=AT)
    Registration.objects.filter(pk=gone.pk).update(state=RegistrationState.WITHDRAWN)
    published(held, officer)

    words = read(Client(), at(held))
    assert "Colleagues who came along 1" in words
    assert "Chen Jing" not in words


def test_a_report_from_before_they_were_counted_says_nothing_of_them(held: Event, officer: User) -> None:
    report = published(held, officer).report
    del report.numbers["along"]
    report.save()
    assert "Colleagues who came along" not in read(Client(), at(held))


def test_stars_are_given_on_the_page_of_the_event(held: Event, client_of: ClientOf) -> None:
    last = silent(held)
    assert last.person
    client = client_of(last.person)
    assert "You were there" in slot(held, last.person)
    address = f"/en/events/{held.slug}/feedback/"
    assert "How was it?" in read(client, address)
    assert client.post(address, {"stars": "3", "text": "Good"}).status_code == 302
    assert (last.feedback.stars, last.feedback.text) == (3, "Good")
    client.post(address, {"stars": "5"})
    assert Feedback.objects.get(registration=last).stars == 5
    assert "What you said of it" in slot(held, last.person)


@pytest.mark.parametrize("data", [{}, {"stars": "6"}, {"stars": "many"}, {"stars": "1", "text": "x" * 1001}])
def test_stars_that_are_none_are_refused(held: Event, client_of: ClientOf, data: dict[str, str]) -> None:
    last = silent(held)
    assert last.person
    response = client_of(last.person).post(f"/en/events/{held.slug}/feedback/", data)
    assert response.status_code == 422
    assert not Feedback.objects.filter(registration=last).exists()


def test_only_those_who_came_are_asked(held: Event, host: Client, officer: User) -> None:
    address = f"/en/events/{held.slug}/feedback/"
    assert Client().get(address).status_code in (302, 403)
    assert host.get(address).status_code == 403
    assert "You were there" not in slot(held, officer)
    assert slot(held, AnonymousUser()) == ""


def test_one_says_it_for_whom_they_registered(held: Event, client_of: ClientOf) -> None:
    leader = make_person()
    theirs = [make_registration(held, name=name, by=leader) for name in ("Ada", "Bob")]
    Registration.objects.filter(pk__in=[one.pk for one in theirs]).update(person=None)
    client = client_of(leader)
    address = f"/en/events/{held.slug}/feedback/?for={theirs[1].pk}"
    assert "Bob" in read(client, address)
    client.post(address, {"stars": "4"})
    assert Feedback.objects.get(registration=theirs[1]).stars == 4
    assert client.get(f"/en/events/{held.slug}/feedback/?for=other").status_code == 404


def test_before_it_is_over_nobody_is_asked(client_of: ClientOf) -> None:
    event = make_event()
    guest = make_registration(event).person
    assert guest
    assert "not over yet" in read(client_of(guest), f"/en/events/{event.slug}/feedback/")
    assert slot(event, guest) == ""


def test_many_meetings_take_no_more_queries(
    officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event, people = make_held(author=officer, people=12)
    for number in range(4):
        for one, other in zip(people[:6], people[6:], strict=True):
            if number == 0:
                meet(one, other, went=Went.WELL)
    with django_assert_max_num_queries(28):
        page: Any = report_page(event.slug, officer, OVER)
    assert page.numbers.held == 6
    published(event, officer)
    with django_assert_max_num_queries(7):
        report_page(event.slug, AnonymousUser(), OVER)
