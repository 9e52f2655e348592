"""Reading and marking. To read a notice is to have read all before it about the same thing."""

from datetime import datetime

from django.db import transaction

from ucap.kernel.errors import NotAllowed
from ucap.notices.models import Notice
from ucap.notices.rules import NOT_YOUR_NOTICE, SIGN_IN_FIRST, may_read, may_see_inbox
from ucap.notices.states import Kind
from ucap.people.models import User


@transaction.atomic
def open_notice(*, notice: Notice, by: User, at: datetime) -> Notice:
    """The notice, read."""
    mark_read(notice=notice, by=by, at=at)
    return notice


@transaction.atomic
def mark_read(*, notice: Notice, by: User, at: datetime) -> int:
    """How many notices of its thread were unread until now."""
    if not may_read(by, notice):
        raise NotAllowed(NOT_YOUR_NOTICE)
    until_it = Notice.objects.thread_of(notice).filter(pk__lte=notice.pk, read_at=None)
    return until_it.update(read_at=at, mail_at=None)


@transaction.atomic
def mark_unread(*, notice: Notice, by: User, at: datetime) -> int:
    """1 when it was read until now. The latest of its thread stands for it, so that one is marked."""
    if not may_read(by, notice):
        raise NotAllowed(NOT_YOUR_NOTICE)
    return Notice.objects.thread_of(notice).filter(leads=True, read_at__isnull=False).update(read_at=None)


@transaction.atomic
def mark_subject_read(*, subject: tuple[str, str], by: User, at: datetime) -> int:
    """How many notices about that thing were unread until now; for who has opened its page instead of the inbox."""
    if not may_see_inbox(by):
        raise NotAllowed(SIGN_IN_FIRST)
    about = Notice.objects.filter(to=by, subject_kind=subject[0], subject_id=subject[1])
    return about.filter(read_at=None).update(read_at=at, mail_at=None)


@transaction.atomic
def mark_all_read(*, by: User, at: datetime, kind: Kind | None = None) -> int:
    """How many notices (of that kind) were unread until now."""
    if not may_see_inbox(by):
        raise NotAllowed(SIGN_IN_FIRST)
    unread = Notice.objects.filter(to=by, read_at=None)
    return (unread.filter(kind=kind) if kind else unread).update(read_at=at, mail_at=None)


@transaction.atomic
def undo_reading(*, read_at: datetime, by: User) -> int:
    """How many notices are unread again: those that were marked at that very instant."""
    if not may_see_inbox(by):
        raise NotAllowed(SIGN_IN_FIRST)
    return Notice.objects.filter(to=by, read_at=read_at).update(read_at=None)
