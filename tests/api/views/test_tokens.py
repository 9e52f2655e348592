"""The page of one's tokens, and the reference."""

import re
import time
from typing import Any

import pytest
from django.test import Client

from tests.plans.conftest import Cast
from ucap.api.models import ApiToken
from ucap.people.models import User

pytestmark = pytest.mark.django_db
SENT = {"name": "Website", "scopes": ["read"], "days": "30"}


@pytest.fixture
def signed_in(cast: Cast) -> Client:
    """Somebody who has just proved who they are."""
    cast.granada.set_password("as good as any")
    cast.granada.save()
    client = Client()
    client.force_login(cast.granada)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(cast.granada.pk)
    session.save()
    return client


def test_a_token_is_made_shown_once_and_works(signed_in: Client, client: Client) -> None:
    page = signed_in.post("/en/account/tokens/make/", SENT)
    found = re.search(r'value="(ucap_[^"]+)"', page.content.decode())
    assert found
    answer = client.get("/api/v1/me", headers={"Authorization": f"Bearer {found[1]}"})
    assert answer.json()["token"]["name"] == "Website"
    assert found[1] not in signed_in.get("/en/account/tokens/").content.decode()


def test_who_did_not_prove_it_lately_does_it_again(cast: Cast, client: Client) -> None:
    cast.granada.set_password("as good as any")
    cast.granada.save()
    client.force_login(cast.granada)
    answer = client.post("/en/account/tokens/make/", SENT)
    assert (answer.status_code, "reauthenticate" in answer["Location"]) == (302, True)
    assert not ApiToken.objects.exists()


def test_withdrawing_is_undone(signed_in: Client) -> None:
    signed_in.post("/en/account/tokens/make/", SENT)
    token = ApiToken.objects.get()
    page = signed_in.post(f"/en/account/tokens/{token.pk}/withdraw/", follow=True).content.decode()
    assert f"/en/account/tokens/{token.pk}/restore/" in page
    assert "You have no token" in page
    page = signed_in.post(f"/en/account/tokens/{token.pk}/restore/", follow=True).content.decode()
    assert "Website" in page


def test_an_office_without_a_second_factor_is_told_what_to_do(signed_in: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page = signed_in.get("/en/account/tokens/make/").content.decode()
    assert "A second factor first" in page
    assert 'name="scopes"' not in page
    assert signed_in.post("/en/account/tokens/make/", SENT).status_code == 403


def test_a_visitor_signs_in_first(client: Client) -> None:
    assert client.get("/en/account/tokens/")["Location"].startswith("/en/account/login/")


def test_pages_of_ours_use_the_session_with_its_csrf_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.granada)
    refused = client.patch("/api/v1/me", {"language": "es"}, content_type="application/json")
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (403, "csrf")
    client.cookies["csrftoken"] = "x" * 32
    sent = client.patch(
        "/api/v1/me", {"language": "es"}, content_type="application/json", headers={"X-CSRFToken": "x" * 32}
    )
    assert (sent.status_code, User.objects.get(pk=cast.granada.pk).language) == (200, "es")


def test_the_reference_shows_every_operation_and_loads_nothing_of_others(client: Client) -> None:
    from ucap.api.views.face import operations

    page = client.get("/en/api/").content.decode()
    assert all(f'id="{one.id}"' in page for one in operations())
    assert not re.search(r'(src|href)="https?://(?!testserver|localhost)', page)
    found = client.get("/en/api/?q=calendar").content.decode()
    assert 'id="read_calendar"' in found
    assert 'id="edit_part"' not in found


def test_the_kinds_of_problems_lead_to_their_description(client: Client) -> None:
    answer = client.get("/api/problems/not-now", headers={"Accept-Language": "it"})
    assert (answer.status_code, answer["Location"]) == (303, "/it/api/#problem-not-now")
    assert 'id="problem-not-now"' in client.get("/it/api/").content.decode()
    assert client.get("/api/problems/none").status_code == 404
    assert client.get("/api/").json()["versions"][0]["version"] == "1"
    schema = client.get("/api/v1/openapi.json")
    assert client.get("/api/v1/openapi.json", headers={"If-None-Match": schema["ETag"]}).status_code == 304
