"""Making and withdrawing tokens; counting requests."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from ucap.api.models import ApiToken, RequestCount
from ucap.api.queries import BEGINS, digest
from ucap.api.rules import NOT_YOUR_TOKEN, may_make_token, may_withdraw_token
from ucap.api.states import LONGEST, Scope
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.ids import new_id
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User

MOST_TOKENS = 20  # of one person at once
NOTED = timedelta(hours=1)  # that a token is used is written down once in this time
FORGOTTEN = 5  # minutes after which counts of requests are deleted


@transaction.atomic
def make_token(
    *, name: str, scopes: Iterable[Scope], days: int, by: User, at: datetime
) -> tuple[ApiToken, str]:
    """The token, and its text, which is shown this once and cannot be had again."""
    if not may_make_token(by):
        raise NotAllowed(
            gettext_noop(
                "Set up a second factor before you make a token: it would act in the name of your office without one."
            )
        )
    allowed = sorted({Scope(one) for one in scopes})
    if not name.strip() or not allowed:
        raise BadInput(gettext_noop("Say what the token is for, and what it may do."))
    if not 1 <= days <= LONGEST:
        raise BadInput(gettext_noop("A token holds between one day and %(days)s days."), days=LONGEST)
    if ApiToken.objects.filter(person=by, withdrawn_at=None, expires_at__gt=at).count() >= MOST_TOKENS:
        raise NotNow(
            gettext_noop("You have %(number)s tokens. Withdraw one that you no longer use."),
            number=MOST_TOKENS,
        )
    prefix, secret = new_id(10), secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=by,
        name=name.strip()[:80],
        public_prefix=prefix,
        secret_sha256=digest(secret),
        scopes=allowed,
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    _journal("token.made", token, by=by, at=at, scopes=allowed)
    _tell(token, at)
    return token, f"{BEGINS}{prefix}_{secret}"


@transaction.atomic
def withdraw_token(*, token: ApiToken, by: User, at: datetime) -> ApiToken:
    """The token, which opens nothing any more."""
    token = _mine(token, by)
    if token.withdrawn_at is None:
        token.withdrawn_at = at
        token.save(update_fields=["withdrawn_at"])
        _journal("token.withdrawn", token, by=by, at=at)
    return token


@transaction.atomic
def restore_token(*, token: ApiToken, by: User, at: datetime) -> ApiToken:
    """The token as it was before it was withdrawn; within the hour, afterwards a new one is made."""
    token = _mine(token, by)
    if token.withdrawn_at is not None:
        if at - token.withdrawn_at > NOTED:
            raise NotNow(gettext_noop("This token was withdrawn too long ago. Make a new one."))
        token.withdrawn_at = None
        token.save(update_fields=["withdrawn_at"])
        _journal("token.restored", token, by=by, at=at)
    return token


def note_use(*, token: ApiToken, at: datetime) -> None:
    """Writes down that the token is used, once an hour at most."""
    if token.last_used_at is None or at - token.last_used_at >= NOTED:
        lately = Q(last_used_at=None) | Q(last_used_at__lte=at - NOTED)
        ApiToken.objects.filter(lately, pk=token.pk).update(last_used_at=at)


@transaction.atomic
def take_requests(caller: str, minute: int, number: int, limit: int) -> tuple[int, int]:
    """How many of `number` requests the caller is granted in that minute, and how many have been given away with them."""
    count, new = RequestCount.objects.get_or_create(caller_digest=caller, minute=minute)
    if new:
        RequestCount.objects.filter(minute__lt=minute - FORGOTTEN).delete()
    count = RequestCount.objects.select_for_update().get(pk=count.pk)
    granted = max(0, min(number, limit - count.requests))
    if granted:
        RequestCount.objects.filter(pk=count.pk).update(requests=F("requests") + granted)
    return granted, count.requests + granted


def _mine(token: ApiToken, by: User) -> ApiToken:
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if not may_withdraw_token(by, locked):
        raise NotAllowed(NOT_YOUR_TOKEN)
    return locked


def _journal(verb: str, token: ApiToken, *, by: User, at: datetime, **detail: object) -> None:
    record(verb, subject=("token", str(token.pk)), actor=by.id, at=at, detail=detail)


def _tell(token: ApiToken, at: datetime) -> None:
    """Its person hears of it whoever made it: a token is as good as being signed in."""
    notify(
        to=[token.person],
        kind=Kind.ACCOUNT,
        subject=("token", str(token.pk)),
        title=Message(gettext_noop("A personal token was made: %(name)s"), {"name": token.name}),
        text=Message(gettext_noop("If it was not you, withdraw it and change your password.")),
        link=("api:tokens", ()),
        at=at,
    )
