"""One plan's page: the text, who stands behind it, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404

from ucap.people.models import CityOfficer
from ucap.people.rules import Viewer
from ucap.plans.content import Activity, PlanContent, Side
from ucap.plans.dates import first_day, last_day
from ucap.plans.models import Confirmation, FullDocument, Plan, Version
from ucap.plans.queries.cards import CityOfPlan, city_of_plan
from ucap.plans.queries.history import Happening, happenings
from ucap.plans.rules import may_edit, may_read, may_see_version
from ucap.plans.standing import Standing, standing
from ucap.plans.states import OPEN


@dataclass(frozen=True, slots=True)
class SideOfPlan:
    """A side with its cities as the gazetteer knows them, and the countries that it names without a city."""

    side: Side
    cities: tuple[CityOfPlan, ...]

    @property
    def countries_alone(self) -> tuple[str, ...]:
        with_city = {city.country for city in self.cities}
        return tuple(code for code in self.side.countries if code not in with_city)

    @property
    def placed(self) -> tuple[CityOfPlan, ...]:
        return tuple(city for city in self.cities if city.latitude is not None)


@dataclass(frozen=True, slots=True)
class ConfirmedBy:
    """A side's word for the version that is shown."""

    cities: tuple[CityOfPlan, ...]
    at: datetime
    in_its_name: bool  # the secretariat confirmed, because the side had no officer here


@dataclass(frozen=True, slots=True)
class Step:
    """An activity, and whether it lies behind us; None when the plan does not say when it is."""

    activity: Activity
    done: bool | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything a plan's page shows."""

    plan: Plan
    version: Version
    content: PlanContent
    standing: Standing
    sides: tuple[SideOfPlan, ...]
    steps: tuple[Step, ...]
    confirmed: tuple[ConfirmedBy, ...]
    versions: tuple[Version, ...]  # those that were published, the latest first
    history: tuple[Happening, ...]
    has_full_document: bool
    may_edit: bool

    @property
    def is_current(self) -> bool:
        return self.version.pk == self.plan.current_id

    @property
    def cities(self) -> tuple[CityOfPlan, ...]:
        return tuple(city for side in self.sides for city in side.placed)

    @property
    def lines(self) -> tuple[tuple[CityOfPlan, CityOfPlan], ...]:
        """Each city of the first side with each of the others; between more than two sides, first cities only."""
        if not self.sides:
            return ()
        first, *others = self.sides
        here = first.placed[:1] if len(others) > 1 else first.placed
        return tuple((a, b) for a in here for other in others for b in other.placed)


def plan_of(slug: str, viewer: Viewer) -> Plan:
    """The plan of that address, if this viewer may read it; raises Http404 as if there were none."""
    plan = Plan.objects.select_related("current").filter(slug=slug).first()
    if plan is None or not may_read(viewer, plan):
        raise Http404
    return plan


def plan_page(slug: str, viewer: Viewer, today: date, number: int | None = None) -> PlanPage:
    """The page of the plan's current text (of the draft, while there is no other), or of its version of that number."""
    plan = plan_of(slug, viewer)
    version = version_of(plan, viewer, number)
    content = version.content
    editor = may_edit(viewer, plan)
    cities = _cities(version)
    return PlanPage(
        plan=plan,
        version=version,
        content=content,
        standing=standing(plan.state, version.starts, version.ends, today),
        sides=tuple(SideOfPlan(side, cities.get(n, ())) for n, side in enumerate(content.sides)),
        steps=_steps(content, today),
        confirmed=_confirmed(version, cities),
        versions=published_versions(plan),
        history=happenings(plan, sides=cities, for_editor=editor),
        has_full_document=FullDocument.objects.filter(plan=plan).exists(),
        may_edit=editor,
    )


def version_of(plan: Plan, viewer: Viewer, number: int | None) -> Version:
    """The version of that number (None: the current one, or the draft) if this viewer may see it; else raises Http404."""
    if number is None:
        version = plan.current or plan.versions.filter(state__in=OPEN).first()
    elif plan.current and plan.current.number == number:
        version = plan.current
    else:
        version = plan.versions.filter(number=number).first()
    if version is None:
        raise Http404
    version.plan = plan
    if not may_see_version(viewer, version):
        raise Http404
    return version


def published_versions(plan: Plan) -> tuple[Version, ...]:
    """The versions that were ever public, the latest first; their texts are not read."""
    there = plan.versions.exclude(state__in=OPEN).defer("content_json", "words", "part_revisions")
    return tuple(there)


def _cities(version: Version) -> Mapping[int, tuple[CityOfPlan, ...]]:
    found: dict[int, tuple[CityOfPlan, ...]] = {}
    for row in version.cities.select_related("city"):
        found[row.side] = (*found.get(row.side, ()), city_of_plan(row))
    return found


def _steps(content: PlanContent, today: date) -> tuple[Step, ...]:
    """The activities in their order of time; those without a date last, as the plan has them."""

    def done(activity: Activity) -> bool | None:
        end = last_day(activity.end or activity.start)
        return None if end is None else end < today

    def begins(activity: Activity) -> Any:
        return first_day(activity.start or activity.end) or date.max

    return tuple(Step(activity, done(activity)) for activity in sorted(content.activities, key=begins))


def _confirmed(version: Version, cities: Mapping[int, tuple[CityOfPlan, ...]]) -> tuple[ConfirmedBy, ...]:
    speaks = CityOfficer.objects.filter(
        user=OuterRef("by"),
        city__in_versions__version=OuterRef("version"),
        city__in_versions__side=OuterRef("side"),
    )
    rows = Confirmation.objects.filter(version=version).annotate(speaks=Exists(speaks)).order_by("side")
    return tuple(ConfirmedBy(cities.get(row.side, ()), row.at, in_its_name=not row.speaks) for row in rows)
