"""The words of events in the reader's language."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_skeleton
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from ucap.events.polling import Kindness
from ucap.events.standing import Standing
from ucap.events.states import EventKind, EventState, Mode, Vote
from ucap.events.times import locale_of
from ucap.kernel.messages import gettext_noop
from ucap.kernel.whole import whole
from ucap.places.countries import country_name
from ucap.themes.goals import NUMBERS, goal_title
from ucap.themes.topics import topic_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KINDS: "Mapping[EventKind, StrOrPromise]" = {
    EventKind.CONFERENCE: pgettext_lazy("an event", "Matching conference"),
    EventKind.WEBINAR: pgettext_lazy("an event", "Webinar"),
    EventKind.VISIT: pgettext_lazy("an event", "Delegation visit"),
    EventKind.EXPO: pgettext_lazy("an event", "Expo"),
    EventKind.FESTIVAL: pgettext_lazy("an event", "Festival or art week"),
    EventKind.TRAINING: pgettext_lazy("an event", "Training"),
    EventKind.OTHER: pgettext_lazy("an event", "Another kind of event"),
}
MODES: "Mapping[Mode, StrOrPromise]" = {
    Mode.PLACE: gettext_lazy("At a place"),
    Mode.ONLINE: gettext_lazy("Online"),
    Mode.MIXED: gettext_lazy("At a place and online"),
}
STATES: "Mapping[EventState, StrOrPromise]" = {
    EventState.DRAFT: pgettext_lazy("an event", "Draft"),
    EventState.ANNOUNCED: pgettext_lazy("an event", "Announced"),
    EventState.OPEN: pgettext_lazy("an event", "Open for registration"),
    EventState.CLOSED: pgettext_lazy("an event", "Registration closed"),
    EventState.HELD: pgettext_lazy("an event", "Held"),
    EventState.REPORTED: pgettext_lazy("an event", "Report published"),
    EventState.CANCELLED: pgettext_lazy("an event", "Cancelled"),
    EventState.WITHHELD: pgettext_lazy("an event", "Taken down"),
    EventState.DELETED: pgettext_lazy("an event", "Deleted"),
}
STANDINGS: "Mapping[Standing, StrOrPromise]" = {
    Standing.DRAFT: pgettext_lazy("an event", "Draft"),
    Standing.SOON: pgettext_lazy("an event", "Announced"),
    Standing.OPEN: pgettext_lazy("an event", "Open for registration"),
    Standing.FULL: pgettext_lazy("an event", "Full: waiting list"),
    Standing.CLOSED: pgettext_lazy("an event", "Registration closed"),
    Standing.RUNNING: pgettext_lazy("an event", "Under way"),
    Standing.HELD: pgettext_lazy("an event", "Over"),
    Standing.REPORTED: pgettext_lazy("an event", "Report published"),
    Standing.CANCELLED: pgettext_lazy("an event", "Cancelled"),
    Standing.WITHHELD: pgettext_lazy("an event", "Taken down"),
    Standing.DELETED: pgettext_lazy("an event", "Deleted"),
}
# The tone of the chip (web/templatetags/components.py)
TONES: Mapping[Standing, str] = {
    Standing.DRAFT: "waiting",
    Standing.OPEN: "good",
    Standing.FULL: "waiting",
    Standing.RUNNING: "good",
    Standing.CANCELLED: "late",
    Standing.WITHHELD: "late",
    Standing.DELETED: "late",
}
FILTERS: "Mapping[str, StrOrPromise]" = {
    "kind": gettext_lazy("Kind"),
    "mode": gettext_lazy("Where people meet"),
    "month": gettext_lazy("Month"),
    "country": gettext_lazy("Country"),
    "city": gettext_lazy("City"),
    "sdg": gettext_lazy("Sustainable Development Goal"),
    "theme": gettext_lazy("Theme"),
    "topic": gettext_lazy("Urban Agenda topic"),
}
ORDERS: "Mapping[str, StrOrPromise]" = {
    "starts": gettext_lazy("Earliest begin first"),
    "-starts": gettext_lazy("Latest begin first"),
    "-announced": gettext_lazy("Newest first"),
    "title": gettext_lazy("By title"),
}

VOTES: "Mapping[Vote, StrOrPromise]" = {
    Vote.YES: pgettext_lazy("a time suits", "Yes"),
    Vote.IF_NEED_BE: pgettext_lazy("a time suits", "If need be"),
    Vote.NO: pgettext_lazy("a time suits", "No"),
}
# %(place)s is where it is so
HOW_KIND: Mapping[Kindness, str] = {
    Kindness.GOOD: gettext_noop("%(place)s: working hours"),
    Kindness.TOLERABLE: gettext_noop("%(place)s: just before or after working hours"),
    Kindness.MEAL: gettext_noop("%(place)s: meal time"),
    Kindness.UNKIND: gettext_noop("%(place)s: early, in the evening or at the weekend"),
    Kindness.NIGHT: gettext_noop("%(place)s: at night"),
}


def value_in_words(name: str, value: str) -> str:
    """A filter's value as the reader calls it; the value itself where it is none."""
    try:
        return OF_FILTER[name](value)
    except (KeyError, ValueError):
        return value


def month_in_words(value: str) -> str:
    """ "2027-03" as the reader says it: "March 2027"."""
    first = date.fromisoformat(f"{value}-01")
    return str(format_skeleton("yMMMM", first, locale=locale_of(get_language() or "en")))


def _goal(value: str) -> str:
    goal = whole(value)
    return f"{value} · {goal_title(goal, get_language() or 'en')}" if goal and goal in NUMBERS else value


OF_FILTER: Mapping[str, Callable[[str], str]] = {
    "kind": lambda value: str(KINDS[EventKind(value)]),
    "mode": lambda value: str(MODES[Mode(value)]),
    "month": month_in_words,
    "country": lambda code: country_name(code, get_language() or "en"),
    "sdg": _goal,
    "topic": lambda value: topic_name(value, get_language() or "en"),
}
