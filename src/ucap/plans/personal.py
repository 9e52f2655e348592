"""What plans hold about a person: what they wrote, gave and asked for, and contacts with an address of theirs."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q, QuerySet

from ucap.journal.actions import forget
from ucap.journal.models import Private
from ucap.kernel.containing import containing
from ucap.kernel.person import Person, without, without_addresses
from ucap.plans.content import from_json
from ucap.plans.models import AccessRequest, Confirmation, FullDocument, Import, Plan, Version
from ucap.plans.projection import project


def export(person: Person) -> dict[str, Any]:
    """Plans begun, versions written, documents given, confirmations, requests for full plans."""
    given = Import.objects.filter(by_id=person.id)
    return {
        "plans_begun": list(
            Plan.objects.filter(created_by_id=person.id).values("id", "slug", "state", "created_at")
        ),
        "versions_begun": list(
            Version.objects.filter(created_by_id=person.id).values(
                "plan", "number", "state", "created_at", "edited_at", "content_json"
            )
        ),
        "confirmations": list(
            Confirmation.objects.filter(by_id=person.id).values(
                "version__plan", "version__number", "side", "at"
            )
        ),
        "imports": list(given.values("id", "name", "at", "state", "plan", "warnings", "sources")),
        "full_plans_attached": list(
            FullDocument.objects.filter(by_id=person.id).values("plan", "name", "size", "at")
        ),
        "requests_for_full_plans": list(
            _asked(person).values("plan", "state", "at", "name", "email", "organisation", "purpose", "reason")
        ),
        "requests_decided": list(
            AccessRequest.objects.filter(decided_by_id=person.id).values(
                "plan", "state", "decided_at", "reason"
            )
        ),
    }


def files(person: Person) -> Iterator[tuple[str, Any]]:
    """The documents that this person gave: (name, file)."""
    for given in Import.objects.filter(by_id=person.id):
        yield f"{given.id}-{given.name or 'text.txt'}", given.file
    for full in FullDocument.objects.filter(by_id=person.id):
        yield f"{full.plan_id}-{full.name}", full.file


def erase(person: Person, at: datetime) -> None:
    """Nothing; the plans stand, and no contact, request or import in them is this person's any more."""
    _forget_requests(person, at)
    own = Import.objects.filter(by_id=person.id)
    delete_imports(own.filter(plan=None))
    for given in (
        own
    ):  # what is left stands beside a draft that others may be working on: doubts, without the document
        _throw_away(given.file.name)
        given.name, given.file = "", ""
        given.save(update_fields=["name", "file"])
    for column in ("warnings", "sources"):
        for given in containing(Import.objects.all(), column, (*person.addresses, person.name)):
            setattr(given, column, without(getattr(given, column), person))
            given.save(update_fields=[column])
    for full in FullDocument.objects.filter(by_id=person.id):
        full.name = str(without(full.name, person))
        full.save(update_fields=["name"])
    for version in containing(Version.objects.all(), "content_json", person.addresses):
        _empty_contacts(version, person)


def delete_imports(imports: QuerySet[Import]) -> int:
    """How many there were; their documents are deleted with them."""
    names = list(imports.values_list("file", flat=True))
    imports.delete()
    for name in names:
        _throw_away(name)
    return len(names)


def _throw_away(name: str | None) -> None:
    if name:
        transaction.on_commit(lambda: default_storage.delete(name))


def _empty_contacts(version: Version, person: Person) -> None:
    """Also in a published version, the one case in which such a text changes: its revision says so to whoever keeps a copy."""
    version.content_json = without_addresses(version.content_json, person)
    content = from_json(version.content_json)
    version.revision += 1
    project(version, content)
    version.save()


def _forget_requests(person: Person, at: datetime) -> None:
    requests = _asked(person)
    ids = list(requests.values_list("id", flat=True))
    said = Private.objects.filter(entry__verb="full.asked", entry__detail__request__in=ids, part="detail")
    for private in said:
        forget(private, {}, at)
    requests.delete()


def _asked(person: Person) -> Any:
    by_them = Q(pk=None)
    for address in person.addresses:
        by_them |= Q(email__iexact=address)
    return AccessRequest.objects.filter(by_them)
