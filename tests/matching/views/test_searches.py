"""The page of the searches that somebody keeps."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.organisations.factories import make_person
from ucap.matching.models import SavedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client) -> Client:
    client.force_login(make_person("Ana"))
    return client


def test_a_search_is_saved_named_stopped_deleted_and_brought_back(signed_in: Client) -> None:
    page = signed_in.get(reverse("matching:searches")).content.decode()
    assert "You keep no search yet" in page
    page = signed_in.post(
        reverse("matching:save_search") + "?q=canals&kind=offer", follow=True
    ).content.decode()
    assert "Saved." in page
    search = SavedSearch.objects.get()
    assert (search.text, search.filters) == ("canals", {"kind": ["offer"]})
    assert "/search/?q=canals&amp;kind=offer" in page
    signed_in.post(reverse("matching:rename_search", args=[search.pk]), {"name": "Water"})
    signed_in.post(reverse("matching:rename_search", args=[search.pk]), {"name": " "})
    page = signed_in.post(
        reverse("matching:change_search", args=[search.pk, "stop"]), follow=True
    ).content.decode()
    assert "Water" in page
    assert "Stopped" in page
    page = signed_in.post(
        reverse("matching:change_search", args=[search.pk, "delete"]), follow=True
    ).content.decode()
    undo = reverse("matching:change_search", args=[search.pk, "bring-back"])
    assert undo in page
    assert "Water" not in page
    assert "Water" in signed_in.post(undo, follow=True).content.decode()


def test_it_leads_to_what_it_finds(signed_in: Client) -> None:
    signed_in.post(reverse("matching:save_search") + "?q=水质")
    answer = signed_in.get(reverse("matching:saved_search", args=[SavedSearch.objects.get().pk]))
    assert answer["Location"] == reverse("search") + "?q=%E6%B0%B4%E8%B4%A8"


def test_nothing_is_saved_without_words(signed_in: Client) -> None:
    page = signed_in.post(reverse("matching:save_search") + "?q=", follow=True).content.decode()
    assert "There is nothing to search for" in page


def test_it_is_for_its_person_alone(signed_in: Client) -> None:
    signed_in.post(reverse("matching:save_search") + "?q=canals")
    search = SavedSearch.objects.get()
    stranger = Client()
    assert stranger.get(reverse("matching:searches")).status_code in (302, 403)
    stranger.force_login(make_person())
    for address in (
        reverse("matching:rename_search", args=[search.pk]),
        reverse("matching:change_search", args=[search.pk, "delete"]),
    ):
        assert stranger.post(address, {"name": "x"}).status_code == 404
    assert signed_in.post(reverse("matching:change_search", args=[search.pk, "explode"])).status_code == 404
