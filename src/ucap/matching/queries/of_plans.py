"""Plans, as search and the index of meanings ask for them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy

from ucap.kernel.prepared import these
from ucap.matching.queries.kinds import Kind, Said, Value, Where, plain_text
from ucap.matching.states import Flag, Subject
from ucap.plans.content import PlanContent
from ucap.plans.models import Plan, Version, VersionCountry, VersionGoal
from ucap.plans.queries.cards import cards
from ucap.plans.queries.catalogue import stamp
from ucap.plans.states import PUBLIC
from ucap.plans.word_index import PLANS


def _listed() -> QuerySet[Any]:
    public = Plan.objects.filter(state__in=PUBLIC, current__isnull=False)
    return public.annotate(stamp=Cast(F("current_id"), CharField()))


def _read(ids: Sequence[str]) -> list[Said]:
    found = []
    for plan in _listed().select_related("current").filter(pk__in=ids):
        if plan.current:  # of every public one
            content = plan.current.content
            text = plain_text(plan.pk, content.title, _texts(content), content.language)
            found.append(Said(plan.pk, Flag.PLAN, plan.stamp, text))
    return found


def _texts(content: PlanContent) -> Iterable[str]:
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


def _values(ids: Sequence[str]) -> Iterator[Value]:
    plan_of = dict(Plan.objects.filter(pk__in=these(ids)).order_by().values_list("current_id", "pk"))
    rows: list[tuple[str, Any, str]] = [("country", VersionCountry, "country"), ("sdg", VersionGoal, "goal")]
    for name, table, column in rows:
        of_these = table.objects.filter(version__in=list(plan_of)).order_by()
        for version, value in of_these.values_list("version_id", column):
            yield plan_of[version], name, str(value)


KIND = Kind(
    subject=Subject.PLAN,
    name=pgettext_lazy("search", "Plans"),
    page="plans:plan",
    as_of=stamp,
    listed=_listed,
    read=_read,
    open_to_all=set,
    seen=lambda _viewer: Plan.objects.listed(),
    shown=(),  # everybody sees it from its first day on
    where=Where(
        PLANS,
        Version.objects.all,
        "plan_id",
        "title",
        "current",
        Plan.objects.exclude(current=None).count,
    ),
    values=_values,
    cards=lambda ids, _viewer, at: cards(ids, at.date()),
    titled=lambda card: (card.title, card.language),
)
