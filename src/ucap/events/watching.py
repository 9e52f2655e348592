"""Who wants to hear of events and timetables: actions say what was done, and know nothing of queues.

    register(look_at_event_anew)
    register(make_soon, of="timetable")

The function is called with an event's id once a change of it is kept, whatever it is; or with a timetable's once it is asked for.
"""

from ucap.kernel.watching import Watchers

_watchers = Watchers("event")
register, tell, forget = _watchers.register, _watchers.tell, _watchers.forget
