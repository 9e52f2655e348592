"""An event as schema.org data, for the search engines that read its page: its days, their programme, what is shown, its registration.

What only those who come are told is not in it, nor is any person: no link to join, no speaker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ucap.events.standing import Standing
from ucap.events.states import EventKind, Mode
from ucap.events.times import local

SCHEMA = "https://schema.org"
GOAL_AT = "https://sdgs.un.org/goals/goal{}"
TYPES: Mapping[str, str] = {
    EventKind.CONFERENCE: "BusinessEvent",
    EventKind.EXPO: "ExhibitionEvent",
    EventKind.FESTIVAL: "Festival",
    EventKind.TRAINING: "EducationEvent",
}
ATTENDANCE: Mapping[str, str] = {
    Mode.PLACE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.MIXED: "MixedEventAttendanceMode",
}
REGISTRATION: Mapping[Standing, str] = {  # ItemAvailability
    Standing.SOON: "PreOrder",
    Standing.OPEN: "InStock",
    Standing.FULL: "SoldOut",
    Standing.CLOSED: "SoldOut",
}


@dataclass(frozen=True, slots=True)
class Span:
    """Something with a name that has its time."""

    name: str
    starts: datetime
    ends: datetime
    id: str = ""  # of a part of the programme
    parts: tuple["Span", ...] = ()


@dataclass(frozen=True, slots=True)
class Venue:
    name: str
    address: str
    city: str
    country: str  # ISO 3166
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """One who holds the event."""

    name: str
    url: str
    is_city: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody shows at an expo, over some of its days; a performance has its hour on each."""

    id: str
    name: str
    language: str
    holders: tuple[Holder, ...]
    first: date
    last: date
    starts: datetime | None  # of a performance, on its first day
    spot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What everybody may know of an event."""

    url: str
    name: str
    text: str
    language: str
    kind: str
    mode: str
    standing: Standing
    zone: str
    days: tuple[Span, ...]
    venue: Venue | None
    holders: tuple[Holder, ...]
    keywords: tuple[str, ...]
    goals: tuple[int, ...]
    opens_at: datetime | None
    closes_at: datetime | None
    capacity: int | None
    shown: tuple[Shown, ...] = ()


def as_jsonld(facts: Facts) -> dict[str, Any]:
    """The event; what it does not say is left out."""
    cancelled = facts.standing is Standing.CANCELLED
    shared = {
        "eventStatus": f"{SCHEMA}/{'EventCancelled' if cancelled else 'EventScheduled'}",
        "eventAttendanceMode": f"{SCHEMA}/{ATTENDANCE[facts.mode]}",
        "location": _location(facts),
    }
    said: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": TYPES.get(facts.kind, "Event"),
        "@id": facts.url,
        "url": facts.url,
        "name": facts.name,
        "description": facts.text,
        "inLanguage": facts.language,
        **(_when(facts.days[0], facts.days[-1], facts.zone) if facts.days else {}),
        **shared,
        "organizer": _holders(facts.holders),
        "keywords": ", ".join(facts.keywords),
        "about": [GOAL_AT.format(goal) for goal in facts.goals],
        "maximumAttendeeCapacity": facts.capacity,
        "offers": _registration(facts),
        "subEvent": [*_within(facts, shared), *(_exhibit(one, facts, shared) for one in facts.shown)],
    }
    return _filled(said)


def _within(facts: Facts, shared: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The days of an event of several, each with its programme; of an event of one day the programme itself."""
    above = {"@type": "Event", "@id": facts.url, "name": facts.name}
    if len(facts.days) == 1:
        return [_part(one, facts, above, shared) for one in facts.days[0].parts]
    days = []
    for number, day in enumerate(facts.days, start=1):
        here = f"{facts.url}#day-{number}"
        itself = {"@type": "Event", "@id": here, "name": day.name}
        parts = [_part(one, facts, itself, shared) for one in day.parts]
        when = _when(day, day, facts.zone)
        days.append(_filled({**itself, **when, **shared, "superEvent": above, "subEvent": parts}))
    return days


def _part(one: Span, facts: Facts, above: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    said = {
        "@type": "Event",
        "@id": f"{facts.url}#{one.id}",
        "name": one.name,
        **_when(one, one, facts.zone),
        **shared,
        "superEvent": dict(above),
    }
    return _filled(said)


def _exhibit(one: Shown, facts: Facts, shared: Mapping[str, Any]) -> dict[str, Any]:
    """Who shows what, from which day to which, and on which spot of the grounds."""
    spot = {
        "@type": "Place",
        "name": one.spot,
        "containedInPlace": _place(facts.venue) if facts.venue else None,
    }
    starts = local(one.starts, facts.zone).isoformat() if one.starts else one.first.isoformat()
    said = {
        "@type": "Event" if one.starts else "ExhibitionEvent",
        "@id": f"{facts.url}#{one.id}",
        "name": one.name,
        "inLanguage": one.language,
        "startDate": starts,
        "endDate": one.last.isoformat(),
        **shared,
        **({"location": _filled(spot)} if one.spot else {}),
        "organizer": _holders(one.holders),
        "superEvent": {"@type": TYPES.get(facts.kind, "Event"), "@id": facts.url, "name": facts.name},
    }
    return _filled(said)


def _holders(holders: Sequence[Holder]) -> list[dict[str, Any]]:
    return [
        _filled({"@type": "City" if one.is_city else "Organization", "name": one.name, "url": one.url})
        for one in holders
    ]


def _when(first: Span, last: Span, zone: str) -> dict[str, str]:
    """By the event's own clock, with its distance from UTC."""
    return {
        "startDate": local(first.starts, zone).isoformat(),
        "endDate": local(last.ends, zone).isoformat(),
    }


def _location(facts: Facts) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    if facts.mode != Mode.ONLINE and facts.venue:
        places.append(_place(facts.venue))
    if facts.mode != Mode.PLACE:
        places.append({"@type": "VirtualLocation", "url": facts.url})
    return places


def _place(venue: Venue) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": venue.address,
        "addressLocality": venue.city,
        "addressCountry": venue.country,
    }
    geo = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    return _filled(
        {
            "@type": "Place",
            "name": venue.name or venue.city,
            "address": _filled(address),
            "geo": geo if venue.latitude is not None else None,
        }
    )


def _registration(facts: Facts) -> dict[str, Any] | None:
    """Until when one can register; of an event that is over, or cancelled, nothing."""
    if facts.standing not in REGISTRATION:
        return None
    said = {
        "@type": "Offer",
        "url": facts.url,
        "availability": f"{SCHEMA}/{REGISTRATION[facts.standing]}",
        "availabilityStarts": facts.opens_at.isoformat() if facts.opens_at else None,
        "availabilityEnds": facts.closes_at.isoformat() if facts.closes_at else None,
        "validFrom": facts.opens_at.isoformat() if facts.opens_at else None,
    }
    return _filled(said)


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in (None, "", [], {})}
