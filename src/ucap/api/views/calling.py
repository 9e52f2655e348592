"""Who calls: by a personal token, by the session of a page of ours, or nobody in particular; and how often they may."""

from time import time
from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.utils import check_csrf

from ucap.api.actions import note_use, take_requests
from ucap.api.limits import Allowance, Leases
from ucap.api.models import ApiToken
from ucap.api.problems import CSRF, MEDIA_TYPE, SCOPE, SIGN_IN, TOO_MANY, Refusal
from ucap.api.queries import shown_token
from ucap.api.views.offering import Terms
from ucap.kernel.clock import now
from ucap.kernel.messages import Message, gettext_noop
from ucap.people.models import User
from ucap.people.rules import Viewer

NO_TOKEN = gettext_noop(
    "This token is not known, has expired or was withdrawn. Make another one on the page of your account."
)
NEEDS = gettext_noop("This needs a token with the scope “%(scope)s”.")
TAKES = gettext_noop("Send this with the content type %(type)s.")
CHALLENGE = 'Bearer realm="ucap", error="invalid_token"'
SAFE = ("GET", "HEAD", "OPTIONS")
leases = Leases(take_requests)


class Call(HttpRequest):
    """A request to the API."""

    user: Viewer
    token: ApiToken | None
    allowance: Allowance | None


class PersonCall(Call):
    """A request of somebody who is signed in."""

    user: User


def admit(request: HttpRequest, terms: Terms) -> Call:
    """The request, once it is known who calls and that they may call this now; raises Refusal otherwise."""
    call = cast(Call, request)
    call.token = _token(call)
    if call.token is not None:
        call.user = call.token.person
    call.allowance = _count(call)
    if not call.allowance.allowed:
        raise Refusal(TOO_MANY, headers={"Retry-After": str(call.allowance.reset)})
    if "Authorization" in call.headers and call.token is None:
        raise Refusal(SIGN_IN, Message(NO_TOKEN), headers={"WWW-Authenticate": CHALLENGE})
    _allow(call, terms)
    if terms.takes and call.content_type != terms.takes:
        raise Refusal(MEDIA_TYPE, Message(TAKES, {"type": terms.takes}), headers={"Accept": terms.takes})
    return call


def _token(call: Call) -> ApiToken | None:
    scheme, _, text = call.headers.get("Authorization", "").partition(" ")
    return shown_token(text.strip(), now()) if scheme.lower() == "bearer" else None


def _allow(call: Call, terms: Terms) -> None:
    """Raises Refusal unless this caller may call an operation of these terms at all; the domain's rule decides the rest."""
    if not call.user.is_authenticated:
        if not terms.visitors:
            raise Refusal(SIGN_IN)
    elif call.token is None:
        if call.method not in SAFE and check_csrf(call):
            raise Refusal(CSRF)
    else:
        if terms.scope not in call.token.allowed:
            challenge = f'Bearer realm="ucap", error="insufficient_scope", scope="{terms.scope}"'
            raise Refusal(
                SCOPE, Message(NEEDS, {"scope": terms.scope}), headers={"WWW-Authenticate": challenge}
            )
        note_use(token=call.token, at=now())


def _count(call: Call) -> Allowance:
    """One more request of this caller: of a person by token or session, of a visitor by address."""
    if call.token is not None:
        caller, limit = f"token {call.token.public_prefix}", settings.API_REQUESTS_OF_A_TOKEN
    elif call.user.is_authenticated and not isinstance(call.user, AnonymousUser):
        caller, limit = f"person {call.user.pk}", settings.API_REQUESTS_OF_A_TOKEN
    else:
        caller, limit = f"address {_address(call)}", settings.API_REQUESTS_OF_A_VISITOR
    return leases.ask(salted_hmac("ucap.api.limits", caller, algorithm="sha256").hexdigest(), limit, time())


def _address(call: Call) -> str:
    """Where the request comes from, as sign-in sees it (behind a proxy: what the proxy says)."""
    try:
        return str(get_adapter().get_client_ip(call))
    except PermissionDenied:
        return "nowhere"
