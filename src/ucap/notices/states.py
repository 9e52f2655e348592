"""What notices are about, how a person wants to hear of it, and where a letter stands."""

from collections.abc import Mapping
from enum import StrEnum


class Kind(StrEnum):
    """What a notice is about; each person chooses by kind how to hear of it."""

    PLAN = "plan"  # a plan of mine: review, sent back, published
    ACCESS = "access"  # somebody asks for a full plan
    ORGANISATION = "organisation"  # who joins, asks to join, was made an owner
    ENTRY = "entry"  # an entry of mine: it ends soon, or has ended
    INTEREST = "interest"  # somebody is interested, answers, writes
    MATCH = "match"  # an entry that fits one of mine
    SEARCH = "search"  # something new that a search of mine finds
    EVENT = "event"  # an event I hold or come to, a meeting somebody asks for
    MODERATION = "moderation"  # what I wrote waits, was let through or taken down; of the secretariat: what waits for it
    ACCOUNT = "account"  # my own account: always at once


class Pace(StrEnum):
    """How somebody hears of a kind by e-mail; the inbox has it in any case."""

    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


DIGESTS = (Pace.DAILY, Pace.WEEKLY)
# At once what stops others until somebody acts: a review goes no further without my confirmation, whoever asked for a full
# plan has no account in which to look, whoever is interested in an entry waits for a word. The rest loses nothing in a day,
# and comes in heaps. Security is never late.
DEFAULT_PACES: Mapping[Kind, Pace] = {
    Kind.PLAN: Pace.AT_ONCE,
    Kind.ACCESS: Pace.AT_ONCE,
    Kind.ORGANISATION: Pace.DAILY,
    Kind.ENTRY: Pace.DAILY,
    Kind.INTEREST: Pace.AT_ONCE,
    Kind.MATCH: Pace.DAILY,
    Kind.SEARCH: Pace.DAILY,
    Kind.EVENT: Pace.AT_ONCE,
    Kind.MODERATION: Pace.DAILY,
    Kind.ACCOUNT: Pace.AT_ONCE,
}
# What a person may choose; that somebody made a token in my name is no news to be switched off.
CHOSEN = tuple(kind for kind in Kind if kind is not Kind.ACCOUNT)


class LetterState(StrEnum):
    WAITING = "waiting"  # to be handed to the mail server
    SENT = "sent"  # the mail server took it
    FAILED = "failed"  # it did not; tried again later
    DEAD = "dead"  # it never did; somebody has to look
    DROPPED = "dropped"  # somebody looked, and let it be


ON_ITS_WAY = (LetterState.WAITING, LetterState.FAILED)
