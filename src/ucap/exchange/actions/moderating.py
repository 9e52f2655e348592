"""What a moderator's decision does to an entry: it appears, or leaves view and comes back to where it was."""

from datetime import datetime

from django.db import transaction

from ucap.exchange.actions.publishing import show
from ucap.exchange.actions.standing import held, move, state_before, with_life
from ucap.exchange.models import Entry
from ucap.exchange.rules import MODERATORS_ONLY, may_withhold
from ucap.exchange.states import BEFORE_WITHHELD, LISTED, EntryState
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User


@transaction.atomic
def withhold_entry(entry_id: str, by: User, at: datetime) -> None:
    """Nothing; nobody but those it belongs to sees the entry. One that nobody else ever saw stays as it is."""
    entry = _held(entry_id, by)
    if entry.state not in (EntryState.DRAFT, EntryState.WITHHELD):
        move("entry.withheld", entry, "withhold", by=by, at=at)


@transaction.atomic
def release_entry(entry_id: str, by: User, at: datetime) -> None:
    """Nothing; what waited appears, and what was withheld is where it was, with the text that was sent meanwhile."""
    entry = _held(entry_id, by)
    if entry.state not in (EntryState.WAITING, EntryState.WITHHELD):
        return
    if entry.draft and entry.draft.submitted_at:
        show(entry, entry.draft, by=by, at=at, does="release")
        return
    if entry.current is None:  # withheld while it waited, and changed since: its author sends it anew
        move("entry.released", entry, "release", by=by, at=at, to=EntryState.DRAFT)
        return
    verb = "entry.waits" if entry.state == EntryState.WAITING else "entry.withheld"
    before = state_before(entry, verb)
    move("entry.released", entry, "release", by=by, at=at, to=before if before in BEFORE_WITHHELD else None)
    if entry.state in LISTED:
        with_life(entry, at)
        entry.save()


def _held(entry_id: str, by: User) -> Entry:
    entry = held(entry_id)
    if not may_withhold(by, entry):
        raise NotAllowed(MODERATORS_ONLY)
    return entry
