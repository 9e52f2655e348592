"""The report of an event: as it stands for its hosts, as it was published for everybody."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from ucap.events.models import (
    BroughtAlong,
    Event,
    Feedback,
    Matchmaking,
    Meeting,
    MeetingRequest,
    MeetingReview,
    Report,
)
from ucap.events.queries.cards import HostName, Words, hosts_of, words_of
from ucap.events.queries.events import visible_events
from ucap.events.queries.parties import key_of
from ucap.events.report_numbers import (
    Asked,
    Facts,
    Grid,
    Numbers,
    Person,
    from_json,
    grid_of,
    numbers_of,
    without_names,
)
from ucap.events.rules.after import may_publish_report, may_see_report, may_write_report
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.states import EventState, Facet, RegistrationState, TimetableState
from ucap.exchange.models import EntryTag, Interest
from ucap.exchange.states import Facet as EntryFacet
from ucap.kernel.errors import NotAllowed
from ucap.matching.matrix import weight
from ucap.people.rules import Viewer
from ucap.places.models import City

WHOLE = ("organisation__city", "city", "place", "report")


@dataclass(frozen=True, slots=True)
class CityLine:
    """Two cities between which meetings were held, as a line of the map."""

    here: City
    there: City
    number: int
    weight: int  # 1 to 5: how thick
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What came of an event, for one reader."""

    event: Event
    words: Words
    hosts: tuple[HostName, ...]
    report: Report | None
    numbers: Numbers
    grid: Grid
    cities: Mapping[str, City]
    is_live: bool  # the numbers go on changing: it is not published
    may_write: bool
    may_publish: bool
    voices: tuple[str, ...]  # what those who came wrote, for the hosts alone and without names

    @property
    def lines(self) -> tuple[CityLine, ...]:
        """Between which cities meetings were held, as the map draws them."""
        most = max((number for *_, number in self.numbers.between), default=1)
        return tuple(
            CityLine(self.cities[here], self.cities[there], number, weight(number, most))
            for here, there, number in self.numbers.between
            if here != there and here in self.cities and there in self.cities
        )

    @property
    def places(self) -> tuple[City, ...]:
        """The cities that came, those with most participants first."""
        return tuple(self.cities[id_] for id_, *_ in self.numbers.by_city if id_ in self.cities)

    @property
    def is_over(self) -> bool:
        return self.event.state in (EventState.HELD, EventState.REPORTED)


def report_page(slug: str, viewer: Viewer, at: datetime) -> ReportPage:
    """The report of the event of that address; raises Http404 for whoever may not read it. 28 queries at most, however many came."""
    event = visible_events(viewer).select_related(*WHOLE).filter(slug=slug).first()
    if event is None or not may_see_report(viewer, event):
        raise Http404
    report = report_of(event)
    is_live = event.state != EventState.REPORTED or report is None
    may_write = may_write_report(viewer, event)
    numbers = counted(event, at) if is_live or report is None else from_json(report.numbers)
    cities = {id_ for id_, *_ in numbers.by_city} | {id_ for row in numbers.between for id_ in row[:2]}
    return ReportPage(
        event=event,
        words=words_of([event])[event.pk],
        hosts=hosts_of([event])[event.pk],
        report=report,
        numbers=numbers,
        grid=grid_of(numbers),
        cities=City.objects.in_bulk(cities),
        is_live=is_live,
        may_write=may_write,
        may_publish=may_write and may_publish_report(viewer, event),
        voices=voices_of(event) if may_write else (),
    )


def event_to_report(slug: str, viewer: Viewer) -> Event:
    """The event of that address, for its hosts; raises Http404, NotAllowed."""
    event = visible_events(viewer).filter(slug=slug).first()
    if event is None:
        raise Http404
    if not may_write_report(viewer, event):
        raise NotAllowed(NOT_YOURS)
    return event


def report_to_write(slug: str, viewer: Viewer, at: datetime) -> ReportPage:
    """The report of the event of that address, for its hosts; raises Http404, NotAllowed."""
    event_to_report(slug, viewer)
    return report_page(slug, viewer, at)


def report_of(event: Event) -> Report | None:
    """The event's report, where somebody began one."""
    return getattr(event, "report", None)


def counted(event: Event, at: datetime) -> Numbers:
    """The numbers as they are now. Ten queries, however many came and met."""
    people = _people(event)
    requests = _requests(event)
    return numbers_of(
        Facts(
            people=people,
            requests=requests,
            has_meetings=bool(requests) or Matchmaking.objects.filter(event=event).exists(),
            goals=_own_goals(event),
            interests=_interests(event, people) if requests else (),
            stars=list(Feedback.objects.filter(registration__event=event).values_list("stars", flat=True)),
            now=at,
        )
    )


