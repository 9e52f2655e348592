"""The list of entries as a page, and taken away."""

import csv
import io
import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.answers import taken
from tests.exchange.factories import make_city, make_entry, make_organisation
from tests.organisations.factories import YANGZHOU, make_person
from ucap.exchange.content import Area, EntryKind
from ucap.exchange.states import EntryState, Visibility
from ucap.matching.entry import read_entries
from ucap.organisations.states import Kind

pytestmark = pytest.mark.django_db


def test_the_list_shows_filters_and_finds(client: Client) -> None:
    company = make_organisation(kind=Kind.COMPANY, city=YANGZHOU, names={"zh-Hans": "扬州园林公司"})
    make_entry()
    make_entry(
        organisation=company,
        kind=EntryKind.REQUEST,
        title="寻求运河水质传感器",
        language="zh-Hans",
        area=Area.PILOT,
    )
    page = client.get("/zh-hans/exchange/", {"q": "水质"}).content.decode()
    assert "寻求运河水质传感器" in page
    assert "Sensors for canals" not in page
    page = client.get("/en/exchange/", {"kind": "offer", "view": "table"}).content.decode()
    assert "1 entry" in page
    assert "<table" in page
    assert "Take out:" in page
    page = client.get("/en/exchange/", {"kind": "interest", "sort": "ends"}).content.decode()
    assert "No entry has all of this" in page


def test_an_empty_exchange_says_what_to_do(client: Client) -> None:
    page = client.get("/en/exchange/").content.decode()
    assert "Nothing is offered or asked for yet" in page
    assert '"/en/exchange/new/"' in page


def test_htmx_gets_results_and_filters_alone(client: Client) -> None:
    make_entry()
    page = client.get("/en/exchange/", headers={"HX-Request": "true"}).content.decode()
    assert "Sensors for canals" in page
    assert 'id="filter-fields"' in page
    assert "<html" not in page


def test_what_is_published_is_seen_at_once(client: Client) -> None:
    assert "Sensors" not in client.get("/en/exchange/").content.decode()
    from tests.organisations.factories import AT
    from ucap.exchange.actions import publish_entry

    entry = make_entry(state=EntryState.DRAFT)
    assert entry.author
    publish_entry(entry=entry, by=entry.author, at=AT)
    assert "Sensors for canals" in client.get("/en/exchange/").content.decode()


def test_what_is_asked_of_the_store_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(make_person())
    for _ in range(12):
        make_entry()
    with django_assert_max_num_queries(22):
        client.get("/en/exchange/")
    for _ in range(12):
        make_entry()
    with django_assert_max_num_queries(22):
        client.get("/en/exchange/")


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "'; DROP TABLE exchange_entry; --"},
        {"q": "word " * 2000},
        {"q": 'NEAR(a b) AND * OR "x', "sdg": "eleven"},
        {"kind": "\0", "country": "<script>", "page": "-3", "sort": "nothing", "view": "globe"},
        {"q": "🌊" * 300},
    ],
)
def test_whatever_is_asked_is_answered(client: Client, asked: dict[str, str]) -> None:
    answer = client.get("/en/exchange/", asked)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().replace("<script ", "")


def test_the_list_is_taken_away_as_ucap_match_reads_it(client: Client) -> None:
    entry = make_entry()
    make_entry(city=make_city("Rome"), kind=EntryKind.REQUEST, title="Wanted")
    make_entry(visibility=Visibility.MEMBERS, title="inside")
    answer = client.get("/en/exchange/download/jsonl/")
    lines = b"".join(answer).splitlines()  # type: ignore[arg-type]
    read = {one.title: one for one in read_entries(lines, "exchange.jsonl")}
    assert read.keys() == {"Sensors for canals", "Wanted"}
    found = read["Sensors for canals"]
    assert (found.id, found.kind, found.sdgs, found.country) == (entry.pk, "offer", (6, 11), "ES")
    assert found.wants.countries == ("CN",)
    assert json.loads(lines[0])["expires"]
    assert read["Wanted"].organisation_type == "public"


def test_the_table_runs_no_formula(client: Client) -> None:
    make_entry(title="=HYPERLINK(1)")
    answer = client.get("/en/exchange/download/csv/", {"kind": "offer"})
    text = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][0] == "Title"
    assert rows[1][0] == "'=HYPERLINK(1)"
    answer = client.get("/en/exchange/download/exe/")
    taken(answer)
    assert answer.status_code == 404
