"""Events with their days, hosts and programme; who comes; who meets whom, when and where."""

from ucap.events.models.after import Feedback, Report, VisitStop
from ucap.events.models.along import BroughtAlong
from ucap.events.models.apart import KeptApart
from ucap.events.models.event import (
    Event,
    EventCity,
    EventDay,
    EventFile,
    EventHost,
    EventTag,
    EventText,
    EventWords,
    Room,
    Session,
)
from ucap.events.models.expo import CityInvitation, Exhibit, Spot
from ucap.events.models.interpreting import Interpreter, InterpreterAbsence
from ucap.events.models.meeting import (
    Absence,
    Matchmaking,
    Meeting,
    MeetingRequest,
    MeetingReview,
    Slot,
    Timetable,
)
from ucap.events.models.poll import FeedKey, Poll, PollTime, PollVote
from ucap.events.models.registration import Delegation, Question, Registration

__all__ = [
    "Absence",
    "BroughtAlong",
    "CityInvitation",
    "Delegation",
    "Event",
    "EventCity",
    "EventDay",
    "EventFile",
    "EventHost",
    "EventTag",
    "EventText",
    "EventWords",
    "Exhibit",
    "FeedKey",
    "Feedback",
    "Interpreter",
    "InterpreterAbsence",
    "KeptApart",
    "Matchmaking",
    "Meeting",
    "MeetingRequest",
    "MeetingReview",
    "Poll",
    "PollTime",
    "PollVote",
    "Question",
    "Registration",
    "Report",
    "Room",
    "Session",
    "Slot",
    "Spot",
    "Timetable",
    "VisitStop",
]
