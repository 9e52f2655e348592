"""What is asked for and nobody offers, and the other way round: as far as the viewer sees."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, QuerySet

from ucap.exchange.models import EntryTag
from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.cards import EntryCard, cards
from ucap.exchange.queries.counting import TAGS
from ucap.exchange.queries.entries import listed_entries
from ucap.exchange.queries.listing import Asked, Filter, filters_of, wanted
from ucap.matching.entry import ANSWERED_BY, Kind
from ucap.matching.matrix import Matrix, matrix
from ucap.matching.models import Pair, Paired
from ucap.matching.queries.matrix import THEMES
from ucap.matching.states import DEFAULT_LEVEL
from ucap.people.rules import Viewer

PAGE = 20
# What is looked for -> by what it is answered
SIDES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        kind.value: tuple(one.value for one in ANSWERED_BY[kind])
        for kind in (Kind.REQUEST, Kind.OFFER, Kind.INTEREST)
    }
)
SUBJECT = ("area", "sdg", "topic")  # filters that also hold for what could answer: from wherever it comes
ASKED, ALONE, ANSWERING = "asked", "alone", "answering"  # what is counted under each theme


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at: entries of that kind that nothing fits from that score on, their themes being goals or topics."""

    asked: Asked = field(default_factory=Asked)
    of: str = "request"
    least: float = DEFAULT_LEVEL
    by: str = "sdg"


@dataclass(frozen=True, slots=True)
class Gap:
    """An entry that nothing fits, and for how many days it has waited."""

    card: EntryCard
    days: int


@dataclass(frozen=True, slots=True)
class GapsPage:
    """Entries that nothing fits, those that wait longest first, and the themes they are about."""

    looked: Looked
    filters: tuple[Filter, ...]
    total: int  # entries of this kind that are asked for
    comparing: int  # of them those whose matches are still looked for: nobody knows yet
    page: "Page[Any]"
    gaps: tuple[Gap, ...]
    themes: Matrix[str]  # theme × area


def gaps_page(looked: Looked, viewer: Viewer, at: datetime) -> GapsPage:
    """A page of them. Nine queries at most, those of the filters aside."""
    of_kind = _of_kind(looked, viewer)
    # What nothing fits is looked for once: for the page, its number and the themes
    alone = list(gaps_of(looked, viewer).values_list("pk", flat=True))
    page = Paginator(alone, PAGE).get_page(looked.asked.page)
    return GapsPage(
        looked=looked,
        filters=tuple(one for one in filters_of(looked.asked, viewer) if one.name != "kind"),
        total=of_kind.count(),
        comparing=of_kind.filter(~_compared()).count(),
        page=page,
        gaps=tuple(Gap(card, days_waiting(card, at)) for card in cards(list(page.object_list))),
        themes=_themes(looked, viewer, frozenset(alone)),
    )


def gaps_of(looked: Looked, viewer: Viewer) -> EntryQuerySet:
    """The entries of this kind that nothing fits which the viewer sees, those that wait longest first."""
    found = _of_kind(looked, viewer).filter(_compared(), ~_in_a_pair("entry", "other", looked, viewer))
    return found.filter(~_in_a_pair("other", "entry", looked, viewer)).order_by(
        F("published_at").asc(nulls_last=True), "pk"
    )


def days_waiting(card: EntryCard, at: datetime) -> int:
    """For how many days the entry has been there for others to answer."""
    return max(0, (at - card.published_at).days) if card.published_at else 0


def _of_kind(looked: Looked, viewer: Viewer) -> EntryQuerySet:
    return wanted(looked.asked, viewer).filter(kind=looked.of).order_by()


def _compared() -> Exists:
    return Exists(Paired.objects.filter(entry=OuterRef("pk")))


def _in_a_pair(here: str, there: str, looked: Looked, viewer: Viewer) -> Exists:
    """Whether an entry stands on that side of a pair whose other side the viewer sees. Asked one by one: an entry has few pairs."""
    seen = listed_entries(viewer).filter(pk=OuterRef(there)).order_by()
    return Exists(
        Pair.objects.filter(Exists(seen), score__gte=looked.least, **{here: OuterRef("pk")}).order_by()
    )


def _themes(looked: Looked, viewer: Viewer, alone: frozenset[str]) -> Matrix[str]:
    """Of each theme, area by area: how much is asked, how much of it nothing fits, how much there is that could answer."""
    subject = {name: values for name, values in looked.asked.chosen.items() if name in SUBJECT}
    answering = wanted(Asked(chosen=subject), viewer).filter(kind__in=SIDES[looked.of])
    numbers: Counter[tuple[str, str, str]] = Counter()
    for id_, theme, area in _tagged(_of_kind(looked, viewer), looked).values_list(
        "entry", "value", "entry__area"
    ):
        numbers[theme, area, ASKED] += 1
        numbers[theme, area, ALONE] += id_ in alone
    answers = _tagged(answering.order_by(), looked).values_list("value", "entry__area")
    for theme, area, number in answers.annotate(number=Count("entry")):
        numbers[theme, area, ANSWERING] = number
    counted = [(*key, number) for key, number in numbers.items() if number]
    totals: dict[tuple[str, str], int] = {}
    for theme, _, what, number in counted:  # an entry has one area, so its themes' counts add up
        totals[theme, what] = totals.get((theme, what), 0) + number
    return matrix(
        counted,
        ((theme, what, number) for (theme, what), number in totals.items()),
        rows=len(THEMES[looked.by]),
        columns=len(THEMES["area"]),
        order=THEMES["area"],
        first=ALONE,
    )


def _tagged(found: EntryQuerySet, looked: Looked) -> "QuerySet[EntryTag]":
    """The goals or topics of these entries; where some are chosen, those alone."""
    tags = EntryTag.objects.filter(facet=TAGS[looked.by], entry__in=found.values("pk")).order_by()
    some = looked.asked.chosen.get(looked.by)
    return tags.filter(value__in=some) if some else tags
