"""Beginning a plan or a version of it, throwing one away, and bringing it back."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.journal.queries import whole
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.content import PlanContent, from_json, to_json, with_ids
from ucap.plans.models import FullDocument, Import, Plan, Version
from ucap.plans.parts import PERSONAL
from ucap.plans.projection import project
from ucap.plans.rules import NOT_YOURS, may_bring_back, may_create, may_discard, may_edit
from ucap.plans.states import OPEN, PlanState


@transaction.atomic
def create_plan(*, content: PlanContent, by: User, at: datetime, is_example: bool = False) -> Version:
    """The first draft of a new plan."""
    if not may_create(by):
        raise NotAllowed(
            gettext_noop(
                "Only city officers and the secretariat may begin a plan. Ask your secretariat to make you an officer."
            )
        )
    plan = Plan(created_by=by, created_at=at, is_example=is_example)
    plan.slug = plan.id
    plan.save(force_insert=True)
    version = _new_version(plan, number=1, content=content, by=by, at=at)
    record(
        "plan.created",
        subject=("plan", plan.id),
        actor=by.id,
        at=at,
        after=version.content_json,
        personal=PERSONAL,
    )
    return version


@transaction.atomic
def start_version(*, plan: Plan, by: User, at: datetime) -> Version:
    """An open version of the plan: the one there is, or a new one that begins as a copy of the published text."""
    if not may_edit(by, plan):
        raise NotAllowed(NOT_YOURS)
    # Two officers who begin at the same moment wait for each other here, and share the version that the first one made.
    plan = Plan.objects.select_for_update(of=("self",)).select_related("current").get(pk=plan.pk)
    there = plan.versions.filter(state__in=OPEN).first()
    if there:
        return there
    if plan.state == PlanState.ARCHIVED:
        raise NotNow(gettext_noop("This plan is archived. Restore it before you change it."))
    content = plan.current.content if plan.current else PlanContent()
    version = _new_version(plan, number=_next_number(plan), content=content, by=by, at=at)
    record(
        "version.started", subject=("plan", plan.id), actor=by.id, at=at, detail={"version": version.number}
    )
    return version


@transaction.atomic
def discard_version(*, version: Version, by: User, at: datetime) -> Entry:
    """The journal's entry, from which `bring_back` makes the version anew. A plan never published goes with it."""
    there = (
        Version.objects.select_for_update(of=("self",)).select_related("plan").filter(pk=version.pk).first()
    )
    if there is None:
        raise NotNow(gettext_noop("This draft was thrown away already."))
    plan = there.plan
    if not may_discard(by, plan):
        raise NotAllowed(NOT_YOURS)
    if there.state not in OPEN:
        raise NotNow(gettext_noop("A published version cannot be thrown away. Archive the plan instead."))
    entry = record(
        "version.discarded",
        subject=("plan", plan.id),
        actor=by.id,
        at=at,
        before=there.content_json,
        detail=_what_goes_with_it(there),
        personal=(*PERSONAL, "full"),
    )
    there.delete()
    if plan.state == PlanState.DRAFT:
        plan.delete()
    return entry


@transaction.atomic
def bring_back(*, entry: Entry, by: User, at: datetime) -> Version:
    """The version that was thrown away, as a draft again, with its plan if that went too."""
    if not may_bring_back(by, entry):
        raise NotAllowed(NOT_YOURS)
    plan = Plan.objects.select_for_update(of=("self",)).filter(pk=entry.subject_id).first()
    if plan and plan.versions.filter(state__in=OPEN).exists():
        raise NotNow(
            gettext_noop(
                "Another version was begun in the meantime. Throw that one away first, or change it."
            )
        )
    thrown = whole(entry)
    plan = plan or _plan_anew(entry, thrown.detail)
    content = from_json(thrown.before)
    # The revision goes on counting: a page left open since before must not be mistaken for an up-to-date one.
    revision = entry.detail["revision"] + 1
    version = _new_version(
        plan, number=entry.detail["version"], content=content, by=by, at=at, revision=revision
    )
    detail = {"version": version.number, "brings_back": entry.id}
    record("version.brought_back", subject=("plan", plan.id), actor=by.id, at=at, detail=detail)
    return version


def _what_goes_with_it(version: Version) -> dict[str, Any]:
    """What else the journal has to remember so that nothing is lost when this version, and perhaps its plan, is deleted."""
    detail: dict[str, Any] = {"version": version.number, "revision": version.revision}
    plan = version.plan
    if plan.state != PlanState.DRAFT:
        return detail
    detail |= {
        "created_at": plan.created_at.isoformat(),
        "created_by": plan.created_by_id,
        "is_example": plan.is_example,
        "imports": list(plan.imports.values_list("id", flat=True)),
    }
    full = FullDocument.objects.filter(plan=plan).first()
    if full:
        kept = {"file": full.file.name, "name": full.name, "size": full.size, "by": full.by_id}
        detail["full"] = kept | {"at": full.at.isoformat()}
    return detail


def _plan_anew(entry: Entry, detail: dict[str, Any]) -> Plan:
    plan = Plan(
        id=entry.subject_id,
        slug=entry.subject_id,
        created_at=datetime.fromisoformat(detail["created_at"]),
        created_by=_still_there(detail["created_by"]),
        is_example=detail["is_example"],
    )
    plan.save(force_insert=True)
    Import.objects.filter(pk__in=detail["imports"]).update(plan=plan)
    if full := detail.get("full"):
        FullDocument.objects.create(
            plan=plan,
            file=full["file"],
            name=full["name"],
            size=full["size"],
            by=_still_there(full["by"]),
            at=datetime.fromisoformat(full["at"]),
        )
    return plan


def _still_there(user_id: str | None) -> User | None:
    return User.objects.filter(pk=user_id).first()


def _next_number(plan: Plan) -> int:
    latest = plan.versions.order_by("-number").first()
    return latest.number + 1 if latest else 1


def _new_version(
    plan: Plan, *, number: int, content: PlanContent, by: User, at: datetime, revision: int = 0
) -> Version:
    content = with_ids(content)
    version = Version(plan=plan, number=number, created_by=by, created_at=at, edited_at=at, revision=revision)
    version.content_json = to_json(content)
    version.save(force_insert=True)
    project(version, content)
    version.save()
    return version
