"""The states of a case, what may follow what, and the grounds on which one is opened."""

from datetime import timedelta
from enum import StrEnum

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop


class CaseState(StrEnum):
    OPEN = "open"  # waits for a moderator
    RELEASED = "released"  # what waited appears
    WITHHELD = "withheld"  # nobody sees it but those it belongs to
    DISMISSED = "dismissed"  # was reported, and stays as it is


class Verdict(StrEnum):
    RELEASE = "release"
    WITHHOLD = "withhold"
    DISMISS = "dismiss"


class Ground(StrEnum):
    """Why something is in the queue."""

    UNVERIFIED = "unverified"  # new, from somebody not yet verified
    LINKS = "links"  # many links, as unwanted advertising has
    DUPLICATE = "duplicate"  # looks like something that is there already
    ADVERTISING = "advertising"
    FALSE = "false"
    OFFENSIVE = "offensive"
    PRIVATE = "private"
    RIGHTS = "rights"
    UNLAWFUL = "unlawful"
    OTHER = "other"


# Those that somebody who reports chooses from; the others are found by the platform itself
REPORT_GROUNDS = (
    Ground.FALSE,
    Ground.ADVERTISING,
    Ground.OFFENSIVE,
    Ground.PRIVATE,
    Ground.RIGHTS,
    Ground.UNLAWFUL,
    Ground.OTHER,
)
DECIDED = (CaseState.RELEASED, CaseState.WITHHELD, CaseState.DISMISSED)

CAN_BE_UNDONE = timedelta(days=30)  # a decision, from when it was made

# verb -> {from: to}
TRANSITIONS: dict[str, dict[CaseState, CaseState]] = {
    Verdict.RELEASE: {
        CaseState.OPEN: CaseState.RELEASED,
        CaseState.WITHHELD: CaseState.RELEASED,  # the author's answer was heard
    },
    Verdict.WITHHOLD: {CaseState.OPEN: CaseState.WITHHELD},
    Verdict.DISMISS: {CaseState.OPEN: CaseState.DISMISSED},
    "reopen": dict.fromkeys(DECIDED, CaseState.OPEN),
}


def case_after(verb: str, state: str) -> CaseState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return TRANSITIONS[verb][CaseState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop("This case was decided in the meantime. Reload the page to see how.")
        ) from None


def verdicts(state: str, *, held: bool) -> tuple[Verdict, ...]:
    """What can be decided in this state. What waits is released or withheld; what is public stays or is withheld."""
    if state == CaseState.OPEN:
        return (Verdict.RELEASE, Verdict.WITHHOLD) if held else (Verdict.WITHHOLD, Verdict.DISMISS)
    return tuple(verdict for verdict in Verdict if state in TRANSITIONS[verdict])
