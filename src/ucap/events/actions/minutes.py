"""The minutes of an event that was held, and where its recording is."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from ucap.events.actions.standing import held, note
from ucap.events.models import Event
from ucap.events.models.event import LONGEST_DESCRIPTION, LONGEST_LINK
from ucap.events.queries.after import has_minutes
from ucap.events.rules.after import may_edit_minutes
from ucap.events.rules.hosting import NOT_VERIFIED, NOT_YOURS, may_edit
from ucap.journal.models import Entry as JournalEntry
from ucap.journal.queries import whole
from ucap.kernel.errors import BadInput, Conflict, NotAllowed, NotNow
from ucap.kernel.hygiene import clean_text, too_long
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User

FIELDS = ("minutes", "recording", "minutes_public")
NOT_BEGUN = gettext_noop("This event has not begun, so there is nothing to write down yet.")
LONG = gettext_noop("The minutes have at most %(limit)d characters. Shorten them, or add them as a file.")
NO_ADDRESS = gettext_noop(
    "The address of the recording has to begin with https:// or http://. Copy it whole."
)
CHANGED = gettext_noop("Somebody else wrote minutes meanwhile. Look at both texts.")
NOTHING_TO_UNDO = gettext_noop("There is nothing to take back: the minutes were not changed.")


@transaction.atomic
def set_minutes(
    *,
    event: Event,
    minutes: str,
    recording: str = "",
    public: bool = False,
    seal: str | None = None,
    by: User,
    at: datetime,
) -> Event:
    """The event with these minutes and this recording, for those who came or, `public`, for everybody.

    `seal` marks what was seen (`seal_of`); raises Conflict when somebody changed it since.
    """
    event = _held(event, by, at)
    if seal is not None and seal != seal_of(event):
        raise Conflict(CHANGED)
    minutes, recording = clean_text(minutes), recording.strip()
    if too_long(minutes, LONGEST_DESCRIPTION):
        raise BadInput(LONG, limit=LONGEST_DESCRIPTION)
    if recording:
        _check_address(recording)
    return _kept(event, {"minutes": minutes, "recording": recording, "minutes_public": public}, by, at)


@transaction.atomic
def undo_minutes(*, event: Event, by: User, at: datetime) -> Event:
    """The event with the minutes it had before they were last changed; once more brings them back."""
    event = _held(event, by, at)
    last = (
        JournalEntry.objects.about("event", event.pk).filter(verb="event.minutes_set").order_by("-pk").first()
    )
    before = whole(last).before if last else None
    if not isinstance(before, dict) or not before.keys() >= set(FIELDS):
        raise NotNow(NOTHING_TO_UNDO)
    return _kept(event, {name: before[name] for name in FIELDS}, by, at)


def seal_of(event: Event) -> str:
    """A mark of the minutes as they are: a form names the one it began with."""
    said = (event.minutes, event.recording, event.minutes_public)
    return sha256(repr(said).encode()).hexdigest()[:20]


def _held(event: Event, by: User, at: datetime) -> Event:
    event = held(event.pk)
    if not may_edit_minutes(by, event):
        raise NotAllowed(NOT_VERIFIED if may_edit(by, event) else NOT_YOURS)
    if not has_minutes(event, at):
        raise NotNow(NOT_BEGUN)
    return event


def _kept(event: Event, said: dict[str, Any], by: User, at: datetime) -> Event:
    before = {name: getattr(event, name) for name in FIELDS}
    if said == before:
        return event
    for name, value in said.items():
        setattr(event, name, value)
    event.edited_at = at
    event.save(update_fields=[*FIELDS, "edited_at"])
    note("event.minutes_set", event, by=by, at=at, before=before, after=said)
    return event


def _check_address(address: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise BadInput(NO_ADDRESS) from None
    if len(address) > LONGEST_LINK:
        raise BadInput(NO_ADDRESS)
