"""What grounds, states and verdicts are called; said in the reader's language where they are shown."""

from collections.abc import Mapping

from ucap.kernel.messages import gettext_noop
from ucap.moderation.states import CaseState, Ground

GROUNDS: Mapping[str, str] = {
    Ground.UNVERIFIED: gettext_noop("New, from somebody who is not yet verified"),
    Ground.LINKS: gettext_noop("Holds many links"),
    Ground.DUPLICATE: gettext_noop("Looks like something that is there already"),
    Ground.FALSE: gettext_noop("It is wrong or misleading"),
    Ground.ADVERTISING: gettext_noop("It is advertising, or has nothing to do with the cooperation"),
    Ground.OFFENSIVE: gettext_noop("It insults or threatens somebody"),
    Ground.PRIVATE: gettext_noop("It shows personal data that should not be public"),
    Ground.RIGHTS: gettext_noop("It uses text or pictures without permission"),
    Ground.UNLAWFUL: gettext_noop("It is against the law in another way"),
    Ground.OTHER: gettext_noop("Something else"),
}
STATES: Mapping[str, str] = {
    CaseState.OPEN: gettext_noop("Waits for a decision"),
    CaseState.RELEASED: gettext_noop("Released"),
    CaseState.WITHHELD: gettext_noop("Taken down"),
    CaseState.DISMISSED: gettext_noop("Left as it is"),
}
STATE_TONES: Mapping[str, str] = {
    CaseState.OPEN: "waiting",
    CaseState.RELEASED: "good",
    CaseState.WITHHELD: "late",
    CaseState.DISMISSED: "",
}
# Reasons that are given again and again; a moderator chooses one and changes it as needed
REASONS: tuple[str, ...] = (
    gettext_noop("What it says is not true, or cannot be checked. Name where it comes from."),
    gettext_noop("It is advertising. Say what you offer to the cooperation, without links to shops."),
    gettext_noop("It shows personal data of people who have not agreed to it. Leave these out."),
    gettext_noop(
        "It uses a text or a picture that belongs to somebody else. Use your own, or name the permission."
    ),
    gettext_noop("The same is here already. Change what is there instead."),
    gettext_noop("It insults somebody. Say what you mean without it."),
)
# What is said once it is decided
DONE: Mapping[str, str] = {
    CaseState.RELEASED: gettext_noop("Released. Everybody can see it, and the author is told."),
    CaseState.WITHHELD: gettext_noop("Taken down. The author is told why and can answer."),
    CaseState.DISMISSED: gettext_noop(
        "It stays as it is. Whoever reported it is told, if they have an account."
    ),
}
