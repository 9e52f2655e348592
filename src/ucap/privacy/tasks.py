"""Background work: putting together what is stored about somebody."""

import logging
from datetime import datetime

from django.db import transaction
from django_tasks import task

from ucap.kernel.clock import now
from ucap.people.models import User
from ucap.privacy.actions.exporting import ask_for_export, fail_export, make_export
from ucap.privacy.models import Export

log = logging.getLogger(__name__)


# The task is put beside the export in one transaction: there is never one without the other.
@transaction.atomic
def export_own_data(*, by: User, at: datetime) -> Export:
    """The export, on its way to be made in the background."""
    export = ask_for_export(by=by, at=at)
    put_together.enqueue(export.pk)
    return export


@task()
def put_together(export_id: str) -> None:
    """Makes the file of an export. Started twice, it does it once."""
    export = Export.objects.select_related("person").filter(pk=export_id).first()
    if export is None:
        return
    try:
        make_export(export=export, at=now())
    except Exception:
        # Whatever is wrong with us, the person who waits gets an answer; the log tells the operator.
        log.exception("the export %s could not be made", export_id)
        fail_export(export=export)
