"""Writing the journal: every action of every domain ends here, in its own transaction."""

from datetime import datetime
from typing import Any

from ucap.journal.models import Entry


def record(
    verb: str,
    *,
    subject: tuple[str, str],
    actor: str,
    at: datetime,
    before: Any = None,
    after: Any = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """The entry just written. `subject` is (kind, id); `actor` a person's public id or "" for a visitor."""
    kind, subject_id = subject
    return Entry.objects.create(
        verb=verb,
        subject_kind=kind,
        subject_id=subject_id,
        actor=actor,
        at=at,
        before=before,
        after=after,
        detail=detail or {},
    )
