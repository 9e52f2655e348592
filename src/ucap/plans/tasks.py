"""Background work on plans."""

from django.core.files.storage import default_storage
from django_tasks import task

from ucap.kernel.clock import now
from ucap.kernel.errors import Problem
from ucap.plans.actions.importing import begin_reading, finish_import
from ucap.plans.models import Import
from ucap.plans.reading.reading import Reading
from ucap.plans.reading.sandbox import read_safely


@task()
def read_document(import_id: str) -> None:
    """Reads the document of an import in a child process and makes a draft of it. Started twice, it does it once."""
    imported = Import.objects.filter(pk=import_id).first()
    if imported is None:
        return
    begin_reading(imported=imported)
    with default_storage.open(imported.file.name) as file:
        data = file.read()
    outcome: Reading | Problem
    try:
        outcome = read_safely(data, name=imported.name)
    except Problem as problem:
        outcome = problem
    finish_import(imported=imported, outcome=outcome, at=now())
