"""By what two entries meet, in the reader's language."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.exchange.factories import make_city, make_entry
from tests.language.service import Spoken, speaking
from tests.matching.queries.test_matches import CANALS, indexed
from tests.organisations.factories import make_organisation, make_person
from ucap.exchange.actions.machine import translate_entry
from ucap.exchange.models import Entry, EntryTranslation
from ucap.kernel.clock import now

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def spoken(settings: Any) -> Iterator[Spoken]:
    with speaking() as there:
        settings.TRANSLATE_URL = there.url
        yield there


@pytest.fixture
def offer(client: Client) -> Entry:
    """An offer in English, whose owner is signed in."""
    owner = make_person(verified=True)
    client.force_login(owner)
    return make_entry(organisation=make_organisation(owner=owner))


@pytest.fixture
def other(offer: Entry) -> Entry:
    """A request in Chinese that fits it."""
    other = make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    return other


def shown(client: Client, entry: Entry) -> str:
    return client.get(reverse("matching:matches", args=[entry.slug])).content.decode()


def address(entry: Entry, other: Entry) -> str:
    return reverse("matching:read", args=[entry.slug, other.slug])


def test_without_a_service_nothing_is_offered(client: Client, offer: Entry, other: Entry) -> None:
    page = shown(client, offer)
    assert other.title in page
    assert "Read in" not in page
    assert address(offer, other) not in page


def test_one_button_has_the_sentences_translated_and_they_are_kept(
    client: Client, offer: Entry, other: Entry, spoken: Spoken, django_capture_on_commit_callbacks: Any
) -> None:
    assert "Read in English" in shown(client, offer)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(offer, other), headers={"HX-Request": "true"})
    assert 'hx-trigger="load delay:2s"' in answer.content.decode()
    read = client.get(address(offer, other), headers={"HX-Request": "true"}).content.decode()
    assert '<p class="meeting__read" lang="en">[en] ' in read
    assert "Machine translation" in read
    assert "hx-trigger" not in read
    asked = len(spoken.paths)
    page = shown(client, offer)
    assert "Read in English" not in page
    assert '<p class="meeting__read" lang="en">[en] ' in page
    assert len(spoken.paths) == asked


def test_without_scripts_the_page_comes_back(
    client: Client, offer: Entry, other: Entry, spoken: Spoken
) -> None:
    answer = client.post(address(offer, other))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/en/matches/{offer.slug}/#match-{other.slug}",
    )
    page = shown(client, offer)
    assert "Being translated" in page
    assert "Load this page again" in page


def test_a_service_that_does_not_answer_is_not_waited_for(
    client: Client, offer: Entry, other: Entry, spoken: Spoken, django_capture_on_commit_callbacks: Any
) -> None:
    spoken.status = 500
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(offer, other), headers={"HX-Request": "true"})
    read = client.get(address(offer, other), headers={"HX-Request": "true"}).content.decode()
    assert "has not translated this yet" in read
    assert "hx-trigger" not in read


def test_titles_that_are_known_already_are_shown(
    client: Client, offer: Entry, other: Entry, spoken: Spoken
) -> None:
    translate_entry(entry_id=other.pk, at=now())
    page = shown(client, offer)
    assert f'<span lang="zh-Hans">{other.title}</span>' in page
    assert f'lang="en">[en] {other.title}</a>' in page


def test_a_search_shows_titles_and_passages_that_are_known_already(
    client: Client, other: Entry, spoken: Spoken
) -> None:
    def found() -> str:
        return client.get(reverse("search"), {"q": "水质监测"}).content.decode()

    assert "Machine translation" not in found()
    translate_entry(entry_id=other.pk, at=now())
    page = found()
    assert f'<p class="original small">[en] {other.title} <span' in page
    assert '<p class="original small">[en] 我们需要能够' in page
    assert page.count("Machine translation") == 2


def test_a_match_that_is_gone_leads_back_to_the_others(client: Client, offer: Entry, spoken: Spoken) -> None:
    indexed()
    answer = client.post(reverse("matching:read", args=[offer.slug, "gone"]))
    assert answer.status_code == 302
    assert not EntryTranslation.objects.exists()


def test_it_is_for_those_it_belongs_to(offer: Entry, other: Entry, spoken: Spoken) -> None:
    stranger = Client()
    stranger.force_login(make_person("Eve", verified=True))
    assert stranger.post(address(offer, other)).status_code == 404
    assert not EntryTranslation.objects.exists()


def test_a_few_queries_more_however_many_matches(
    client: Client, offer: Entry, other: Entry, spoken: Spoken, settings: Any
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, offer)
        return len(captured)

    asked()
    with_service = asked()
    for _ in range(3):
        make_entry(city=make_city("Yangzhou"), **CANALS)
    indexed()
    assert asked() == with_service
    settings.TRANSLATE_URL = ""
    assert asked() == with_service - 2
