"""The words of notices in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from ucap.kernel.messages import Message
from ucap.notices.models import Notice
from ucap.notices.states import Kind, Pace
from ucap.places.sentences import say

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# kind -> its name, and what it holds
KINDS: "Mapping[Kind, tuple[StrOrPromise, StrOrPromise]]" = {
    Kind.PLAN: (
        pgettext_lazy("notices", "Plans"),
        gettext_lazy(
            "A plan of your city waits for you, was sent back or published, or a document was read."
        ),
    ),
    Kind.ACCESS: (
        pgettext_lazy("notices", "Requests for full plans"),
        gettext_lazy("Somebody asks for a full plan that you decide on."),
    ),
    Kind.ORGANISATION: (
        pgettext_lazy("notices", "Organisations"),
        gettext_lazy("Somebody joins or asks to join, and what happens to your membership."),
    ),
    Kind.ENTRY: (
        pgettext_lazy("notices", "Your entries"),
        gettext_lazy("An offer, a request or an interest of yours ends soon, or has ended."),
    ),
    Kind.INTEREST: (
        pgettext_lazy("notices", "Expressions of interest"),
        gettext_lazy("Somebody is interested in an entry of yours, answers you or writes to you."),
    ),
    Kind.MATCH: (
        pgettext_lazy("notices", "Matches"),
        gettext_lazy("An entry of somebody else fits one of yours."),
    ),
    Kind.SEARCH: (
        pgettext_lazy("notices", "Your searches"),
        gettext_lazy("A search that you saved finds something new."),
    ),
    Kind.EVENT: (
        pgettext_lazy("notices", "Events"),
        gettext_lazy("An event that you hold or come to changes, or somebody asks to meet you there."),
    ),
    Kind.MODERATION: (
        pgettext_lazy("notices", "Moderation"),
        gettext_lazy(
            "What you wrote was looked at; or, for the secretariat, something waits to be looked at."
        ),
    ),
    Kind.ACCOUNT: (
        pgettext_lazy("notices", "Your account"),
        gettext_lazy("What concerns your account and its safety. This always comes at once."),
    ),
}
PACES: "Mapping[Pace, StrOrPromise]" = {
    Pace.AT_ONCE: gettext_lazy("At once"),
    Pace.DAILY: gettext_lazy("Once a day, in the morning"),
    Pace.WEEKLY: gettext_lazy("Once a week, on Monday morning"),
    Pace.NEVER: gettext_lazy("Never by e-mail"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A notice in the reader's language."""

    id: int
    kind: Kind
    kind_name: str
    title: str
    text: str
    url: str  # where it leads, "" for nowhere
    notice: Notice


def said(notice: Notice) -> Said:
    """The notice in the language that is active."""
    kind = Kind(notice.kind)
    return Said(
        id=notice.pk,
        kind=kind,
        kind_name=str(KINDS[kind][0]),
        title=say(_message(notice.title)),
        text=say(_message(notice.text)) if notice.text else "",
        url=_url(notice),
        notice=notice,
    )


def _message(kept: Mapping[str, Any]) -> Message:
    return Message(kept["template"], kept["values"])


def _url(notice: Notice) -> str:
    if not notice.address:
        return ""
    try:
        return reverse(notice.address, args=notice.arguments)
    except NoReverseMatch:  # the page has gone since; the words stand
        return ""
