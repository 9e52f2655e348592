"""What every action on an event begins and ends with: the event as it stands, held; its state; its journal."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.events.models import Event
from ucap.events.rules.hosting import NOT_VERIFIED, NOT_YOURS, may_change, may_edit
from ucap.events.states import CAN_BE_CHANGED, EventState, event_after
from ucap.events.watching import tell
from ucap.journal.actions import record
from ucap.journal.models import Entry as JournalEntry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

# An event's own words, and where it is, may name somebody
PERSONAL = (
    *("title", "summary", "description", "texts", "venue", "address", "link", "themes", "why", "name"),
    *("rooms", "sessions", "recording", "minutes"),
)
WRITABLE = (*CAN_BE_CHANGED, EventState.WITHHELD)  # what was taken down can be mended
OVER = gettext_noop("This event is over or cancelled, so it cannot be changed any more.")
IS_DELETED = gettext_noop("This draft is deleted. Bring it back first.")


def held(event_id: str) -> Event:
    """The event's row, locked, with its first host and its places."""
    there = (
        Event.objects.select_for_update(of=("self",))
        .select_related("organisation", "city", "place", "plan")
        .filter(pk=event_id)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This event is not here any more."))
    return there


def held_to_edit(event: Event, by: User) -> Event:
    """The same, for its hosts."""
    there = held(event.pk)
    if not may_edit(by, there):
        raise NotAllowed(NOT_YOURS)
    return there


def held_to_change(event: Event, by: User) -> Event:
    """The same, for whoever may change what it says, as long as it can be changed."""
    there = held_to_edit(event, by)
    if not may_change(by, there):
        raise NotAllowed(NOT_VERIFIED)
    if there.state not in WRITABLE:
        raise NotNow(IS_DELETED if there.state == EventState.DELETED else OVER)
    return there


def note(
    verb: str,
    event: Event,
    *,
    by: User | None,
    at: datetime,
    before: Any = None,
    after: Any = None,
    **detail: Any,
) -> None:
    """Writes it down; whoever watches events hears of it once it is kept. What goes wrong with them undoes nothing here."""
    record(
        verb,
        subject=("event", event.pk),
        actor=by.pk if by else "",
        at=at,
        before=before,
        after=after,
        detail=detail,
        personal=PERSONAL,
    )
    event_id = event.pk
    transaction.on_commit(lambda: tell(event_id), robust=True)


def move(
    verb: str,
    event: Event,
    does: str,
    *,
    by: User | None,
    at: datetime,
    to: EventState | None = None,
    **detail: Any,
) -> Event:
    """The event in the state that follows from what is done (`to`, where it is known better), journalled under the verb.

    Calendars that hold an announced event are told by its sequence.
    """
    before, after = event.state, event_after(does, event.state)
    event.state, event.edited_at = to or after, at
    # A draft, too, once it is deleted: its hosts have it in their calendars
    if before != EventState.DRAFT or event.state == EventState.DELETED:
        event.sequence += 1
    event.save()
    note(verb, event, by=by, at=at, before={"state": before}, after={"state": event.state}, **detail)
    return event


def state_before(event: Event, verb: str) -> EventState | None:
    """The state it had before this was last done to it; None where nobody knows."""
    last = JournalEntry.objects.about("event", event.pk).filter(verb=verb).first()
    known = last.before.get("state") if last and isinstance(last.before, dict) else None
    return EventState(known) if known else None
