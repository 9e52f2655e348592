"""A document given by an officer, read in the background, becomes a draft."""

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, Problem
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.actions.drafting import create_plan
from ucap.plans.models import Import
from ucap.plans.reading.reading import Reading
from ucap.plans.rules import may_create, may_see_import
from ucap.plans.states import ImportState


@transaction.atomic
def start_import(*, data: bytes, name: str, by: User, at: datetime) -> Import:
    """The import, waiting to be read by a background task (tasks.read_document)."""
    if not may_create(by):
        raise NotAllowed(
            gettext_noop(
                "Only city officers and the secretariat may import a plan. Ask your secretariat to make you an officer."
            )
        )
    if not data.strip():
        raise BadInput(gettext_noop("The document is empty. Choose the file again, or paste its text."))
    imported = Import(by=by, at=at, name=PurePath(name).name[:200])
    # Stored under a name of our own: nothing of the uploaded name reaches the file system.
    imported.file.save(f"{new_id()}.bin", ContentFile(data), save=False)
    imported.save()
    record("import.started", subject=("import", imported.id), actor=by.id, at=at, detail={"bytes": len(data)})
    return imported


@transaction.atomic
def begin_reading(*, imported: Import) -> Import:
    """The import, marked as being read."""
    imported.state = ImportState.READING
    imported.save(update_fields=["state"])
    return imported


@transaction.atomic
def finish_import(*, imported: Import, outcome: Reading | Problem, at: datetime) -> Import:
    """The import with a draft made of what was read, or with the problem that its page will explain."""
    imported = Import.objects.select_for_update(of=("self",)).select_related("by").get(pk=imported.pk)
    if imported.state in (ImportState.READ, ImportState.FAILED):
        return imported  # a task that was started twice reads once
    if isinstance(outcome, Problem):
        imported.state = ImportState.FAILED
        imported.problem = {"template": outcome.message.template, "values": dict(outcome.message.values)}
        imported.save(update_fields=["state", "problem"])
        record(
            "import.failed",
            subject=("import", imported.id),
            actor=imported.by_id,
            at=at,
            detail=imported.problem,
        )
        return imported
    version = create_plan(content=outcome.content, by=imported.by, at=at)
    imported.plan = version.plan
    imported.state = ImportState.READ
    imported.warnings = [
        {
            "field": warning.field,
            "source": warning.source,
            "template": warning.message.template,
            "values": dict(warning.message.values),
            "settled": False,
        }
        for warning in outcome.warnings
    ]
    imported.sources = [
        {"field": s.field, "text": s.text, "page": s.page, "line": s.line} for s in outcome.sources
    ]
    imported.save()
    record(
        "import.read",
        subject=("plan", version.plan_id),
        actor=imported.by_id,
        at=at,
        detail={"import": imported.id, "name": imported.name, "warnings": len(imported.warnings)},
    )
    return imported


@transaction.atomic
def settle_warning(*, imported: Import, index: int, settled: bool, by: User, at: datetime) -> Import:
    """The import with that warning marked as looked at (or not, to undo it)."""
    imported = Import.objects.select_for_update(of=("self",)).get(pk=imported.pk)
    if not may_see_import(by, imported):
        raise NotAllowed(gettext_noop("This document was imported by somebody else."))
    if not 0 <= index < len(imported.warnings):
        raise BadInput(gettext_noop("There is no such warning. Reload the page."))
    warnings: list[dict[str, Any]] = list(imported.warnings)
    warnings[index] = {**warnings[index], "settled": settled}
    imported.warnings = warnings
    imported.save(update_fields=["warnings"])
    record(
        "import.settled",
        subject=("import", imported.id),
        actor=by.id,
        at=at,
        detail={"index": index, "settled": settled},
    )
    return imported
