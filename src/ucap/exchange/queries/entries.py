"""Entries as far as somebody may see them, and the page of one."""

from dataclasses import dataclass

from django.http import Http404

from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry, EntryFile, EntryVersion
from ucap.exchange.models.entry import EntryQuerySet
from ucap.exchange.queries.translations import Text, Translated, reader_tag, service, targets, translated
from ucap.exchange.rules import may_edit
from ucap.exchange.states import CAN_BE_CORRECTED, SEEN, EntryState, entry_verbs
from ucap.language.tags import same_language
from ucap.organisations.queries.names import Named, name_of
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.plans.models import Plan
from ucap.plans.states import PUBLIC


@dataclass(frozen=True, slots=True)
class OfPlan:
    """The item of a plan that an entry was made of."""

    plan: Plan
    title: str
    language: str
    part: str
    item: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry for one reader."""

    entry: Entry
    content: EntryContent  # what others read; of an entry that was never published, its draft
    version: EntryVersion
    organisation: Named | None
    place: City | None
    files: tuple[EntryFile, ...]
    plan: OfPlan | None  # only a public one
    seen_in: tuple[
        City, ...
    ]  # the cities named where its visibility is "cities"; only for those who may edit
    may_edit: bool
    verbs: tuple[str, ...]  # what this reader can do with it as it stands
    draft: EntryVersion | None  # the next version, for those who may edit
    translated: Translated | None = None  # title and summary in the reader's language
    corrected_in: str = ""  # a language in which there is a translation to correct, for those who may edit

    @property
    def pictures(self) -> tuple[EntryFile, ...]:
        return tuple(file for file in self.files if file.is_image)

    @property
    def documents(self) -> tuple[EntryFile, ...]:
        return tuple(file for file in self.files if not file.is_image)

    @property
    def is_public(self) -> bool:
        return self.entry.state in SEEN


def visible_entries(viewer: Viewer) -> EntryQuerySet:
    """Every entry that this reader may open, whatever its state."""
    return Entry.objects.visible_to(viewer)


def listed_entries(viewer: Viewer) -> EntryQuerySet:
    """Those of them that lists, search and matching find."""
    return Entry.objects.listed_to(viewer)


def entry_page(slug: str, viewer: Viewer) -> EntryPage:
    """The entry of that address, as far as the viewer may see it; raises Http404."""
    entry = (
        visible_entries(viewer)
        .select_related("organisation", "city", "place", "current", "draft", "plan__current", "author")
        .filter(slug=slug)
        .first()
    )
    version = (entry.current or entry.draft) if entry else None
    if entry is None or version is None:
        raise Http404
    editable = may_edit(viewer, entry)
    content = version.content
    text = Text(entry.pk, content.language, content.title, content.summary)
    return EntryPage(
        entry=entry,
        content=content,
        version=version,
        organisation=name_of(entry.organisation) if entry.organisation else None,
        place=entry.place,
        files=tuple(entry.files.all()),
        plan=_plan(entry),
        seen_in=tuple(one.city for one in entry.seen_in.select_related("city")) if editable else (),
        may_edit=editable,
        verbs=tuple(_verbs(entry)) if editable else (),
        draft=entry.draft if editable else None,
        translated=translated([text]).get(entry.pk),
        corrected_in=_another_language(content.language)
        if editable and entry.state in CAN_BE_CORRECTED
        else "",
    )


def entry_to_edit(entry_id: str, viewer: Viewer) -> Entry:
    """The entry of that id, for whoever may change it; raises Http404."""
    entry = (
        Entry.objects.select_related("organisation", "city", "current", "draft").filter(pk=entry_id).first()
    )
    if entry is None or not may_edit(viewer, entry):
        raise Http404
    return entry


def _another_language(language: str) -> str:
    """The reader's, or else the first of the others; "" where nothing is translated."""
    others = [one for one in (reader_tag(), *targets()) if not same_language(one, language)]
    return others[0] if service() else ""


def _verbs(entry: Entry) -> list[str]:
    """What can be done now; publishing only where there is a draft."""
    verbs = [verb for verb in entry_verbs(entry.state) if verb != "publish" or entry.draft]
    if entry.state == EntryState.WAITING and entry.current:
        verbs.remove("take_back")
    return verbs


def _plan(entry: Entry) -> OfPlan | None:
    plan = entry.plan
    if plan is None or plan.current is None or plan.state not in PUBLIC:
        return None
    return OfPlan(plan, plan.current.title, plan.current.language, entry.plan_part, entry.plan_item)
