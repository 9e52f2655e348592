"""Events as a calendar (RFC 5545) that people download once or subscribe to.

- Each day of an event is an entry of its own, with a UID that it keeps: a second download moves an entry instead of doubling it.
  What was announced and is no more stays, as cancelled.
- Hours are by the clock of the event's place, whose zone the calendar carries. An hour that this clock shows twice is the first
  of both in a calendar; where the second is meant the instant is written in UTC.
- When registration opens and closes are entries that block nobody's time.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from ucap.events.calendar_zones import zone_component
from ucap.events.times import instant, local, zone_of

NO_TAG = re.compile(r"[^A-Za-z0-9-]")  # what no tag of a language has, and could end a parameter
REFRESHED = timedelta(hours=1)  # how often those who subscribed are to look again


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a calendar."""

    id: str  # becomes the UID
    sequence: int
    changed: datetime
    starts: datetime
    ends: datetime | None  # None for a moment: a deadline
    zone: str  # IANA, by whose clock it is written
    title: str
    text: str = ""
    where: str = ""
    at: tuple[float, float] | None = None  # latitude and longitude
    url: str = ""
    language: str = ""  # of the title and the text, BCP 47
    kinds: tuple[str, ...] = ()
    status: Status = Status.CONFIRMED


def write_calendar(entries: Sequence[Entry], *, name: str, url: str, host: str, language: str = "") -> bytes:
    """The calendar as a file; `host` makes the ids of its entries known all over the world."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", "-//ucap//events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = " ".join(name.split())  # on one line, as every name of a calendar
    calendar.add("name", name, parameters=_said_in(language))
    calendar.add("x-wr-calname", vText(name))
    calendar.add("url", url)
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for component in (*_zones(entries), *(_event(entry, host) for entry in entries)):
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _zones(entries: Iterable[Entry]) -> list[Any]:
    """Each zone once, over the years that its entries speak of."""
    years: dict[str, list[int]] = {}
    for entry in entries:
        for at in filter(None, (entry.starts, entry.ends)):
            written = _written(at, entry.zone)
            if written.tzinfo is not UTC:
                years.setdefault(entry.zone, []).append(written.year)
    return [zone_component(zone, min(some), max(some)) for zone, some in sorted(years.items())]


def _event(entry: Entry, host: str) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@{host}")
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", _written(entry.starts, entry.zone))
    if entry.ends:
        event.add("dtend", _written(entry.ends, entry.zone))
    event.add("summary", " ".join(entry.title.split()), parameters=_said_in(entry.language))
    if about := "\n\n".join(filter(None, (entry.text, entry.url))):
        event.add("description", about, parameters=_said_in(entry.language))
    if entry.where:
        event.add("location", " ".join(entry.where.split()))
    if entry.at:
        event.add("geo", entry.at)
    if entry.kinds:
        event.add("categories", list(entry.kinds))
    if entry.url:
        event.add("url", entry.url)
    event.add("status", entry.status.value)
    busy = entry.ends and entry.status is not Status.CANCELLED
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _written(at: datetime, zone: str) -> datetime:
    """The instant by the clock of that zone, where that is not mistaken; else in UTC."""
    here = local(at, zone)
    known = zone_of(zone).key == zone != "UTC"
    clear = instant(here.date(), here.time(), zone) == at
    return here.replace(fold=0) if known and clear else at.astimezone(UTC)


def _said_in(language: str) -> dict[str, str]:
    tag = NO_TAG.sub("", language)
    return {"LANGUAGE": tag} if tag else {}
