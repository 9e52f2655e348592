"""A document given by an officer, read in the background, becomes a draft."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed, NotNow, Problem
from ucap.kernel.ids import new_id
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans import letters
from ucap.plans.actions.drafting import create_plan
from ucap.plans.actions.naming import kept_name
from ucap.plans.actions.quota import refuse_beyond_quota
from ucap.plans.models import Import
from ucap.plans.queries.importing import is_late
from ucap.plans.reading.reading import Reading
from ucap.plans.rules import may_create, may_see_import, may_settle
from ucap.plans.states import ImportState

NOT_YOUR_IMPORT = gettext_noop("This document was imported by somebody else.")


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
    refuse_beyond_quota(by=by, size=len(data))
    imported = Import(by=by, at=at, name=kept_name(name))
    # Stored under a name of our own: nothing of the uploaded name reaches the file system.
    imported.file.save(f"{new_id()}.bin", ContentFile(data), save=False)
    imported.save()
    record("import.started", subject=("import", imported.id), actor=by.id, at=at, detail={"bytes": len(data)})
    return imported


@transaction.atomic
def begin_reading(*, import_id: str) -> Import | None:
    """The import, marked as being read; None when there is nothing to do (it is gone, or somebody else reads it)."""
    imported = _locked(import_id)
    if imported is None or imported.state != ImportState.WAITING:
        return None
    imported.state = ImportState.READING
    imported.save(update_fields=["state"])
    return imported


@transaction.atomic
def read_again(*, imported: Import, by: User, at: datetime) -> Import:
    """The import, waiting anew: after a failure, or when the reading never began or was cut off."""
    there = _locked(imported.id)
    if there is None or not may_see_import(by, there):
        raise NotAllowed(NOT_YOUR_IMPORT)
    if there.state == ImportState.READ or (there.state != ImportState.FAILED and not is_late(there, at)):
        raise NotNow(gettext_noop("This document is read already, or just being read. Wait a moment."))
    there.state, there.problem, there.at = ImportState.WAITING, None, at
    there.save(update_fields=["state", "problem", "at"])
    record("import.retried", subject=("import", there.id), actor=by.id, at=at)
    return there


@transaction.atomic
def finish_import(*, imported: Import, outcome: Reading | Problem, at: datetime) -> Import:
    """The import with a draft made of what was read, or with the problem that its page will explain."""
    there = _locked(imported.pk)
    if there is None or there.state in (ImportState.READ, ImportState.FAILED):
        return there or imported  # a task that was started twice reads once
    if isinstance(outcome, Problem):
        return _fail(there, outcome, at)
    try:
        version = create_plan(content=outcome.content, by=there.by, at=at)
    except Problem as problem:  # no officer any more, for one
        return _fail(there, problem, at)
    there.plan = version.plan
    there.state = ImportState.READ
    there.warnings = [
        {
            "field": warning.field,
            "source": warning.source,
            "template": warning.message.template,
            "values": dict(warning.message.values),
            "settled": False,
        }
        for warning in outcome.warnings
    ]
    there.sources = [
        {"field": s.field, "text": s.text, "page": s.page, "line": s.line} for s in outcome.sources
    ]
    there.save()
    record(
        "import.read",
        subject=("plan", version.plan_id),
        actor=there.by_id,
        at=at,
        detail={"import": there.id, "name": there.name, "warnings": len(there.warnings)},
        personal=["name"],
    )
    letters.tell_of_import(there, at=at)
    return there


@transaction.atomic
def settle_warning(*, imported: Import, index: int, settled: bool, by: User, at: datetime) -> Import:
    """The import with that warning marked as looked at (or not, to undo it)."""
    there = _locked(imported.pk)
    if there is None or not may_settle(by, there):
        raise NotAllowed(NOT_YOUR_IMPORT)
    if not 0 <= index < len(there.warnings):
        raise BadInput(gettext_noop("There is no such doubt. Reload the page."))
    warnings: list[dict[str, Any]] = list(there.warnings)
    warnings[index] = {**warnings[index], "settled": settled}
    there.warnings = warnings
    there.save(update_fields=["warnings"])
    record(
        "import.settled",
        subject=("import", there.id),
        actor=by.id,
        at=at,
        detail={"index": index, "settled": settled},
    )
    return there


def _locked(import_id: str) -> Import | None:
    return (
        Import.objects.select_for_update(of=("self",))
        .select_related("by", "plan")
        .filter(pk=import_id)
        .first()
    )


def _fail(imported: Import, problem: Problem, at: datetime) -> Import:
    imported.state = ImportState.FAILED
    imported.problem = {"template": problem.message.template, "values": dict(problem.message.values)}
    imported.save(update_fields=["state", "problem"])
    record(
        "import.failed",
        subject=("import", imported.id),
        actor=imported.by_id,
        at=at,
        detail=imported.problem,
        personal=["values"],
    )
    letters.tell_of_import(imported, at=at)
    return imported
