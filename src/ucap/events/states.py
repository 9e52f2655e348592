"""The states of an event and of all that belongs to it, and what may follow what. Pages draw themselves from these tables."""

from enum import StrEnum

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop


class EventKind(StrEnum):
    CONFERENCE = "conference"  # with meetings of two that are scheduled
    WEBINAR = "webinar"
    VISIT = "visit"  # of a delegation
    EXPO = "expo"
    FESTIVAL = "festival"  # or an art week
    TRAINING = "training"
    OTHER = "other"


class Mode(StrEnum):
    """Where people meet."""

    PLACE = "place"
    ONLINE = "online"
    MIXED = "mixed"


class EventState(StrEnum):
    DRAFT = "draft"  # seen by its hosts alone
    ANNOUNCED = "announced"  # everybody may read of it; nobody registers yet
    OPEN = "open"  # one can register
    CLOSED = "closed"  # registration is over
    HELD = "held"
    REPORTED = "reported"  # what came of it is published
    CANCELLED = "cancelled"  # its page says so, for whoever comes back to it
    WITHHELD = "withheld"  # taken from view by a moderator
    DELETED = "deleted"  # a draft that its hosts threw away; for a day they can bring it back


class Facet(StrEnum):
    """What an event's tags are about."""

    SDG = "sdg"
    THEME = "theme"
    URBAN_AGENDA = "urban_agenda"


SEEN = (
    EventState.ANNOUNCED,
    EventState.OPEN,
    EventState.CLOSED,
    EventState.HELD,
    EventState.REPORTED,
    EventState.CANCELLED,
)
LISTED = tuple(state for state in SEEN if state is not EventState.CANCELLED)
COMING = (EventState.ANNOUNCED, EventState.OPEN, EventState.CLOSED)  # not over
CAN_BE_CHANGED = (EventState.DRAFT, *COMING)

# verb -> {from: to}
TRANSITIONS: dict[str, dict[EventState, EventState]] = {
    "announce": {EventState.DRAFT: EventState.ANNOUNCED},
    "open": dict.fromkeys((EventState.DRAFT, EventState.ANNOUNCED, EventState.CLOSED), EventState.OPEN),
    "close": {EventState.OPEN: EventState.CLOSED},
    "hold": dict.fromkeys(COMING, EventState.HELD),
    "report": {EventState.HELD: EventState.REPORTED},
    "take_up": {EventState.REPORTED: EventState.HELD},  # to write the report anew
    "cancel": dict.fromkeys(COMING, EventState.CANCELLED),
    "bring_back": {EventState.CANCELLED: EventState.ANNOUNCED},
    "withhold": dict.fromkeys(SEEN, EventState.WITHHELD),
    "release": {EventState.WITHHELD: EventState.ANNOUNCED},  # or what it was before
    "delete": {EventState.DRAFT: EventState.DELETED},
    "bring_draft_back": {EventState.DELETED: EventState.DRAFT},
}
HOST_VERBS = ("announce", "open", "close", "hold", "report", "take_up", "cancel", "bring_back")


def event_after(verb: str, state: str) -> EventState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return TRANSITIONS[verb][EventState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop("This cannot be done with the event as it stands. Reload the page to see its state.")
        ) from None


def event_verbs(state: str) -> tuple[str, ...]:
    """What its hosts can do with an event in this state."""
    return tuple(verb for verb in HOST_VERBS if EventState(state) in TRANSITIONS[verb])


class QuestionKind(StrEnum):
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"  # one of several
    CHOICES = "choices"
    YES = "yes"  # to be ticked


class RegistrationState(StrEnum):
    ASKED = "asked"  # waits for the organiser's approval
    WAITING = "waiting"  # the event is full
    CONFIRMED = "confirmed"
    DECLINED = "declined"  # by the organiser
    WITHDRAWN = "withdrawn"  # by whoever registered


ALIVE = (RegistrationState.ASKED, RegistrationState.WAITING, RegistrationState.CONFIRMED)

# verb -> {from: to}
REGISTRATION_TRANSITIONS: dict[str, dict[RegistrationState, RegistrationState]] = {
    "confirm": dict.fromkeys(
        (RegistrationState.ASKED, RegistrationState.WAITING, RegistrationState.DECLINED),
        RegistrationState.CONFIRMED,
    ),
    "put_on_list": {RegistrationState.ASKED: RegistrationState.WAITING},
    "decline": dict.fromkeys(ALIVE, RegistrationState.DECLINED),
    "withdraw": dict.fromkeys(ALIVE, RegistrationState.WITHDRAWN),
}


