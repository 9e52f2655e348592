"""What officers see of a plan they work on: its draft with the reader's doubts, what is missing, how far its review is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from ucap.journal.models import Entry
from ucap.kernel.errors import NotAllowed, NotNow
from ucap.kernel.messages import Message, gettext_noop
from ucap.people.models import User
from ucap.plans.compare import PartChange, differences
from ucap.plans.content import PlanContent
from ucap.plans.models import Import, Plan, Version
from ucap.plans.parts import PARTS, Missing, changed, missing_for_review
from ucap.plans.queries.history import SentBack, sent_back
from ucap.plans.queries.plan import PlanPage, plan_page
from ucap.plans.rules import NOT_YOURS, may_bring_back, may_edit, may_read
from ucap.plans.states import OPEN

PART_OF_FIELD = {field: part for part, fields in PARTS.items() for field in fields}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader of the document corrected, completed or could not place."""

    index: int  # in the import's warnings
    import_id: str
    source: str  # the text as it stood
    message: Message
    settled: bool


@dataclass(frozen=True, slots=True)
class Doubts:
    """How many there were and are left, and which is the next one to look at."""

    all: int
    left: int
    next: int | None  # its index


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document that a part was read from."""

    text: str
    page: int | None
    line: int | None


@dataclass(frozen=True, slots=True)
class PartOfDraft:
    """A part with what stands beside it."""

    name: str
    empty: bool
    doubts: tuple[Doubt, ...]
    passages: tuple[Passage, ...]

    @property
    def template(self) -> str:
        """How its readers see it."""
        return f"plans/officers/read/{self.name}.html"


@dataclass(frozen=True, slots=True)
class DraftPage:
    """The draft as its readers will see it, and what its officers need beside it."""

    page: PlanPage
    parts: tuple[PartOfDraft, ...]
    imported: Import | None
    undoable: bool
    missing: tuple[Missing, ...]
    sent_back: SentBack | None  # from its latest review

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def version(self) -> Version:
        return self.page.version

    @property
    def content(self) -> PlanContent:
        return self.page.content

    @property
    def doubts(self) -> Doubts | None:
        return doubts_of(self.imported) if self.imported and self.imported.warnings else None


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody wrote in a part while somebody else was writing there too."""

    revision: int
    changes: tuple[PartChange, ...]  # from one's own text to theirs
    who: str
    at: datetime


def plan_to_edit(plan_id: str, viewer: User) -> Plan:
    """The plan, for one of its officers. Raises Http404 where the viewer may not even know of it, NotAllowed where they may only read."""
    plan = get_object_or_404(Plan.objects.select_related("current"), pk=plan_id)
    if may_edit(viewer, plan):
        return plan
    if not may_read(viewer, plan):
        raise Http404
    raise NotAllowed(NOT_YOURS)


def open_version(plan: Plan) -> Version | None:
    """The version that is worked on or waits for confirmation."""
    version = plan.versions.filter(state__in=OPEN).first()
    if version:
        version.plan = plan
    return version


def version_to_edit(plan_id: str, viewer: User) -> Version:
    """The open version of a plan that the viewer may edit; raises NotNow where none is open."""
    version = open_version(plan_to_edit(plan_id, viewer))
    if version is None:
        raise NotNow(
            gettext_noop("There is no draft of this plan now. Begin a new version on the plan's page.")
        )
    return version


def draft_page(version: Version, viewer: User, today: date) -> DraftPage:
    """The draft's page."""
    page = plan_page(version.plan.slug, viewer, today, version.number)
    imported = _import_of(version)
    return DraftPage(
        page=page,
        parts=tuple(_part(name, page.content, imported) for name in PARTS),
        imported=imported,
        undoable=last_undoable(version, viewer) is not None,
        missing=missing_for_review(page.content),
        sent_back=sent_back(version),
    )


