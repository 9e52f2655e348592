"""What the journal says of events, registrations and meetings: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

_HOSTING: Mapping[str, str] = {
    "event.begun": gettext_noop("An event was begun"),
}
_REGISTERING: Mapping[str, str] = {}
_MEETING: Mapping[str, str] = {
    "meetings.arranged": gettext_noop("Slots and tables of the meetings were arranged"),
    "meeting.asked": gettext_noop("Somebody asked for a meeting"),
    "meeting.asked_again": gettext_noop("Somebody asked for a meeting again"),
    "meeting.accepted": gettext_noop("A meeting was accepted"),
    "meeting.declined": gettext_noop("A meeting was declined"),
    "meeting.withdrawn": gettext_noop("A meeting request was withdrawn"),
    "meeting.proposed": gettext_noop("A meeting was proposed to two participants"),
    "meeting.reviewed": gettext_noop("Somebody said how a meeting went"),
    "registration.availability_set": gettext_noop("Somebody said when they cannot meet"),
}
_TIMETABLES: Mapping[str, str] = {}
_CALENDARS_AND_POLLS: Mapping[str, str] = {}
_EXPOS: Mapping[str, str] = {}

WHAT: Mapping[str, str] = {
    **_HOSTING,
    **_REGISTERING,
    **_MEETING,
    **_TIMETABLES,
    **_CALENDARS_AND_POLLS,
    **_EXPOS,
}
