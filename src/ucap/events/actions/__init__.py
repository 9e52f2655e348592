"""Everything that changes events, registrations and meetings: one verb a function, one transaction each: rule, change, journal, told."""

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
from ucap.events.actions.exhibiting import (
    change_exhibit,
    confirm_exhibit,
    decline_exhibit,
    propose_exhibit,
    propose_exhibit_again,
    undo_exhibit_decision,
    withdraw_exhibit,
)
from ucap.events.actions.files import add_file, remove_file
from ucap.events.actions.grounds import place_exhibit, set_spots
from ucap.events.actions.inviting import (
    answer_invitation,
    invite_again,
    invite_cities,
    remind_cities,
    remind_invited,
    undo_invitation_answer,
    withdraw_invitation,
)
from ucap.events.actions.lifecycle import (
    announce_event,
    bring_back_event,
    cancel_event,
    close_event,
    hold_event,
    mind_events,
    open_event,
)
from ucap.events.actions.places import move_up
from ucap.events.actions.programme import change_programme
from ucap.events.actions.proposing import propose_meeting
from ucap.events.actions.questions import set_questions
from ucap.events.actions.registering import (
    bring_back_registration,
    change_registration,
    register,
    withdraw_registration,
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
    "add_to_delegation",
    "announce_event",
    "answer_invitation",
    "arrange_meetings",
    "ask_again",
    "ask_for_meeting",
    "begin_event",
    "bring_back_event",
    "bring_back_registration",
    "cancel_event",
    "change_event",
    "change_exhibit",
    "change_programme",
    "change_registration",
    "check_in",
    "check_in_sent",
    "close_event",
    "confirm_exhibit",
    "confirm_registration",
    "decide_registrations",
    "decline_exhibit",
    "decline_meeting",
    "decline_registration",
    "drop_timetable",
    "fix_meeting",
    "hold_event",
    "invite_again",
    "invite_cities",
    "make_timetable",
    "mind_events",
    "move_up",
    "open_event",
    "place_exhibit",
    "propose_exhibit",
    "propose_exhibit_again",
    "propose_meeting",
    "publish_timetable",
    "register",
    "register_delegation",
    "remind_cities",
    "remind_invited",
    "remove_file",
    "repair_timetable",
    "review_meeting",
    "set_availability",
    "set_days",
    "set_questions",
    "set_spots",
    "stop_timetable",
    "translate_event",
    "undo_check_in",
    "undo_decision",
    "undo_exhibit_decision",
    "undo_invitation_answer",
    "withdraw_exhibit",
    "withdraw_invitation",
    "withdraw_meeting",
    "withdraw_registration",
]
