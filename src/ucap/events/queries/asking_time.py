"""Until when one can ask for meetings."""

from datetime import datetime

from ucap.events.models import Event, Matchmaking
from ucap.events.states import COMING, EventState, TimetableState


def asking_is_open(event: Event, arranged: Matchmaking, at: datetime) -> bool:
    """Whether one can still ask: until the deadline; without one, until the timetable is published. One query at most."""
    if EventState(event.state) not in COMING:
        return False
    if arranged.asks_until is not None:
        return at <= arranged.asks_until
    return not has_timetable(event)


def has_timetable(event: Event) -> bool:
    """Whether a timetable is published. One query."""
    return event.timetables.filter(state=TimetableState.PUBLISHED).exists()
