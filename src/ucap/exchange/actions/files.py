"""Pictures and documents of an entry. Pictures are drawn anew; what is no longer shown is deleted once the change is kept."""

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from ucap.exchange.actions.standing import BRING_IT_BACK, TAKE_IT_BACK, held, held_to_edit, note, wait_anew
from ucap.exchange.files import MOST_FILES, kind_of_file, read_picture
from ucap.exchange.models import Entry, EntryFile
from ucap.exchange.rules import NOT_YOURS, may_remove_file
from ucap.exchange.states import EntryState
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.hygiene import clean_line
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.actions.naming import kept_name

LONGEST_ALT = 200


@transaction.atomic
def add_file(*, entry: Entry, data: bytes, name: str, alt: str = "", by: User, at: datetime) -> EntryFile:
    """The file, now the entry's. Raises BadInput for what is neither a picture nor a usual document, or too large."""
    entry = _to_change(held_to_edit(entry, by))
    if entry.files.count() >= MOST_FILES:
        raise NotNow(
            gettext_noop("An entry has at most %(limit)d files. Take one away first."), limit=MOST_FILES
        )
    name = kept_name(name)
    kept = EntryFile(entry=entry, name=name, alt=clean_line(alt)[:LONGEST_ALT], by=by, at=at, is_image=False)
    ending = kind_of_file(name, data)
    if ending == "":
        picture = read_picture(data)
        data, ending = picture.data, "webp"
        kept.is_image, kept.width, kept.height = True, picture.width, picture.height
    kept.size = len(data)
    kept.file.save(f"{new_id()}.{ending}", ContentFile(data), save=False)
    kept.save(force_insert=True)
    note("entry.file_added", entry, by=by, at=at, file=kept.pk, name=name)
    wait_anew(entry, by=by, at=at)
    return kept


@transaction.atomic
def describe_file(*, file: EntryFile, alt: str, by: User, at: datetime) -> EntryFile:
    """The file with these words for who does not see it."""
    entry = _to_change(_held_for(file, by))
    before, file.alt = file.alt, clean_line(alt)[:LONGEST_ALT]
    if file.alt != before:
        file.save(update_fields=["alt"])
        note("entry.file_described", entry, by=by, at=at, file=file.pk, alt=file.alt)
        wait_anew(entry, by=by, at=at)
    return file


@transaction.atomic
def remove_file(*, file: EntryFile, by: User, at: datetime) -> Entry:
    """The entry without that file."""
    entry = _held_for(file, by)
    there = EntryFile.objects.filter(pk=file.pk).first()
    if there is None:
        raise NotNow(gettext_noop("This file was taken away already."))
    name = there.file.name
    note("entry.file_removed", entry, by=by, at=at, file=there.pk, name=there.name)
    there.delete()
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))
    return entry


def _held_for(file: EntryFile, by: User) -> Entry:
    if not may_remove_file(by, file):
        raise NotAllowed(NOT_YOURS)
    return held(file.entry_id)


def _to_change(entry: Entry) -> Entry:
    """The entry, to whose files something may come now: what waits is not changed behind the moderator's back."""
    if entry.state == EntryState.WAITING:
        raise NotNow(TAKE_IT_BACK)
    if entry.state == EntryState.WITHDRAWN:
        raise NotNow(BRING_IT_BACK)
    return entry
