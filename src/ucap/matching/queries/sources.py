"""What has a meaning: the listed entries, the public plans and organisations, each as a text with what is known of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast

from ucap.exchange.content import EntryContent
from ucap.exchange.models import Entry
from ucap.matching import entry as matched
from ucap.matching.models import Index, Meaning
from ucap.matching.states import Flag, Subject
from ucap.organisations.models import Organisation
from ucap.organisations.states import State as OrganisationState
from ucap.plans.content import PlanContent
from ucap.plans.models import Plan
from ucap.plans.states import PUBLIC

FLAGS = MappingProxyType(
    {
        matched.Kind.OFFER: Flag.OFFER,
        matched.Kind.REQUEST: Flag.REQUEST,
        matched.Kind.INTEREST: Flag.INTEREST,
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing as the index reads it."""

    id: str
    flag: Flag
    stamp: str
    text: matched.Entry


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of thing."""

    subject: Subject
    listed: Callable[[], QuerySet[Any]]  # those that can be found, each with its `stamp`
    read: Callable[[Sequence[str]], list[Said]]


def outdated(source: Source, index: Index) -> QuerySet[Any, str]:
    """The ids of the listed things of which the index has no meaning, or one of an earlier text."""
    known = Meaning.objects.filter(**{source.subject: OuterRef("pk")}, index=index, stamp=OuterRef("stamp"))
    return source.listed().filter(~Exists(known)).values_list("pk", flat=True)


def gone(source: Source, index: Index) -> QuerySet[Meaning]:
    """The meanings of things that are listed no more."""
    of_it = Meaning.objects.filter(index=index).exclude(**{source.subject: None})
    return of_it.exclude(**{f"{source.subject}__in": source.listed().values("pk")})


def entry_as_matched(entry: Entry, content: EntryContent) -> matched.Entry:
    """The entry in the shape of the matching contract."""
    organisation = entry.organisation
    kind = matched.OrganisationType(organisation.kind) if organisation else matched.OrganisationType.PUBLIC
    texts = (content.summary, content.description, content.particulars, content.partner_role)
    return matched.Entry(
        id=entry.pk,
        kind=matched.Kind(content.kind),
        title=content.title,
        text="\n".join(text for text in texts if text),
        language=content.language,
        themes=content.themes,
        sdgs=content.sdgs,
        country=entry.country or None,
        place=entry.place_id,
        organisation=entry.organisation_id or entry.city_id,
        organisation_type=kind,
        wants=matched.Wants(content.countries, tuple(map(matched.OrganisationType, content.partner_types))),
        expires=entry.expires_on,
    )


def _listed_entries() -> QuerySet[Any]:
    return Entry.objects.listed().annotate(stamp=Cast(F("current_id"), CharField()))


def _entries(ids: Sequence[str]) -> list[Said]:
    rows = _listed_entries().select_related("organisation", "current").filter(pk__in=ids)
    found = []
    for entry in rows:
        if entry.current:  # of every listed one
            text = entry_as_matched(entry, entry.current.content)
            found.append(Said(entry.pk, FLAGS[text.kind], entry.stamp, text))
    return found


def _listed_plans() -> QuerySet[Any]:
    public = Plan.objects.filter(state__in=PUBLIC, current__isnull=False)
    return public.annotate(stamp=Cast(F("current_id"), CharField()))


def _plans(ids: Sequence[str]) -> list[Said]:
    found = []
    for plan in _listed_plans().select_related("current").filter(pk__in=ids):
        if plan.current:  # of every public one
            content = plan.current.content
            text = _text(plan.pk, content.title, _plan_texts(content), content.language)
            found.append(Said(plan.pk, Flag.PLAN, plan.stamp, text))
    return found


def _plan_texts(content: PlanContent) -> Iterable[str]:
    yield from (theme.name for theme in content.themes)
    yield from content.objectives
    for items in (
        content.challenges,
        content.focus,
        content.themes,
        content.activities,
        content.expected_results,
    ):
        yield from (item.text for item in items)


def _listed_organisations() -> QuerySet[Any]:
    public = Organisation.objects.filter(state=OrganisationState.APPROVED)
    return public.annotate(stamp=Cast(F("revision"), CharField()))


def _organisations(ids: Sequence[str]) -> list[Said]:
    rows = _listed_organisations().filter(pk__in=ids).prefetch_related("names", "themes")
    found = []
    for one in rows:
        names = [name.name for name in sorted(one.names.all(), key=lambda name: not name.is_main)]
        fields = [theme.value for theme in one.themes.all() if not theme.value.isdigit()]
        text = _text(
            one.pk, names[0] if names else one.slug, [*names[1:], *fields, one.description], one.language
        )
        found.append(Said(one.pk, Flag.ORGANISATION, one.stamp, text))
    return found


def _text(id_: str, title: str, texts: Iterable[str], language: str) -> matched.Entry:
    """A text that nobody answers: only what it means counts."""
    whole = "\n".join(text for text in texts if text.strip())[: matched.MOST_CHARACTERS]
    return matched.Entry(id_, matched.Kind.INTEREST, title, whole, language)


SOURCES: Mapping[Subject, Source] = MappingProxyType(
    {
        Subject.ENTRY: Source(Subject.ENTRY, _listed_entries, _entries),
        Subject.PLAN: Source(Subject.PLAN, _listed_plans, _plans),
        Subject.ORGANISATION: Source(Subject.ORGANISATION, _listed_organisations, _organisations),
    }
)
