"""What the journal says of events, registrations and meetings: the verbs in words."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop

_HOSTING: Mapping[str, str] = {
    "event.begun": gettext_noop("An event was begun"),
    "event.changed": gettext_noop("What is said of the event was changed"),
    "event.days_set": gettext_noop("The days of the event were set"),
    "event.translated": gettext_noop("The event was put into one more language"),
    "event.deleted": gettext_noop("The draft of an event was deleted"),
    "event.draft_brought_back": gettext_noop("The draft of an event was brought back"),
    "event.announced": gettext_noop("The event was announced"),
    "event.opened": gettext_noop("Registration for the event was opened"),
    "event.closed": gettext_noop("Registration for the event was closed"),
    "event.held": gettext_noop("The event was held"),
    "event.cancelled": gettext_noop("The event was cancelled"),
    "event.brought_back": gettext_noop("The event was brought back"),
    "event.withheld": gettext_noop("The event was taken from view by a moderator"),
    "event.released": gettext_noop("The event was put back into view by a moderator"),
    "event.host_asked": gettext_noop("Somebody was asked to hold the event together"),
    "event.host_agreed": gettext_noop("Somebody agreed to hold the event together"),
    "event.host_stepped_back": gettext_noop("Somebody stepped back from holding the event together"),
    "event.host_taken_off": gettext_noop("One of its hosts was taken off the event"),
    "event.programme_changed": gettext_noop("The programme of the event was changed"),
    "event.file_added": gettext_noop("The event was given a file"),
    "event.file_removed": gettext_noop("A file was taken from the event"),
}
_REGISTERING: Mapping[str, str] = {
    "event.questions_set": gettext_noop("The questions of an event's registration were changed"),
    "delegation.registered": gettext_noop("A delegation was registered for an event"),
    "registration.made": gettext_noop("Somebody registered for an event"),
    "registration.taken_over": gettext_noop(
        "Somebody took over a registration that a delegation made for them"
    ),
    "registration.changed": gettext_noop("A registration was changed"),
    "registration.withdrawn": gettext_noop("A registration was withdrawn"),
    "registration.confirmed": gettext_noop("A registration was confirmed"),
    "registration.put_on_list": gettext_noop("A registration was put on the waiting list"),
    "registration.declined": gettext_noop("A registration was declined"),
    "registration.decision_undone": gettext_noop("A decision about a registration was taken back"),
    "registration.moved_up": gettext_noop("Somebody moved up from the waiting list of an event"),
    "registration.checked_in": gettext_noop("Somebody was let in to an event"),
    "registration.check_in_undone": gettext_noop("That somebody was let in was taken back"),
}
_MEETING: Mapping[str, str] = {
    "meetings.arranged": gettext_noop("Slots and tables of the meetings were arranged"),
    "interpreter.added": gettext_noop("An interpreter was added to a conference"),
    "interpreter.changed": gettext_noop("What is said of an interpreter of a conference was changed"),
    "interpreter.dropped": gettext_noop("An interpreter does not come to a conference any more"),
    "interpreter.back": gettext_noop("An interpreter comes to a conference after all"),
    "meeting.interpreter_given": gettext_noop("Who interprets a meeting was decided by hand"),
    "colleagues.kept_apart": gettext_noop("Two colleagues are kept apart at a conference"),
    "colleagues.apart_ended": gettext_noop("Two colleagues are not kept apart any more"),
    "meeting.colleague_brought": gettext_noop("A colleague was brought along to a meeting"),
    "meeting.colleague_left": gettext_noop("A colleague does not come along to a meeting any more"),
    "meeting.asked": gettext_noop("Somebody asked for a meeting"),
    "meeting.asked_again": gettext_noop("Somebody asked for a meeting again"),
    "meeting.accepted": gettext_noop("A meeting was accepted"),
    "meeting.declined": gettext_noop("A meeting was declined"),
    "meeting.withdrawn": gettext_noop("A meeting request was withdrawn"),
    "meeting.proposed": gettext_noop("A meeting was proposed to two participants"),
    "meeting.reviewed": gettext_noop("Somebody said how a meeting went"),
    "registration.availability_set": gettext_noop("Somebody said when they cannot meet"),
}
_TIMETABLES: Mapping[str, str] = {
    "meeting.fixed": gettext_noop("A meeting was given its time by hand"),
    "meeting.loosened": gettext_noop("The time of a meeting was left to the timetable again"),
    "timetable.asked": gettext_noop("A timetable was asked for"),
    "timetable.stopped": gettext_noop("The making of a timetable was stopped"),
    "timetable.made": gettext_noop("A timetable was made"),
    "timetable.failed": gettext_noop("A timetable could not be made"),
    "timetable.published": gettext_noop("A timetable was published"),
    "timetable.dropped": gettext_noop("A timetable was put aside"),
}
_CALENDARS_AND_POLLS: Mapping[str, str] = {
    "feed.made": gettext_noop("Somebody made an address for their own calendar"),
    "feed.renewed": gettext_noop("Somebody's own calendar was given another address"),
    "feed.stopped": gettext_noop("The address of somebody's own calendar was given up"),
    "poll.begun": gettext_noop("Times were proposed for an event"),
    "poll.changed": gettext_noop("Other times were proposed for an event"),
    "poll.voted": gettext_noop("Somebody said which times suit them"),
    "poll.chosen": gettext_noop("The time of an event was chosen"),
    "poll.dropped": gettext_noop("Proposed times were taken back"),
}
_EXPOS: Mapping[str, str] = {
    "expo.invited": gettext_noop("A city was invited to an expo or a festival"),
    "expo.interested": gettext_noop("A city said that it is interested in an invitation"),
    "expo.confirmed": gettext_noop("A city takes part in an expo or a festival"),
    "expo.declined": gettext_noop("A city declined an invitation"),
    "expo.answer_undone": gettext_noop("The answer of a city to an invitation was taken back"),
    "expo.withdrawn": gettext_noop("The invitation of a city was withdrawn"),
    "expo.invited_again": gettext_noop("A city was invited again"),
    "expo.reminded": gettext_noop("A city was reminded of an invitation"),
    "exhibit.proposed": gettext_noop("A city proposed an exhibit"),
    "exhibit.changed": gettext_noop("An exhibit was changed"),
    "exhibit.confirmed": gettext_noop("An exhibit was confirmed"),
    "exhibit.declined": gettext_noop("An exhibit was declined"),
    "exhibit.decision_undone": gettext_noop("A decision about an exhibit was taken back"),
    "exhibit.withdrawn": gettext_noop("An exhibit was withdrawn"),
    "exhibit.proposed_again": gettext_noop("An exhibit was proposed again"),
    "exhibit.placed": gettext_noop("An exhibit was given its spot"),
    "event.grounds_set": gettext_noop("The spots of the grounds were changed"),
}
_AFTER: Mapping[str, str] = {
    "itinerary.stop_set": gettext_noop("A stop of a visit's itinerary was changed"),
    "event.minutes_set": gettext_noop("The minutes or the recording of the event were changed"),
    "feedback.asked": gettext_noop("Those who came were asked how the event was"),
    "feedback.given": gettext_noop("Somebody said how an event was"),
    "report.written": gettext_noop("The report of the event was changed"),
    "event.reported": gettext_noop("The report of the event was published"),
    "event.report_taken_up": gettext_noop("The report of the event was taken up again"),
}

WHAT: Mapping[str, str] = {
    **_HOSTING,
    **_REGISTERING,
    **_MEETING,
    **_TIMETABLES,
    **_CALENDARS_AND_POLLS,
    **_EXPOS,
    **_AFTER,
}
