"""What the journal says of a case.

It is about the case, not about its thing: the history of a thing is read by its author, who must not learn who reported it.
"""

from datetime import datetime
from typing import Any

from ucap.journal.actions import record
from ucap.moderation.models import Case


def record_case(
    verb: str,
    case: Case,
    *,
    actor: str,
    at: datetime,
    before: str | None = None,
    after: str | None = None,
    **detail: Any,
) -> None:
    """Writes it down, with the kind and the id of the thing; never with what anybody wrote."""
    record(
        verb,
        subject=("case", case.id),
        actor=actor,
        at=at,
        before=before,
        after=after,
        detail={"kind": case.subject_kind, "id": case.subject_id, **detail},
    )
