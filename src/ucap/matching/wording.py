"""The words of matches in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from ucap.exchange.content import EntryKind
from ucap.exchange.wording import KINDS
from ucap.kernel.addresses import address
from ucap.kernel.remembering import once_in_each_language
from ucap.matching.circumstances import Circumstance
from ucap.matching.explain import Reason, ReasonKind
from ucap.matching.feedback import Back
from ucap.matching.queries.placing import Beside
from ucap.organisations.states import KIND_LABELS, Kind
from ucap.places.countries import country_name
from ucap.themes.goals import goal_title

VERY_GOOD, GOOD = 0.5, 0.1
SAID_APART = ReasonKind.MEANING  # its sentences are shown, not named
BESIDE: Mapping[Circumstance | Back, StrOrPromise] = {
    Circumstance.FRESH: gettext_lazy("New this week"),
    Back.LIKE: gettext_lazy("Very like one that was said no to"),
    Back.COUNTRY: gettext_lazy("From a country whose place did not suit"),
    Back.LANGUAGE: gettext_lazy("No working language in common"),
    Back.TERMS: gettext_lazy("No kind of cooperation in common"),
    Back.FOUND: gettext_lazy("They have a partner"),
    Back.CAPACITY: gettext_lazy("They have no time at present"),
}
# That the others put mine aside they keep to themselves
KEPT_QUIET = (Back.ASIDE,)


@dataclass(frozen=True, slots=True)
class Said:
    """A reason beside the sentences that meet, in words."""

    text: str
    counts: str  # how much: its share of all that speaks for the pair
    against: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sentence of mine and the one of theirs that it meets."""

    here: str
    there: str
    counts: str  # how much


def likelihood(score: float) -> str:
    """How well two fit, in words."""
    if score >= VERY_GOOD:
        return gettext("A very good fit")
    return gettext("A good fit") if score >= GOOD else gettext("Perhaps a fit")


def counted(kind: str, number: int) -> str:
    """So many entries of that kind: "3 offers"."""
    if kind == EntryKind.OFFER:
        said = ngettext("%(number)d offer", "%(number)d offers", number)
    elif kind == EntryKind.REQUEST:
        said = ngettext("%(number)d request", "%(number)d requests", number)
    else:
        said = ngettext("%(number)d research interest", "%(number)d research interests", number)
    return said % {"number": number}


def meetings(reasons: Sequence[Reason]) -> list[Meeting]:
    """The sentences that meet, nearest first."""
    whole = _for_it(reasons)
    return [
        Meeting(
            reason.here or "",
            reason.there or "",
            _counts_of_all(_share(reason, whole)),
        )
        for reason in reasons
        if reason.kind == SAID_APART
    ]


def said(reasons: Sequence[Reason]) -> list[Said]:
    """What else counts, the weightiest first; what changes nothing is left out."""
    whole = _for_it(reasons)
    others = [reason for reason in reasons if reason.kind != SAID_APART and round(reason.weight, 2)]
    others.sort(key=lambda reason: -abs(reason.weight))
    return [
        Said(
            _words(reason.kind, reason.here, reason.there, reason.weight < 0),
            _counts(reason, whole),
            reason.weight < 0,
        )
        for reason in others
    ]


def said_beside(beside: Sequence[Beside]) -> list[Said]:
    """What of it is said, and changes anything that can be read: "New this week", "+0.4 in the order"."""
    told = [one for one in beside if one.why not in KEPT_QUIET and round(one.weight, 1)]
    return [Said(_beside(one), _in_the_order(round(one.weight, 1)), one.weight < 0) for one in told]


def _for_it(reasons: Sequence[Reason]) -> float:
    return sum(reason.weight for reason in reasons if reason.weight > 0) or 1.0


@once_in_each_language
def of_hundred(percent: int) -> str:
    """A score in words: "91 of 100"."""
    return gettext("%(percent)s of 100") % {"percent": percent}


def _counts(reason: Reason, whole: float) -> str:
    return _against() if reason.weight < 0 else _counts_alone(_share(reason, whole))


@once_in_each_language
def _against() -> str:
    return gettext("speaks against it")


@once_in_each_language
def _counts_alone(share: int) -> str:
    return gettext("%(share)s %%") % {"share": share}


@once_in_each_language
def _counts_of_all(share: int) -> str:
    return gettext("%(share)s %% of what speaks for it") % {"share": share}


def _share(reason: Reason, whole: float) -> int:
    return max(0, round(100 * reason.weight / whole))


@once_in_each_language
def _words(kind: ReasonKind, here: str | None, there: str | None, against: bool) -> str:
    return WORDS[kind](here or "", there or "", against)


def _beside(one: Beside) -> str:
    if one.plan is None:
        return _of_no_plan(one.why)
    both = gettext("Both belong to the plan “%(plan)s”") % {"plan": one.plan.title}
    return format_html('<a href="{}">{}</a>', address("plans:plan", one.plan.slug), both)


@once_in_each_language
def _of_no_plan(why: Circumstance | Back) -> str:
    return str(BESIDE[why])


@once_in_each_language
def _in_the_order(weight: float) -> str:
    sign = "+" if weight > 0 else "−"
    return gettext("%(weight)s in the order") % {"weight": sign + number_format(abs(weight), 1)}


def _complement(here: str, there: str, against: bool) -> str:
    kinds = {"here": KINDS[EntryKind(here)], "there": KINDS[EntryKind(there)]}
    return gettext("One answers the other: %(here)s and %(there)s") % kinds


def _theme(here: str, there: str, against: bool) -> str:
    same = here.casefold() == there.casefold()
    return gettext("A theme of both: %(theme)s") % {"theme": here if same else f"{here} / {there}"}


def _goal(here: str, there: str, against: bool) -> str:
    title = goal_title(int(here), get_language() or "en")
    return gettext("A goal of both: SDG %(number)s, %(title)s") % {"number": here, "title": title}


def _place(here: str, there: str, against: bool) -> str:
    language = get_language() or "en"
    countries = {"countries": " / ".join(country_name(code, language) for code in (here, there) if code)}
    if against:
        return gettext("Not from a country that is looked for: %(countries)s") % countries
    return gettext("From a country that is looked for: %(countries)s") % countries


def _organisation(here: str, there: str, against: bool) -> str:
    kinds = {"kinds": " / ".join(gettext(KIND_LABELS[Kind(kind)]) for kind in (here, there) if kind)}
    if against:
        return gettext("Not the kind of partner that is looked for: %(kinds)s") % kinds
    return gettext("The kind of partner that is looked for: %(kinds)s") % kinds


WORDS: Mapping[ReasonKind, Callable[[str, str, bool], str]] = MappingProxyType(
    {
        ReasonKind.COMPLEMENT: _complement,
        ReasonKind.THEME: _theme,
        ReasonKind.SDG: _goal,
        ReasonKind.PLACE: _place,
        ReasonKind.ORGANISATION: _organisation,
    }
)
