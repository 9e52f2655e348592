"""What notices are about, and how a person wants to hear of it."""

from enum import StrEnum


class Kind(StrEnum):
    """What a notice is about; each person chooses by kind how to hear of it."""

    PLAN = "plan"  # a plan of mine: review, sent back, published
    ACCESS = "access"  # somebody asks for a full plan
    ORGANISATION = "organisation"  # who joins, asks to join, was made an owner
    MODERATION = "moderation"  # what I wrote waits, was let through or taken down; of the secretariat: what waits for it
    ACCOUNT = "account"  # my own account: always at once