def registration_after(verb: str, state: str) -> RegistrationState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return REGISTRATION_TRANSITIONS[verb][RegistrationState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the registration as it stands. Reload the page to see its state."
            )
        ) from None


class Priority(StrEnum):
    """How much somebody wants a meeting."""

    MUST = "must"
    WANT = "want"
    COULD = "could"


class AskedState(StrEnum):
    """Of a meeting that somebody asked for."""

    WAITING = "waiting"  # for the other's answer
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by whoever asked; by either, once it was accepted


WANTED = (AskedState.WAITING, AskedState.ACCEPTED)

# verb -> {from: to}
ASKED_TRANSITIONS: dict[str, dict[AskedState, AskedState]] = {
    "accept": dict.fromkeys((AskedState.WAITING, AskedState.DECLINED), AskedState.ACCEPTED),
    "decline": dict.fromkeys(WANTED, AskedState.DECLINED),
    "withdraw": dict.fromkeys(WANTED, AskedState.WITHDRAWN),
    "ask_again": {AskedState.WITHDRAWN: AskedState.WAITING},
}


def asked_after(verb: str, state: str) -> AskedState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return ASKED_TRANSITIONS[verb][AskedState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the meeting request as it stands. Reload the page to see its state."
            )
        ) from None


class TimetableState(StrEnum):
    WAITING = "waiting"  # for the background worker
    MAKING = "making"
    READY = "ready"  # to be looked at by the organiser
    PUBLISHED = "published"
    REPLACED = "replaced"  # by a later one that was published
    FAILED = "failed"  # what is demanded cannot go together, or nothing was found


class Went(StrEnum):
    """How a meeting was, in the words of one of the two."""

    WELL = "well"
    SO_SO = "so_so"
    NOT_HELD = "not_held"


class Vote(StrEnum):
    """What somebody says of a time that is proposed."""

    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


class InvitedState(StrEnum):
    """Of a city that is invited to an expo or a festival."""

    INVITED = "invited"
    INTERESTED = "interested"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by the hosts


# verb -> {from: to}
INVITED_TRANSITIONS: dict[str, dict[InvitedState, InvitedState]] = {
    "show_interest": dict.fromkeys((InvitedState.INVITED, InvitedState.DECLINED), InvitedState.INTERESTED),
    "confirm": dict.fromkeys(
        (InvitedState.INVITED, InvitedState.INTERESTED, InvitedState.DECLINED), InvitedState.CONFIRMED
    ),
    "decline": dict.fromkeys(
        (InvitedState.INVITED, InvitedState.INTERESTED, InvitedState.CONFIRMED), InvitedState.DECLINED
    ),
    "withdraw": dict.fromkeys((InvitedState.INVITED, InvitedState.INTERESTED), InvitedState.WITHDRAWN),
    "invite_again": {InvitedState.WITHDRAWN: InvitedState.INVITED},
}


def invited_after(verb: str, state: str) -> InvitedState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return INVITED_TRANSITIONS[verb][InvitedState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the invitation as it stands. Reload the page to see its state."
            )
        ) from None


class ExhibitKind(StrEnum):
    GARDEN = "garden"
    STAND = "stand"
    PERFORMANCE = "performance"
    OTHER = "other"


class ExhibitState(StrEnum):
    PROPOSED = "proposed"  # by the city that was invited
    CONFIRMED = "confirmed"  # by the hosts: the programme shows it
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


# verb -> {from: to}
EXHIBIT_TRANSITIONS: dict[str, dict[ExhibitState, ExhibitState]] = {
    "confirm": dict.fromkeys((ExhibitState.PROPOSED, ExhibitState.DECLINED), ExhibitState.CONFIRMED),
    "decline": dict.fromkeys((ExhibitState.PROPOSED, ExhibitState.CONFIRMED), ExhibitState.DECLINED),
    "withdraw": dict.fromkeys((ExhibitState.PROPOSED, ExhibitState.CONFIRMED), ExhibitState.WITHDRAWN),
    "propose_again": dict.fromkeys((ExhibitState.WITHDRAWN, ExhibitState.DECLINED), ExhibitState.PROPOSED),
}


def exhibit_after(verb: str, state: str) -> ExhibitState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return EXHIBIT_TRANSITIONS[verb][ExhibitState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the exhibit as it stands. Reload the page to see its state."
            )
        ) from None
