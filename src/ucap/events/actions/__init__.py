"""Everything that changes events, registrations and meetings: one verb a function, one transaction each: rule, change, journal, told."""

from ucap.events.actions.along import bring_along, end_along
from ucap.events.actions.apart import end_apart, keep_apart
from ucap.events.actions.arranging import arrange_meetings
from ucap.events.actions.asking import (
    accept_meeting,
    ask_again,
    ask_for_meeting,
    decline_meeting,
    withdraw_meeting,
)
from ucap.events.actions.availability import set_availability
from ucap.events.actions.beginning import begin_event
from ucap.events.actions.changing import change_event, set_days, translate_event
from ucap.events.actions.checking_in import check_in, check_in_sent, undo_check_in
from ucap.events.actions.deciding import (
    confirm_registration,
    decide_registrations,
    decline_registration,
    undo_decision,
)
from ucap.events.actions.delegations import add_to_delegation, register_delegation
from ucap.events.actions.drafts import bring_draft_back, delete_draft, forget_deleted
from ucap.events.actions.exhibiting import (
    change_exhibit,
    confirm_exhibit,
    decline_exhibit,
    propose_exhibit,
    propose_exhibit_again,
    undo_exhibit_decision,
    withdraw_exhibit,
)
from ucap.events.actions.feeds import renew_feed_key, stop_feed
from ucap.events.actions.files import add_file, remove_file
from ucap.events.actions.grounds import place_exhibit, set_spots
from ucap.events.actions.hosting import agree_to_host, ask_host, step_back, take_host_off
from ucap.events.actions.interpreting import (
    add_interpreter,
    bring_back_interpreter,
    change_interpreter,
    drop_interpreter,
    give_interpreter,
)
from ucap.events.actions.inviting import (
    answer_invitation,
    invite_again,
    invite_cities,
    remind_cities,
    remind_invited,
    take_back_invitations,
    undo_invitation_answer,
    withdraw_invitation,
)
from ucap.events.actions.itinerary import set_stop, undo_stop
from ucap.events.actions.lifecycle import (
    announce_event,
    bring_back_event,
    cancel_event,
    close_event,
    hold_event,
    mind_events,
    open_event,
)
from ucap.events.actions.minutes import set_minutes, undo_minutes
from ucap.events.actions.moderating import release_event, withhold_event
from ucap.events.actions.places import move_up
from ucap.events.actions.polls import choose_time, drop_poll, propose_times, vote
from ucap.events.actions.programme import change_programme
from ucap.events.actions.proposing import propose_meeting
from ucap.events.actions.questions import set_questions
from ucap.events.actions.registering import (
    bring_back_registration,
    change_registration,
    register,
    withdraw_registration,
)
from ucap.events.actions.reporting import (
    ask_after_events,
    ask_for_feedback,
    give_feedback,
    publish_report,
    take_up_report,
    write_report,
)
from ucap.events.actions.reviewing import review_meeting
from ucap.events.actions.timetables import (
    drop_timetable,
    fix_meeting,
    make_timetable,
    publish_timetable,
    repair_timetable,
    stop_timetable,
)

__all__ = [
    "accept_meeting",
    "add_file",
    "add_interpreter",
    "add_to_delegation",
    "agree_to_host",
    "announce_event",
    "answer_invitation",
    "arrange_meetings",
    "ask_after_events",
    "ask_again",
    "ask_for_feedback",
    "ask_for_meeting",
    "ask_host",
    "begin_event",
    "bring_along",
    "bring_back_event",
    "bring_back_interpreter",
    "bring_back_registration",
    "bring_draft_back",
    "cancel_event",
    "change_event",
    "change_exhibit",
    "change_interpreter",
    "change_programme",
    "change_registration",
    "check_in",
    "check_in_sent",
    "choose_time",
    "close_event",
    "confirm_exhibit",
    "confirm_registration",
    "decide_registrations",
    "decline_exhibit",
    "decline_meeting",
    "decline_registration",
    "delete_draft",
    "drop_interpreter",
    "drop_poll",
    "drop_timetable",
    "end_along",
    "end_apart",
    "fix_meeting",
    "forget_deleted",
    "give_feedback",
    "give_interpreter",
    "hold_event",
    "invite_again",
    "invite_cities",
    "keep_apart",
    "make_timetable",
    "mind_events",
    "move_up",
    "open_event",
    "place_exhibit",
    "propose_exhibit",
    "propose_exhibit_again",
    "propose_meeting",
    "propose_times",
    "publish_report",
    "publish_timetable",
    "register",
    "register_delegation",
    "release_event",
    "remind_cities",
    "remind_invited",
    "remove_file",
    "renew_feed_key",
    "repair_timetable",
    "review_meeting",
    "set_availability",
    "set_days",
    "set_minutes",
    "set_questions",
    "set_spots",
    "set_stop",
    "step_back",
    "stop_feed",
    "stop_timetable",
    "take_back_invitations",
    "take_host_off",
    "take_up_report",
    "translate_event",
    "undo_check_in",
    "undo_decision",
    "undo_exhibit_decision",
    "undo_invitation_answer",
    "undo_minutes",
    "undo_stop",
    "vote",
    "withdraw_exhibit",
    "withdraw_invitation",
    "withdraw_meeting",
    "withdraw_registration",
    "withhold_event",
    "write_report",
]
