"""Events as a list, on a map, by the month, and taken away."""

import csv
import io
import json
import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.events.factories import AT, make_city, make_event, make_member, make_organisation
from tests.events.views.conftest import ClientOf
from tests.organisations.factories import YANGZHOU
from ucap.events.models import Event, EventDay, EventHost, EventTag, EventText
from ucap.events.projection import project
from ucap.events.queries.calendar import month_page
from ucap.events.queries.listing import Asked, event_list, months_of
from ucap.events.states import EventKind, EventState, Facet, Mode
from ucap.exchange.states import Visibility

pytestmark = pytest.mark.django_db
LISTS = ("/en/events/", "/en/events/?view=table", "/en/events/calendar/?at=2027-03")


@pytest.fixture(autouse=True)
def at_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    for view in ("listing", "public"):
        monkeypatch.setattr(f"ucap.events.views.{view}.now", lambda: AT)


@pytest.fixture
def event() -> Event:
    event = make_event(place=make_city("Yangzhou"))
    EventTag.objects.create(event=event, facet=Facet.SDG, value="11")
    EventTag.objects.create(event=event, facet=Facet.THEME, value="Canals")
    return event


@pytest.fixture
def webinar() -> Event:
    event = make_event(
        kind=EventKind.WEBINAR, title="Sensoren im Kanal", summary="Wasser messen.", language="de", mode=Mode.ONLINE,
        city=make_city("Bologna"), place=None, venue="", address="", days=1,
        starts_at=datetime(2027, 2, 3, 8, tzinfo=UTC), ends_at=datetime(2027, 2, 3, 9, tzinfo=UTC),
    )  # fmt: skip
    EventDay.objects.filter(event=event).update(date=date(2027, 2, 3), begins=time(16), ends=time(17))
    return event


def past() -> Event:
    event = make_event(title="Gardens were shown", kind=EventKind.EXPO, days=1)
    Event.objects.filter(pk=event.pk).update(
        starts_at=datetime(2026, 4, 8, 1, tzinfo=UTC), ends_at=datetime(2026, 10, 8, 9, tzinfo=UTC)
    )
    return event


def page(address: str, client: Client | None = None) -> str:
    response = (client or Client()).get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'class="card__title"><a href="[^"]*" lang="[^"]*">(.*?)</a>', page)


def test_the_list_shows_what_is_to_come_as_it_comes(event: Event, webinar: Event) -> None:
    past()
    shown = page("/en/events/")
    assert titles(shown) == ["Sensoren im Kanal", "Canal cities meet"]
    assert "2 events" in shown
    assert titles(page("/en/events/?sort=-starts")) == ["Canal cities meet", "Sensoren im Kanal"]
    assert titles(page("/en/events/?sort=title")) == ["Canal cities meet", "Sensoren im Kanal"]
    assert titles(page("/en/events/?when=past")) == ["Gardens were shown"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=webinar", ["Sensoren im Kanal"]),
        ("mode=online", ["Sensoren im Kanal"]),
        ("city=yangzhou", ["Canal cities meet"]),
        ("city=bologna", ["Sensoren im Kanal"]),  # held by it
        ("country=CN", ["Canal cities meet"]),
        ("country=CN&country=IT", ["Sensoren im Kanal", "Canal cities meet"]),
        ("sdg=11", ["Canal cities meet"]),
        ("theme=Canals", ["Canal cities meet"]),
        ("month=2027-02", ["Sensoren im Kanal"]),
        ("month=2027-03&kind=webinar", []),
        ("q=kanal", ["Sensoren im Kanal"]),
        ("q=SENSOREN+wasser", ["Sensoren im Kanal"]),
        ("q=扬州", ["Canal cities meet"]),  # its place, in any language
        ("q=granada", ["Canal cities meet"]),  # its host
        ("q=!!", []),
        ("kind=nothing", []),
        ("sort=nothing&page=99&view=nothing", ["Sensoren im Kanal", "Canal cities meet"]),
        ("kind=%00webinar", ["Sensoren im Kanal", "Canal cities meet"]),
    ],
)
def test_filters_and_words(event: Event, webinar: Event, query: str, expected: list[str]) -> None:
    assert titles(page(f"/en/events/?{query}")) == expected


def test_what_is_said_in_another_language_or_by_a_host_is_found(event: Event) -> None:
    EventText.objects.create(event=event, language="zh-Hans", title="运河城市相会")
    house = make_organisation(city=YANGZHOU, names={"en": "University of Yangzhou", "zh-Hans": "扬州大学"})
    event.city, event.organisation = None, house
    event.save()
    project(event)
    for words in ("运河", "大学", "university"):
        assert titles(page(f"/en/events/?q={words}")) == ["Canal cities meet"], words
    assert "运河城市相会" in page("/zh-hans/events/?q=canal")


def test_counts_say_what_each_filter_would_leave(event: Event, webinar: Event) -> None:
    listed = event_list(Asked(chosen={"kind": ("webinar",)}), AnonymousUser(), AT)
    counts = {one.name: {choice.value: choice.count for choice in one.choices} for one in listed.filters}
    assert counts["kind"] == {"webinar": 1, "conference": 1}
    assert counts["mode"] == {"online": 1}
    assert counts["city"] == {"bologna": 1}
    assert counts["sdg"] == {}
    assert [choice.value for one in listed.filters for choice in one.chosen] == ["webinar"]
    assert (listed.coming, listed.past) == (1, 0)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "changes",
    [
        {"state": EventState.DRAFT},
        {"state": EventState.CANCELLED},
        {"state": EventState.WITHHELD},
        {"visibility": Visibility.MEMBERS},
    ],
)
def test_what_is_not_for_everybody_is_not_listed(
    event: Event, client_of: ClientOf, address: str, changes: dict[str, Any]
) -> None:
    Event.objects.update(**changes)
    assert "Canal cities meet" not in page(address)
    member = client_of(make_member(make_organisation()))
    assert ("Canal cities meet" in page(address, member)) == ("visibility" in changes)


