"""The itinerary of a visit, day by day: for those who come and the hosts, in one language or in two side by side."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.http import Http404
from django.utils.translation import get_language, gettext, override

from ucap.events.models import Event, Session, VisitStop
from ucap.events.queries.cards import Words, city_name, hosts_of, own_clock, words_of
from ucap.events.queries.events import Day, days_of, seen_event
from ucap.events.rules.after import NOT_FOR_YOU, may_edit_itinerary, may_see_itinerary
from ucap.events.rules.hosting import NOT_YOURS
from ucap.events.states import CAN_BE_CHANGED, EventKind
from ucap.events.times import Clock, day_words, local, spoken, with_day, zone_place
from ucap.kernel.errors import NotAllowed
from ucap.language.tags import language_tag, same_language
from ucap.people.models import User
from ucap.people.rules import Viewer
from ucap.people.time_zones import is_time_zone
from ucap.places.models import City
from ucap.plans.wording import interface_language

T = TypeVar("T")
MOST_HOMES = 3  # clocks of those who come, beside those of the hosts
NONE = "-"  # chosen as the second language: only the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A stop in one of the languages."""

    language: str  # of the labels and of the time
    when: str
    title: str
    text: str
    words_language: str  # in which title and text are
    facts: tuple[tuple[str, str, str], ...]  # what it is, what is known, the address of a link


@dataclass(frozen=True, slots=True)
class Stop:
    """One part of the visit."""

    session: Session
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ItineraryDay:
    date: date
    names: tuple[tuple[str, str], ...]  # in each language: (what the day is called, language)
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """What a delegation does, where it is received and whom it can call."""

    event: Event
    words: Words
    titles: tuple[tuple[str, str], ...]  # of the visit, in each language: (title, its language)
    days: tuple[ItineraryDay, ...]
    languages: tuple[str, ...]  # in which one of them is shown
    offered: tuple[str, ...]  # in which it can be shown
    may_edit: bool

    @property
    def other(self) -> str:
        """The second language; "" where there is none."""
        return self.languages[1] if len(self.languages) > 1 else ""

    @property
    def is_empty(self) -> bool:
        return not any(day.stops for day in self.days)


@dataclass(frozen=True, slots=True)
class ToEdit:
    """The parts of a visit, for those who write its itinerary."""

    event: Event
    days: tuple[Day, ...]


def itinerary(slug: str, viewer: Viewer, *, one: str = "", other: str = "") -> Itinerary:
    """The itinerary of the visit of that address in these languages; the reader's and one more where they name none.

    Raises Http404, NotAllowed. 23 queries at most, however many stops.
    """
    event = _visit(slug, viewer)
    if not may_see_itinerary(viewer, event):
        raise NotAllowed(NOT_FOR_YOU)
    sessions = list(event.sessions.select_related("stop", "room"))
    offered = _offered(event, sessions)
    languages = _chosen(offered, one, other)
    homes = _homes(event)
    clocks = {tag: _in(tag, lambda: _clocks(event, homes, viewer)) for tag in languages}
    days = days_of(event, event.days.filter(dropped=False), sessions, {})
    return Itinerary(
        event=event,
        words=words_of([event])[event.pk],
        titles=_titles(event, languages),
        days=tuple(_day(day, event, languages, clocks) for day in days),
        languages=languages,
        offered=offered,
        may_edit=_may_write(viewer, event),
    )


def itinerary_to_edit(slug: str, viewer: Viewer) -> ToEdit:
    """The parts of the visit of that address with their stops, for its hosts; raises Http404, NotAllowed."""
    event = _visit(slug, viewer)
    if not may_edit_itinerary(viewer, event):
        raise NotAllowed(NOT_YOURS)
    sessions = event.sessions.select_related("stop", "room", "event")
    return ToEdit(event, days_of(event, event.days.filter(dropped=False), sessions, {}))


def session_to_edit(slug: str, session_id: str, viewer: Viewer) -> Session:
    """That part of the visit, for its hosts; raises Http404, NotAllowed."""
    event = _visit(slug, viewer)
    if not may_edit_itinerary(viewer, event):
        raise NotAllowed(NOT_YOURS)
    session = event.sessions.select_related("event", "stop").filter(pk=session_id).first()
    if session is None:
        raise Http404
    return session


def stop_of(session: Session) -> VisitStop | None:
    """What is known of that part; None where nothing is."""
    return getattr(session, "stop", None)


def _visit(slug: str, viewer: Viewer) -> Event:
    event = seen_event(slug, viewer)
    if event.kind != EventKind.VISIT:
        raise Http404
    return event


def _may_write(viewer: Viewer, event: Event) -> bool:
    return event.state in CAN_BE_CHANGED and may_edit_itinerary(viewer, event)


