"""Signing in by a city's own provider (OpenID Connect), and why nobody is taken over by it.

An account here belongs to whoever proved its address here. A provider may claim any address, by mistake or on purpose, so its claim
opens nothing that exists:

- Somebody who comes by a provider for the first time makes a new account. An address the provider does not call verified is confirmed
  by a code, as any other.
- Where an account has that address already, nothing is connected and nobody is signed in; the page says what it says to anybody who
  gives a taken address, and the owner of the address is told by e-mail.
- An account that exists is connected from its own page alone, by somebody who is signed in and has just proved it once more, and
  only where the provider says that the address was verified; its owner is told by e-mail.
- The provider's own id of the person (`sub`) is what is known afterwards, never the address: an address that changes hands at the
  provider opens nothing here. A second step that the account asks for is asked for here too.
"""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext

from ucap.people.models import User


class OpenIdAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The providers of the file alone: none is kept in the database, so none can be slipped in there."""
        apps: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]  # type: ignore[assignment]
        found = [SocialApp(provider="openid_connect", **app) for app in apps]
        return [
            app
            for app in found
            if provider in (None, app.provider, app.provider_id) and client_id in (None, app.client_id)
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Nothing; an account that exists is connected by a verified address alone."""
        connecting = sociallogin.state.get("process") == AuthProcess.CONNECT
        if connecting and not any(one.verified for one in sociallogin.email_addresses):
            messages.error(
                request,
                gettext(
                    "Your provider does not say that your e-mail address is verified. Verify it there first."
                ),
            )
            raise ImmediateHttpResponse(redirect("socialaccount_connections"))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """The account that would be made, with what the provider says of the person."""
        user: User = super().populate_user(request, sociallogin, data)
        whole = data.get("name") or " ".join(filter(None, (data.get("first_name"), data.get("last_name"))))
        user.name = str(whole or "")[:120]
        return user

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        """What the form for a new account begins with."""
        initial: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        return {**initial, "name": sociallogin.user.name}

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """False: see above."""
        return False

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Whether this visitor may make an account, as by any other way."""
        return bool(account_adapter(request).is_open_for_signup(request))
