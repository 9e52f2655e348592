"""Changing a draft part by part, and taking changes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from ucap.journal.actions import record
from ucap.journal.models import Entry
from ucap.journal.queries import whole
from ucap.kernel.errors import Conflict, NotAllowed, NotNow
from ucap.kernel.messages import gettext_noop
from ucap.people.models import User
from ucap.plans.content import PlanContent, from_json, to_json, with_ids
from ucap.plans.models import Version
from ucap.plans.parts import PARTS, PERSONAL, changed
from ucap.plans.projection import project
from ucap.plans.queries.editing import last_undoable
from ucap.plans.rules import NOT_YOURS, may_edit
from ucap.plans.states import VersionState


@transaction.atomic
def edit_part(
    *, version: Version, part: str, values: Mapping[str, Any], base: int, by: User, at: datetime
) -> Version:
    """The version with that part changed. `base` is the revision the editor saw.

    Raises Conflict when the same part was changed to something else since, NotNow when the version is not a draft.
    """
    version = _locked_draft(version, by)
    before = version.content
    after = with_ids(changed(before, part, values))
    if after == before:
        return version  # also a save that is sent again because its answer was lost on the way
    if version.part_revisions.get(part, 0) > base:
        raise Conflict(
            gettext_noop(
                "This part was changed while you were writing. Compare their text with yours, then choose one."
            )
        )
    _store(version, part, after, before, by=by, at=at, verb="plan.edited")
    return version


@transaction.atomic
def undo_edit(*, version: Version, by: User, at: datetime) -> Version:
    """The version with this person's latest edit taken back; further calls go further back.

    Raises NotNow when there is nothing to undo, Conflict when the part was changed again by somebody else.
    """
    version = _locked_draft(version, by)
    undoable = last_undoable(version, by)
    if undoable is None:
        raise NotNow(gettext_noop("There is nothing of yours to undo in this draft."))
    entry = Entry.objects.get(pk=undoable.pk)
    edit = whole(entry)
    written, before = dict(edit.after or {}), dict(edit.before or {})
    content_json = version.content_json
    if any(content_json.get(name) != value for name, value in written.items()):
        raise Conflict(gettext_noop("Somebody else changed this part since. Correct it by hand."))
    _store(
        version,
        entry.detail["part"],
        from_json(content_json | before),
        version.content,
        by=by,
        at=at,
        verb="plan.undone",
        undoes=entry.id,
    )
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
    touched = frozenset(name for name in new if new[name] != old.get(name))
    parts_touched = {p for p, names in PARTS.items() if touched & set(names)} | {part}
    version.revision += 1
    version.part_revisions = version.part_revisions | dict.fromkeys(sorted(parts_touched), version.revision)
    version.content_json = new
    version.edited_at = at
    project(version, content, touched=touched)
    version.save()
    record(
        verb,
        subject=("plan", version.plan_id),
        actor=by.id,
        at=at,
        before={name: old[name] for name in new if name in touched},
        after={name: new[name] for name in new if name in touched},
        detail={"version": version.number, "part": part, "revision": version.revision}
        | ({"undoes": undoes} if undoes else {}),
        personal=PERSONAL,
    )
