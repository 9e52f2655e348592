"""The public list of organisations: what was asked for, what was found, and what else could be asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.urls import reverse
from django.utils.translation import ngettext

from ucap.language.words import words
from ucap.organisations.models import Organisation, OrganisationName, WorkLanguage, WorkTheme
from ucap.organisations.names import name_key
from ucap.organisations.queries.cards import OrganisationCard, cards
from ucap.organisations.states import State, ThemeKind
from ucap.places.models import City

PAGE = 24
MOST_WORDS = 12  # of a search; more say nothing more of a name
MOST_ON_MAP = 300  # cities


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list; "" for whatever there is."""

    words: str = ""
    kind: str = ""
    country: str = ""
    city: str = ""
    language: str = ""
    theme: str = ""  # "goal:11", "topic:Housing", "word:irrigation"
    view: str = "cards"
    page: str = "1"


@dataclass(frozen=True, slots=True)
class CityOnMap:
    """A city with the number of organisations there."""

    name: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    id: str
    organisations: int

    @property
    def href(self) -> str:
        return f"{reverse('organisations:list')}?city={self.id}"

    @property
    def note(self) -> str:
        said = ngettext("%(number)d organisation", "%(number)d organisations", self.organisations)
        return said % {"number": self.organisations}


@dataclass(frozen=True, slots=True)
class OrganisationList:
    """A page of the list."""

    asked: Asked
    page: "Page[str]"  # of ids
    cards: list[OrganisationCard]
    map: tuple[CityOnMap, ...]


@dataclass(frozen=True, slots=True)
class Offered:
    """What public organisations can be filtered by, as far as it leads somewhere."""

    countries: tuple[str, ...]
    cities: tuple[City, ...]
    languages: tuple[str, ...]
    goals: tuple[int, ...]
    topics: tuple[str, ...]


def stamp() -> object:
    """What changes whenever a public list or page of organisations does; one query."""
    latest = Organisation.objects.order_by("-edited_at").values_list("edited_at", flat=True).first()
    return latest, Organisation.objects.public().count()


def organisation_list(asked: Asked) -> OrganisationList:
    """One page of what is asked for; the map only where it is the view. Five queries."""
    found = wanted(asked)
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(asked.page)
    on_map = asked.view == "map"
    return OrganisationList(
        asked=asked,
        page=page,
        cards=[] if on_map else cards(list(page.object_list)),
        map=_on_map(found) if on_map else (),
    )


def wanted(asked: Asked) -> QuerySet[Organisation]:
    """The public organisations that are asked for; those whose name is or begins as the search says come first."""
    found = Organisation.objects.public()
    for field in ("kind", "country", "city"):
        if value := getattr(asked, field):
            found = found.filter(**{field: value})
    if asked.language:
        found = found.filter(
            Exists(WorkLanguage.objects.filter(organisation=OuterRef("pk"), language=asked.language))
        )
    kind, _, value = asked.theme.partition(":")
    if value:
        found = found.filter(
            Exists(WorkTheme.objects.filter(organisation=OuterRef("pk"), kind=kind, value=value))
        )
    main = OrganisationName.objects.filter(organisation=OuterRef("pk"), is_main=True).values("key")[:1]
    return named(found, asked.words).order_by(*_closest(asked.words), Subquery(main), "pk")


def named(organisations: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Those with every word of the text in their names, of the last word its beginning; none for a text without words."""
    searched = dict.fromkeys(words(text)[:MOST_WORDS])
    if text.strip() and not searched:
        return organisations.none()
    for word in searched:
        organisations = organisations.filter(Exists(_names().filter(words__contains=f" {word}")))
    return organisations


def _closest(text: str) -> tuple[Case, ...]:
    """What puts the very name first, then names that begin so."""
    key = name_key(text)
    if not key:
        return ()
    return (
        Case(
            When(Q(Exists(_names().filter(key=key))), then=0),
            When(Q(Exists(_names().filter(key__startswith=key))), then=1),
            default=2,
            output_field=IntegerField(),
        ),
    )


def _names() -> QuerySet[OrganisationName]:
    return OrganisationName.objects.filter(organisation=OuterRef("pk"))


def offered(country: str) -> Offered:
    """What the filters offer; the cities only of the chosen country, once one is chosen. Four queries."""
    public = Organisation.objects.public()
    cities = City.objects.filter(organisations__state=State.APPROVED)
    if country:
        cities = cities.filter(country=country)
    themes = WorkTheme.objects.filter(organisation__state=State.APPROVED).exclude(kind=ThemeKind.WORD)
    pairs = set(themes.values_list("kind", "value").distinct())
    return Offered(
        countries=tuple(public.order_by().values_list("country", flat=True).distinct()),
        cities=tuple(cities.only("id", "name", "names").distinct()),
        languages=tuple(
            WorkLanguage.objects.filter(organisation__state=State.APPROVED)
            .order_by("language")
            .values_list("language", flat=True)
            .distinct()
        ),
        goals=tuple(sorted(int(value) for kind, value in pairs if kind == ThemeKind.GOAL)),
        topics=tuple(sorted(value for kind, value in pairs if kind == ThemeKind.TOPIC)),
    )


def _on_map(found: QuerySet[Organisation]) -> tuple[CityOnMap, ...]:
    """The cities of what was found, those of most organisations first."""
    counts = dict(
        found.exclude(city=None)
        .order_by()
        .values("city")
        .annotate(number=Count("pk", distinct=True))
        .order_by("-number")
        .values_list("city", "number")[:MOST_ON_MAP]
    )
    cities = City.objects.in_bulk(list(counts))
    return tuple(
        CityOnMap(city.name, city.names, city.latitude, city.longitude, city.id, counts[city.id])
        for city in (cities[id_] for id_ in counts)
    )
