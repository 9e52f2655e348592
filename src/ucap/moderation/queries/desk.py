"""What of moderation waits for somebody: for My desk."""

from dataclasses import dataclass
from datetime import datetime

from ucap.moderation.models import Case
from ucap.moderation.queries.queue import WAITING
from ucap.moderation.rules import may_moderate
from ucap.moderation.states import CaseState
from ucap.people.models import User
from ucap.people.rules import Viewer


@dataclass(frozen=True, slots=True)
class Waiting:
    """`cases` wait for this moderator since `oldest`; `decisions` about what this person wrote were not read yet."""

    cases: int = 0
    oldest: datetime | None = None
    decisions: int = 0


def waiting_for(viewer: Viewer) -> Waiting:
    """What waits for this person. At most three queries."""
    if not isinstance(viewer, User):
        return Waiting()
    unread = Case.objects.filter(author=viewer, read_at=None, decided_at__isnull=False)
    decisions = unread.exclude(state=CaseState.DISMISSED).count()
    if not may_moderate(viewer):
        return Waiting(decisions=decisions)
    waiting = Case.objects.filter(WAITING)
    oldest = waiting.order_by("opened_at").values_list("opened_at", flat=True).first()
    return Waiting(cases=waiting.count(), oldest=oldest, decisions=decisions)
