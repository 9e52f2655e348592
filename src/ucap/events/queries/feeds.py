"""Events as entries of calendars: of whatever is asked for, and of one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.calendar_entries import Entry, Status
from ucap.events.models import Event, EventDay, Poll, Session
from ucap.events.queries.cards import HostName, Words, city_name, hosts_of, words_of
from ucap.events.queries.listing import Asked, find
from ucap.events.rules.reading import may_join
from ucap.events.states import COMING, SEEN, EventKind, EventState, Mode
from ucap.events.times import span
from ucap.events.wording import KINDS
from ucap.people.rules import Viewer
from ucap.places.countries import country_name

# What lies further back is on the pages; calendar programs refuse files of more than about a megabyte.
LATELY = timedelta(days=93)
MOST = 1000  # entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How much of events a calendar tells."""

    windows: bool = True  # when registration opens and closes
    sessions: bool = False  # the programme
    join: frozenset[str] = field(default_factory=frozenset)  # events of which it tells where to join online


@dataclass(frozen=True, slots=True)
class _Known:
    """What is read of several events at once."""

    words: Mapping[str, Words]
    hosts: Mapping[str, tuple[HostName, ...]]
    days: Mapping[str, Sequence[EventDay]]
    sessions: Mapping[str, Sequence[Session]]
    undecided: frozenset[str]  # a time is still looked for
    told: Told


def public_entries(asked: Asked, at: datetime) -> list[Entry]:
    """What a visitor sees of all that is asked for, what was cancelled too: the next MOST from three months ago on. Thirteen queries."""
    found = find(asked, AnonymousUser(), at, whenever=True, states=SEEN)
    near = [row.id for row in found.rows if row.ends_at is None or row.ends_at >= at - LATELY]
    return lately(entries_of(Event.objects.filter(pk__in=near), Told()), at)


def entries_of_one(event: Event, viewer: Viewer) -> list[Entry]:
    """Those of one event that this reader sees; where to join for those who are told. Eight queries for a visitor."""
    join = frozenset([event.pk]) if may_join(viewer, event) else frozenset[str]()
    return entries_of([event], Told(join=join))


def lately(entries: Iterable[Entry], at: datetime) -> list[Entry]:
    """The next MOST of them, in time order."""
    since = at - LATELY
    near = (entry for entry in entries if (entry.ends or entry.starts) >= since)
    return sorted(near, key=lambda entry: (entry.starts, entry.id))[:MOST]


def entries_of(events: Iterable[Event], told: Told) -> list[Entry]:
    """Each day of each event, what stood in calendars and is no more, and its windows. Seven queries at most."""
    pks = [event.pk for event in events]
    rows = list(Event.objects.filter(pk__in=pks).select_related("place", "city", "organisation__city"))
    known = _known(rows, told)
    return [entry for event in rows for entry in _entries(event, known)]


def _known(events: Sequence[Event], told: Told) -> _Known:
    ids = [event.pk for event in events]
    days: dict[str, list[EventDay]] = defaultdict(list)
    for day in EventDay.objects.filter(event__in=ids).order_by("pk"):
        days[day.event_id].append(day)
    sessions: dict[str, list[Session]] = defaultdict(list)
    if told.sessions:
        for session in Session.objects.filter(event__in=ids).select_related("room"):
            sessions[session.event_id].append(session)
    undecided = Poll.objects.filter(event__in=ids, chosen=None).values_list("event", flat=True)
    return _Known(words_of(events), hosts_of(events), days, sessions, frozenset(undecided), told)


def _entries(event: Event, known: _Known) -> Iterable[Entry]:
    for number, day in enumerate(known.days[event.pk]):
        yield _of_day(event, day, number, known)
    if event.state != EventState.DRAFT and known.told.windows:
        yield from _windows(event, known)
    for session in known.sessions[event.pk]:
        yield _of_session(event, session, known)


def _of_day(event: Event, day: EventDay, number: int, known: _Known) -> Entry:
    """One day; the first that an event ever had is called as the event itself, so that one that is moved stays the same entry."""
    starts, ends = span(day.date, day.begins, day.ends, event.time_zone)
    words = known.words[event.pk]
    place = event.place
    return Entry(
        id=f"{event.pk}-{day.pk}" if number else event.pk,
        sequence=event.sequence,
        changed=event.edited_at,
        starts=starts,
        ends=ends,
        zone=event.time_zone,
        title=words.title or gettext("Event without a title"),
        text=_text(event, words, known),
        where=_where(event),
        at=(place.latitude, place.longitude) if place and event.mode != Mode.ONLINE else None,
        url=_address(event),
        language=words.language,
        kinds=(str(KINDS[EventKind(event.kind)]),),
        status=Status.CANCELLED if day.dropped else _status(event, known),
    )


def _windows(event: Event, known: _Known) -> Iterable[Entry]:
    """When registration opens and when it closes; of an event that is over nothing."""
    if event.state not in (*COMING, EventState.CANCELLED):
        return
    title = known.words[event.pk].title
    for name, at, said in (
        ("opens", event.opens_at, gettext("Registration opens: %(title)s")),
        ("closes", event.closes_at, gettext("Registration closes: %(title)s")),
    ):
        if at:
            yield Entry(
                id=f"{event.pk}-{name}",
                sequence=event.sequence,
                changed=event.edited_at,
                starts=at,
                ends=None,
                zone=event.time_zone,
                title=said % {"title": title},
                url=_address(event),
                language=get_language() or "en",
                kinds=(gettext("Registration"),),
                status=_status(event, known),
            )


def _of_session(event: Event, session: Session, known: _Known) -> Entry:
    room = session.room
    joined = room.link if room and event.pk in known.told.join else ""
    return Entry(
        id=session.pk,
        sequence=event.sequence,
        changed=event.edited_at,
        starts=session.starts_at,
        ends=session.ends_at,
        zone=event.time_zone,
        title=session.title,
        text="\n\n".join(filter(None, (session.speakers, session.text, joined))),
        where=", ".join(filter(None, (room.name if room else "", event.venue))),
        url=f"{_address(event)}#session-{session.pk}",
        language=event.language,
        kinds=(gettext("Programme"),),
        status=_status(event, known),
    )


def _status(event: Event, known: _Known) -> Status:
    if event.state in (EventState.CANCELLED, EventState.WITHHELD, EventState.DELETED):
        return Status.CANCELLED
    if event.state == EventState.DRAFT or event.pk in known.undecided:
        return Status.TENTATIVE
    return Status.CONFIRMED


def _text(event: Event, words: Words, known: _Known) -> str:
    why = event.why_cancelled if event.state == EventState.CANCELLED else ""
    hosts = ", ".join(host.text for host in known.hosts[event.pk])
    held = gettext("Held by %(hosts)s") % {"hosts": hosts} if hosts else ""
    joined = gettext("Join online: %(link)s") % {"link": event.link} if event.link else ""
    parts = (why, words.summary, words.description, held, joined if event.pk in known.told.join else "")
    return "\n\n".join(filter(None, parts))


def _where(event: Event) -> str:
    if event.mode == Mode.ONLINE:
        return gettext("Online")
    city = event.place
    language = get_language() or "en"
    named = (city_name(city), country_name(city.country, language)) if city else ()
    return ", ".join(filter(None, (event.venue, event.address, *named)))


def _address(event: Event) -> str:
    return settings.PUBLIC_URL + reverse("events:event", args=[event.slug])
