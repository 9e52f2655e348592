"""What every action on a conversation begins and ends with: the interest as it stands, held, and its journal."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.exchange.models import Interest
from ucap.exchange.states import InterestState, interest_after
from ucap.exchange.watching import tell
from ucap.journal.actions import record
from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User


def held_to_talk(interest: Interest) -> Interest:
    """The interest's row, locked, with the two sides."""
    there = (
        Interest.objects.select_for_update(of=("self",))
        .select_related("entry__organisation", "entry__city", "organisation", "city", "by", "handled_by")
        .filter(pk=interest.pk)
        .first()
    )
    if there is None:
        raise NotNow(gettext_noop("This conversation is not here any more."))
    return there


def written_down(
    verb: str,
    interest: Interest,
    *,
    by: User,
    at: datetime,
    before: Any = None,
    after: Any = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Writes it down; never what anybody wrote."""
    record(
        verb,
        subject=("interest", interest.pk),
        actor=by.pk,
        at=at,
        before=before,
        after=after,
        detail=detail,
    )


def change(
    verb: str,
    interest: Interest,
    does: str,
    *,
    by: User,
    at: datetime,
    to: InterestState | None = None,
    stage: str = "",
    **detail: str,
) -> None:
    """Nothing; the interest is in the state that follows, at that stage where one is named, journalled under the verb."""
    before = {"state": str(interest.state), "stage": str(interest.stage)}
    after = interest_after(does, interest.state)
    interest.state, interest.stage = to or after, stage or interest.stage
    interest.moved_at = interest.last_at = at
    interest.save()
    now = {"state": str(interest.state), "stage": str(interest.stage)}
    written_down(verb, interest, by=by, at=at, before=before, after=now, detail=detail)
    interest_id = interest.pk
    # whoever watches hears of it once it is kept; what goes wrong with them undoes nothing here
    transaction.on_commit(lambda: tell(interest_id, of="interest"), robust=True)
