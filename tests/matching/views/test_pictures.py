"""The pictures of matches as pages and as files."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from tests.exchange.factories import make_city
from tests.matching.pairing import compared, offer, pair, request
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import make_secretariat
from ucap.exchange.content import EntryKind
from ucap.exchange.models import Entry
from ucap.exchange.states import Visibility

pytestmark = pytest.mark.django_db

PICTURES = ("map", "pairs", "matrix", "gaps")
SECRET = "Only for members"


def shown(client: Client, name: str, query: str = "", language: str = "en") -> str:
    answer = client.get(f"/{language}/matches/pictures/{name}/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def table(client: Client, what: str, query: str = "") -> list[list[str]]:
    answer = client.get(f"/en/matches/pictures/download/{what}/?{query}")
    written = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert written.startswith("\ufeff")
    return list(csv.reader(io.StringIO(written[1:])))


@pytest.fixture
def entries() -> dict[str, Entry]:
    found = {
        "sensors": offer("Granada", sdgs=(6,)),
        "wanted": request("Yangzhou", sdgs=(6,)),
        "secret": offer("Rome", SECRET, sdgs=(13,), visibility=Visibility.MEMBERS),
        "alone": request("Bologna", "=Nobody()", sdgs=(4,)),
    }
    pair(found["sensors"], found["wanted"], 0.42)
    pair(found["secret"], found["wanted"], 0.9)
    compared(found["alone"])
    return found


def test_lines_and_cities_lead_to_their_pairs(client: Client, entries: dict[str, Entry]) -> None:
    page = shown(client, "map", "sort=title&least=0.1")
    first, second = sorted(("granada", "yangzhou"), key=lambda slug: make_city(slug.capitalize()).pk)
    assert f'href="/en/matches/pictures/pairs/?least=0.1&amp;at={first}&amp;at={second}"' in page
    assert 'href="/en/matches/pictures/pairs/?least=0.1&amp;city=granada"' in page
    pairs = shown(client, "pairs", f"at={first}&at={second}")
    assert entries["sensors"].title in pairs
    assert "42 %" in pairs
    assert "Rome" not in pairs
    assert "扬州" in shown(client, "map", language="zh-hans")


def test_what_fits_ones_own_entries(client: Client, entries: dict[str, Entry]) -> None:
    everybodys = shown(client, "pairs", "whose=mine")
    assert "Reasons" not in everybodys
    assert 'name="whose"' not in everybodys
    assert "42 %" in everybodys

    person = make_person(verified=True)
    own = make_organisation(owner=person)
    Entry.objects.filter(pk=entries["wanted"].pk).update(organisation=own, city=None)
    client.force_login(person)
    kept = client.get("/en/exchange/mine/").content.decode()
    assert 'href="/en/matches/pictures/pairs/?whose=mine"' in kept
    assert f'href="/en/matches/{entries["wanted"].slug}/"' in kept
    page = shown(client, "pairs", "whose=mine")
    assert f'href="/en/matches/{entries["wanted"].slug}/#match-{entries["sensors"].slug}"' in page
    assert table(client, "pairs", "whose=mine")[2][:3] == ["0.42", "Request", entries["wanted"].title]
    assert 'href="/en/matches/pictures/pairs/?whose=mine&amp;at=' in shown(client, "map", "whose=mine")


def test_a_cell_of_the_matrix_leads_to_the_list(client: Client, entries: dict[str, Entry]) -> None:
    page = shown(client, "matrix")
    address = "/en/exchange/?kind=offer&amp;city=granada&amp;sdg=6"
    assert f'href="{address}"' in page
    assert "1 offer" in page
    assert entries["sensors"].title in client.get(address.replace("&amp;", "&")).content.decode()
    assert "Technology" in shown(client, "matrix", "by=area")


def test_a_gap_can_be_answered_and_the_secretariat_sends_it_on(
    client: Client, entries: dict[str, Entry]
) -> None:
    page = shown(client, "gaps")
    answer = f"/en/exchange/new/?answers={entries['alone'].slug}"
    assert "1 request that no offer answers" in page
    assert f'href="{answer}"' in page
    assert "readonly" not in page
    client.force_login(make_secretariat())
    page = shown(client, "gaps")
    assert f"{answer}" in page.partition("readonly")[2]
    assert "/en/organisations/?theme=goal:4" in page


def test_an_answer_is_begun_with_what_is_known(client: Client, entries: dict[str, Entry]) -> None:
    owner = make_person(verified=True)
    make_organisation(owner=owner)
    client.force_login(owner)
    address = f"{reverse('exchange:new')}?answers={entries['alone'].slug}"
    page = client.get(address)
    assert "=Nobody()" in page.content.decode()
    acting = page.context["form"]["acting"].value()
    assert client.post(address, {"acting": acting}).status_code == 302
    draft = Entry.objects.get(author=owner)
    assert draft.draft
    content = draft.draft.content
    assert (content.kind, content.sdgs, content.countries) == (EntryKind.OFFER, (4,), ("IT",))


def test_nobody_answers_what_they_may_not_see(client: Client, entries: dict[str, Entry]) -> None:
    Entry.objects.filter(pk=entries["alone"].pk).update(visibility=Visibility.CITIES)
    owner = make_person(verified=True)
    make_organisation(owner=owner)
    client.force_login(owner)
    assert client.get(f"{reverse('exchange:new')}?answers={entries['alone'].slug}").status_code == 404


@pytest.mark.parametrize("name", PICTURES)
def test_what_members_see_is_on_no_page_and_in_no_file_of_visitors(
    client: Client, entries: dict[str, Entry], name: str
) -> None:
    queries = ("", "of=offer", "least=0.02", "city=rome", "by=area")
    everything = [shown(client, name, query) for query in queries]
    everything += [str(table(client, name, query)) for query in queries]
    assert not [one for one in everything if SECRET in one or "90 %" in one or "'0.90'" in one]
    assert not [one for one in everything if f"/exchange/{entries['secret'].slug}/" in one]
    assert "Rome" not in shown(client, name)  # where nothing else is
    assert "Rome" not in str(table(client, name))


def test_members_see_it(client: Client, entries: dict[str, Entry]) -> None:
    person = make_person(verified=True)
    make_organisation(owner=person)
    client.force_login(person)
    assert SECRET in shown(client, "pairs")
    assert SECRET in str(table(client, "pairs"))
    assert "Rome" in shown(client, "map")


def test_files_run_no_formula(client: Client, entries: dict[str, Entry]) -> None:
    assert [row[1] for row in table(client, "gaps")] == ["Title", "'=Nobody()"]
    assert [row[2:] for row in table(client, "map")] == [["Pairs", "Best score"], ["1", "0.42"]]
    assert ["Granada", "6 · Clean water and sanitation", "1", "0", "0"] in table(client, "matrix")
    assert client.get("/en/matches/pictures/download/other/").status_code == 404


def test_htmx_gets_results_and_filters_alone(client: Client, entries: dict[str, Entry]) -> None:
    for name in PICTURES:
        page = client.get(f"/en/matches/pictures/{name}/", headers={"hx-request": "true"}).content.decode()
        assert "<html" not in page
        assert 'id="filter-fields"' in page


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(
    "query", ["", "at=x&at=%00", "at=a&at=b&at=c", "least=9&by=x&of=y&rows=z", "kind=request&page=99"]
)
def test_whatever_is_asked_is_answered(client: Client, name: str, query: str) -> None:
    shown(client, name, query)
