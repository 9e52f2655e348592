"""The list of events: what was asked for, what was found, and what else could be asked.

Events are hundreds where entries are hundreds of thousands: a few columns of all of them are read, and counted here.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import ngettext

from ucap.events.models import EventHost, EventTag
from ucap.events.models.event import EventQuerySet
from ucap.events.queries.cards import MOMENT, EventCard, cards, city_name
from ucap.events.queries.events import visible_events
from ucap.events.queries.words import with_words
from ucap.events.states import COMING, LISTED, EventState, Facet, Mode
from ucap.events.times import local
from ucap.events.wording import FILTERS, value_in_words
from ucap.language.words import words
from ucap.people.rules import Viewer
from ucap.places.models import City

PAGE = 24
MOST = 60  # values of a filter that are offered, those of most events; a link can name any
MOST_MONTHS = 24  # of one event
NATURAL = ("month", "sdg")  # filters whose values have an order of their own
TAGS: Mapping[str, str] = {Facet.SDG: "sdg", Facet.THEME: "theme", Facet.URBAN_AGENDA: "topic"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list; "" for whatever there is. `chosen`: filter -> values, any of which will do."""

    words: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    past: bool = False
    order: str = ""  # "": coming ones as they come, past ones the latest first
    view: str = "cards"
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, with the number of events there would be."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.chosen)


