"""An entry that does not suit is put aside in one's own list, and brought back. The other side does not hear of it."""

from datetime import datetime

from django.db import transaction

from ucap.exchange.models import Entry
from ucap.exchange.states import DeclineReason
from ucap.journal.actions import record
from ucap.kernel.errors import BadInput, NotAllowed
from ucap.kernel.messages import gettext_noop
from ucap.matching.models import Pair
from ucap.matching.models.learning import Dismissal
from ucap.matching.rules import may_dismiss
from ucap.people.models import User

MOST = 500  # in one list: the oldest gives way
NOT_YOURS = gettext_noop("Only those to whom an entry belongs decide whom it is not for.")


@transaction.atomic
def dismiss_match(
    *, entry: Entry, other: Entry, reason: DeclineReason | None = None, by: User, at: datetime
) -> Dismissal:
    """The other entry, put aside in this one's list; once more with another reason changes the reason."""
    if not may_dismiss(by, entry):
        raise NotAllowed(NOT_YOURS)
    if entry.pk == other.pk:
        raise BadInput(gettext_noop("An entry cannot be put aside in its own list."))
    made, _ = Dismissal.objects.update_or_create(
        entry=entry, other=other, defaults={"reason": reason or "", "at": at}
    )
    Pair.objects.filter(entry=entry, other=other).delete()
    old = Dismissal.objects.filter(entry=entry).order_by("-at", "-pk").values_list("pk", flat=True)[MOST:]
    Dismissal.objects.filter(pk__in=list(old)).delete()
    _noted("match.put_aside", entry, other, by, at)
    return made


@transaction.atomic
def bring_back_match(*, entry: Entry, other: Entry, by: User, at: datetime) -> None:
    """Nothing; the other entry stands in the list again, as far as it fits."""
    if not may_dismiss(by, entry):
        raise NotAllowed(NOT_YOURS)
    gone, _ = Dismissal.objects.filter(entry=entry, other=other).delete()
    if gone:
        _noted("match.brought_back", entry, other, by, at)


def _noted(verb: str, entry: Entry, other: Entry, by: User, at: datetime) -> None:
    record(verb, subject=("entry", entry.pk), actor=by.pk, at=at, detail={"other": other.pk})
