"""Organisations as lists show them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ucap.organisations.models import Organisation, WorkTheme
from ucap.organisations.queries.names import Named, names_of
from ucap.organisations.states import ThemeKind
from ucap.places.models import City


@dataclass(frozen=True, slots=True)
class OrganisationCard:
    id: str
    slug: str
    name: Named
    kind: str
    country: str
    city: City | None
    state: str
    has_logo: bool
    goals: tuple[int, ...]
    topics: tuple[str, ...]
    words: tuple[str, ...]
    website: str
    is_example: bool


def cards(ids: Sequence[str]) -> list[OrganisationCard]:
    """The organisations in this order, each as a card; those that are not there left out. Three queries."""
    found = Organisation.objects.select_related("city").defer("description").in_bulk(list(ids))
    names = names_of(found)
    themes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, kind, value in WorkTheme.objects.filter(organisation__in=list(found)).values_list(
        "organisation", "kind", "value"
    ):
        themes[id_].append((kind, value))
    return [_card(found[id_], names.get(id_), themes[id_]) for id_ in ids if id_ in found]


def _card(
    organisation: Organisation, name: Named | None, themes: Sequence[tuple[str, str]]
) -> OrganisationCard:
    return OrganisationCard(
        id=organisation.pk,
        slug=organisation.slug,
        name=name or Named(organisation.slug, ""),
        kind=organisation.kind,
        country=organisation.country,
        city=organisation.city,
        state=organisation.state,
        has_logo=bool(organisation.logo),
        goals=tuple(sorted(int(value) for kind, value in themes if kind == ThemeKind.GOAL)),
        topics=tuple(value for kind, value in themes if kind == ThemeKind.TOPIC),
        words=tuple(value for kind, value in themes if kind == ThemeKind.WORD),
        website=organisation.website,
        is_example=organisation.is_example,
    )
