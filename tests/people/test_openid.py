"""A city's own sign-in: shown where it is configured, and no way into an account that exists."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.people.signing_in import make_person
from ucap.people.models import User
from ucap.people.openid import OpenIdAdapter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bologna(settings: Any) -> None:
    app = {
        "provider_id": "bologna",
        "name": "Comune di Bologna",
        "client_id": "ucap",
        "secret": "s",
        "settings": {"server_url": "https://id.example.org"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def came_back(rf: RequestFactory, email: str, *, verified: bool, by: User | None = None) -> Any:
    """What is answered to somebody whom the provider sends back with that address; `by` connects it to their account."""
    request: HttpRequest = rf.get("/account/openid/bologna/login/callback/")
    request.session = SessionStore()
    request.user = by or AnonymousUser()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    login = SocialLogin(
        user=User(email=email),
        account=SocialAccount(provider="bologna", uid="42", extra_data={}),
        provider=OpenIdAdapter().get_provider(request, "bologna"),
        email_addresses=[EmailAddress(email=email, verified=verified, primary=True)],
    )
    login.state = {"process": "connect" if by else "login"}
    with request_context(request):
        return complete_login(request, login)


def test_it_is_on_the_sign_in_page_and_sends_people_back_to_one_address(client: Client) -> None:
    assert "Comune di Bologna" in client.get(reverse("account_login")).content.decode()
    assert reverse("openid_connect_callback", args=["bologna"]) == "/account/openid/bologna/login/callback/"


def test_only_what_the_file_names_is_a_provider(rf: RequestFactory) -> None:
    found = OpenIdAdapter().list_apps
    assert [one.provider_id for one in found(rf.get("/"))] == ["bologna"]
    assert found(rf.get("/"), provider="rome") == []


@pytest.mark.parametrize("verified", [True, False])
def test_whoever_is_new_says_their_name_and_agrees(rf: RequestFactory, verified: bool) -> None:
    answer = came_back(rf, "new@example.org", verified=verified)
    assert answer["Location"] == reverse("socialaccount_signup")
    assert not User.objects.exists()


@pytest.mark.parametrize("verified", [True, False])
def test_an_address_opens_no_account_that_exists(rf: RequestFactory, verified: bool) -> None:
    make_person("ana@example.org")
    answer = came_back(rf, "ana@example.org", verified=verified)
    assert answer["Location"] == reverse("socialaccount_signup")
    assert not SocialAccount.objects.exists()


def test_a_verified_address_alone_is_connected(rf: RequestFactory) -> None:
    ana = make_person("ana@example.org")
    came_back(rf, "ana@example.org", verified=False, by=ana)
    assert not SocialAccount.objects.exists()
