"""The words of matches in the reader's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import get_language, gettext, ngettext

from ucap.exchange.content import EntryKind
from ucap.exchange.wording import KINDS
from ucap.matching.explain import Reason, ReasonKind
from ucap.organisations.states import KIND_LABELS, Kind
from ucap.places.countries import country_name
from ucap.themes.goals import goal_title

VERY_GOOD, GOOD = 0.5, 0.1
SAID_APART = ReasonKind.MEANING  # its sentences are shown, not named


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
            gettext("%(share)s %% of what speaks for it") % {"share": _share(reason, whole)},
        )
        for reason in reasons
        if reason.kind == SAID_APART
    ]


def said(reasons: Sequence[Reason]) -> list[Said]:
    """What else counts, the weightiest first; what changes nothing is left out."""
    whole = _for_it(reasons)
    others = [reason for reason in reasons if reason.kind != SAID_APART and round(reason.weight, 2)]
    others.sort(key=lambda reason: -abs(reason.weight))
    return [Said(_words(reason), _counts(reason, whole), reason.weight < 0) for reason in others]


def _for_it(reasons: Sequence[Reason]) -> float:
    return sum(reason.weight for reason in reasons if reason.weight > 0) or 1.0


def _counts(reason: Reason, whole: float) -> str:
    if reason.weight < 0:
        return gettext("speaks against it")
    return gettext("%(share)s %%") % {"share": _share(reason, whole)}


def _share(reason: Reason, whole: float) -> int:
    return max(0, round(100 * reason.weight / whole))


def _words(reason: Reason) -> str:
    return WORDS[reason.kind](reason.here or "", reason.there or "", reason.weight < 0)


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
