"""The pages of a poll: times by everybody's clock, votes, kind hours to propose, the choice."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import AT, make_city, make_event, make_officer, make_person
from tests.events.views.conftest import ClientOf
from ucap.events.actions import propose_times, vote
from ucap.events.models import Event, EventHost, Poll, PollVote
from ucap.events.queries.polls import poll_page
from ucap.events.states import EventKind, EventState, Vote
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ONE, TWO = datetime(2027, 4, 6, 7, tzinfo=UTC), datetime(2027, 4, 7, 8, tzinfo=UTC)
ZONES = ("Asia/Shanghai", "Europe/Rome")


@pytest.fixture(autouse=True)
def at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for view in ("polls", "public", "slots"):
        monkeypatch.setattr(f"ucap.events.views.{view}.now", lambda: AT)


@pytest.fixture
def officer() -> User:
    return make_officer(make_city("Yangzhou").pk, name="Li Na")


@pytest.fixture
def event() -> Event:
    """A webinar of Yangzhou and Bologna."""
    event = make_event(kind=EventKind.WEBINAR, city=make_city("Yangzhou"), days=1)
    EventHost.objects.create(event=event, city=make_city("Bologna"), at=AT, agreed_at=AT)
    return event


@pytest.fixture
def poll(event: Event, officer: User) -> Poll:
    return propose_times(event=event, minutes=90, zones=ZONES, times=[ONE, TWO], by=officer, at=AT)


def words(page: str) -> str:
    main = re.sub(r"</?time[^>]*>", "", page.partition("<main")[2])
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_everybody_reads_the_times_by_both_clocks(event: Event, poll: Poll, client: Client) -> None:
    said = words(client.get(f"/en/events/{event.slug}/poll/").content.decode())
    assert "Tuesday, 6 April 2027 15:00–16:30 Yangzhou · 09:00–10:30 Bologna" in said
    assert "Wednesday, 7 April 2027 16:00–17:30 Yangzhou · 10:00–11:30 Bologna" in said
    assert "Working hours for everybody" in said
    assert "Yangzhou: just before or after working hours" in said
    assert "Sign in to say which times suit you." in said
    assert "0 people have answered." in said
    chinese = client.get(f"/zh-hans/events/{event.slug}/poll/").content.decode()
    assert "2027年4月6日星期二" in chinese
    assert "博洛尼亚" in chinese


def test_somebody_says_what_suits(event: Event, poll: Poll, client_of: ClientOf) -> None:
    client = client_of(make_person("Ada", verified=True))
    one, two = poll.times.values_list("pk", flat=True)
    answer = client.post(
        f"/en/events/{event.slug}/poll/vote/",
        {f"time-{one}": "yes", f"time-{two}": "nonsense", "time-0": "yes"},
    )
    assert answer.status_code == 302
    assert [(row.time_id, row.vote) for row in PollVote.objects.all()] == [(one, "yes")]
    page = client.get(f"/en/events/{event.slug}/poll/").content.decode()
    assert f'name="time-{one}" value="yes" checked' in page
    assert "suits most" in page
    assert "1 yes, 0 if need be, 0 no" in words(page)
    assert "Who said what" not in page


def test_names_are_told_to_the_hosts_alone(
    event: Event, poll: Poll, officer: User, client_of: ClientOf
) -> None:
    one, _ = poll.times.values_list("pk", flat=True)
    vote(poll=poll, votes={one: Vote.IF_NEED_BE}, by=make_person("Ada", verified=True), at=AT)
    said = words(client_of(officer).get(f"/en/events/{event.slug}/poll/").content.decode())
    assert "Who said what If need be Ada" in said
    assert "Ada" not in words(
        client_of(make_person(verified=True)).get(f"/en/events/{event.slug}/poll/").content.decode()
    )


def test_hosts_are_offered_kind_times_and_propose_some(
    event: Event, officer: User, client_of: ClientOf
) -> None:
    client, address = client_of(officer), f"/en/events/{event.slug}/poll/times/"
    query: dict[str, Any] = {"first": "2027-04-05", "last": "2027-04-09", "minutes": 90, "zones": list(ZONES)}
    page = client.get(address, query).content.decode()
    ticked = re.findall(r'name="times" value="([^"]+)" checked', page)
    assert ticked
    assert {datetime.fromisoformat(one).hour for one in ticked} <= {
        7,
        8,
    }  # 15 or 16 o'clock in Yangzhou, 9 or 10 in Bologna
    assert "15:00–16:30 Yangzhou · 09:00–10:30 Bologna" in words(page)
    said: dict[str, Any] = {
        "minutes": 90,
        "zones": list(ZONES),
        "times": ticked[:2],
        "another": "2027-04-12T15:30",
        "closes_on": "2027-04-01",
    }
    assert client.post(address, said).status_code == 302
    poll = Poll.objects.get()
    assert poll.times.count() == 3
    assert poll.times.last().starts_at == datetime(2027, 4, 12, 7, 30, tzinfo=UTC)  # type: ignore[union-attr]
    assert poll.closes_at == datetime(2027, 4, 1, 16, tzinfo=UTC)  # the end of that day in Yangzhou


def test_without_a_question_the_next_fortnight_is_looked_through(
    event: Event, officer: User, client_of: ClientOf
) -> None:
    page = client_of(officer).get(f"/en/events/{event.slug}/poll/times/").content.decode()
    assert page.count('name="times"') == 24
    assert page.count(" checked><span>") == 6


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"last": "2027-07-01"}, "within two months"),
        ({"last": "2027-04-01"}, "within two months"),
        ({"first": "x"}, "Enter a valid date."),
        ({"minutes": "5"}, "greater than or equal to 15"),
        ({"zones": "Nowhere"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_looked_for_is_said(
    event: Event, officer: User, client_of: ClientOf, query: dict[str, str], said: str
) -> None:
    asked = {"first": "2027-04-05", "last": "2027-04-09", "minutes": "90", "zones": "Asia/Shanghai", **query}
    page = client_of(officer).get(f"/en/events/{event.slug}/poll/times/", asked).content.decode()
    assert said in unescape(page)
    assert 'name="times"' not in page


@pytest.mark.parametrize("times", [[], ["nonsense"], ["2027-04-06T07:00:00"], ["2020-04-06T07:00:00+00:00"]])
def test_what_cannot_be_proposed_is_said(
    event: Event, officer: User, client_of: ClientOf, times: list[str]
) -> None:
    said: dict[str, Any] = {"minutes": 90, "zones": list(ZONES), "times": times}
    answer = client_of(officer).post(f"/en/events/{event.slug}/poll/times/", said)
    assert answer.status_code >= 400
    assert not Poll.objects.exists()


def test_hosts_choose_and_the_page_says_so(
    event: Event, poll: Poll, officer: User, client_of: ClientOf
) -> None:
    client = client_of(officer)
    _, two = poll.times.values_list("pk", flat=True)
    assert client.post(f"/en/events/{event.slug}/poll/choose/", {"time": two}).status_code == 302
    event.refresh_from_db()
    assert event.starts_at == TWO
    said = words(Client().get(f"/en/events/{event.slug}/poll/").content.decode())
    assert "The time is chosen Wednesday, 7 April 2027, 16:00 Yangzhou · 10:00 Bologna" in said
    assert client.post(f"/en/events/{event.slug}/poll/choose/", {"time": "nonsense"}).status_code == 409
    assert client.post(f"/en/events/{event.slug}/poll/drop/").status_code == 302
    assert not Poll.objects.exists()


def test_others_neither_propose_nor_see_what_is_not_there(event: Event, client_of: ClientOf) -> None:
    client = client_of(make_person(verified=True))
    assert client.get(f"/en/events/{event.slug}/poll/").status_code == 404
    assert client.get(f"/en/events/{event.slug}/poll/times/").status_code == 404
    assert client.post(f"/en/events/{event.slug}/poll/vote/").status_code == 404
    assert client.post(f"/en/events/{event.slug}/poll/choose/", {"time": 1}).status_code == 404
    assert Client().get(f"/en/events/{event.slug}/poll/times/").status_code in (302, 403)


def test_an_empty_poll_says_to_its_hosts_what_to_do(event: Event, officer: User, client_of: ClientOf) -> None:
    page = client_of(officer).get(f"/en/events/{event.slug}/poll/").content.decode()
    assert "No time is proposed yet" in page
    assert f"/en/events/{event.slug}/poll/times/" in page


def test_however_many_vote_the_queries_are_as_many(
    event: Event, poll: Poll, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in "abcdef":
        votes = dict.fromkeys(poll.times.values_list("pk", flat=True), Vote.YES)
        vote(poll=poll, votes=votes, by=make_person(name, verified=True), at=AT)
    with django_assert_num_queries(5):
        page = poll_page(event.slug, AnonymousUser(), AT)
    assert (page.voters, [time.yes for time in page.times]) == (6, [6, 6])
    assert all(time.names == {} for time in page.times)


def test_an_answer_is_taken_until_the_end(event: Event, officer: User, client_of: ClientOf) -> None:
    closes = AT + timedelta(days=2)
    propose_times(event=event, minutes=60, zones=ZONES, times=[ONE], closes_at=closes, by=officer, at=AT)
    page = words(client_of(make_person(verified=True)).get(f"/en/events/{event.slug}/poll/").content.decode())
    assert "You can answer until" in page
    Event.objects.update(state=EventState.HELD)
    page = words(client_of(make_person(verified=True)).get(f"/en/events/{event.slug}/poll/").content.decode())
    assert "No more answers are taken." in page
