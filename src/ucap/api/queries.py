"""Tokens: a person's own, and the one that a request shows."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest

from django.http import Http404

from ucap.api.models import ApiToken
from ucap.api.rules import may_withdraw_token
from ucap.people.models import User

BEGINS = "ucap_"  # so that a token that was published by mistake is recognised for what it is


def tokens_of(person: User) -> Sequence[ApiToken]:
    """Those of the person that hold or held and were not withdrawn, the latest first."""
    return list(ApiToken.objects.filter(person=person, withdrawn_at=None))


def token_of(token_id: int, viewer: User) -> ApiToken:
    """The viewer's own token; raises Http404 for anybody else's."""
    token = ApiToken.objects.filter(pk=token_id).first()
    if token is None or not may_withdraw_token(viewer, token):
        raise Http404
    return token


def shown_token(text: str, at: datetime) -> ApiToken | None:
    """The token with this text, if it holds; None for any other text. One query."""
    prefix, _, secret = text.removeprefix(BEGINS).partition("_")
    if not text.startswith(BEGINS) or not secret or "\x00" in prefix:
        return None
    token = ApiToken.objects.select_related("person").filter(public_prefix=prefix).first()
    if token is None or not compare_digest(token.secret_sha256, digest(secret)):
        return None
    holds = token.withdrawn_at is None and token.expires_at > at and token.person.is_active
    return token if holds else None


def digest(secret: str) -> str:
    """What is kept of a secret. It has 256 bits of chance, so a plain digest is as good as a slow one."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