def test_an_empty_list_says_what_to_do(event: Event) -> None:
    assert "No event has all of this" in page("/en/events/?q=nothing")
    assert "No event is over yet" in page("/en/events/?when=past")
    Event.objects.all().delete()
    assert "No event is announced" in page("/en/events/")


def test_a_table_and_a_map_show_the_same(event: Event, webinar: Event) -> None:
    table = page("/en/events/?view=table")
    assert table.count('<th scope="row">') == 2
    shown = page("/en/events/?view=map")
    assert "/en/events/?city=yangzhou" in shown
    assert "Yangzhou, 1 event" in shown
    Event.objects.filter(kind=EventKind.WEBINAR).update(
        place=make_city("Bologna")
    )  # its hosts' city: nobody goes there
    assert "None of these events is held at a place." in page("/en/events/?view=map&kind=webinar")


def test_htmx_gets_results_and_filters_alone(event: Event) -> None:
    for address in ("/en/events/", "/en/events/calendar/?at=2027-03"):
        part = Client().get(address, headers={"HX-Request": "true"}).content.decode()
        assert "Canal cities meet" in part
        assert 'id="filter-fields"' in part
        assert "<html" not in part


def test_a_month_shows_an_event_on_each_of_its_days(event: Event, webinar: Event) -> None:
    EventDay.objects.create(event=event, date=date(2027, 3, 26), begins=time(9), ends=time(10), dropped=True)
    shown = page("/en/events/calendar/?at=2027-03")
    cells = dict(re.findall(r'datetime="(2027-03-\d\d)"(.*?)</td>', shown, re.DOTALL))
    assert [day for day, cell in cells.items() if "Canal cities meet" in cell] == ["2027-03-23", "2027-03-24"]
    assert "09:00" in cells["2027-03-23"]
    assert "<caption>March 2027</caption>" in shown
    assert '<th scope="col" abbr="Monday">Mon</th>' in shown
    assert "at=2027-02" in shown
    assert "at=2027-04" in shown
    assert "1 event" in shown
    february = "/en/events/calendar/?at=2027-02"
    assert "Sensoren" in page(february)
    assert "Sensoren" not in page(f"{february}&kind=conference")


@pytest.mark.parametrize("at", ["", "2027-13", "x", "1800-01", "9999-12", "2027-3-1"])
def test_a_month_that_is_none_is_this_one(event: Event, at: str) -> None:
    assert "<caption>November 2026</caption>" in page(f"/en/events/calendar/?at={at}")


def test_the_first_and_the_last_month_lead_nowhere_further() -> None:
    assert 'rel="prev"' not in page("/en/events/calendar/?at=1990-01")
    assert 'rel="next"' not in page("/en/events/calendar/?at=2100-12")


def test_months_reach_from_the_first_day_to_the_last_by_its_own_clock() -> None:
    starts, ends = datetime(2027, 1, 31, 16, 30, tzinfo=UTC), datetime(2027, 3, 31, 16, tzinfo=UTC)
    assert months_of(starts, ends, "Asia/Shanghai") == ["2027-02", "2027-03"]
    assert months_of(starts, ends, "UTC") == ["2027-01", "2027-02", "2027-03"]
    assert months_of(None, None, "UTC") == []
    assert len(months_of(starts, starts + timedelta(days=9000), "UTC")) == 24


def test_the_list_is_taken_away_as_a_table(event: Event) -> None:
    Event.objects.update(title="=HYPERLINK(1)")
    answer = Client().get("/en/events/download/csv/?kind=conference")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[0][:4] == ["Title", "Kind", "Where it stands", "Begins"]
    assert rows[1][:5] == [
        "'=HYPERLINK(1)",
        "Matching conference",
        "Open for registration",
        "2027-03-23T09:00+08:00",
        "2027-03-24T17:30+08:00",
    ]


def test_the_list_is_taken_away_for_programs(event: Event, webinar: Event) -> None:
    answer = Client().get("/en/events/download/jsonl/")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]  # type: ignore[attr-defined]
    assert [line["title"] for line in lines] == ["Sensoren im Kanal", "Canal cities meet"]
    assert (lines[1]["sdgs"], lines[1]["country"], lines[1]["starts"]) == (
        [11],
        "CN",
        "2027-03-23T09:00+08:00",
    )
    assert Client().get("/en/events/download/xml/").status_code == 404


def test_hosts_who_agreed_count_for_their_city(event: Event) -> None:
    host = EventHost.objects.create(event=event, city=make_city("Bologna"), at=AT)
    assert titles(page("/en/events/?city=bologna")) == []
    host.agreed_at = AT
    host.save()
    assert titles(page("/en/events/?city=bologna&sort=title")) == ["Canal cities meet"]


def test_however_many_events_the_queries_are_as_many(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(7):
        make_event(capacity=10)
    visitor, first = AnonymousUser(), date(2027, 3, 1)
    with django_assert_max_num_queries(8):
        assert len(event_list(Asked(), visitor, AT).cards) == 7
    with django_assert_max_num_queries(8):
        assert event_list(Asked(words="canal", view="map"), visitor, AT).map[0].events == 7
    with django_assert_max_num_queries(9):
        assert month_page(Asked(), first, visitor, AT).count == 7
