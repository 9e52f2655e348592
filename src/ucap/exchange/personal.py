"""What the exchange holds about a person: the entries they wrote, the files they gave, what they wrote to others.

Entries and conversations are their organisation's, and stay; who wrote them, and the files that came with messages, do not.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from ucap.exchange.content import from_json
from ucap.exchange.digests import digest_of
from ucap.exchange.models import (
    Entry,
    EntryFile,
    EntryTranslation,
    EntryVersion,
    Interest,
    Message,
    MessageFile,
)
from ucap.exchange.projection import project
from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without, without_addresses


def export(person: Person) -> dict[str, Any]:
    """Entries begun, versions written, files given."""
    return {
        "entries": list(
            Entry.objects.filter(author_id=person.id).values(
                "id", "slug", "state", "visibility", "organisation", "city", "created_at", "published_at"
            )
        ),
        "entry_versions": list(
            EntryVersion.objects.filter(by_id=person.id).values(
                "entry", "number", "at", "edited_at", "published_at", "content_json"
            )
        ),
        "entry_files": list(
            EntryFile.objects.filter(by_id=person.id).values("entry", "name", "alt", "size", "at")
        ),
        "interests": list(
            Interest.objects.filter(by_id=person.id).values(
                "id", "entry", "organisation", "city", "state", "stage", "at"
            )
        ),
        "translations": list(
            EntryTranslation.objects.filter(by_id=person.id).values(
                "entry", "part", "original", "source", "target", "corrected", "at"
            )
        ),
        "messages": list(Message.objects.filter(by_id=person.id).values("interest", "text", "note", "at")),
    }


def files(person: Person) -> Iterator[tuple[str, Any]]:
    """The pictures and documents that this person gave: (name, file)."""
    for given in EntryFile.objects.filter(by_id=person.id):
        yield f"{given.pk}-{given.name}", given.file
    for sent in MessageFile.objects.filter(message__by_id=person.id).exclude(file=""):
        yield f"{sent.pk}-{sent.name}", sent.file


def erase(person: Person, _: datetime) -> None:
    """Nothing; the entries stand, and no text of them has an address of this person any more."""
    for version in containing(EntryVersion.objects.all(), "content_json", person.addresses):
        _forget_in(version, person)
    for file in EntryFile.objects.filter(by_id=person.id):
        file.name, file.alt = str(without(file.name, person)), str(without(file.alt, person))
        file.save(update_fields=["name", "alt"])
    _forget_translations(person)
    _forget_talks(person)


def _forget_translations(person: Person) -> None:
    """What the machine made of a text with an address of this person is made anew; what people wrote stays, without it."""
    for column in ("original", "machine", "corrected"):
        for row in containing(EntryTranslation.objects.all(), column, person.addresses):
            if not row.corrected:
                row.delete()
                continue
            for name in ("original", "machine", "corrected"):
                setattr(row, name, without_addresses(getattr(row, name), person))
            row.digest = digest_of(row.original, row.source)
            row.save()


def _forget_talks(person: Person) -> None:
    """What was said stays with the other side, without this person's name and addresses; the files they sent are gone."""
    sent = MessageFile.objects.filter(message__by_id=person.id).exclude(file="")
    for name in sent.values_list("file", flat=True):
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]
    sent.update(file="", name="")
    named = (*person.addresses, person.name)
    for message in containing(Message.objects.all(), "text", named):
        message.text = str(without(message.text, person))
        message.save(update_fields=["text"])
    for column in ("decline_text", "outcome_text"):
        for interest in containing(Interest.objects.all(), column, named):
            setattr(interest, column, str(without(getattr(interest, column), person)))
            interest.save(update_fields=[column])


def _forget_in(version: EntryVersion, person: Person) -> None:
    """Also in a published version, the one case in which such a text changes: its revision says so."""
    version.content_json = without_addresses(version.content_json, person)
    version.revision += 1
    version.save(update_fields=["content_json", "revision"])
    entry = Entry.objects.select_related("organisation", "place", "city").get(pk=version.entry_id)
    if version.pk in (entry.current_id, entry.draft_id) and (entry.current_id in (None, version.pk)):
        project(entry, from_json(version.content_json), published=entry.current_id == version.pk)
        entry.save()
