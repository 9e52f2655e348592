"""Which plans two entries have in common: made of the same one, or of cities that one public plan is about.

Countries do not count: half of the entries of a country would belong together because one of its cities has a plan.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ucap.kernel.prepared import Many, One, Prepared
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
    for plan, city in _sides(plans=mine, cities=cities):
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
    return {row[0]: PlanOfBoth(*row) for row in _public_plans(plan=one.plan or "", cities=one.cities)}


@Prepared
def _public_plans(plan: One, cities: Many) -> QuerySet[Plan, tuple[str, str, str, str]]:
    theirs = Q(pk=plan) | Q(current__cities__city__in=cities)
    plans = Plan.objects.filter(theirs, state__in=PUBLIC).distinct()
    return plans.values_list("pk", "slug", "current__title", "current__language")


@Prepared
def _sides(plans: Many, cities: Many) -> QuerySet[VersionCity, tuple[str, str | None]]:
    sides = VersionCity.objects.filter(version__current_of__in=plans, city__in=cities)
    return sides.order_by("version__current_of").values_list("version__current_of", "city")
