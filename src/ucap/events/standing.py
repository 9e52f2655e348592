"""Where an event stands for whoever reads of it: its state, and what the clock and the number of those who come make of it."""

from datetime import datetime
from enum import StrEnum

from ucap.events.states import COMING, EventState


class Standing(StrEnum):
    DRAFT = "draft"
    SOON = "soon"  # announced; registration is to open
    OPEN = "open"  # one can register
    FULL = "full"  # one can still ask for a place on the waiting list
    CLOSED = "closed"  # registration is over, the event is to come
    RUNNING = "running"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"
    WITHHELD = "withheld"
    DELETED = "deleted"


AS_THEY_ARE = {
    EventState.DRAFT: Standing.DRAFT,
    EventState.HELD: Standing.HELD,
    EventState.REPORTED: Standing.REPORTED,
    EventState.CANCELLED: Standing.CANCELLED,
    EventState.WITHHELD: Standing.WITHHELD,
    EventState.DELETED: Standing.DELETED,
}


def standing(
    state: str,
    at: datetime,
    *,
    starts_at: datetime | None,
    ends_at: datetime | None,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
    capacity: int | None = None,
    coming: int = 0,
) -> Standing:
    """Where the event stands at that time; nobody has to say that it has begun, or is over."""
    known = EventState(state)
    if known not in COMING:
        return AS_THEY_ARE[known]
    if ends_at and at >= ends_at:
        return Standing.HELD
    if starts_at and at >= starts_at:
        return Standing.RUNNING
    if known is EventState.ANNOUNCED or (opens_at and at < opens_at):
        return Standing.CLOSED if known is EventState.CLOSED else Standing.SOON
    if known is EventState.CLOSED or (closes_at and at >= closes_at):
        return Standing.CLOSED
    return Standing.FULL if capacity is not None and coming >= capacity else Standing.OPEN
