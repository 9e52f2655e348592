"""The states of a plan and of its versions, and what may follow what. Pages draw themselves from these tables."""

from enum import StrEnum

from ucap.kernel.errors import NotNow
from ucap.kernel.messages import gettext_noop


class PlanState(StrEnum):
    DRAFT = "draft"  # never published
    PUBLISHED = "published"
    CLOSED = "closed"  # the cooperation has ended; still public
    ARCHIVED = "archived"  # out of the lists; its address still answers
    WITHHELD = "withheld"  # taken from public view by a moderator; only its officers see it


class VersionState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"  # waits for an officer of each side
    CONFIRMED = (
        "confirmed"  # by each side; stays so only while the plan is withheld, until a moderator releases it
    )
    PUBLISHED = "published"
    SUPERSEDED = "superseded"


class RequestState(StrEnum):
    """Of a request for the full plan."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"


class ImportState(StrEnum):
    """Of a document that is being read."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


PUBLIC = (PlanState.PUBLISHED, PlanState.CLOSED, PlanState.ARCHIVED)
LISTED = (PlanState.PUBLISHED, PlanState.CLOSED)
OPEN = (VersionState.DRAFT, VersionState.IN_REVIEW, VersionState.CONFIRMED)
SUBMITTED = (VersionState.IN_REVIEW, VersionState.CONFIRMED)

# verb -> {from: to}
PLAN_TRANSITIONS: dict[str, dict[PlanState, PlanState]] = {
    "publish": {
        PlanState.DRAFT: PlanState.PUBLISHED,
        PlanState.PUBLISHED: PlanState.PUBLISHED,
        PlanState.CLOSED: PlanState.CLOSED,
    },
    "close": {PlanState.PUBLISHED: PlanState.CLOSED},
    "reopen": {PlanState.CLOSED: PlanState.PUBLISHED},
    "archive": {PlanState.PUBLISHED: PlanState.ARCHIVED, PlanState.CLOSED: PlanState.ARCHIVED},
    "restore": {PlanState.ARCHIVED: PlanState.CLOSED},
    # A moderator's; from here a plan goes back to where it was, published where nobody knows.
    "withhold": dict.fromkeys(PUBLIC, PlanState.WITHHELD),
    "release": {PlanState.WITHHELD: PlanState.PUBLISHED},
}
OFFICERS_VERBS = ("close", "reopen", "archive", "restore")
VERSION_TRANSITIONS: dict[str, dict[VersionState, VersionState]] = {
    "submit": {VersionState.DRAFT: VersionState.IN_REVIEW},
    "take_back": dict.fromkeys(SUBMITTED, VersionState.DRAFT),
    "confirm": {VersionState.IN_REVIEW: VersionState.CONFIRMED},  # with the last side
    "publish": {VersionState.CONFIRMED: VersionState.PUBLISHED},
    "supersede": {VersionState.PUBLISHED: VersionState.SUPERSEDED},
}


def plan_after(verb: str, state: str) -> PlanState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return PLAN_TRANSITIONS[verb][PlanState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop("This cannot be done with the plan as it stands. Reload the page to see its state.")
        ) from None


def version_after(verb: str, state: str) -> VersionState:
    """The state that follows; raises NotNow when the verb cannot be done in this state."""
    try:
        return VERSION_TRANSITIONS[verb][VersionState(state)]
    except KeyError:
        raise NotNow(
            gettext_noop(
                "This cannot be done with the version as it stands. Reload the page to see its state."
            )
        ) from None


def plan_verbs(state: str) -> tuple[str, ...]:
    """What officers can do with a plan in this state, `publish` aside (a version's review does that)."""
    return tuple(verb for verb in OFFICERS_VERBS if PlanState(state) in PLAN_TRANSITIONS[verb])
