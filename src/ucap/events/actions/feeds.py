"""The address of somebody's own calendar: made, made anew, given up."""

from datetime import datetime

from django.db import transaction

from ucap.events.models import FeedKey
from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed
from ucap.kernel.ids import new_id
from ucap.people.models import User
from ucap.people.rules import SIGN_IN_FIRST, is_signed_in

LENGTH = 32  # characters of a key: 160 bits, so that none is guessed


@transaction.atomic
def renew_feed_key(*, by: User, at: datetime) -> FeedKey:
    """A new key to their own calendar; the address with the one before opens nothing any more. The journal does not know it."""
    if not is_signed_in(by):
        raise NotAllowed(SIGN_IN_FIRST)
    key, made = FeedKey.objects.update_or_create(person=by, defaults={"key": new_id(LENGTH), "at": at})
    record("feed.made" if made else "feed.renewed", subject=("user", by.pk), actor=by.pk, at=at)
    return key


@transaction.atomic
def stop_feed(*, by: User, at: datetime) -> bool:
    """Whether they had a calendar of their own; its address opens nothing any more."""
    if not is_signed_in(by):
        raise NotAllowed(SIGN_IN_FIRST)
    number, _ = FeedKey.objects.filter(person=by).delete()
    if number:
        record("feed.stopped", subject=("user", by.pk), actor=by.pk, at=at)
    return bool(number)
