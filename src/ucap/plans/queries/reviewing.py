"""How far the review of a version is: what is missing, what changed, who has confirmed and who may."""

from dataclasses import dataclass
from datetime import date, datetime

from ucap.people.models import User
from ucap.plans.compare import PartChange, differences
from ucap.plans.content import PlanContent
from ucap.plans.models import Confirmation, Plan, Version
from ucap.plans.parts import Missing, missing_for_review
from ucap.plans.queries.editing import open_version, plan_to_edit
from ucap.plans.queries.history import asked_by
from ucap.plans.queries.plan import PlanPage, plan_page
from ucap.plans.rules import sides_to_confirm
from ucap.plans.states import PlanState, VersionState


@dataclass(frozen=True, slots=True)
class SideInReview:
    """A side: whether it has confirmed, and whether the viewer may do it for them."""

    number: int  # from 0
    confirmed_at: datetime | None
    confirmed_by: str
    officers: tuple[str, ...]  # who may confirm for it
    mine: bool  # the viewer may


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A version on its way to be public."""

    page: PlanPage
    sides: tuple[SideInReview, ...]
    missing: tuple[Missing, ...]
    changes: tuple[PartChange, ...]  # since the published version; () for a first one
    asked_by_viewer: bool  # it was the viewer who sent it for review

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def version(self) -> Version:
        return self.page.version

    @property
    def is_draft(self) -> bool:
        return self.version.state == VersionState.DRAFT

    @property
    def waits(self) -> bool:
        """Whether each side has confirmed it, and a moderator has to release its plan."""
        return self.version.state == VersionState.CONFIRMED

    @property
    def is_withheld(self) -> bool:
        """Whether it will not be public before a moderator releases its plan."""
        return self.plan.state == PlanState.WITHHELD

    @property
    def blocked(self) -> bool:
        """Whether something has to be added before the sides can be asked."""
        return any(one.needed for one in self.missing)


def review_page(plan_id: str, viewer: User, today: date) -> ReviewPage | None:
    """The review of the plan's open version; None where there is none."""
    plan = plan_to_edit(plan_id, viewer)
    version = open_version(plan)
    if version is None:
        return None
    page = plan_page(plan.slug, viewer, today, version.number)
    before = plan.current.content if plan.current else None
    return ReviewPage(
        page=page,
        sides=_sides(version, page.content, viewer),
        missing=missing_for_review(page.content),
        changes=differences(before, page.content) if before else (),
        asked_by_viewer=asked_by(version) == viewer.id,
    )


def _sides(version: Version, content: PlanContent, viewer: User) -> tuple[SideInReview, ...]:
    confirmed = {row.side: row for row in Confirmation.objects.filter(version=version).select_related("by")}
    officers = _officers(version)
    may = sides_to_confirm(viewer, version)
    return tuple(
        SideInReview(
            number=number,
            confirmed_at=confirmed[number].at if number in confirmed else None,
            confirmed_by=str(confirmed[number].by or "") if number in confirmed else "",
            officers=tuple(officers.get(number, ())),
            mine=number in may,
        )
        for number in range(len(content.sides))
    )


def _officers(version: Version) -> dict[int, list[str]]:
    """Who speaks for each side."""
    pairs = (
        User.objects.filter(cities__in_versions__version=version, is_active=True)
        .values_list("cities__in_versions__side", "name", "email")
        .distinct()
        .order_by("name", "email")
    )
    found: dict[int, list[str]] = {}
    for side, name, email in pairs:
        found.setdefault(side, []).append(name or email.partition("@")[0])
    return found
