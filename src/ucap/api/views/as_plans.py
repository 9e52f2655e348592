"""What queries find about plans, as shapes."""

from collections.abc import Iterable
from typing import Any

from ucap.api.shapes.content import plan_text
from ucap.api.shapes.plans import (
    ChangesOfPlan,
    CityLink,
    ComparedOne,
    ConfirmedSide,
    FieldChanged,
    FilterOfPlans,
    FilterValue,
    HappeningOfPlan,
    InBoth,
    ItemChanged,
    PartChanged,
    PlacedCity,
    PlanAnswer,
    PlanInList,
    TwoPlansAnswer,
    VersionInList,
)
from ucap.api.views.links import address, name_of
from ucap.plans.compare import PartChange
from ucap.plans.happenings import what_happened, who_did_it
from ucap.plans.models import Version
from ucap.plans.queries.cards import CityOfPlan, PlanCard
from ucap.plans.queries.comparing import Changes, TwoPlans
from ucap.plans.queries.history import Happening
from ucap.plans.queries.listing import Filter
from ucap.plans.queries.plan import PlanPage
from ucap.plans.wording import DOCUMENTS


def in_list(card: PlanCard) -> PlanInList:
    return PlanInList.of(
        card,
        url=address("plans:plan", card.slug),
        sides=[[city_link(city) for city in side] for side in card.sides],
        sdgs=list(card.goals),
        themes=list(card.themes),
    )


def city_link(city: CityOfPlan) -> CityLink:
    return CityLink.of(city, name=name_of(city))


def filter_of(one: Filter) -> FilterOfPlans:
    return FilterOfPlans.of(one, values=[FilterValue.of(choice) for choice in one.choices])


def plan_answer(page: PlanPage) -> PlanAnswer:
    return PlanAnswer.of(
        page,
        **_of_version(page),
        plan=plan_text(page.content),
        places=[[PlacedCity.of(city, name=name_of(city)) for city in side.cities] for side in page.sides],
        confirmed=[
            ConfirmedSide.of(one, cities=[name_of(city) for city in one.cities]) for one in page.confirmed
        ],
        versions=versions(page.versions, page.plan.current_id),
        history=[happening(one) for one in page.history],
        documents=_documents(page),
        calendar=address("plan_calendar", page.plan.slug),
    )


def _of_version(page: PlanPage) -> dict[str, Any]:
    plan, version = page.plan, page.version
    return {
        "id": plan.id,
        "slug": plan.slug,
        "url": address("plans:plan", plan.slug),
        "state": plan.state,
        "is_example": plan.is_example,
        "version": version.number,
        "version_state": version.state,
        "published_at": version.published_at,
    }


def _documents(page: PlanPage) -> dict[str, str]:
    """Of what was published; an older version is asked for by its number."""
    if page.version.published_at is None:
        return {}
    which = "" if page.is_current else f"?version={page.version.number}"
    return {form: address("plan_document", page.plan.slug, form) + which for form in DOCUMENTS}


def happening(one: Happening) -> HappeningOfPlan:
    return HappeningOfPlan.of(one, text=what_happened(one), by=who_did_it(one))


def versions(found: Iterable[Version], current: int | None) -> list[VersionInList]:
    return [VersionInList.of(one, current=one.pk == current) for one in found]


def changes(found: Changes) -> ChangesOfPlan:
    return ChangesOfPlan(
        slug=found.plan.slug,
        before=found.before.number,
        after=found.after.number,
        parts=[part_changed(one) for one in found.parts],
    )


def part_changed(part: PartChange) -> PartChanged:
    items = [
        ItemChanged.of(item, fields=[FieldChanged.of(one, pieces=list(one.pieces)) for one in item.fields])
        for item in part.items
    ]
    return PartChanged.of(part, items=items)


def two(found: TwoPlans) -> TwoPlansAnswer:
    common = found.common
    return TwoPlansAnswer(
        plans=[
            ComparedOne.of(one.card, url=address("plans:plan", one.card.slug), plan=plan_text(one.content))
            for one in found.chosen
        ],
        common=InBoth(
            sdgs=list(common.goals),
            urban_agenda=list(common.topics),
            themes=list(common.themes),
            cities=list(common.cities),
        ),
    )
