"""Background work on plans."""

import logging
from datetime import datetime

from django.db import transaction
from django_tasks import task

from ucap.kernel.clock import now
from ucap.kernel.errors import Problem
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.actions.importing import begin_reading, finish_import, read_again, start_import
from ucap.plans.models import Import
from ucap.plans.reading.reading import Reading

log = logging.getLogger(__name__)


# The task is put beside the import in one transaction: there is never one without the other.
@transaction.atomic
def import_document(*, data: bytes, name: str, by: User, at: datetime) -> Import:
    """The import, on its way to be read in the background."""
    imported = start_import(data=data, name=name, by=by, at=at)
    read_document.enqueue(imported.id)
    return imported


@transaction.atomic
def import_again(*, imported: Import, by: User, at: datetime) -> Import:
    """The import, on its way to be read once more."""
    imported = read_again(imported=imported, by=by, at=at)
    read_document.enqueue(imported.id)
    return imported


@task()
def read_document(import_id: str) -> None:
    """Reads the document of an import in a child process and makes a draft of it. Started twice, it does it once."""
    imported = begin_reading(import_id=import_id)
    if imported is not None:
        finish_import(imported=imported, outcome=_read(imported), at=now())


def _read(imported: Import) -> Reading | Problem:
    from ucap.plans.reading.sandbox import read_safely

    try:
        with imported.file.open("rb") as file:
            data = file.read()
        return read_safely(data, number=imported.id)
    except Problem as problem:
        return problem
    except Exception:
        # Whatever is wrong with us, the person who waits gets an answer; the log tells the operator.
        log.exception("the document of import %s could not be read", imported.id)
        return Problem(
            gettext_noop(
                "Something went wrong on our side while this document was read. Try again, or paste its text instead."
            )
        )
