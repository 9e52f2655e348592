"""Writing the journal: every action of every domain ends here, in its own transaction."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from ucap.journal.apart import PARTS, apart
from ucap.journal.models import Entry, Private


def record(
    verb: str,
    *,
    subject: tuple[str, str],
    actor: str,
    at: datetime,
    before: Any = None,
    after: Any = None,
    detail: dict[str, Any] | None = None,
    personal: Collection[str] = (),
) -> Entry:
    """The entry just written. `subject` is (kind, id); `actor` a person's public id or "" for a visitor.

    `personal` names the keys of before, after and detail that are about a person: they are kept apart, so that they can be
    erased while the entry stands. So is whatever holds an e-mail address. `journal.queries.whole` puts both together.
    """
    kind, subject_id = subject
    taken = {
        part: apart(value, personal) for part, value in zip(PARTS, (before, after, detail or {}), strict=True)
    }
    public = {part: value for part, (value, _) in taken.items()}
    entry = Entry.objects.create(
        verb=verb,
        subject_kind=kind,
        subject_id=subject_id,
        actor=actor,
        at=at,
        before=public["before"],
        after=public["after"],
        detail=public["detail"],
    )
    Private.objects.bulk_create(
        Private(entry=entry, part=part, data=private) for part, (_, private) in taken.items() if private
    )
    return entry


def forget(private: Private, left: dict[str, Any], at: datetime) -> None:
    """Nothing; of what was kept apart only this is left."""
    private.data, private.erased_at = left, at
    private.save(update_fields=["data", "erased_at"])
