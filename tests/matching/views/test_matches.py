"""The page of an entry's matches."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.exchange.factories import make_city, make_entry
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.models import Entry

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def offer(client: Client) -> Entry:
    """An offer whose owner is signed in."""
    owner = make_person(verified=True)
    client.force_login(owner)
    return make_entry(organisation=make_organisation(owner=owner))


def shown(client: Client, entry: Entry, **headers: Any) -> str:
    return client.get(reverse("matching:matches", args=[entry.slug]), headers=headers).content.decode()


def test_both_sides_sentences_stand_side_by_side_each_in_its_language(client: Client, offer: Entry) -> None:
    other = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    page = shown(client, offer)
    assert f'<a href="/en/exchange/{other.slug}/" lang="zh-Hans">{CANALS["title"]}</a>' in page
    assert '<p lang="en">' in page
    assert '<p lang="zh-Hans">' in page
    assert "One answers the other: Offer and Request" in page
    assert "A goal of both: SDG 6, Clean water and sanitation" in page
    assert "From a country that is looked for: Spain / China" in page


def test_htmx_gets_the_list_alone(client: Client, offer: Entry) -> None:
    make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    page = shown(client, offer, hx_request="true")
    assert page.lstrip().startswith("<ol")
    assert "<html" not in page


def test_what_an_entry_says_is_never_markup(client: Client, offer: Entry) -> None:
    make_entry(
        city=make_city("Yangzhou"), **CANALS | {"title": "城市河道水质监测设备 <script>alert(1)</script>"}
    )
    indexed()
    assert "<script>alert" not in shown(client, offer)


def test_an_empty_list_says_why(client: Client, offer: Entry) -> None:
    assert "Its matches are being looked for" in shown(client, offer)
    indexed()
    assert "Nobody fits yet" in shown(client, offer)
    Entry.objects.filter(pk=offer.pk).update(state="withdrawn")
    assert "Others do not find this entry now" in shown(client, offer)


def test_strangers_find_nothing(client: Client) -> None:
    entry = make_entry()
    client.force_login(make_person())
    assert client.get(reverse("matching:matches", args=[entry.slug])).status_code == 404


def test_from_which_score_on_one_is_told_is_chosen_there(client: Client, offer: Entry) -> None:
    page = shown(client, offer)
    assert '<option value="0.1" selected>10 of 100 and better</option>' in page
    answer = client.post(reverse("matching:level"), {"least": "0.6", "entry": offer.slug})
    assert answer["Location"] == reverse("matching:matches", args=[offer.slug])
    assert '<option value="0.6" selected>' in shown(client, offer)
    assert client.post(reverse("matching:level"), {"least": "7"}).status_code == 400
