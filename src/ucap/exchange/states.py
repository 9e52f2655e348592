"""The states of an entry, who sees it, and what may follow what. Pages draw themselves from these tables."""

from enum import StrEnum

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop


class EntryState(StrEnum):
    DRAFT = "draft"  # never published
    WAITING = "waiting"  # for a moderator
    PUBLISHED = "published"
    MATCHED = "matched"  # a partner is found; still open to others
    FULFILLED = "fulfilled"  # it has done its work; its page stays
    EXPIRED = "expired"  # its time is over; it can be renewed
    WITHDRAWN = "withdrawn"  # by those it belongs to; it can be brought back
    WITHHELD = "withheld"  # taken from view by a moderator


class Visibility(StrEnum):
    PUBLIC = "public"  # everybody
    MEMBERS = "members"  # who belongs to an organisation or speaks for a city
    CITIES = "cities"  # of the cities that are named: members of organisations there, their officers


class Facet(StrEnum):
    """What an entry's tags are about."""

    SDG = "sdg"
    THEME = "theme"
    URBAN_AGENDA = "urban_agenda"
    COUNTRY = "country"  # sought
    PARTNER_TYPE = "partner_type"
    COOPERATION = "cooperation"


class PlanPart(StrEnum):
    """The parts of a plan of which an entry can be made."""

    CHALLENGES = "challenges"
    EXPECTED_RESULTS = "expected_results"
    THEMES = "themes"


class TextPart(StrEnum):
    """The texts of an entry that are put into other languages."""

    TITLE = "title"
    SUMMARY = "summary"
    SENTENCE = "sentence"  # of its text, by which it matches another entry


SEEN = (EntryState.PUBLISHED, EntryState.MATCHED, EntryState.FULFILLED)  # by whomever its visibility lets
LISTED = (EntryState.PUBLISHED, EntryState.MATCHED)  # found by lists, search and matching
CAN_BE_CORRECTED = (*SEEN, EntryState.EXPIRED, EntryState.WITHHELD)  # of these the translations
# Of these a moderator's decision is known by what the entry was before
BEFORE_WITHHELD = (EntryState.MATCHED, EntryState.FULFILLED, EntryState.EXPIRED, EntryState.WITHDRAWN)

# verb -> {from: to}
TRANSITIONS: dict[str, dict[EntryState, EntryState]] = {
    "publish": {
        EntryState.DRAFT: EntryState.PUBLISHED,
        EntryState.WAITING: EntryState.PUBLISHED,
        EntryState.PUBLISHED: EntryState.PUBLISHED,
        EntryState.MATCHED: EntryState.MATCHED,
        EntryState.FULFILLED: EntryState.PUBLISHED,
        EntryState.EXPIRED: EntryState.PUBLISHED,
    },
    "wait": dict.fromkeys(
        (
            EntryState.DRAFT,
            EntryState.WAITING,
            EntryState.PUBLISHED,
            EntryState.MATCHED,
            EntryState.FULFILLED,
            EntryState.EXPIRED,
        ),
        EntryState.WAITING,
    ),
    "take_back": {EntryState.WAITING: EntryState.DRAFT},  # to where it was, if it was published before
    "match": {EntryState.PUBLISHED: EntryState.MATCHED},
    "fulfil": dict.fromkeys(LISTED, EntryState.FULFILLED),
    "reopen": dict.fromkeys((EntryState.MATCHED, EntryState.FULFILLED), EntryState.PUBLISHED),
    "expire": dict.fromkeys(LISTED, EntryState.EXPIRED),
    "renew": {
        EntryState.PUBLISHED: EntryState.PUBLISHED,
        EntryState.MATCHED: EntryState.MATCHED,
        EntryState.EXPIRED: EntryState.PUBLISHED,
    },
    "withdraw": dict.fromkeys(
        (EntryState.DRAFT, EntryState.PUBLISHED, EntryState.MATCHED, EntryState.EXPIRED), EntryState.WITHDRAWN
    ),
    "bring_back": {EntryState.WITHDRAWN: EntryState.PUBLISHED},  # a draft again, if it was never published
    "withhold": dict.fromkeys((EntryState.WAITING, *SEEN, *BEFORE_WITHHELD), EntryState.WITHHELD),
    "release": dict.fromkeys((EntryState.WAITING, EntryState.WITHHELD), EntryState.PUBLISHED),
}
OWN_VERBS = ("publish", "take_back", "match", "fulfil", "reopen", "renew", "withdraw", "bring_back")


def entry_after(verb: str, state: str) -> EntryState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return TRANSITIONS[verb][EntryState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop("This cannot be done with the entry as it stands. Reload the page to see its state.")
        ) from None


def entry_verbs(state: str) -> tuple[str, ...]:
    """What those it belongs to can do with an entry in this state."""
    return tuple(verb for verb in OWN_VERBS if EntryState(state) in TRANSITIONS[verb])


class InterestState(StrEnum):
    """Of an expression of interest."""

    WAITING = "waiting"  # for the other side's answer
    PASSED_ON = "passed_on"  # waits for somebody else of the same organisation
    ANSWERED = "answered"  # the two talk
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by those who were interested
    CLOSED = "closed"  # what became of it is said


class InterestStage(StrEnum):
    """How far two sides have come, as the Enterprise Europe Network follows it."""

    CONTACT = "contact"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    OUTCOME = "outcome"


class DeclineReason(StrEnum):
    NO_FIT = "no_fit"
    FOUND = "found"  # a partner is found already
    CAPACITY = "capacity"
    PLACE = "place"
    LANGUAGE = "language"
    TERMS = "terms"
    OTHER = "other"


class Outcome(StrEnum):
    AGREEMENT = "agreement"
    PROJECT = "project"  # joint, of research or development
    PILOT = "pilot"
    CONTRACT = "contract"
    EVENT = "event"
    OTHER = "other"
    NOTHING = "nothing"


UNANSWERED = (InterestState.WAITING, InterestState.PASSED_ON)
TALKING = (*UNANSWERED, InterestState.ANSWERED)  # not over

# verb -> {from: to}
INTEREST_TRANSITIONS: dict[str, dict[InterestState, InterestState]] = {
    "answer": dict.fromkeys(TALKING, InterestState.ANSWERED),
    "decline": dict.fromkeys(TALKING, InterestState.DECLINED),
    "pass_on": {
        **dict.fromkeys(UNANSWERED, InterestState.PASSED_ON),
        InterestState.ANSWERED: InterestState.ANSWERED,
    },
    "withdraw": dict.fromkeys(TALKING, InterestState.WITHDRAWN),
    "move": {InterestState.ANSWERED: InterestState.ANSWERED},
    "close": {InterestState.ANSWERED: InterestState.CLOSED},
    "take_up": {
        InterestState.DECLINED: InterestState.WAITING,
        InterestState.WITHDRAWN: InterestState.WAITING,
        InterestState.CLOSED: InterestState.ANSWERED,
    },
}


def interest_after(verb: str, state: str) -> InterestState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return INTEREST_TRANSITIONS[verb][InterestState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the conversation as it stands. Reload the page to see its state."
            )
        ) from None
