"""Organisations, as search and the index of meanings ask for them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import CharField, F, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import pgettext_lazy

from ucap.kernel.prepared import these
from ucap.matching.queries.kinds import Kind, Said, Value, Where, plain_text
from ucap.matching.states import Flag, Subject
from ucap.organisations.models import Organisation, OrganisationName, WorkTheme
from ucap.organisations.queries.cards import cards
from ucap.organisations.queries.listing import stamp
from ucap.organisations.states import State, ThemeKind
from ucap.organisations.word_index import ORGANISATIONS


def _listed() -> QuerySet[Any]:
    public = Organisation.objects.filter(state=State.APPROVED)
    return public.annotate(stamp=Cast(F("revision"), CharField()))


def _read(ids: Sequence[str]) -> list[Said]:
    found = []
    for one in _listed().filter(pk__in=ids).prefetch_related("names", "themes"):
        names = [name.name for name in sorted(one.names.all(), key=lambda name: not name.is_main)]
        fields = [theme.value for theme in one.themes.all() if not theme.value.isdigit()]
        called, texts = names[0] if names else one.slug, [*names[1:], *fields, one.description]
        text = plain_text(one.pk, called, texts, one.language)
        found.append(Said(one.pk, Flag.ORGANISATION, one.stamp, text))
    return found


def _values(ids: Sequence[str]) -> Iterator[Value]:
    countries = Organisation.objects.filter(pk__in=these(ids)).order_by().values_list("pk", "country")
    yield from ((id_, "country", country) for id_, country in countries)
    goals = WorkTheme.objects.filter(organisation__in=these(ids), kind=ThemeKind.GOAL).order_by()
    yield from ((id_, "sdg", goal) for id_, goal in goals.values_list("organisation", "value"))


KIND = Kind(
    subject=Subject.ORGANISATION,
    name=pgettext_lazy("search", "Organisations"),
    page="organisations:organisation",
    as_of=stamp,
    listed=_listed,
    read=_read,
    open_to_all=set,
    seen=lambda _viewer: Organisation.objects.public(),
    shown=("edited_at",),
    where=Where(
        ORGANISATIONS,
        OrganisationName.objects.all,
        "organisation_id",
        "name",
        "names",
        OrganisationName.objects.count,
    ),
    values=_values,
    cards=lambda ids, _viewer, _at: cards(ids),
    titled=lambda card: (card.name.text, card.name.language),
)
