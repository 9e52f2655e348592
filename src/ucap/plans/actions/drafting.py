"""Beginning a plan, and changing it part by part."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.kernel.errors import Conflict, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.content import PlanContent, from_json, to_json, with_ids
from ucap.plans.models import Plan, Version
from ucap.plans.parts import PARTS, changed
from ucap.plans.projection import project
from ucap.plans.rules import may_create, may_discard, may_edit
from ucap.plans.states import OPEN, PlanState, VersionState

NOT_YOURS = gettext_noop(
    "Only an officer of one of the plan's cities, or the secretariat, may change this plan."
)


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
    plan.save()
    version = _new_version(plan, number=1, content=content, by=by, at=at)
    record("plan.created", subject=("plan", plan.id), actor=by.id, at=at, after=version.content_json)
    return version


@transaction.atomic
def start_version(*, plan: Plan, by: User, at: datetime) -> Version:
    """An open version of the plan: the one there is, or a new one that begins as a copy of the published text."""
    if not may_edit(by, plan):
        raise NotAllowed(NOT_YOURS)
    there = plan.versions.filter(state__in=OPEN).first()
    if there:
        return there
    if plan.state == PlanState.ARCHIVED:
        raise NotNow(gettext_noop("This plan is archived. Restore it before you change it."))
    latest = plan.versions.select_for_update().order_by("-number").first()
    number = latest.number + 1 if latest else 1
    content = plan.current.content if plan.current else PlanContent()
    version = _new_version(plan, number=number, content=content, by=by, at=at)
    record("version.started", subject=("plan", plan.id), actor=by.id, at=at, detail={"version": number})
    return version


@transaction.atomic
def edit_part(
    *, version: Version, part: str, values: Mapping[str, Any], base: int, by: User, at: datetime
) -> Version:
    """The version with that part changed. `base` is the revision the editor saw.

    Raises Conflict when somebody else changed the same part since, NotNow when the version is not a draft.
    """
    version = _locked_draft(version, by)
    if version.part_revisions.get(part, 0) > base:
        raise Conflict(
            gettext_noop(
                "Somebody else changed this part while you were writing. Reload the page to see their text, then write yours again."
            )
        )
    before = version.content
    _store(version, part, with_ids(changed(before, part, values)), before, by=by, at=at, verb="plan.edited")
    return version


@transaction.atomic
def undo_edit(*, version: Version, by: User, at: datetime) -> Version:
    """The version with this person's latest edit taken back; further calls go further back.

    Raises NotNow when there is nothing to undo, Conflict when the part was changed again by somebody else.
    """
    version = _locked_draft(version, by)
    entry = last_undoable(version, by)
    if entry is None:
        raise NotNow(gettext_noop("There is nothing of yours to undo in this draft."))
    content_json = version.content_json
    if any(content_json.get(name) != value for name, value in entry.after.items()):
        raise Conflict(gettext_noop("This part was changed again since. Correct it by hand."))
    _store(
        version,
        entry.detail["part"],
        from_json(content_json | entry.before),
        version.content,
        by=by,
        at=at,
        verb="plan.undone",
        undoes=entry.id,
    )
    return version


def last_undoable(version: Version, by: User) -> Entry | None:
    """This person's latest edit of this version that is not undone yet."""
    undone: set[int] = set()
    entries = Entry.objects.about("plan", version.plan_id).filter(
        actor=by.id, verb__in=["plan.edited", "plan.undone"], detail__version=version.number
    )
    for entry in entries[:200]:
        if entry.verb == "plan.undone":
            undone.add(entry.detail["undoes"])
        elif entry.id not in undone:
            return entry
    return None


@transaction.atomic
def discard_version(*, version: Version, by: User, at: datetime) -> Plan | None:
    """The plan without its open version; None when the plan was never published and so is gone with it."""
    version = Version.objects.select_for_update().select_related("plan").get(pk=version.pk)
    plan = version.plan
    if not may_discard(by, plan):
        raise NotAllowed(NOT_YOURS)
    if version.state not in OPEN:
        raise NotNow(gettext_noop("A published version cannot be thrown away. Archive the plan instead."))
    # The journal keeps the text, so that what was thrown away by mistake can be brought back.
    record(
        "version.discarded",
        subject=("plan", plan.id),
        actor=by.id,
        at=at,
        before=version.content_json,
        detail={"version": version.number},
    )
    version.delete()
    if plan.state == PlanState.DRAFT:
        plan.delete()
        return None
    return plan


def _new_version(plan: Plan, *, number: int, content: PlanContent, by: User, at: datetime) -> Version:
    content = with_ids(content)
    version = Version(plan=plan, number=number, created_by=by, created_at=at, edited_at=at)
    version.content_json = to_json(content)
    version.save()
    project(version, content)
    version.save()
    return version


def _locked_draft(version: Version, by: User) -> Version:
    locked = (
        Version.objects.select_for_update(of=("self",)).select_related("plan").filter(pk=version.pk).first()
    )
    if locked is None:
        raise NotNow(gettext_noop("This draft was thrown away in the meantime."))
    if not may_edit(by, locked.plan):
        raise NotAllowed(NOT_YOURS)
    if locked.state != VersionState.DRAFT:
        raise NotNow(
            gettext_noop("This version is no longer a draft. Take it back from review to change it.")
        )
    return locked


def _store(
    version: Version,
    part: str,
    content: PlanContent,
    before: PlanContent,
    *,
    by: User,
    at: datetime,
    verb: str,
    undoes: int | None = None,
) -> None:
    old, new = to_json(before), to_json(content)
    touched = [name for name in new if new[name] != old.get(name)]
    if not touched:
        return
    version.revision += 1
    parts_touched = {p for p, names in PARTS.items() if set(names) & set(touched)} | {part}
    version.part_revisions = version.part_revisions | dict.fromkeys(parts_touched, version.revision)
    version.content_json = new
    version.edited_at = at
    project(version, content)
    version.save()
    record(
        verb,
        subject=("plan", version.plan_id),
        actor=by.id,
        at=at,
        before={name: old[name] for name in touched},
        after={name: new[name] for name in touched},
        detail={"version": version.number, "part": part, "revision": version.revision}
        | ({"undoes": undoes} if undoes else {}),
    )
