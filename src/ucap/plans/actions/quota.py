"""How many documents one person may have here to be read into plans, and how large all of them together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Q

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.models import Import
from ucap.plans.states import ImportState

KEPT_FOR = timedelta(
    days=90
)  # as the nightly cleaning has it (privacy/retention.py, which comes after plans)
MEGABYTE = 1_000_000
FULL = gettext_noop(
    "You have given %(files)d documents that are still kept, %(size)d MB together; %(most_files)d documents with %(most_size)d MB are "
    "the most. Publish or throw away drafts that you no longer need: their documents are deleted %(days)d days after that, or after "
    "they were given where no plan came of them."
)
FULL_UNTIL = gettext_noop(
    "You have given %(files)d documents that are still kept, %(size)d MB together; %(most_files)d documents with %(most_size)d MB are "
    "the most. The next one is deleted on %(day)s. Publish or throw away drafts that you no longer need: their documents are deleted "
    "%(days)d days after that, or after they were given where no plan came of them."
)


def refuse_beyond_quota(*, by: User, size: int) -> None:
    """Nothing; raises NotNow where one more document of so many bytes is too much. Within the caller's transaction."""
    User.objects.select_for_update().get(pk=by.pk)  # two at once are counted one after the other
    names = list(Import.objects.filter(by=by).values_list("file", flat=True))
    there = sum(map(_size, names))
    if len(names) < settings.IMPORT_FILES and there + size <= settings.IMPORT_BYTES:
        return
    until = _next_to_go(by)
    raise NotNow(
        FULL_UNTIL if until else FULL,
        files=len(names),
        size=-(-there // MEGABYTE),
        most_files=settings.IMPORT_FILES,
        most_size=settings.IMPORT_BYTES // MEGABYTE,
        days=KEPT_FOR.days,
        day=f"{until:%Y-%m-%d}" if until else "",
    )


def _next_to_go(by: User) -> datetime | None:
    """When the first of this person's documents is deleted, as things stand."""
    nothing_came_of_it = Q(state=ImportState.FAILED) | Q(state=ImportState.READ, plan=None)
    own = Import.objects.filter(by=by)
    given = own.filter(nothing_came_of_it).order_by("at").values_list("at", flat=True).first()
    published = (
        own.filter(plan__published_at__isnull=False)
        .order_by("plan__published_at")
        .values_list("plan__published_at", flat=True)
        .first()
    )
    known = [when for when in (given, published) if when]
    return (
        min(known) + KEPT_FOR + timedelta(days=1) if known else None
    )  # the cleaning comes in the night after


def _size(name: str) -> int:
    try:
        return default_storage.size(name)
    except FileNotFoundError:
        return 0
