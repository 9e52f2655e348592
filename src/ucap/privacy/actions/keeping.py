"""Keeping nothing for longer than it is needed: one function a period of retention.py, done every night.

Each is told the instant before which things are too old, and returns how many there were.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django_tasks_db.models import DBTaskResult

from ucap.events.models import EventFile
from ucap.exchange.models import EntryFile, MessageFile
from ucap.journal.actions import forget, record
from ucap.journal.models import Private
from ucap.kernel.person import LEFT_OUT
from ucap.moderation.models import Answer, Concern
from ucap.moderation.states import DECIDED
from ucap.notices.actions.forgetting import forget_old
from ucap.organisations.models import JoinRequest, Organisation, OrganisationInvitation
from ucap.people.models import Invitation, User
from ucap.plans.models import AccessRequest, Import
from ucap.plans.personal import delete_imports
from ucap.plans.states import ImportState
from ucap.privacy.actions.erasing import carry_out_due
from ucap.privacy.actions.exporting import delete_exports
from ucap.privacy.areas import areas
from ucap.privacy.models import Export
from ucap.privacy.retention import PERIODS, Period

COUNTS_TABLE = "ucap_counts"  # settings/caches.py
# Where each row names its file; a full plan thrown away with its draft can be brought back, so those are not looked at.
FOLDERS = {
    "imports": Import,
    "exports": Export,
    "logos": Organisation,
    "entries": EntryFile,
    "messages": MessageFile,
    "events": EventFile,
}


def keep_no_longer(at: datetime) -> dict[str, int]:
    """How many of what were deleted; the journal has it too."""
    deleted: dict[str, int] = {}
    for period in PERIODS:
        with transaction.atomic():
            deleted[period.name] = _delete(period, at)
    found = {name: number for name, number in deleted.items() if number}
    if found:
        record("retention.done", subject=("platform", ""), actor="", at=at, detail=found)
    return found


def _delete(period: Period, at: datetime) -> int:
    before = at - timedelta(days=period.days)
    own = DELETES[period.name](at, before) if period.name in DELETES else 0
    return own + sum(area.keeps[period.name](before) for area in areas() if period.name in area.keeps)


def exports(at: datetime, _: datetime) -> int:
    """They say themselves until when they are there; those of a day that never came about are as old."""
    return delete_exports(Export.objects.filter(expires_at__lte=at).values_list("pk", flat=True))


def erasures(at: datetime, _: datetime) -> int:
    return carry_out_due(at)


def sessions(_: datetime, before: datetime) -> int:
    return _deleted(Session.objects.filter(expire_date__lte=before))


def unconfirmed(_: datetime, before: datetime) -> int:
    """Accounts whose addresses were given and never confirmed, which nobody ever entered and which hold no office."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    never = User.objects.filter(joined_at__lte=before, last_login=None, cities=None, is_active=True)
    never = never.filter(is_secretariat=False, is_operator=False, is_superuser=False)
    return _deleted(never.filter(Exists(addresses), ~Exists(addresses.filter(verified=True))))


def invitations(_: datetime, before: datetime) -> int:
    of_offices = _deleted(Invitation.objects.filter(expires_at__lte=before))
    return of_offices + _deleted(OrganisationInvitation.objects.filter(expires_at__lte=before))


def failed_imports(_: datetime, before: datetime) -> int:
    """Those that failed, and those whose draft was thrown away."""
    nothing_came_of_it = Q(state=ImportState.FAILED) | Q(state=ImportState.READ, plan=None)
    return delete_imports(Import.objects.filter(nothing_came_of_it, at__lte=before))


def read_imports(_: datetime, before: datetime) -> int:
    return delete_imports(Import.objects.filter(plan__published_at__lte=before))


def access_requests(at: datetime, before: datetime) -> int:
    old = AccessRequest.objects.alias(since=Coalesce("expires_at", "decided_at", "at")).filter(
        since__lte=before
    )
    ids = list(old.values_list("pk", flat=True))
    for private in Private.objects.filter(
        entry__verb="full.asked", entry__detail__request__in=ids, part="detail"
    ):
        forget(private, {}, at)
    return _deleted(AccessRequest.objects.filter(pk__in=ids))


def join_requests(_: datetime, before: datetime) -> int:
    return _deleted(JoinRequest.objects.filter(decided_at__lte=before))


def reports(_: datetime, before: datetime) -> int:
    """What was written is gone, the case and how it was decided stay."""
    decided = Q(case__state__in=DECIDED, case__decided_at__lte=before)
    said = Concern.objects.filter(decided, reported=True).exclude(text="", by=None).update(text="", by=None)
    return said + Answer.objects.filter(decided).exclude(text=LEFT_OUT).update(text=LEFT_OUT, by=None)


def notices(at: datetime, _: datetime) -> int:
    """Notices that were read, and letters: notices know best what of them is old."""
    return forget_old(at)


def tasks(_: datetime, before: datetime) -> int:
    return _deleted(DBTaskResult.objects.filter(finished_at__lte=before))


def counts(_: datetime, before: datetime) -> int:
    """Django's table of counts forgets only when it is full."""
    old = f"DELETE FROM {connection.ops.quote_name(COUNTS_TABLE)} WHERE expires <= %s"  # noqa: S608 - nobody's words
    with connection.cursor() as cursor:
        cursor.execute(old, [connection.ops.adapt_datetimefield_value(before)])
        return int(cursor.rowcount)


def loose_files(_: datetime, before: datetime) -> int:
    """Files without a row: of a process that was killed between the two."""
    loose = 0
    for folder, model in FOLDERS.items():
        column = "logo" if model is Organisation else "file"
        there = Path(settings.MEDIA_ROOT) / folder
        old = [
            path for path in there.rglob("*") if path.is_file() and path.stat().st_mtime <= before.timestamp()
        ]
        names = {path.relative_to(settings.MEDIA_ROOT).as_posix() for path in old}
        kept = set(model.objects.filter(**{f"{column}__in": names}).values_list(column, flat=True))  # type: ignore[attr-defined]
        for name in names - kept:
            default_storage.delete(name)
            loose += 1
    return loose


def _deleted(rows: object) -> int:
    number = rows.count()  # type: ignore[attr-defined]
    rows.delete()  # type: ignore[attr-defined]
    return int(number)


Delete = Callable[[datetime, datetime], int]
DELETES: Mapping[str, Delete] = {
    one.__name__: one
    for one in (
        exports,
        erasures,
        sessions,
        unconfirmed,
        invitations,
        failed_imports,
        read_imports,
        access_requests,
        join_requests,
        reports,
        notices,
        tasks,
        counts,
        loose_files,
    )
}
