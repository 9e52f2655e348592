"""What everybody may know of an event, as schema.org data is made of it: no query beyond those of its page."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from ucap.events.jsonld import Facts, Holder, Span, Venue
from ucap.events.queries.cards import city_name
from ucap.events.queries.events import Day, EventPage

MOST_DAYS = 31  # of half a year every day is alike


def facts_of(page: EventPage) -> Facts:
    """The facts of the page's event, in the words that its reader sees."""
    event, site = page.event, settings.PUBLIC_URL
    days = tuple(_day(day, day.starts, day.ends, page) for day in page.days if day.starts and day.ends)
    if len(days) > MOST_DAYS:
        days = (Span(page.words.title, days[0].starts, days[-1].ends),)
    return Facts(
        url=site + reverse("events:event", args=[event.slug]),
        name=page.words.title,
        text=page.words.summary,
        language=page.words.language,
        kind=event.kind,
        mode=event.mode,
        standing=page.standing,
        zone=event.time_zone,
        days=days,
        venue=_venue(page),
        holders=tuple(Holder(host.text, site + host.href, host.is_city) for host in page.hosts),
        keywords=(*page.themes, *page.topics),
        goals=page.goals,
        opens_at=event.opens_at or event.announced_at,
        closes_at=event.closes_at or event.starts_at,
        capacity=event.capacity,
    )


def _day(day: Day, starts: datetime, ends: datetime, page: EventPage) -> Span:
    parts = tuple(
        Span(part.session.title, part.session.starts_at, part.session.ends_at, f"session-{part.session.pk}")
        for part in day.programme
        if not part.session.is_break
    )
    return Span(f"{page.words.title}, {day.date.isoformat()}", starts, ends, parts=parts)


def _venue(page: EventPage) -> Venue | None:
    event, place = page.event, page.event.place
    if place is None:
        return Venue(event.venue, event.address, "", "") if event.venue or event.address else None
    return Venue(event.venue, event.address, city_name(place), place.country, place.latitude, place.longitude)
