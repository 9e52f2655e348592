"""What becomes of a published entry: renewed, withdrawn and brought back, a partner found, its work done."""

from datetime import datetime

from django.db import transaction

from ucap.exchange.actions.standing import held_to_edit, move, with_life
from ucap.exchange.life import ends_on
from ucap.exchange.models import Entry
from ucap.exchange.states import EntryState, entry_after
from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


@transaction.atomic
def renew_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry with a new life from today. Raises BadInput for one whose deadline is over."""
    entry = held_to_edit(entry, by)
    entry_after("renew", entry.state)
    deadline = entry.current.content.deadline if entry.current else None
    if deadline and deadline < at.date():
        raise BadInput(
            gettext_noop("Its deadline is over. Begin the next version and choose a later day, or none.")
        )
    entry.expires_on, entry.renewed_at, entry.reminded_at = ends_on(at.date(), deadline), at, None
    return move("entry.renewed", entry, "renew", by=by, at=at)


@transaction.atomic
def withdraw_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry, seen by nobody but those it belongs to, until it is brought back."""
    return move("entry.withdrawn", held_to_edit(entry, by), "withdraw", by=by, at=at)


@transaction.atomic
def bring_back_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry as others saw it, with a new life where its own is over; one that was never published is a draft again."""
    entry = held_to_edit(entry, by)
    to = None if entry.current else EntryState.DRAFT
    return _alive(move("entry.brought_back", entry, "bring_back", by=by, at=at, to=to), at)


@transaction.atomic
def mark_matched(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry, with a partner found and still open to others."""
    return move("entry.matched", held_to_edit(entry, by), "match", by=by, at=at)


@transaction.atomic
def mark_fulfilled(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry, done: its page stays, and no list shows it any more."""
    return move("entry.fulfilled", held_to_edit(entry, by), "fulfil", by=by, at=at)


@transaction.atomic
def reopen_entry(*, entry: Entry, by: User, at: datetime) -> Entry:
    """The entry, looking for partners again."""
    return _alive(move("entry.reopened", held_to_edit(entry, by), "reopen", by=by, at=at), at)


def _alive(entry: Entry, at: datetime) -> Entry:
    if entry.current:
        with_life(entry, at)
        entry.save()
    return entry
