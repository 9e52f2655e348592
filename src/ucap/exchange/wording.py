"""The words of entries in the reader's language."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext, gettext_lazy, pgettext_lazy

from ucap.exchange.content import Area, Cooperation, EntryKind, Rights, Stage
from ucap.exchange.states import (
    DeclineReason,
    EntryState,
    InterestStage,
    InterestState,
    Outcome,
    Visibility,
)
from ucap.kernel.whole import whole
from ucap.organisations.states import KIND_LABELS, Kind
from ucap.organisations.wording import tongue_name
from ucap.places.countries import country_name
from ucap.themes.goals import NUMBERS, goal_title
from ucap.themes.topics import topic_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KINDS: "Mapping[EntryKind, StrOrPromise]" = {
    EntryKind.OFFER: pgettext_lazy("an entry", "Offer"),
    EntryKind.REQUEST: pgettext_lazy("an entry", "Request"),
    EntryKind.INTEREST: pgettext_lazy("an entry", "Research interest"),
}
AREAS: "Mapping[Area, StrOrPromise]" = {
    Area.TECHNOLOGY: pgettext_lazy("an entry", "Technology"),
    Area.RESEARCH: pgettext_lazy("an entry", "Research and development"),
    Area.BUSINESS: pgettext_lazy("an entry", "Business"),
    Area.PILOT: pgettext_lazy("an entry", "Pilot project"),
    Area.CULTURE: pgettext_lazy("an entry", "Culture and events"),
    Area.TRAINING: pgettext_lazy("an entry", "Training and exchange"),
}
STAGES: "Mapping[Stage, StrOrPromise]" = {
    Stage.IDEA: pgettext_lazy("how far it is", "Idea"),
    Stage.RESEARCH: pgettext_lazy("how far it is", "Under research"),
    Stage.PROTOTYPE: pgettext_lazy("how far it is", "Prototype"),
    Stage.DEMONSTRATED: pgettext_lazy("how far it is", "Demonstrated"),
    Stage.MARKET: pgettext_lazy("how far it is", "On the market"),
}
RIGHTS: "Mapping[Rights, StrOrPromise]" = {
    Rights.NONE: pgettext_lazy("protection", "Not protected"),
    Rights.PATENT_APPLIED: pgettext_lazy("protection", "Patent applied for"),
    Rights.PATENT_GRANTED: pgettext_lazy("protection", "Patent granted"),
    Rights.COPYRIGHT: pgettext_lazy("protection", "Copyright"),
    Rights.DESIGN: pgettext_lazy("protection", "Registered design"),
    Rights.TRADEMARK: pgettext_lazy("protection", "Trade mark"),
    Rights.KNOW_HOW: pgettext_lazy("protection", "Secret know-how"),
}
COOPERATIONS: "Mapping[Cooperation, StrOrPromise]" = {
    Cooperation.LICENCE: pgettext_lazy("cooperation", "Licence"),
    Cooperation.JOINT_RESEARCH: pgettext_lazy("cooperation", "Joint research"),
    Cooperation.TECHNICAL: pgettext_lazy("cooperation", "Technical cooperation"),
    Cooperation.COMMERCIAL: pgettext_lazy("cooperation", "Commercial agreement"),
    Cooperation.JOINT_VENTURE: pgettext_lazy("cooperation", "Joint venture"),
    Cooperation.PILOT: pgettext_lazy("cooperation", "Pilot project"),
    Cooperation.PEOPLE: pgettext_lazy("cooperation", "Exchange of people"),
    Cooperation.EVENT: pgettext_lazy("cooperation", "Event"),
    Cooperation.OTHER: pgettext_lazy("cooperation", "Another kind"),
}
STATES: "Mapping[EntryState, StrOrPromise]" = {
    EntryState.DRAFT: pgettext_lazy("an entry", "Draft"),
    EntryState.WAITING: pgettext_lazy("an entry", "Waits for a moderator"),
    EntryState.PUBLISHED: pgettext_lazy("an entry", "Published"),
    EntryState.MATCHED: pgettext_lazy("an entry", "Partner found"),
    EntryState.FULFILLED: pgettext_lazy("an entry", "Fulfilled"),
    EntryState.EXPIRED: pgettext_lazy("an entry", "Ended"),
    EntryState.WITHDRAWN: pgettext_lazy("an entry", "Withdrawn"),
    EntryState.WITHHELD: pgettext_lazy("an entry", "Taken down"),
}
VISIBILITIES: "Mapping[Visibility, StrOrPromise]" = {
    Visibility.PUBLIC: pgettext_lazy("who sees it", "Everybody"),
    Visibility.MEMBERS: pgettext_lazy("who sees it", "Members of organisations and city officers"),
    Visibility.CITIES: pgettext_lazy("who sees it", "People of the cities I name"),
}
INTEREST_STATES: "Mapping[InterestState, StrOrPromise]" = {
    InterestState.WAITING: pgettext_lazy("an interest", "Waits for an answer"),
    InterestState.PASSED_ON: pgettext_lazy("an interest", "Passed on"),
    InterestState.ANSWERED: pgettext_lazy("an interest", "In conversation"),
    InterestState.DECLINED: pgettext_lazy("an interest", "Declined"),
    InterestState.WITHDRAWN: pgettext_lazy("an interest", "Withdrawn"),
    InterestState.CLOSED: pgettext_lazy("an interest", "Closed"),
}
INTEREST_STAGES: "Mapping[InterestStage, StrOrPromise]" = {
    InterestStage.CONTACT: pgettext_lazy("a stage", "Contact"),
    InterestStage.NEGOTIATION: pgettext_lazy("a stage", "Negotiation"),
    InterestStage.AGREEMENT: pgettext_lazy("a stage", "Agreement"),
    InterestStage.OUTCOME: pgettext_lazy("a stage", "Outcome"),
}
DECLINE_REASONS: "Mapping[DeclineReason, StrOrPromise]" = {
    DeclineReason.NO_FIT: gettext_lazy("It does not fit what we look for"),
    DeclineReason.FOUND: gettext_lazy("We have found a partner already"),
    DeclineReason.CAPACITY: gettext_lazy("We have no time or means for it now"),
    DeclineReason.PLACE: gettext_lazy("We look for partners elsewhere"),
    DeclineReason.LANGUAGE: gettext_lazy("We have no language in common"),
    DeclineReason.TERMS: gettext_lazy("The terms do not suit us"),
    DeclineReason.OTHER: gettext_lazy("Another reason"),
}
OUTCOMES: "Mapping[Outcome, StrOrPromise]" = {
    Outcome.AGREEMENT: pgettext_lazy("an outcome", "An agreement is signed"),
    Outcome.PROJECT: pgettext_lazy("an outcome", "A joint project"),
    Outcome.PILOT: pgettext_lazy("an outcome", "A pilot project"),
    Outcome.CONTRACT: pgettext_lazy("an outcome", "A contract"),
    Outcome.EVENT: pgettext_lazy("an outcome", "An event or an exchange of people"),
    Outcome.OTHER: pgettext_lazy("an outcome", "Something else"),
    Outcome.NOTHING: pgettext_lazy("an outcome", "Nothing came of it"),
}
FILTERS: "Mapping[str, StrOrPromise]" = {
    "kind": gettext_lazy("Kind"),
    "area": pgettext_lazy("of an entry", "Area"),
    "sdg": gettext_lazy("Sustainable Development Goal"),
    "topic": gettext_lazy("Urban Agenda topic"),
    "country": gettext_lazy("Country"),
    "city": gettext_lazy("City"),
    "language": gettext_lazy("Language"),
    "organisation_type": gettext_lazy("Kind of organisation"),
}
ORDERS: "Mapping[str, StrOrPromise]" = {
    "-published": gettext_lazy("Newest first"),
    "ends": gettext_lazy("Ending soonest first"),
    "title": gettext_lazy("By title"),
}


def value_in_words(name: str, value: str) -> str:
    """A filter's value as the reader calls it; the value itself where it is none."""
    try:
        return OF_FILTER[name](value)
    except (KeyError, ValueError):
        return value


def _goal(value: str) -> str:
    goal = whole(value)
    return f"{value} · {goal_title(goal, get_language() or 'en')}" if goal and goal in NUMBERS else value


OF_FILTER: Mapping[str, Callable[[str], str]] = {
    "kind": lambda value: str(KINDS[EntryKind(value)]),
    "area": lambda value: str(AREAS[Area(value)]),
    "sdg": _goal,
    "topic": lambda value: topic_name(value, get_language() or "en"),
    "country": lambda code: country_name(code, get_language() or "en"),
    "language": tongue_name,
    "organisation_type": lambda value: gettext(KIND_LABELS[Kind(value)]),
}
