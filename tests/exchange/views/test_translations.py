from datetime import datetime

import pytest
from django.test import Client

from tests.exchange.factories import make_city, make_entry, make_organisation
from tests.exchange.views.conftest import ClientOf
from tests.language.service import Spoken
from tests.organisations.factories import make_person
from ucap.exchange.actions.machine import translate_entry
from ucap.exchange.models import Entry, EntryTranslation
from ucap.exchange.states import EntryState, Visibility
from ucap.people.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish(owner: User, spoken: Spoken, at: datetime) -> Entry:
    """Written in Spanish, translated by the machine."""
    spoken.words["Sensores"] = "Sensors & <b>buoys</b> < 3"
    entry = make_entry(
        organisation=make_organisation(owner=owner, name="Granada"),
        title="Sensores",
        summary="Miden el agua.",
        language="es",
    )
    translate_entry(entry_id=entry.pk, at=at)
    return entry


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_an_entry_is_read_in_ones_own_language_marked_and_escaped(spanish: Entry) -> None:
    text = page(Client(), f"/en/exchange/{spanish.slug}/")
    assert '<h1 lang="en">Sensors &amp; buoys &lt; 3</h1>' in text
    assert '<p class="original__title" lang="es">Sensores</p>' in text
    assert '<p class="lead" lang="en">[en] Miden el agua.</p>' in text
    assert '<p lang="es">Miden el agua.</p>' in text
    assert "Machine translation" in text


def test_the_text_itself_is_shown_to_who_reads_it(spanish: Entry) -> None:
    text = page(Client(), f"/es/exchange/{spanish.slug}/")
    assert '<h1 lang="es">Sensores</h1>' in text
    assert "original__title" not in text


def test_machines_are_told_the_original(spanish: Entry) -> None:
    text = page(Client(), f"/en/exchange/{spanish.slug}/")
    assert '<meta property="og:title" content="Sensores">' in text


@pytest.mark.parametrize("query", ["", "?view=table"])
def test_lists_show_both(spanish: Entry, query: str) -> None:
    text = page(Client(), f"/en/exchange/{query}")
    assert f'<a href="/en/exchange/{spanish.slug}/" lang="en">Sensors &amp; buoys &lt; 3</a>' in text
    assert '<span lang="es">Sensores</span>' in text
    assert "Machine translation" in text


def test_on_the_page_of_its_organisation_too(spanish: Entry) -> None:
    assert spanish.organisation
    text = page(Client(), f"/en/organisations/{spanish.organisation.slug}/")
    assert '<span lang="es">Sensores</span>' in text


def test_its_people_correct_it(spanish: Entry, owner: User, client_of: ClientOf) -> None:
    client, path = client_of(owner), f"/en/exchange/{spanish.pk}/translations/fr/"
    text = page(client, path)
    assert "Miden el agua." in text
    assert "[fr] Miden el agua." in text
    row = EntryTranslation.objects.get(target="fr", part="title")
    name = f"title-{row.digest[:16]}"
    assert client.post(path, {name: "Capteurs"}).status_code == 302
    row.refresh_from_db()
    assert (row.corrected, row.by) == ("Capteurs", owner)
    assert EntryTranslation.objects.get(target="fr", part="summary").corrected == ""
    text = page(Client(), f"/fr/exchange/{spanish.slug}/")
    assert '<h1 lang="fr">Capteurs</h1>' in text
    assert client.post(f"{path}machine/").status_code == 302
    row.refresh_from_db()
    assert row.corrected == ""


def test_what_is_too_long_is_said_at_its_field(spanish: Entry, owner: User, client_of: ClientOf) -> None:
    row = EntryTranslation.objects.get(target="fr", part="title")
    response = client_of(owner).post(
        f"/en/exchange/{spanish.pk}/translations/fr/", {f"title-{row.digest[:16]}": "Voyez www.example.org"}
    )
    assert response.status_code == 200
    assert "Write it without addresses of web pages." in response.content.decode()


def test_the_way_to_it_is_in_the_menu_of_its_people_alone(
    spanish: Entry, owner: User, client_of: ClientOf
) -> None:
    path, link = f"/en/exchange/{spanish.slug}/", f"/en/exchange/{spanish.pk}/translations/en/"
    assert link in page(client_of(owner), path)
    assert link not in page(client_of(make_person("Eve")), path)
    assert link not in page(Client(), path)


def test_without_a_service_there_is_no_such_page(entry: Entry, owner: User, client_of: ClientOf) -> None:
    assert client_of(owner).get(f"/en/exchange/{entry.pk}/translations/fr/").status_code == 404
    assert "translations" not in page(client_of(owner), f"/en/exchange/{entry.slug}/")


def test_into_its_own_language_there_is_none(spanish: Entry, owner: User, client_of: ClientOf) -> None:
    for language in ("es", "xx", "EN"):
        path = f"/en/exchange/{spanish.pk}/translations/{language}/"
        assert client_of(owner).get(path).status_code == 404


def test_who_may_not_see_the_entry_sees_no_translation(spanish: Entry) -> None:
    Entry.objects.filter(pk=spanish.pk).update(visibility=Visibility.MEMBERS)
    assert Client().get(f"/en/exchange/{spanish.slug}/").status_code == 404
    assert "buoys" not in page(Client(), "/en/exchange/")


def test_an_entry_of_named_cities_is_read_there(
    spoken: Spoken, officer: User, client_of: ClientOf, at: datetime
) -> None:
    entry = make_entry(
        visibility=Visibility.CITIES, seen_in=(make_city("Yangzhou"),), title="Sensores", language="es"
    )
    translate_entry(entry_id=entry.pk, at=at)
    assert "[en] Sensores" in page(client_of(officer), f"/en/exchange/{entry.slug}/")
    assert "[en] Sensores" not in page(client_of(make_officer_of_granada()), "/en/exchange/")


def make_officer_of_granada() -> User:
    return make_person("Ana", verified=True)


def test_a_preview_shows_the_draft_alone(spanish: Entry, owner: User, client_of: ClientOf) -> None:
    from ucap.exchange import actions
    from ucap.kernel.clock import now

    actions.write_next_version(entry=spanish, by=owner, at=now())
    text = page(client_of(owner), f"/en/exchange/{spanish.slug}/?draft=1")
    assert '<h1 lang="es">Sensores</h1>' in text
    assert spanish.state == EntryState.PUBLISHED