def voices_of(event: Event) -> tuple[str, ...]:
    """What those who came wrote, in an order that tells nothing of when, the names of all who came taken out. Two queries."""
    texts = list(
        Feedback.objects.filter(registration__event=event).exclude(text="").values_list("text", flat=True)
    )
    names = list(event.registrations.values_list("name", flat=True)) if texts else []
    return tuple(sorted(without_names(text, names) for text in texts))


def _people(event: Event) -> list[Person]:
    home = ("organisation__city", "organisation__city__country", "organisation__country")
    rows = event.registrations.order_by("pk").values_list(
        "pk", "state", "organisation", "city", "city__country", *home, "checked_in_at"
    )
    return [
        Person(
            id=id_,
            state=state,
            house=key_of(organisation, city),
            is_organisation=bool(organisation),
            city=(home_city if organisation else city) or "",
            country=(home_country or country if organisation else city_country) or "",
            came=came is not None,
        )
        for id_, state, organisation, city, city_country, home_city, home_country, country, came in rows
    ]


def _requests(event: Event) -> list[Asked]:
    """Every meeting that was asked for. Five queries."""
    columns = ("pk", "asker", "asked", "state", "entry", "other")
    rows = list(MeetingRequest.objects.filter(event=event).order_by("pk").values_list(*columns))
    if not rows:
        return []
    published = Meeting.objects.filter(
        timetable__event=event, timetable__state=TimetableState.PUBLISHED, slot__isnull=False
    )
    slots = dict(published.order_by("pk").values_list("request", "slot__starts_at"))
    reviews: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    said = MeetingReview.objects.filter(request__event=event).order_by("pk")
    for request, went, goes_on in said.values_list("request", "went", "goes_on"):
        reviews[request].append((went, goes_on))
    goals, along = _goals_of(event), _along(event)
    return [
        Asked(
            asker=asker,
            asked=asked,
            state=state,
            at=slots.get(id_),
            goals=goals.get(entry, frozenset()) | goals.get(other, frozenset()),
            reviews=tuple(reviews.get(id_, ())),
            beside_asker=tuple(along.get((id_, asker), ())),
            beside_asked=tuple(along.get((id_, asked), ())),
        )
        for id_, asker, asked, state, entry, other in rows
    ]


def _along(event: Event) -> Mapping[tuple[str, str], list[str]]:
    """By request and by the one of its two beside whom they are: who comes along and to the conference at all."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    rows = BroughtAlong.objects.filter(request__event=event, who__state=RegistrationState.CONFIRMED)
    for request, beside, who in rows.values_list("request", "beside", "who"):
        found[request, beside].append(who)
    return found


def _goals_of(event: Event) -> Mapping[str, frozenset[int]]:
    """By id of the entries that requests name, their goals."""
    named = MeetingRequest.objects.filter(event=event)
    entries = Q(entry__in=named.exclude(entry=None).values("entry")) | Q(
        entry__in=named.exclude(other=None).values("other")
    )
    found: dict[str, set[int]] = defaultdict(set)
    tags = EntryTag.objects.filter(entries, facet=EntryFacet.SDG).order_by("pk")
    for entry, value in tags.values_list("entry", "value"):
        found[entry].add(int(value))
    return {entry: frozenset(goals) for entry, goals in found.items()}


def _own_goals(event: Event) -> frozenset[int]:
    tags = event.tags.filter(facet=Facet.SDG).values_list("value", flat=True)
    return frozenset(int(value) for value in tags if value.isdecimal())


def _interests(event: Event, people: Iterable[Person]) -> list[tuple[str, str, datetime]]:
    """Expressed since the event began, by organisations and cities that came, in entries of such."""
    if event.starts_at is None:
        return []
    here = event.registrations.order_by()
    organisations = here.exclude(organisation=None).values("organisation")
    cities = here.filter(organisation=None).exclude(city=None).values("city")
    ours = Q(organisation__in=organisations) | Q(city__in=cities)
    theirs = Q(entry__organisation__in=organisations) | Q(entry__city__in=cities)
    rows = Interest.objects.filter(ours, theirs, at__gte=event.starts_at).order_by("pk")
    columns = ("organisation", "city", "entry__organisation", "entry__city", "at")
    return [
        (key_of(organisation, city), key_of(its_organisation, its_city), at)
        for organisation, city, its_organisation, its_city, at in rows.values_list(*columns)
    ]
