"""The timetable of a matching conference."""

from ucap.events.schedule.repairing import Repair, repair
from ucap.events.schedule.search import schedule
from ucap.events.schedule.stop import Stop

__all__ = ["Repair", "Stop", "repair", "schedule"]