@dataclass(frozen=True, slots=True)
class CityOnMap:
    """A city with the number of events that are held there."""

    name: str
    names: Mapping[str, str]
    latitude: float
    longitude: float
    slug: str
    events: int
    past: bool

    @property
    def href(self) -> str:
        return reverse("events:list", query={"city": self.slug, **({"when": "past"} if self.past else {})})

    @property
    def note(self) -> str:
        return ngettext("%(number)d event", "%(number)d events", self.events) % {"number": self.events}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What of an event the list asks for."""

    id: str
    title: str
    starts_at: datetime | None
    ends_at: datetime | None
    announced_at: datetime | None
    over: bool
    place: str  # id of the city where people meet
    values: Mapping[str, frozenset[str]]  # filter -> what it has of it


@dataclass(frozen=True, slots=True)
class Found:
    """What is asked for, in order; what each filter would leave; how many of both kinds there are."""

    rows: tuple[Row, ...]
    counts: Mapping[str, Counter[str]]
    coming: int
    past: int
    cities: Mapping[str, City]  # by address, those of all events

    @property
    def ids(self) -> list[str]:
        return [row.id for row in self.rows]


@dataclass(frozen=True, slots=True)
class EventList:
    """A page of the list."""

    asked: Asked
    filters: tuple[Filter, ...]
    page: "Page[str]"  # of ids
    cards: list[EventCard]
    map: tuple[CityOnMap, ...]
    coming: int
    past: int


def event_list(asked: Asked, viewer: Viewer, at: datetime) -> EventList:
    """One page of what is asked for, with the filters; the map only where it is the view. Ten queries, however many events."""
    found = find(asked, viewer, at)
    page = Paginator(found.ids, PAGE).get_page(asked.page)
    on_map = asked.view == "map"
    return EventList(
        asked=asked,
        filters=filters_of(found, asked.chosen),
        page=page,
        cards=[] if on_map else cards(list(page.object_list), viewer, at),
        map=_on_map(found, asked) if on_map else (),
        coming=found.coming,
        past=found.past,
    )


def find(
    asked: Asked,
    viewer: Viewer,
    at: datetime,
    *,
    whenever: bool = False,
    states: Collection[EventState] = LISTED,
) -> Found:
    """The events that are asked for and that this reader sees; `whenever`: over or not. Four queries, two more for words."""
    rows, cities = _rows(visible_events(viewer).filter(state__in=states).order_by(), at)
    if asked.words.strip():
        fitting = with_words(asked.words, [row.id for row in rows])
        rows = [row for row in rows if row.id in fitting]
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    chosen = {name: frozenset(values) for name, values in asked.chosen.items() if values}
    met: list[Row] = []
    numbers = Counter[bool]()
    for row in rows:
        unmet = [name for name, values in chosen.items() if not values & row.values[name]]
        numbers[row.over] += not unmet
        if len(unmet) > 1 or (not whenever and row.over != asked.past):
            continue
        for name in unmet or FILTERS:
            counts[name].update(row.values[name])
        if not unmet:
            met.append(row)
    return Found(_in_order(met, asked), counts, numbers[False], numbers[True], cities)


def filters_of(found: Found, chosen: Mapping[str, Sequence[str]], *, but: str = "") -> tuple[Filter, ...]:
    """Every filter with the values that lead somewhere and those that are chosen."""
    return tuple(_filter(name, found, chosen.get(name, ())) for name in FILTERS if name != but)


def _rows(seen: EventQuerySet, at: datetime) -> tuple[list[Row], dict[str, City]]:
    """What the list asks of these events, and by address the cities of them all. Four queries."""
    tags: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for id_, facet, value in (
        EventTag.objects.filter(event__in=seen.values("pk")).order_by().values_list("event", "facet", "value")
    ):
        tags[id_][TAGS[facet]].add(value)
    homes: dict[str, set[str]] = defaultdict(set)
    agreed = EventHost.objects.filter(event__in=seen.values("pk")).exclude(agreed_at=None).order_by()
    for id_, city, of_organisation in agreed.values_list("event", "city", "organisation__city"):
        homes[id_] |= {city or of_organisation}
    events = list(
        seen.values_list(
            "pk", "title", "kind", "mode", "state", "starts_at", "ends_at", "announced_at", "time_zone",
            "place", "city", "organisation__city",
        )
    )  # fmt: skip
    for event in events:
        homes[event[0]] |= set(event[9:])
    by_id = City.objects.in_bulk({one for some in homes.values() for one in some if one})
    rows = []
    for id_, title, kind, mode, state, starts, ends, announced, zone, place, *_ in events:
        cities = [by_id[one] for one in homes[id_] if one in by_id]
        values = {
            "kind": {kind},
            "mode": {mode},
            "month": set(months_of(starts, ends, zone)),
            "country": {city.country for city in cities},
            "city": {city.slug for city in cities},
            **{name: tags[id_][name] for name in TAGS.values()},
        }
        rows.append(
            Row(
                id=id_,
                title=title,
                starts_at=starts,
                ends_at=ends,
                announced_at=announced,
                over=state not in COMING or bool(ends and ends <= at),
                place=place if place and mode != Mode.ONLINE else "",
                values={name: frozenset(some) for name, some in values.items()},
            )
        )
    return rows, {city.slug: city for city in by_id.values()}


def months_of(starts: datetime | None, ends: datetime | None, zone: str) -> list[str]:
    """The months over which it goes, by its own clock: "2027-03"."""
    if starts is None:
        return []
    first, last = local(starts, zone), local((ends or starts) - MOMENT, zone)
    begin = first.year * 12 + first.month - 1
    end = max(begin, last.year * 12 + last.month - 1)
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(begin, min(end + 1, begin + MOST_MONTHS))]


def _in_order(rows: Iterable[Row], asked: Asked) -> tuple[Row, ...]:
    """Those without a day come last."""
    order = asked.order or ("-starts" if asked.past else "starts")
    name = order.removeprefix("-")

    def key(row: Row) -> Any:
        return words(row.title) if name == "title" else getattr(row, f"{name}_at")

    dated = sorted((row for row in rows if key(row)), key=lambda row: (key(row), row.id))
    if order.startswith("-"):
        dated.reverse()
    return (*dated, *(row for row in rows if not key(row)))


def _filter(name: str, found: Found, chosen: Sequence[str]) -> Filter:
    of = found.counts[name]
    most = [value for value, _ in sorted(of.items(), key=lambda one: (-one[1], one[0]))[:MOST]]
    choices = [
        Choice(value, _label(name, value, found.cities), of[value], value in chosen)
        for value in dict.fromkeys((*most, *chosen))
    ]
    if name in NATURAL:
        choices.sort(key=lambda one: (len(one.value), one.value))
    else:
        choices.sort(key=lambda one: (-one.count, one.label))
    return Filter(name, str(FILTERS[name]), tuple(choices))


def _label(name: str, value: str, cities: Mapping[str, City]) -> str:
    return city_name(cities[value]) if name == "city" and value in cities else value_in_words(name, value)


def _on_map(found: Found, asked: Asked) -> tuple[CityOnMap, ...]:
    """The cities in which the events are held, those of most events first. One query."""
    held = Counter(row.place for row in found.rows if row.place)
    places = City.objects.in_bulk(list(held))
    return tuple(
        CityOnMap(city.name, city.names, city.latitude, city.longitude, city.slug, held[city.pk], asked.past)
        for city in sorted(places.values(), key=lambda one: (-held[one.pk], one.slug))
    )
