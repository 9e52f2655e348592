"""An event is begun, written on one page and announced; nothing that was typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import AT, make_city, make_event, make_organisation
from tests.organisations.factories import GRANADA, YANGZHOU, make_member
from tests.plans.factories import make_officer, make_plan, yangzhou_content
from ucap.events.actions import change_event
from ucap.events.content import seal_of
from ucap.events.models import Event
from ucap.events.queries.writing import content_of
from ucap.events.states import EventState
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NEW = "/en/events/new/"


@pytest.fixture
def officer() -> User:
    return make_officer(GRANADA)


def edit(event: Event, language: str = "en") -> str:
    return f"/{language}/events/{event.pk}/edit/"


def sent(event: Event, **changes: Any) -> dict[str, Any]:
    """What the form sends of an event in Yangzhou on two days, with these fields changed."""
    said = {
        "base": seal_of(content_of(event)),
        "kind": "conference",
        "title": "Canal cities meet",
        "summary": "Two days on canals.",
        "description": "Water, heritage and mobility.",
        "language": "en",
        "mode": "place",
        "country": "CN",
        "city": "Yangzhou",
        "venue": "Canal Hall",
        "visibility": "public",
        "days-TOTAL_FORMS": "2",
        "days-INITIAL_FORMS": "0",
        "days-0-date": "2027-03-23",
        "days-0-begins": "09:00",
        "days-0-ends": "17:00",
        "days-1-date": "2027-03-24",
        "days-1-begins": "09:00",
        "days-1-ends": "12:00",
        "texts-TOTAL_FORMS": "0",
        "texts-INITIAL_FORMS": "0",
    }
    return {**said, **changes}


def test_an_event_is_begun_written_and_announced(client_of: ClientOf, officer: User) -> None:
    client = client_of(officer)
    answer = client.post(
        NEW, {"kind": "conference", "title": "Canals", "acting": f"city:{GRANADA}"}, follow=True
    )
    event = Event.objects.get()
    assert answer.redirect_chain[-1][0] == edit(event)
    assert (event.state, event.city_id, event.place_id, event.time_zone) == (
        EventState.DRAFT,
        GRANADA,
        GRANADA,
        "Europe/Madrid",
    )
    page = answer.content.decode()
    assert 'value="09:00"' in page
    assert 'value="17:00"' in page
    client.post(edit(event), sent(event, done="announce"))
    event.refresh_from_db()
    assert (event.state, event.slug, event.place_id) == (EventState.OPEN, "canal-cities-meet", YANGZHOU)
    assert event.time_zone == "Asia/Shanghai"  # that of the city
    assert [str(day) for day in event.days.values_list("ends", flat=True)] == ["17:00:00", "12:00:00"]


def test_nothing_typed_is_lost_where_something_is_wrong(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    data = sent(
        event,
        title="A title that I typed",
        capacity="many",
        city="Nowhereville",
        **{
            "days-1-date": "23.3.",
            "texts-TOTAL_FORMS": "1",
            "texts-0-language": "it",
            "texts-0-summary": "Due giorni",
        },
    )
    answer = client_of(officer).post(edit(event), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    for typed in ("A title that I typed", "many", "Nowhereville", "23.3.", "Due giorni"):
        assert typed in page
    for place in ("id_capacity", "id_city", "id_days-1-date", "id_texts-0-title"):
        assert f'href="#{place}"' in page
    event.refresh_from_db()
    assert event.title == "Canal cities meet"


def test_what_is_missing_is_said_at_its_field_when_it_is_announced(
    client_of: ClientOf, officer: User
) -> None:
    event = make_event(author=officer, state=EventState.DRAFT, days=0)
    data = sent(event, title="", done="announce", **{"days-TOTAL_FORMS": "0"})
    answer = client_of(officer).post(edit(event), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_title"' in page
    assert "Say on which day it takes place." in page
    assert client_of(officer).post(edit(event), {**data, "done": "save"}).status_code == 302
    page = client_of(officer).get(f"{edit(event)}?missing=1").content.decode()
    assert "Before it can be announced" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"days-1-date": "2027-03-23"}, "there twice"),
        ({"days-0-begins": "10:00", "days-0-ends": "10:00", "days-1-begins": "09:00"}, "begins before"),
        ({"opens_at": "2027-03-02T09:00", "closes_at": "2027-03-01T09:00"}, "open before it closes"),
        ({"closes_at": "2027-04-01T09:00"}, "before the event is over"),
        ({"closes_at": "soon"}, "Write a day and a time"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice"),
        ({"days-TOTAL_FORMS": "9999999"}, "at most 200"),
        ({"plan": "none"}, "Select a valid choice"),
        ({"visibility": "friends"}, "Select a valid choice"),
        ({"visibility": "cities", "seen_in": "Nowhereville"}, "is not known as a city"),
    ],
)
def test_what_cannot_be_is_named(
    client_of: ClientOf, officer: User, changes: dict[str, str], words: str
) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    answer = client_of(officer).post(edit(event), sent(event, **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_cut_form_is_an_error_and_no_crash(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    assert client_of(officer).post(edit(event), {"title": "\0"}).status_code == 422


def test_days_come_and_go_without_javascript(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    client = client_of(officer)
    answer = client.post(edit(event), sent(event, title="Typed", rows="add:days"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Typed" in page
    assert 'name="days-2-date" value="2027-03-25"' in page
    assert 'name="days-2-ends" value="12:00"' in page
    client.post(edit(event), sent(event, **{"days-0-DELETE": "on", "done": "save"}))
    assert [str(one) for one in event.days.values_list("date", flat=True)] == ["2027-03-24"]


def test_every_day_until_another_is_added(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    client_of(officer).post(edit(event), sent(event, days_until="2027-04-02"))
    assert event.days.count() == 11
    assert str(event.days.last().ends) == "12:00:00"  # type: ignore[union-attr]


def test_times_of_registration_are_by_the_clocks_of_the_event(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    client = client_of(officer)
    client.post(edit(event), sent(event, closes_at="2027-03-01T18:00"))
    event.refresh_from_db()
    assert event.closes_at
    assert event.closes_at.isoformat() == "2027-03-01T10:00:00+00:00"
    assert 'value="2027-03-01T18:00"' in client.get(edit(event)).content.decode()


def test_an_event_speaks_further_languages(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    texts = {"texts-TOTAL_FORMS": "2", "texts-0-language": "zh-Hans", "texts-0-title": "运河城市相会"}
    client_of(officer).post(edit(event), sent(event, **texts, **{"texts-1-language": "it"}))
    assert [(one.language, one.title) for one in event.texts.all()] == [("zh-Hans", "运河城市相会")]


def test_two_writers_lose_nothing(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT)
    mine = sent(event, venue="Museum of mine")
    seen = content_of(event)
    change_event(
        event=event, content=replace(seen, venue="Hall of theirs"), seal=seal_of(seen), by=officer, at=AT
    )
    client = client_of(officer)
    answer = client.post(edit(event), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Museum of mine" in page
    assert "Hall of theirs" in page
    event.refresh_from_db()
    over = seal_of(content_of(event))
    assert f'value="{over}"' in page
    client.post(edit(event), {**mine, "over": over})
    event.refresh_from_db()
    assert event.venue == "Museum of mine"


def test_what_is_over_is_not_written(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.HELD)
    assert client_of(officer).get(edit(event)).headers["Location"] == f"/en/events/{event.slug}/"


def test_others_find_no_page_to_write_on(client_of: ClientOf) -> None:
    event = make_event(state=EventState.DRAFT)
    other = client_of(make_officer(YANGZHOU))
    assert other.get(edit(event)).status_code == 404
    assert other.post(f"/en/events/{event.pk}/do/announce/").status_code == 404


def test_who_is_not_verified_is_not_offered_to_announce(client_of: ClientOf) -> None:
    organisation = make_organisation()
    member = make_member(organisation)
    event = make_event(organisation=organisation, author=member, state=EventState.DRAFT)
    announce = 'value="announce"'
    assert announce not in client_of(member).get(edit(event)).content.decode()
    member.verified_at = AT
    member.save()
    assert announce in client_of(member).get(edit(event)).content.decode()


def test_what_is_done_can_be_undone(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer)
    client = client_of(officer)
    answer = client.post(f"/en/events/{event.pk}/do/cancel/", {"why": "The hall is flooded."}, follow=True)
    event.refresh_from_db()
    assert event.state == EventState.CANCELLED
    undo = f"/en/events/{event.pk}/do/bring_back/"
    assert undo in answer.content.decode()
    client.post(undo)
    event.refresh_from_db()
    assert event.state == EventState.OPEN
    assert client.post(f"/en/events/{event.pk}/do/cancel/").status_code == 400
    assert client.post(f"/en/events/{event.pk}/do/withhold/").status_code == 404
    assert client.get(f"/en/events/{event.pk}/do/cancel/").status_code == 405


def test_an_incomplete_draft_is_written_on_before_it_is_announced(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT, title="")
    answer = client_of(officer).post(f"/en/events/{event.pk}/do/announce/")
    assert answer.headers["Location"] == f"{edit(event)}?missing=1"


def test_the_page_speaks_chinese(client_of: ClientOf, officer: User) -> None:
    event = make_event(author=officer, state=EventState.DRAFT, place=make_city("Yangzhou"))
    page = client_of(officer).get(edit(event, "zh-hans")).content.decode()
    assert 'value="扬州"' in page


def test_the_page_asks_no_more_the_more_days_there_are(
    client_of: ClientOf, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    event = make_event(author=officer, state=EventState.DRAFT, days=40)
    client = client_of(officer)
    client.get(edit(event))
    with django_assert_max_num_queries(24):
        client.get(edit(event))


def test_a_plan_of_its_cities_can_be_linked(client_of: ClientOf, officer: User) -> None:
    plan = make_plan(content=yangzhou_content())
    event = make_event(author=officer, state=EventState.DRAFT, city=make_city("Granada"))
    client_of(officer).post(edit(event), sent(event, plan=plan.pk))
    event.refresh_from_db()
    assert event.plan == plan


@pytest.mark.parametrize(
    "wrong",
    [
        {"days-0-date": "9999-12-31", "days-0-begins": "22:00", "days-0-ends": "02:00"},
        {"days-0-date": "0001-01-01", "days-0-begins": "00:00"},
        {"days_until": "9999-12-31"},
        {"opens_at": "0001-01-01T00:00"},
        {"closes_at": "9999-12-31T23:59"},
    ],
    ids=lambda wrong: next(iter(wrong)) + next(iter(wrong.values())),
)
def test_a_day_beyond_every_calendar_is_said_to_be_wrong(
    wrong: dict[str, str], client_of: ClientOf, officer: User
) -> None:
    event = make_event(state=EventState.DRAFT)
    answer = client_of(officer).post(edit(event), sent(event, **wrong))
    assert answer.status_code == 422
    assert "between 1990 and 2100" in answer.content.decode()
