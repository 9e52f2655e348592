"""The timetable of a matching conference."""

from ucap.events.schedule.search import schedule

__all__ = ["schedule"]
