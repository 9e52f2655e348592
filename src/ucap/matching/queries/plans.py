"""Which plans two entries have in common: made of the same one, or of cities that one public plan is about.

Countries do not count: half of the entries of a country would belong together because one of its cities has a plan.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from ucap.plans.models import Plan, VersionCity
from ucap.plans.states import PUBLIC


@dataclass(frozen=True, slots=True)
class PlanOfBoth:
    """A plan that both belong to."""

    id: str
    slug: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Belongs:
    """Of an entry what says to which plans it belongs."""

    plan: str | None  # that it was made of
    cities: frozenset[str]  # its own, or its organisation's


def plans_of_both(one: Belongs, others: Mapping[str, Belongs]) -> dict[str, PlanOfBoth]:
    """Of each other entry that has one a public plan in common with the one: what both were made of first. Two queries."""
    mine = _plans_of(one)
    if not mine:
        return {}
    in_cities: dict[str, list[str]] = defaultdict(list)
    cities = {city for other in others.values() for city in other.cities}
    sides = VersionCity.objects.filter(version__current_of__in=list(mine), city__in=cities)
    for plan, city in sides.order_by("version__current_of").values_list("version__current_of", "city"):
        if city:
            in_cities[city].append(plan)
    found: dict[str, PlanOfBoth] = {}
    for id_, other in others.items():
        theirs = [other.plan, *(plan for city in sorted(other.cities) for plan in in_cities[city])]
        common = [plan for plan in theirs if plan in mine]
        if common:
            found[id_] = mine[one.plan if one.plan in common else common[0]]
    return found


def _plans_of(one: Belongs) -> dict[str, PlanOfBoth]:
    if not one.plan and not one.cities:
        return {}
    theirs = Q(pk=one.plan) | Q(current__cities__city__in=one.cities)
    rows: Sequence[tuple[str, str, str, str]] = list(
        Plan.objects.filter(theirs, state__in=PUBLIC)
        .distinct()
        .values_list("pk", "slug", "current__title", "current__language")
    )
    return {row[0]: PlanOfBoth(*row) for row in rows}
