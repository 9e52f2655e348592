"""Events on the pages of others: of a plan, an organisation, a city."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from ucap.events.models import Event
from ucap.events.models.event import EventQuerySet
from ucap.events.queries.cards import EventCard, cards
from ucap.events.queries.events import visible_events
from ucap.events.states import COMING
from ucap.organisations.models import Organisation
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.plans.models import Plan

SHOWN = 6


@dataclass(frozen=True, slots=True)
class SomeEvents:
    """The next few, and how many there are."""

    cards: list[EventCard]
    count: int


def events_of_plan(plan: Plan, viewer: Viewer, at: datetime) -> SomeEvents:
    """The events to come of that plan. Eight queries at most, one where there are none."""
    return _some(visible_events(viewer).filter(plan=plan), viewer, at)


def events_of_organisation(organisation: Organisation, viewer: Viewer, at: datetime) -> SomeEvents:
    """Those that the organisation holds, alone or with others. As many."""
    together = Q(hosts__organisation=organisation, hosts__agreed_at__isnull=False)
    return _some(_held(Q(organisation=organisation) | together, viewer), viewer, at)


def events_of_city(city: City, viewer: Viewer, at: datetime) -> SomeEvents:
    """Those that are held in the city, and those that it or an organisation of it holds. As many."""
    theirs = Q(place=city) | Q(city=city) | Q(organisation__city=city)
    together = Q(hosts__city=city) | Q(hosts__organisation__city=city)
    return _some(_held(theirs | (together & Q(hosts__agreed_at__isnull=False)), viewer), viewer, at)


def _held(theirs: Q, viewer: Viewer) -> EventQuerySet:
    return visible_events(viewer).filter(pk__in=Event.objects.filter(theirs).values("pk"))


def _some(events: EventQuerySet, viewer: Viewer, at: datetime) -> SomeEvents:
    coming = events.filter(state__in=COMING).filter(Q(ends_at__gt=at) | Q(ends_at=None))
    count = coming.count()
    ids = list(coming.order_by("starts_at", "pk").values_list("pk", flat=True)[:SHOWN]) if count else []
    return SomeEvents(cards(ids, viewer, at) if ids else [], count)
