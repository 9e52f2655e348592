"""Writing an entry: its text as it stands for whoever changes it, what was proposed of it, and what a preview shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404

from ucap.exchange.content import EntryContent, changed_fields
from ucap.exchange.drafting import confirmed_by, propose
from ucap.exchange.models import Entry, EntryFile, EntryVersion
from ucap.exchange.queries.entries import EntryPage, entry_page
from ucap.exchange.rules import may_remove_file
from ucap.exchange.states import EntryState, PlanPart
from ucap.people.rules import Viewer
from ucap.plans.content import ExpectedResult, Passage, Theme
from ucap.plans.models import Plan
from ucap.plans.rules import may_read as may_read_plan

CANNOT_BE_WRITTEN = (EntryState.WAITING, EntryState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the text that is kept differs from what somebody writes."""

    name: str
    theirs: object


@dataclass(frozen=True, slots=True)
class ItemOfPlan:
    """What of a plan a request is to be made of."""

    plan: Plan
    part: PlanPart
    item: str
    title: str
    text: str
    language: str


def open_text(entry: Entry) -> EntryVersion:
    """The draft; of a published entry without one, what is published: its next version begins with the first change."""
    version = entry.draft or entry.current
    if version is None:
        raise Http404
    return version


def seen_revision(entry: Entry) -> int:
    """The revision that a form begun now has seen."""
    return entry.draft.revision if entry.draft else 0


def proposed(entry: Entry, today: date) -> Mapping[str, tuple[str, ...]]:
    """Of a draft that nobody has saved yet, the fields that were proposed and the words that made one think so."""
    version = entry.draft
    if version is None or version.revision or version.number > 1 or entry.current_id:
        return {}
    content = version.content
    text = f"{content.title}\n{content.description}".strip()
    if not text:
        return {}
    return confirmed_by(content, propose(text, today=today, language=content.language, home=entry.country))


def differences(entry: Entry, mine: EntryContent) -> tuple[Difference, ...]:
    """Where the text that is kept now differs from mine."""
    theirs = open_text(entry).content
    changed, _ = changed_fields(theirs, mine)
    return tuple(Difference(name, value) for name, value in changed.items())


def preview(slug: str, viewer: Viewer) -> EntryPage:
    """The entry's page as it will be once its draft is published; for whoever may change it, else Http404."""
    page = entry_page(slug, viewer)
    if page.draft is None:
        raise Http404
    return replace(page, content=page.draft.content, version=page.draft, translated=None)


def published_versions(entry: Entry) -> list[EntryVersion]:
    """The versions that were ever published, the latest first; their texts are not read. One query."""
    return list(entry.versions.exclude(published_at=None).defer("content_json"))


def item_of_plan(slug: str, part: str, item: str, viewer: Viewer) -> ItemOfPlan:
    """The item of the published plan of that address; raises Http404."""
    plan = Plan.objects.select_related("current").filter(slug=slug).first()
    if plan is None or plan.current is None or part not in list(PlanPart) or not may_read_plan(viewer, plan):
        raise Http404
    content = plan.current.content
    found = next((one for one in getattr(content, part) if one.id == item), None) if item else None
    if found is None:
        raise Http404
    return ItemOfPlan(plan, PlanPart(part), item, _title(found), found.text, content.language)


def file_to_read(file_id: str, entry: Entry) -> EntryFile:
    """The file of that id, one of the entry's; raises Http404."""
    found = entry.files.filter(pk=file_id).first()
    if found is None or not found.file:
        raise Http404
    return found


def file_to_change(file_id: str, viewer: Viewer) -> EntryFile:
    """The file of that id, for whoever may take it away; raises Http404."""
    found = EntryFile.objects.select_related("entry__organisation", "entry__city").filter(pk=file_id).first()
    if found is None or not may_remove_file(viewer, found):
        raise Http404
    return found


def _title(item: Theme | Passage | ExpectedResult) -> str:
    if isinstance(item, Theme):
        return item.name
    return (item.topic or "") if isinstance(item, Passage) else ""
