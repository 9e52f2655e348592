"""What a moderator's decision does: an entry appears, or leaves view and comes back to where it was; a message is hidden."""

from datetime import datetime

from django.db import transaction

from ucap.exchange.actions.publishing import show
from ucap.exchange.actions.standing import held, move, state_before, with_life
from ucap.exchange.actions.talking import written_down
from ucap.exchange.models import Entry, Message
from ucap.exchange.rules import MODERATORS_ONLY, may_hide, may_withhold
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


@transaction.atomic
def hide_message(message_id: str, by: User, at: datetime) -> None:
    """Nothing; both sides read a word in its place. Once more does no harm."""
    _hide(message_id, hidden=True, by=by, at=at)


@transaction.atomic
def show_message(message_id: str, by: User, at: datetime) -> None:
    """Nothing; both sides read it again."""
    _hide(message_id, hidden=False, by=by, at=at)


def _hide(message_id: str, *, hidden: bool, by: User, at: datetime) -> None:
    message = Message.objects.select_for_update(of=("self",)).select_related("interest").get(pk=message_id)
    if not may_hide(by, message):
        raise NotAllowed(MODERATORS_ONLY)
    if hidden == (message.hidden_at is not None):
        return
    message.hidden_at = at if hidden else None
    message.save(update_fields=["hidden_at"])
    verb = "interest.hid_message" if hidden else "interest.showed_message"
    written_down(verb, message.interest, by=by, at=at, detail={"message": message.pk})


def _held(entry_id: str, by: User) -> Entry:
    entry = held(entry_id)
    if not may_withhold(by, entry):
        raise NotAllowed(MODERATORS_ONLY)
    return entry
