"""All that is public at a glance: numbers, the newest plans, the map."""

from dataclasses import dataclass
from datetime import date

from ucap.plans.catalogue import Catalogue
from ucap.plans.queries.cards import PlanCard, cards
from ucap.plans.queries.catalogue import catalogue
from ucap.plans.queries.listing import MapOfPlans, map_of

NEWEST = 6


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page shows; its map is read only when it is asked for."""

    plans: int
    cities: int
    countries: int
    activities: int
    newest: list[PlanCard]
    as_of: str  # another after every change
    everything: Catalogue

    @property
    def map(self) -> MapOfPlans:
        return map_of(self.everything, self.everything.select({}))


def overview(today: date) -> Overview:
    """The platform's public plans at a glance; five queries."""
    everything = catalogue(today)
    newest = everything.in_order(everything.select({}), "-published")[:NEWEST]
    return Overview(
        plans=len(everything.ids),
        cities=len(everything.facets["city"].values),
        countries=len(everything.facets["country"].values),
        activities=everything.activities,
        newest=cards(newest, today),
        as_of=str(everything.as_of),
        everything=everything,
    )
