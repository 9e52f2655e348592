"""A city's page: its plans, whom it works with, what comes next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce
from django.http import Http404

from ucap.places.models import City
from ucap.plans.catalogue import Selection
from ucap.plans.models import VersionActivity
from ucap.plans.queries.cards import PlanCard, cards
from ucap.plans.queries.catalogue import catalogue
from ucap.plans.queries.listing import CityOnMap, MapOfPlans
from ucap.plans.states import LISTED

SHOWN = 12  # plans; the list has the others
PARTNERS = 60
NEXT = 8  # activities


@dataclass(frozen=True, slots=True)
class ComingUp:
    """An activity of one of the city's plans that is not over."""

    kind: str
    text: str
    starts: date
    ends: date
    plan_slug: str
    plan_title: str
    language: str

    @property
    def start(self) -> str:
        """As a partial date: a whole month is a month."""
        whole_months = self.starts.day == 1 and (self.ends.month != self.starts.month or self.ends.day > 27)
        return self.starts.isoformat()[:7] if whole_months else self.starts.isoformat()

    @property
    def end(self) -> str:
        return self.ends.isoformat()[: len(self.start)]


@dataclass(frozen=True, slots=True)
class CityPage:
    city: City
    plans: list[PlanCard]
    plan_count: int
    partners: MapOfPlans  # the city itself first, then those of most plans
    partner_count: int
    coming_up: list[ComingUp]


def city_page(slug: str, today: date) -> CityPage:
    """The page of the city; raises Http404 for one that no plan names. Eight queries."""
    city = City.objects.filter(slug=slug).first()
    if city is None:
        raise Http404
    everything = catalogue(today)
    theirs = everything.select({"city": [city.id]})
    ids = everything.in_order(theirs, "-published")
    pairs = everything.pairs(theirs, limit=len(everything.links.plans))
    partners = [(b if a == city.id else a, number) for a, b, number in pairs if city.id in (a, b)]
    return CityPage(
        city=city,
        plans=cards(ids[:SHOWN], today),
        plan_count=len(ids),
        partners=_partners(city, partners[:PARTNERS], theirs),
        partner_count=len(partners),
        coming_up=coming_up([city.id], today) if ids else [],
    )


def _partners(city: City, with_it: Sequence[tuple[str, int]], theirs: Selection) -> MapOfPlans:
    found = City.objects.in_bulk([one for one, _ in with_it])
    here = _on_map(city, theirs.size)
    others = tuple(_on_map(found[one], number) for one, number in with_it if one in found)
    return MapOfPlans((here, *others), tuple((here, other) for other in others))


def _on_map(city: City, plans: int) -> CityOnMap:
    return CityOnMap(city.name, city.names, city.latitude, city.longitude, city.slug, plans, city.country)


def coming_up(cities: Collection[str], today: date, *, until: date = date.max) -> list[ComingUp]:
    """The activities of these cities' public plans that are not over and begin by that day, the next one first."""
    rows = (
        VersionActivity.objects.filter(
            version__current_of__state__in=LISTED, version__cities__city__in=cities, ends__gte=today
        )
        .annotate(
            first=Coalesce("starts", "ends"),
            last=Coalesce("ends", "starts"),
            slug=F("version__current_of__slug"),
        )
        .filter(first__lte=until)
        .order_by("first", "item")
        .values_list("kind", "text", "first", "last", "slug", "version__title", "version__language")
        .distinct()
    )
    return [ComingUp(*row) for row in rows[:NEXT]]