def last_undoable(version: Version, by: User) -> Entry | None:
    """This person's latest edit of this version that is not undone yet; what was changed is not loaded."""
    undone: set[int] = set()
    entries = Entry.objects.about("plan", version.plan_id).filter(
        actor=by.id,
        verb__in=["plan.edited", "plan.undone"],
        detail__version=version.number,
        at__gte=version.created_at,  # an earlier draft of that number may have been thrown away
    )
    for entry in entries.only("id", "verb", "detail")[:400]:
        if entry.verb == "plan.undone":
            undone.add(entry.detail["undoes"])
        elif entry.id not in undone:
            return entry
    return None


def clash(version: Version, part: str, values: Mapping[str, Any]) -> Clash:
    """What the latest text of the part says otherwise than one's own, who wrote it and when."""
    latest = Version.objects.get(pk=version.pk)
    entries = Entry.objects.about("plan", version.plan_id).filter(verb__in=["plan.edited", "plan.undone"])
    entry = entries.filter(detail__revision=latest.part_revisions.get(part, 0)).first()
    author = User.objects.filter(pk=entry.actor).first() if entry else None
    theirs = latest.content
    return Clash(
        revision=latest.revision,
        changes=tuple(
            change for change in differences(changed(theirs, part, values), theirs) if change.part == part
        ),
        who=str(author) if author else "",
        at=entry.at if entry else latest.edited_at,
    )


def doubt_of(imported: Import, index: int) -> Doubt:
    """One of the doubts that reading the document left."""
    warning = imported.warnings[index]
    return Doubt(
        index=index,
        import_id=imported.id,
        source=warning["source"],
        message=Message(warning["template"], warning["values"]),
        settled=warning["settled"],
    )


def doubts_of(imported: Import, after: int = -1) -> Doubts:
    """How many doubts are left; `next` is the first one after that index, or the first of all, in the order of the page."""
    order = {part: number for number, part in enumerate(PARTS)}
    indexes = sorted(
        range(len(imported.warnings)), key=lambda i: order[_part_of(imported.warnings[i]["field"])]
    )
    left = [index for index in indexes if not imported.warnings[index]["settled"]]
    place = indexes.index(after) if after in indexes else -1
    later = [index for index in left if indexes.index(index) > place]
    return Doubts(len(indexes), len(left), next(iter([*later, *left]), None))


def thrown_away(entry_id: int, viewer: User) -> Entry:
    """The journal's entry of a version that was thrown away, for those who may bring it back; raises Http404 for others."""
    entry = get_object_or_404(Entry, pk=entry_id, verb="version.discarded")
    if not may_bring_back(viewer, entry):
        raise Http404
    return entry


def _import_of(version: Version) -> Import | None:
    """The document that the draft was made of; none for a later version, which begins with the published text."""
    return version.plan.imports.first() if version.number == 1 else None


def _part(name: str, content: PlanContent, imported: Import | None) -> PartOfDraft:
    warnings: Sequence[Mapping[str, Any]] = imported.warnings if imported else ()
    sources: Sequence[Mapping[str, Any]] = imported.sources if imported else ()
    doubts = tuple(
        doubt_of(imported, index)
        for index, warning in enumerate(warnings)
        if imported and _part_of(warning["field"]) == name
    )
    passages = dict.fromkeys(
        Passage(source["text"], source["page"], source["line"])
        for source in sources
        if _part_of(source["field"]) == name
    )
    return PartOfDraft(name, _is_empty(name, content), doubts, tuple(passages))


def _is_empty(part: str, content: PlanContent) -> bool:
    if part == "period":
        return not (content.period.start or content.period.end)
    return not any(getattr(content, field) for field in PARTS[part] if field != "language")


def _part_of(path: str) -> str:
    """The part that a field path such as "sides[0].population" leads into; what leads nowhere is shown at the end."""
    root = path.partition("[")[0].partition(".")[0]
    return PART_OF_FIELD.get(root, "other")
