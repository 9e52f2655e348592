"""Events as lists show them, and what of that their own pages show too: the words for this reader, the hosts, the clocks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.models import Event, EventHost, EventTag, EventText, Registration
from ucap.events.standing import Standing, standing
from ucap.events.states import Facet
from ucap.events.times import Clock, local, zone_of, zone_place
from ucap.language.tags import language_tag, same_language
from ucap.organisations.models import Organisation
from ucap.organisations.queries.names import Named, names_of
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.people.time_zones import is_time_zone
from ucap.places.models import City
from ucap.places.names import local_name

MOMENT = timedelta(microseconds=1)  # an event that ends at midnight ends on the day before


@dataclass(frozen=True, slots=True)
class Words:
    """What an event says, in the reader's language where it says so in that."""

    title: str
    summary: str
    description: str
    language: str  # BCP 47


@dataclass(frozen=True, slots=True)
class HostName:
    """One who holds the event: an organisation or a city."""

    text: str
    language: str
    href: str
    is_city: bool
    zone: str  # IANA, of its city; "" where that is not known
    place: str  # what the reader calls its city


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """What a list shows of an event."""

    id: str
    slug: str
    kind: str
    mode: str
    visibility: str
    standing: Standing
    words: Words
    hosts: tuple[HostName, ...]
    place: City | None
    venue: str
    starts_at: datetime | None
    ends_at: datetime | None
    time_zone: str
    clocks: tuple[Clock, ...]
    goals: tuple[int, ...]
    themes: tuple[str, ...]
    is_example: bool

    @property
    def first_day(self) -> date | None:
        """By the event's own clock."""
        return local(self.starts_at, self.time_zone).date() if self.starts_at else None

    @property
    def last_day(self) -> date | None:
        return local(self.ends_at - MOMENT, self.time_zone).date() if self.ends_at else None

    @property
    def href(self) -> str:
        return reverse("events:event", args=[self.slug])


def cards(ids: Sequence[str], viewer: Viewer, at: datetime) -> list[EventCard]:
    """The events in this order, each as a card; those that are not there left out. Six queries, however many."""
    found = Event.objects.select_related("place", "city", "organisation__city").in_bulk(list(ids))
    words, hosts = words_of(found.values()), hosts_of(found.values())
    tags: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    of_these = EventTag.objects.filter(event__in=list(found), facet__in=(Facet.SDG, Facet.THEME))
    for id_, facet, value in of_these.values_list("event", "facet", "value"):
        tags[id_][facet].append(value)
    coming = coming_to([one.pk for one in found.values() if one.capacity is not None])
    return [
        EventCard(
            id=id_,
            slug=found[id_].slug,
            kind=found[id_].kind,
            mode=found[id_].mode,
            visibility=found[id_].visibility,
            standing=standing_of(found[id_], at, coming.get(id_, 0)),
            words=words[id_],
            hosts=hosts[id_],
            place=found[id_].place,
            venue=found[id_].venue,
            starts_at=found[id_].starts_at,
            ends_at=found[id_].ends_at,
            time_zone=found[id_].time_zone,
            clocks=(own_clock(found[id_]), *readers_clock(viewer)),
            goals=tuple(sorted(int(value) for value in tags[id_][Facet.SDG] if value.isdecimal())),
            themes=tuple(tags[id_][Facet.THEME]),
            is_example=found[id_].is_example,
        )
        for id_ in ids
        if id_ in found
    ]


def words_of(events: Iterable[Event]) -> Mapping[str, Words]:
    """By id what each event says to this reader: in their language, else in its own. One query."""
    wanted = language_tag(get_language() or "en")
    by_id = {one.pk: one for one in events}
    said = {one.pk: Words(one.title, one.summary, one.description, one.language) for one in by_id.values()}
    others = [one.pk for one in by_id.values() if not same_language(one.language, wanted)]
    for text in EventText.objects.filter(event__in=others):
        if same_language(text.language, wanted):
            said[text.event_id] = Words(text.title, text.summary, text.description, text.language)
    return said


def hosts_of(events: Iterable[Event]) -> Mapping[str, tuple[HostName, ...]]:
    """By id those who hold each event, the first host first, then those who agreed. Two queries."""
    by_id = {one.pk: one for one in events}
    others: dict[str, list[EventHost]] = defaultdict(list)
    agreed = EventHost.objects.filter(event__in=list(by_id)).exclude(agreed_at=None)
    for host in agreed.select_related("organisation__city", "city"):
        others[host.event_id].append(host)
    holding: list[Event | EventHost] = [
        *by_id.values(),
        *(host for some in others.values() for host in some),
    ]
    names = names_of({one.organisation_id for one in holding if one.organisation_id})
    return {id_: tuple(_hosts([event, *others[id_]], names)) for id_, event in by_id.items()}


def coming_to(ids: Sequence[str]) -> Mapping[str, int]:
    """By id how many are confirmed for each event. One query, none for no event."""
    if not ids:
        return {}
    rows = Registration.objects.confirmed().filter(event__in=list(ids)).order_by().values_list("event")
    return dict(rows.annotate(number=Count("pk")))


def standing_of(event: Event, at: datetime, coming: int) -> Standing:
    """Where the event stands."""
    return standing(
        event.state,
        at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        capacity=event.capacity,
        coming=coming,
    )


def own_clock(event: Event) -> Clock:
    """The clock that the event goes by, called as its place where that has it."""
    for city in (event.place, event.city):
        if city is not None and city.timezone == event.time_zone:
            return Clock(event.time_zone, city_name(city))
    return Clock(event.time_zone, zone_place(event.time_zone, get_language() or "en"))


def readers_clock(viewer: Viewer) -> tuple[Clock, ...]:
    """The clock of whoever is signed in and has chosen one."""
    zone = viewer.time_zone if isinstance(viewer, User) else ""
    return (Clock(zone, gettext("your time")),) if is_time_zone(zone) else ()


def clocks_of(event: Event, hosts: Iterable[HostName], viewer: Viewer) -> tuple[Clock, ...]:
    """Every clock that matters: the event's own, those of all who hold it, the reader's."""
    theirs = (Clock(host.zone, host.place) for host in hosts if host.zone)
    return tuple(dict.fromkeys((own_clock(event), *theirs, *readers_clock(viewer))))


def city_name(city: City) -> str:
    """What the reader calls the city."""
    return local_name(city.names, city.name, get_language() or "en").text


def _hosts(holding: Iterable[Event | EventHost], names: Mapping[str, Named]) -> Iterator[HostName]:
    for one in holding:
        if one.organisation or one.city:
            yield _host(one.organisation, one.city, names)


def _host(organisation: Organisation | None, city: City | None, names: Mapping[str, Named]) -> HostName:
    home = organisation.city if organisation else city
    zone = home.timezone if home and zone_of(home.timezone).key == home.timezone else ""
    place = city_name(home) if home else ""
    if organisation is None:
        href = reverse("city", args=[city.slug]) if city else ""
        return HostName(place, "", href, True, zone, place)
    named = names.get(organisation.pk) or Named(organisation.slug, "")
    href = reverse("organisations:organisation", args=[organisation.slug])
    return HostName(named.text, named.language, href, False, zone, place)
