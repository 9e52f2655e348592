"""Two versions of a plan, or two plans, beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.http import Http404

from ucap.people.rules import Viewer
from ucap.plans.catalogue import Wanted
from ucap.plans.compare import PartChange, differences
from ucap.plans.content import PlanContent
from ucap.plans.models import Plan, Version
from ucap.plans.queries.cards import PlanCard, cards
from ucap.plans.queries.listing import Asked, found_ids
from ucap.plans.queries.plan import plan_of, version_of

T = TypeVar("T")
PARTS = ("themes", "focus", "challenges", "objectives", "activities", "expected_results")
OFFERED = 12  # plans to compare with


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version of a plan to another."""

    plan: Plan
    before: Version
    after: Version
    parts: tuple[PartChange, ...]


@dataclass(frozen=True, slots=True)
class ComparedPlan:
    card: PlanCard
    content: PlanContent


@dataclass(frozen=True, slots=True)
class InCommon:
    """What two plans share."""

    goals: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()  # slugs

    def __bool__(self) -> bool:
        return bool(self.goals or self.topics or self.themes or self.cities)


@dataclass(frozen=True, slots=True)
class TwoPlans:
    """The plans that were chosen (none, one or two), what two share, and others to choose from."""

    chosen: tuple[ComparedPlan, ...]
    common: InCommon
    offered: list[PlanCard]
    words: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of which at least one of the plans says something."""
        return tuple(part for part in PARTS if any(getattr(one.content, part) for one in self.chosen))


def changes_between(slug: str, viewer: Viewer, before: int, after: int) -> Changes:
    """What version `after` says otherwise than version `before`; raises Http404 where one is not for this viewer."""
    plan = plan_of(slug, viewer)
    first, second = version_of(plan, viewer, before), version_of(plan, viewer, after)
    return Changes(plan, first, second, differences(first.content, second.content))


def two_plans(slugs: Sequence[str], viewer: Viewer, today: date, words: str = "") -> TwoPlans:
    """The public plans of these addresses beside each other; raises Http404 where one is not there."""
    chosen = tuple(_compared(slug, viewer, today) for slug in dict.fromkeys(slugs) if slug)
    offered: list[PlanCard] = []
    if len(chosen) < 2:
        ids = found_ids(Asked(wanted=Wanted(words)), today)
        taken = {one.card.id for one in chosen}
        offered = cards([one for one in ids if one not in taken][:OFFERED], today)
    common = _in_common(*chosen) if len(chosen) == 2 else InCommon()
    return TwoPlans(chosen, common, offered, words)


def _compared(slug: str, viewer: Viewer, today: date) -> ComparedPlan:
    plan = plan_of(slug, viewer)
    found = cards([plan.id], today)
    if not found or plan.current is None:
        raise Http404
    return ComparedPlan(found[0], plan.current.content)


def _in_common(a: ComparedPlan, b: ComparedPlan) -> InCommon:
    cities_a, cities_b = ([c.slug for side in one.card.sides for c in side if c.slug] for one in (a, b))
    return InCommon(
        goals=_shared(a.content.sdgs, b.content.sdgs),
        topics=_shared(a.content.urban_agenda, b.content.urban_agenda),
        themes=_shared(a.card.themes, b.card.themes),
        cities=_shared(cities_a, cities_b),
    )


def _shared(here: Sequence[T], there: Sequence[T]) -> tuple[T, ...]:
    return tuple(one for one in dict.fromkeys(here) if one in there)
