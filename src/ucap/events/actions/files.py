"""Documents of an event or of one of its sessions. Pictures are drawn anew; what is taken away is deleted once that is kept."""

from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ucap.events.actions.standing import WRITABLE, held_to_edit, note
from ucap.events.models import Event, EventFile, Session
from ucap.events.rules.hosting import NOT_VERIFIED, may_change
from ucap.events.states import EventState
from ucap.exchange.files import kind_of_file, read_picture
from ucap.kernel.errors import BadInput, NotAllowed, NotNow
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.actions.naming import kept_name

MOST_FILES = 60  # of an event, with those of its sessions
TAKE_FILES = (*WRITABLE, EventState.HELD, EventState.REPORTED)  # slides come afterwards


@transaction.atomic
def add_file(
    *, event: Event, data: bytes, name: str, session: Session | None = None, by: User, at: datetime
) -> EventFile:
    """The file, now the event's, or its session's. Raises BadInput for what is neither a picture nor a usual document, or too large."""
    event = _held_for_files(event, by)
    if session is not None and session.event_id != event.pk:
        raise BadInput(gettext_noop("This session belongs to another event. Reload the page."))
    if event.files.count() >= MOST_FILES:
        raise NotNow(
            gettext_noop("An event has at most %(limit)d files. Take one away first."), limit=MOST_FILES
        )
    name = kept_name(name)
    ending = kind_of_file(name, data)
    if ending == "":
        data, ending = read_picture(data).data, "webp"
        name = f"{PurePath(name).stem}.webp"
    kept = EventFile(event=event, session=session, name=name, size=len(data), by=by, at=at)
    kept.file.save(f"{new_id()}.{ending}", ContentFile(data), save=False)
    kept.save(force_insert=True)
    note("event.file_added", event, by=by, at=at, file=kept.pk, name=name)
    return kept


@transaction.atomic
def remove_file(*, file: EventFile, by: User, at: datetime) -> Event:
    """The event without that file."""
    event = _held_for_files(file.event, by)
    there = EventFile.objects.filter(pk=file.pk).first()
    if there is None:
        raise NotNow(gettext_noop("This file was taken away already."))
    name = there.file.name
    note("event.file_removed", event, by=by, at=at, file=there.pk, name=there.name)
    there.delete()
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))
    return event


def _held_for_files(event: Event, by: User) -> Event:
    there = held_to_edit(event, by)
    if not may_change(by, there):
        raise NotAllowed(NOT_VERIFIED)
    if there.state not in TAKE_FILES:
        raise NotNow(gettext_noop("This event is cancelled, so its files stay as they are."))
    return there
