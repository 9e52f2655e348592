"""Everything that is stored about somebody, as a zip for them alone."""

import tempfile
from datetime import datetime, timedelta

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from ucap.journal.actions import record
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import Message, gettext_noop
from ucap.notices.actions import notify
from ucap.notices.states import Kind
from ucap.people.models import User
from ucap.people.personal import person_of
from ucap.people.rules import SIGN_IN_FIRST
from ucap.privacy.actions.packing import pack
from ucap.privacy.areas import areas
from ucap.privacy.models import Export
from ucap.privacy.retention import DAYS
from ucap.privacy.rules import NOT_YOURS, may_open_export, may_take_own_data
from ucap.privacy.states import ExportState

TAKES = timedelta(minutes=30)  # at most; one that waits for longer was cut off


@transaction.atomic
def ask_for_export(*, by: User, at: datetime) -> Export:
    """The export, waiting to be made by a background task (tasks.make_export); it takes the place of earlier ones."""
    if not may_take_own_data(by):
        raise NotAllowed(SIGN_IN_FIRST)
    earlier = Export.objects.select_for_update().filter(person=by)
    if earlier.filter(state=ExportState.WAITING, at__gt=at - TAKES).exists():
        raise NotNow(gettext_noop("Your data is being put together already. It is ready in a moment."))
    delete_exports(earlier.values_list("pk", flat=True))
    export = Export.objects.create(person=by, at=at, expires_at=at + timedelta(days=DAYS["exports"]))
    record("export.asked", subject=("user", by.pk), actor=by.pk, at=at)
    return export


def make_export(*, export: Export, at: datetime) -> Export:
    """The export with its file, and its person told. Made twice, it is made once."""
    person = person_of(export.person)
    with tempfile.TemporaryFile() as file:
        pack(file, person, areas(), at=at)
        size = file.tell()
        file.seek(0)
        with transaction.atomic():
            export = Export.objects.select_for_update(of=("self",)).select_related("person").get(pk=export.pk)
            if export.state != ExportState.WAITING:
                return export
            export.file.save(f"{export.pk}.zip", File(file), save=False)
            export.state, export.size = ExportState.READY, size
            export.save()
            notify(
                to=[export.person],
                kind=Kind.ACCOUNT,
                subject=("export", export.pk),
                title=Message(gettext_noop("Your data is ready to be taken away")),
                text=Message(gettext_noop("It can be saved for seven days, by you alone.")),
                link=("privacy:mine", ()),
                at=at,
            )
    return export


def fail_export(*, export: Export) -> None:
    """Nothing; its page says that it could not be made."""
    Export.objects.filter(pk=export.pk, state=ExportState.WAITING).update(state=ExportState.FAILED)


@transaction.atomic
def open_export(*, export: Export, by: User, at: datetime) -> Export:
    """The export, whose file may be saved; that it was is journalled."""
    if not may_open_export(by, export):
        raise NotAllowed(NOT_YOURS)
    if export.state != ExportState.READY or export.expires_at <= at:
        raise NotNow(gettext_noop("This export is there no longer. Ask for a new one."))
    record("export.opened", subject=("user", by.pk), actor=by.pk, at=at)
    return export


def delete_exports(ids: object) -> int:
    """How many there were; their files go with them."""
    exports = Export.objects.filter(pk__in=list(ids))  # type: ignore[call-overload]
    names = [name for name in exports.values_list("file", flat=True) if name]
    deleted, _ = exports.delete()
    for name in names:
        transaction.on_commit(lambda name=name: default_storage.delete(name))  # type: ignore[misc]
    return deleted