def _offered(event: Event, sessions: Iterable[Session]) -> tuple[str, ...]:
    """In which languages something is said, and the reader's."""
    stops = (stop for session in sessions if (stop := stop_of(session)) and stop.other_language)
    said = (event.language, *event.texts.values_list("language", flat=True))
    every = (*said, *(stop.other_language for stop in stops), language_tag(get_language() or "en"))
    kept: list[str] = []
    for tag in every:
        if not any(same_language(tag, one) for one in kept):
            kept.append(tag)
    return tuple(kept)


def _chosen(offered: Sequence[str], one: str, other: str) -> tuple[str, ...]:
    reader = language_tag(get_language() or "en")
    first = one if one in offered else next(tag for tag in offered if same_language(tag, reader))
    if other == NONE:
        return (first,)
    others = [tag for tag in offered if tag != first]
    second = other if other in others else next(iter(others), "")
    return (first, second) if second else (first,)


def _homes(event: Event) -> list[City]:
    """The cities from which most come. Two queries."""
    rows = event.registrations.confirmed().values_list("organisation__city", "city")
    counts = Counter(home for pair in rows if (home := pair[0] or pair[1]))
    cities = City.objects.in_bulk(list(counts))
    return [cities[id_] for id_, _ in counts.most_common(MOST_HOMES)]


def _clocks(event: Event, homes: Iterable[City], viewer: Viewer) -> list[Clock]:
    """Every clock that matters, called in the language that is active; each zone once. Two queries."""
    own = own_clock(event)
    found = {own.zone: own}
    for host in hosts_of([event])[event.pk]:
        if host.zone:
            found.setdefault(host.zone, Clock(host.zone, host.place))
    for city in homes:
        if is_time_zone(city.timezone):
            found.setdefault(city.timezone, Clock(city.timezone, city_name(city)))
    zone = viewer.time_zone if isinstance(viewer, User) else ""
    if is_time_zone(zone):
        found.setdefault(zone, Clock(zone, zone_place(zone, get_language() or "en")))
    return list(found.values())


def _titles(event: Event, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    found = dict(event.texts.values_list("language", "title"))
    titles = {}
    for tag in languages:
        said = next((text for text in found if same_language(text, tag) and found[text]), "")
        is_own = same_language(event.language, tag) or not said
        titles[event.title if is_own else found[said]] = event.language if is_own else said
    return tuple(titles.items())


def _day(
    day: Day, event: Event, languages: Sequence[str], clocks: Mapping[str, Sequence[Clock]]
) -> ItineraryDay:
    return ItineraryDay(
        day.date,
        tuple((day_words(day.date, tag), tag) for tag in languages),
        tuple(
            Stop(
                part.session,
                tuple(_side(part.session, event, tag, languages, clocks[tag]) for tag in languages),
            )
            for part in day.programme
        ),
    )


def _side(
    session: Session, event: Event, tag: str, languages: Sequence[str], clocks: Sequence[Clock]
) -> Side:
    stop = stop_of(session)
    title, text, language = session.title, session.text, event.language
    is_other = stop is not None and bool(stop.other_language) and same_language(stop.other_language, tag)
    if stop is not None and is_other:
        title, text, language = stop.other_title or title, stop.other_text, stop.other_language
    says_notes = not is_other and (same_language(event.language, tag) or tag == languages[0])
    return Side(
        language=tag,
        when=spoken(session.starts_at, session.ends_at, clocks, tag),
        title=title,
        text=text,
        words_language=language,
        facts=_in(tag, lambda: _facts(session, stop, clocks, tag, says_notes=says_notes)) if stop else (),
    )


def _facts(
    session: Session, stop: VisitStop | None, clocks: Sequence[Clock], tag: str, *, says_notes: bool
) -> tuple[tuple[str, str, str], ...]:
    """What is known, each with what it is called in the language that is active."""
    if stop is None:
        return ()
    phone = "".join(char for char in stop.contact_phone if char in "+0123456789")
    known = (
        (gettext("Where"), session.room.name if session.room else "", ""),
        (gettext("Received by"), stop.host, ""),
        (gettext("Contact"), stop.contact_name, ""),
        (gettext("Telephone"), stop.contact_phone, f"tel:{phone}" if phone else ""),
        (gettext("E-mail"), stop.contact_email, f"mailto:{stop.contact_email}"),
        (gettext("How to get there"), stop.transport, ""),
        (gettext("Leaves from"), stop.leaves_from, ""),
        (gettext("Leaves at"), _departure(session, stop.departs_at, clocks, tag), ""),
        (gettext("Good to know"), stop.notes if says_notes else "", ""),
    )
    return tuple(one for one in known if one[1])


def _departure(session: Session, at: datetime | None, clocks: Sequence[Clock], tag: str) -> str:
    if at is None:
        return ""
    zone = clocks[0].zone
    same_day = local(at, zone).date() == local(session.starts_at, zone).date()
    return (spoken if same_day else with_day)(at, None, clocks, tag)


def _in(tag: str, said: Callable[[], T]) -> T:
    """What is said, in that language where the interface speaks it."""
    with override(interface_language(tag)):
        return said()
