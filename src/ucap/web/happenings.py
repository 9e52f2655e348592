"""Every verb and every kind of subject of the journal in the reader's language, for its page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from ucap.api.happenings import WHAT as OF_TOKENS
from ucap.events.happenings import WHAT as OF_EVENTS
from ucap.exchange.happenings import WHAT as OF_ENTRIES
from ucap.kernel.messages import gettext_noop
from ucap.matching.happenings import WHAT as OF_SEARCHES
from ucap.moderation.happenings import WHAT as OF_CASES
from ucap.notices.happenings import WHAT as OF_LETTERS
from ucap.organisations.happenings import WHAT as OF_ORGANISATIONS
from ucap.people.happenings import WHAT as OF_PEOPLE
from ucap.plans.happenings import WHAT as OF_PLANS
from ucap.privacy.happenings import WHAT as OF_PRIVACY
from ucap.web.reading import WHAT as OF_READING

OTHERS: Mapping[str, str] = {
    **OF_PEOPLE,
    **OF_ORGANISATIONS,
    **OF_ENTRIES,
    **OF_EVENTS,
    **OF_SEARCHES,
    **OF_CASES,
    **OF_LETTERS,
    **OF_PRIVACY,
    **OF_TOKENS,
    **OF_READING,
}
# kind of a subject -> what it is called
KINDS: Mapping[str, str] = {
    "plan": gettext_noop("Plan"),
    "import": gettext_noop("Document to import"),
    "organisation": gettext_noop("Organisation"),
    "entry": gettext_noop("Entry"),
    "interest": gettext_noop("Expression of interest"),
    "search": gettext_noop("Saved search"),
    "calibration": gettext_noop("Weights of the score"),
    "event": gettext_noop("Event"),
    "registration": gettext_noop("Registration"),
    "city invitation": gettext_noop("Invitation of a city"),
    "exhibit": gettext_noop("Exhibit"),
    "meeting request": gettext_noop("Meeting request"),
    "timetable": gettext_noop("Timetable"),
    "user": gettext_noop("Person"),
    "invitation": gettext_noop("Invitation"),
    "case": gettext_noop("Case of moderation"),
    "letter": gettext_noop("Letter"),
    "export": gettext_noop("Export of a person's data"),
    "token": gettext_noop("Personal token"),
    "list": gettext_noop("List of people"),
    "platform": gettext_noop("The platform"),
}
UNSAID = {"version": "…", "side": "…", "organisation": "…"}  # where no entry is meant


def in_words(verb: str, detail: Mapping[str, Any] = UNSAID) -> str:
    """What happened; "" for a verb that is not known (any more)."""
    if verb in OF_PLANS:
        said = {**dict.fromkeys(UNSAID, ""), **detail}
        if isinstance(said["side"], int):  # counted from 0
            said["side"] = gettext("side %(number)d") % {"number": said["side"] + 1}
        return str(OF_PLANS[verb]) % said
    return gettext(OTHERS[verb]) if verb in OTHERS else ""


def kind_in_words(kind: str) -> str:
    """What the thing is; the bare kind where it is not known (any more)."""
    return gettext(KINDS[kind]) if kind in KINDS else kind


def verbs_in_words() -> dict[str, str]:
    """Each verb that is known, with its words."""
    return {verb: in_words(verb) for verb in (*OF_PLANS, *OTHERS)}
