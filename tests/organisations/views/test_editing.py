"""Entering and changing on pages."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.organisations.factories import make_member, make_organisation, make_person
from tests.organisations.forms.test_profile import written
from tests.organisations.test_logo import picture
from ucap.organisations.models import Organisation
from ucap.organisations.states import State
from ucap.people.models import User

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
NEW = "/en/organisations/new/"


def test_visitors_are_asked_to_sign_in(client: Client) -> None:
    assert "/account/login/" in client.get(NEW)["Location"]


def test_a_new_one_is_entered_and_its_page_says_that_it_waits(client_of: ClientOf) -> None:
    client = client_of(make_person())
    assert client.get(NEW).status_code == 200
    answer = client.post(NEW, written().dict(), follow=True)
    assert answer.redirect_chain[-1][0] == "/en/organisations/university-of-granada/"
    assert "Waits for a moderator" in answer.content.decode()


def test_whoever_may_be_it_already_is_shown_first_and_nothing_is_kept(client_of: ClientOf) -> None:
    there = make_organisation(name="University of Granada")
    client = client_of(make_person(verified=True))
    page = client.post(NEW, written().dict()).content.decode()
    assert "Is it one of these?" in page
    assert f"/en/organisations/{there.slug}/join/" in page
    assert Organisation.objects.count() == 1
    client.post(NEW, written(another="1").dict())
    assert set(Organisation.objects.values_list("state", flat=True)) == {State.APPROVED}
    assert Organisation.objects.count() == 2


def test_what_is_wrong_is_shown_and_a_row_is_added_without_javascript(client_of: ClientOf) -> None:
    client = client_of(make_person())
    assert "This is no ROR id" in client.post(NEW, written(ror="0").dict()).content.decode()
    assert 'name="names-1-name"' in client.post(NEW, written(rows="add:names").dict()).content.decode()
    assert not Organisation.objects.exists()


def test_an_owner_changes_it(client_of: ClientOf) -> None:
    owner = make_person(verified=True)
    organisation = make_organisation(owner=owner, name="University of Granada")
    address = f"/en/organisations/{organisation.slug}/edit/"
    client = client_of(owner)
    assert 'value="University of Granada"' in client.get(address).content.decode()
    answer = client.post(address, written(base="0", description="Old and large.").dict(), follow=True)
    assert "Saved. Everybody can see it." in answer.content.decode()
    assert "Old and large." in answer.content.decode()
    late = client.post(address, written(base="0", description="Other").dict())
    assert late.status_code == 409
    assert client.post(address, written(description="Other").dict()).status_code == 400


def test_members_may_not_and_for_others_a_waiting_one_is_not_there(client_of: ClientOf) -> None:
    organisation = make_organisation(approved=False)
    address = f"/en/organisations/{organisation.slug}/edit/"
    assert client_of(make_member(organisation)).get(address).status_code == 403
    assert client_of(make_person()).get(address).status_code == 404


def test_a_logo_is_set_and_taken_away(client_of: ClientOf, at: datetime) -> None:
    owner = make_person(verified=True)
    organisation = make_organisation(owner=owner)
    address = f"/en/organisations/{organisation.slug}/edit/logo/"
    client = client_of(owner)
    client.post(address, {"logo": SimpleUploadedFile("../../logo.png", picture())})
    organisation.refresh_from_db()
    assert organisation.logo_width == 40
    assert organisation.logo.name.startswith("logos/")
    assert client.post(address, {}).status_code == 400
    bad = client.post(address, {"logo": SimpleUploadedFile("x.png", b"<svg/>")})
    assert (bad.status_code, "cannot be read as a picture" in bad.content.decode()) == (400, True)
    client.post(f"{address}remove/")
    organisation.refresh_from_db()
    assert not organisation.logo
