"""What a moderator's decision does: an event leaves view, and comes back to where it was."""

from datetime import datetime

from django.db import transaction

from ucap.events.actions.standing import held, move, state_before
from ucap.events.models import Event
from ucap.events.rules.hosting import MODERATORS_ONLY, may_withhold
from ucap.events.states import SEEN, EventState
from ucap.kernel.errors import NotAllowed
from ucap.people.models import User


@transaction.atomic
def withhold_event(event_id: str, by: User, at: datetime) -> None:
    """Nothing; nobody but its hosts sees the event. A draft, which nobody else ever saw, stays as it is."""
    event = _held(event_id, by)
    if event.state in SEEN:
        move("event.withheld", event, "withhold", by=by, at=at)


@transaction.atomic
def release_event(event_id: str, by: User, at: datetime) -> None:
    """Nothing; what was withheld is where it was before."""
    event = _held(event_id, by)
    if event.state != EventState.WITHHELD:
        return
    before = state_before(event, "event.withheld")
    move("event.released", event, "release", by=by, at=at, to=before if before in SEEN else None)


def _held(event_id: str, by: User) -> Event:
    event = held(event_id)
    if not may_withhold(by, event):
        raise NotAllowed(MODERATORS_ONLY)
    return event
