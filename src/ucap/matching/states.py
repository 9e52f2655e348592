"""What the index of meanings can be, and which kinds of things stand in it."""

from enum import IntFlag, StrEnum


class IndexState(StrEnum):
    BUILDING = "building"  # beside the one in use
    CURRENT = "current"  # in use


class Subject(StrEnum):
    """What has a meaning here."""

    ENTRY = "entry"
    PLAN = "plan"
    ORGANISATION = "organisation"
    EVENT = "event"


# From which score on who never chose is told of matches: in one of ten such pairs both would accept a talk
DEFAULT_LEVEL = 0.1
LEVELS = (0.02, DEFAULT_LEVEL, 0.3, 0.6)


class Flag(IntFlag):
    """By what a search for the nearest tells things apart: one of these for each."""

    OFFER = 1
    REQUEST = 2
    INTEREST = 4
    PLAN = 8
    ORGANISATION = 16
    EVENT = 32


ENTRIES = Flag.OFFER | Flag.REQUEST | Flag.INTEREST


class CalibrationState(StrEnum):
    """Of weights that were fitted to outcomes."""

    TRIED = "tried"  # no better than those in use
    USED = "used"
    PAST = "past"  # were in use
    REFUSED = "refused"  # the secretariat went back to the shipped ones, which stay until it chooses others
    OFFERED = "offered"  # better, while the secretariat holds the shipped ones
