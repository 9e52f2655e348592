"""What every action on an entry begins and ends with: the entry as it stands, held; its journal; whoever watches."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.exchange.content import TEXTS
from ucap.exchange.life import ends_on
from ucap.exchange.models import Entry
from ucap.exchange.rules import NOT_YOURS, may_edit
from ucap.exchange.states import LISTED, EntryState, entry_after
from ucap.exchange.watching import tell
from ucap.journal.actions import record
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.moderation.actions import hold
from ucap.moderation.rules import must_wait
from ucap.moderation.states import Ground
from ucap.people.models import User

PERSONAL = (*TEXTS, "themes", "name", "alt", "reason", "text")  # an entry's own words may name somebody
TAKE_IT_BACK = gettext_noop("This entry waits for a moderator. Wait for the answer, or take it back first.")
BRING_IT_BACK = gettext_noop("This entry is withdrawn. Bring it back before you change it.")


def held(entry_id: str) -> Entry:
    """The entry's row, locked, with all that hangs on it."""
    there = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("organisation", "city", "place", "current", "draft")
        .filter(pk=entry_id)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This entry is not here any more."))
    return there


def held_to_edit(entry: Entry, by: User) -> Entry:
    """The same, for whoever may change it."""
    there = held(entry.pk)
    if not may_edit(by, there):
        raise NotAllowed(NOT_YOURS)
    return there


def note(
    verb: str,
    entry: Entry,
    *,
    by: User | None,
    at: datetime,
    before: Any = None,
    after: Any = None,
    **detail: Any,
) -> None:
    """Writes it down; whoever watches entries hears of it once it is kept."""
    record(
        verb,
        subject=("entry", entry.pk),
        actor=by.pk if by else "",
        at=at,
        before=before,
        after=after,
        detail=detail,
        personal=PERSONAL,
    )


def told(entry: Entry) -> None:
    """Nothing; whoever watches hears of the change once it is kept. What goes wrong with them undoes nothing here."""
    entry_id = entry.pk
    transaction.on_commit(lambda: tell(entry_id), robust=True)


def move(
    verb: str, entry: Entry, does: str, *, by: User | None, at: datetime, to: EntryState | None = None
) -> Entry:
    """The entry in the state that follows from what is done (`to`, where it is known better), journalled under the verb."""
    before, after = entry.state, entry_after(does, entry.state)
    entry.state, entry.edited_at = to or after, at
    entry.save()
    note(verb, entry, by=by, at=at, before={"state": before}, after={"state": entry.state})
    told(entry)
    return entry


def with_life(entry: Entry, at: datetime) -> None:
    """Nothing; an entry that is listed has a life that is not over: a new one where it had none. One whose deadline is over is expired."""
    today = at.date()
    deadline = entry.current.content.deadline if entry.current else None
    if entry.expires_on is None or entry.expires_on < today:
        entry.expires_on, entry.renewed_at, entry.reminded_at = ends_on(today, deadline), at, None
    if entry.expires_on < today and entry.state in LISTED:
        entry.state = EntryState.EXPIRED


def wait_anew(entry: Entry, *, by: User, grounds: Iterable[Ground] = (), at: datetime) -> None:
    """Nothing; what others can see, and whose writer is not yet verified, waits for a moderator."""
    if not must_wait(by) or entry.state in (EntryState.DRAFT, EntryState.WITHHELD):
        return
    if entry.state != EntryState.WAITING:
        move("entry.waits", entry, "wait", by=by, at=at)
    hold(subject=("entry", entry.pk), author=by, reasons=[Ground.UNVERIFIED, *grounds], at=at)


def state_before(entry: Entry, verb: str) -> EntryState | None:
    """The state it had before this was last done to it; None where nobody knows."""
    last = JournalEntry.objects.about("entry", entry.pk).filter(verb=verb).first()
    known = last.before.get("state") if last and isinstance(last.before, dict) else None
    return EntryState(known) if known else None
