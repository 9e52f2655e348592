"""Where a cooperation stands, as its state and its period say: what a reader wants to know first."""

from datetime import date
from enum import StrEnum

from ucap.plans.states import PlanState


class Standing(StrEnum):
    DRAFT = "draft"  # not public yet
    PLANNED = "planned"  # the period lies ahead
    RUNNING = "running"
    ENDED = "ended"  # the period is over, nobody has closed the plan yet
    CLOSED = "closed"
    ARCHIVED = "archived"
    WITHHELD = "withheld"  # from public view, by a moderator


# Those that public lists can be filtered by, in the order of a cooperation's life
LISTED_STANDINGS = (Standing.PLANNED, Standing.RUNNING, Standing.ENDED, Standing.CLOSED)
OF_STATE = {
    PlanState.DRAFT: Standing.DRAFT,
    PlanState.CLOSED: Standing.CLOSED,
    PlanState.ARCHIVED: Standing.ARCHIVED,
    PlanState.WITHHELD: Standing.WITHHELD,
}


def standing(state: str, starts: date | None, ends: date | None, today: date) -> Standing:
    """Where a plan in that state and with that period stands; a published one without dates is running."""
    if state != PlanState.PUBLISHED:
        return OF_STATE[PlanState(state)]
    if starts and starts > today:
        return Standing.PLANNED
    return Standing.ENDED if ends and ends < today else Standing.RUNNING
