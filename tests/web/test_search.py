"""The page of the search over everything."""

import pytest
from django.test import Client

from tests.exchange.factories import make_city, make_entry, make_officer
from tests.organisations.factories import make_organisation, make_person
from tests.plans.factories import PLACES, make_plan
from ucap.exchange.states import Visibility
from ucap.matching.actions.vocabulary import count_words_anew
from ucap.matching.models import Word

pytestmark = pytest.mark.django_db


def page(client: Client, text: str, **more: str) -> str:
    answer = client.get("/en/search/", {"q": text, **more})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_one_list_of_everything_with_what_it_is(client: Client) -> None:
    make_plan()
    museum = make_organisation(name="Canal Museum")
    make_entry(organisation=museum, title="Water for the gardens of Suzhou")
    shown = page(client, "gardens")
    assert "All <span" in shown
    assert "<mark>gardens</mark>" in shown
    assert '<blockquote class="search__passage" lang="en">' in shown
    assert "Offer" in page(client, "Canal Museum")
    of_organisations = page(client, "canal museum", thing="organisation")
    assert f'"/en/organisations/{museum.slug}/"' in of_organisations
    assert "Water for the gardens" not in of_organisations


def test_a_city_is_found_by_each_of_its_names(client: Client) -> None:
    make_plan()
    shown = page(client, "扬州")
    assert 'href="/en/cities/yangzhou' in shown


def test_nothing_found_says_what_to_do(client: Client) -> None:
    assert "Nothing found" in page(client, "xqzvt")
    assert "Ask for it" in page(client, "🙂🎉")
    assert "Take all filters out" in page(client, "xqzvt", kind="offer")
    assert "Write a word or a whole sentence" in page(client, "")


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE exchange_entry; --",
        'water" OR NEAR(',
        "a* AND NOT b:c",
        "\0",
        "<script>alert(1)</script>",
        "%",
        "{{ 7 }}",
    ],
)
def test_hostile_words_are_words(client: Client, text: str) -> None:
    assert "<script>alert" not in page(client, text, sdg="x", country="\0", page="-1", area="nonsense")


def test_a_long_search_is_cut_and_says_so(client: Client) -> None:
    assert "Only its first 300 characters" in page(client, "water " * 2000)


def test_a_misspelt_word_is_mended_and_says_so(client: Client) -> None:
    make_entry(title="Puppet theatre for everybody")
    count_words_anew(None)  # type: ignore[arg-type]
    assert Word.objects.filter(word="puppet", things=1, letters=6).exists()
    shown = page(client, "pupet")
    assert "Results for <strong>puppet</strong>" in shown
    assert "exact=1" in shown
    assert "Results for" not in page(client, "pupet", exact="1")


def test_what_one_may_see_is_kept_from_others(client: Client) -> None:
    make_entry(
        city=make_city("Yangzhou"),
        visibility=Visibility.CITIES,
        seen_in=(make_city("Granada"),),
        title="Sluices",
    )
    officer = Client()
    officer.force_login(make_officer(PLACES["Granada"]))
    answer = officer.get("/en/search/", {"q": "sluices"})
    assert "Sluices" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    visitor = client.get("/en/search/", {"q": "sluices"})
    assert "Sluices" not in visitor.content.decode()
    assert "public" in visitor["Cache-Control"]


def test_what_is_new_is_there_at_once(client: Client) -> None:
    """Although visitors' pages are kept for a minute."""
    assert "Nothing found" in page(client, "museum")
    make_organisation(name="Silk Museum")
    assert "Silk" in page(client, "museum")


def test_htmx_gets_results_and_filters_alone(client: Client) -> None:
    make_entry()
    shown = client.get("/en/search/", {"q": "canals"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in shown
    assert 'hx-swap-oob="true"' in shown


def test_whoever_is_signed_in_can_keep_the_search(client: Client) -> None:
    assert "Tell me of new results" not in page(client, "canals")
    client.force_login(make_person())
    assert "my/searches/save/?q=canals" in page(client, "canals")
