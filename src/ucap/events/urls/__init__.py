"""The pages of events. Fixed words come before an event's own address (RESERVED_SLUGS of slugs.py)."""

from ucap.events.urls import after, calendars, expos, hosting, meeting, polls, registering, timetables

app_name = "events"
_PARTS = (hosting, registering, meeting, timetables, calendars, polls, expos, after)
urlpatterns = [
    *(path for part in _PARTS for path in part.fixed),
    *(path for part in _PARTS for path in part.of_event),
]
