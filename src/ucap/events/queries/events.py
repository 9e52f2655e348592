"""One event's page: what, when and where; by whom; its programme; where it stands for this reader."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.http import Http404

from ucap.events.models import Event, EventDay, EventFile, Session
from ucap.events.models.event import EventQuerySet
from ucap.events.queries.cards import HostName, Words, clocks_of, coming_to, hosts_of, standing_of, words_of
from ucap.events.rules.hosting import may_edit
from ucap.events.rules.reading import may_join
from ucap.events.standing import Standing
from ucap.events.states import SEEN, Facet
from ucap.events.times import Clock, local, same_hours, shown, span
from ucap.exchange.states import Visibility
from ucap.people.rules import Viewer
from ucap.places.models import City
from ucap.plans.models import Plan
from ucap.plans.states import PUBLIC

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the programme, with its own documents."""

    session: Session
    files: tuple[EventFile, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.session.speakers.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the event by its own clock: when it begins and ends, and its part of the programme."""

    date: date
    starts: datetime | None  # None: only the programme names this day
    ends: datetime | None
    programme: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Days one after the other that are at the same hours by every clock."""

    first: date
    last: date
    starts: datetime  # of the first
    ends: datetime


@dataclass(frozen=True, slots=True)
class EventPage:
    """One event for one reader."""

    event: Event
    words: Words
    languages: tuple[str, ...]  # all in which it says something
    standing: Standing
    coming: int  # who are confirmed
    hosts: tuple[HostName, ...]
    clocks: tuple[Clock, ...]
    days: tuple[Day, ...]
    files: tuple[EventFile, ...]  # of no single session
    plan: Plan | None  # only a public one
    goals: tuple[int, ...]
    themes: tuple[str, ...]
    topics: tuple[str, ...]
    may_edit: bool
    may_join: bool  # is shown where to join online
    seen_in: tuple[City, ...]  # whose people see it, where they are named; for those who may edit

    @property
    def runs(self) -> tuple[Run, ...]:
        """When it is: each day, and of an expo of half a year its days together."""
        return runs_of(self.days, self.clocks)

    @property
    def is_public(self) -> bool:
        """Whether everybody may read of it: search engines are told so."""
        return self.event.state in SEEN and self.event.visibility == Visibility.PUBLIC

    @property
    def has_programme(self) -> bool:
        return any(day.programme for day in self.days)

    @property
    def free(self) -> int | None:
        """Places that are left; None for no limit."""
        return None if self.event.capacity is None else max(0, self.event.capacity - self.coming)


def visible_events(viewer: Viewer) -> EventQuerySet:
    """Every event that this reader may open, whatever its state; `.listed()` of them are found by lists."""
    return Event.objects.visible_to(viewer)


def seen_event(slug: str, viewer: Viewer) -> Event:
    """The event of that address, as far as the viewer may see it; raises Http404."""
    kept = ("organisation__city", "city", "place", "plan__current", "author")
    event = visible_events(viewer).select_related(*kept).filter(slug=slug).first()
    if event is None:
        raise Http404
    return event


def event_page(slug: str, viewer: Viewer, at: datetime) -> EventPage:
    """The event of that address with all that its page shows; raises Http404. Nine queries for a visitor, however long the programme."""
    event = seen_event(slug, viewer)
    hosts = hosts_of([event])[event.pk]
    coming = coming_to([event.pk]).get(event.pk, 0)
    files: dict[str | None, list[EventFile]] = defaultdict(list)
    for file in event.files.all():
        files[file.session_id].append(file)
    tags: dict[str, list[str]] = defaultdict(list)
    for facet, value in event.tags.values_list("facet", "value"):
        tags[facet].append(value)
    editable = may_edit(viewer, event)
    others = event.texts.values_list("language", flat=True)
    return EventPage(
        event=event,
        words=words_of([event])[event.pk],
        languages=tuple(dict.fromkeys((event.language, *others))),
        standing=standing_of(event, at, coming),
        coming=coming,
        hosts=hosts,
        clocks=clocks_of(event, hosts, viewer),
        days=days_of(event, event.days.filter(dropped=False), event.sessions.select_related("room"), files),
        files=tuple(files[None]),
        plan=event.plan if event.plan and event.plan.current and event.plan.state in PUBLIC else None,
        goals=tuple(sorted(int(value) for value in tags[Facet.SDG] if value.isdecimal())),
        themes=tuple(tags[Facet.THEME]),
        topics=tuple(tags[Facet.URBAN_AGENDA]),
        may_edit=editable,
        may_join=may_join(viewer, event),
        seen_in=_seen_in(event) if editable else (),
    )


def _seen_in(event: Event) -> tuple[City, ...]:
    if event.visibility != Visibility.CITIES:
        return ()
    return tuple(one.city for one in event.seen_in.select_related("city").order_by("city__name", "pk"))


def days_of(
    event: Event,
    days: Iterable[EventDay],
    sessions: Iterable[Session],
    files: Mapping[str | None, Sequence[EventFile]],
) -> tuple[Day, ...]:
    """The days in their order, each with its part of the programme; a day that only the programme names among them."""
    spans = {day.date: span(day.date, day.begins, day.ends, event.time_zone) for day in days}
    programme: dict[date, list[Part]] = defaultdict(list)
    for session in sessions:
        at = session.starts_at
        within = (
            day for day, (starts, ends) in spans.items() if starts <= at < ends
        )  # a night is its evening's
        parts = programme[next(within, local(at, event.time_zone).date())]
        parts.append(Part(session, tuple(files.get(session.pk, ()))))
    days_there = sorted({*spans, *programme})
    times = {day: spans.get(day, (None, None)) for day in days_there}
    return tuple(
        Day(day, starts, ends, tuple(programme.get(day, ()))) for day, (starts, ends) in times.items()
    )


def runs_of(days: Iterable[Day], clocks: Sequence[Clock]) -> tuple[Run, ...]:
    """Days at the same hours that follow each other, together; those of the programme alone left out."""
    runs: list[Run] = []
    for day in days:
        if day.starts is None or day.ends is None:
            continue
        before = runs[-1] if runs else None
        if before and before.last + ONE_DAY == day.date:
            hours = shown(day.starts, day.ends, clocks)
            if same_hours(shown(before.starts, before.ends, clocks), hours):
                runs[-1] = replace(before, last=day.date)
                continue
        runs.append(Run(day.date, day.date, day.starts, day.ends))
    return tuple(runs)


def file_of(slug: str, file_id: str, viewer: Viewer) -> EventFile:
    """A document of an event that this reader sees; raises Http404."""
    file = seen_event(slug, viewer).files.filter(pk=file_id).first()
    if file is None:
        raise Http404
    return file
