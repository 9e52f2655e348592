"""What everybody may know of an event, as schema.org data is made of it: no query beyond those of its page, but of an expo for what it shows."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from ucap.events.jsonld import Facts, Holder, Shown, Span, Venue
from ucap.events.models import Event
from ucap.events.queries.cards import city_name
from ucap.events.queries.events import Day, EventPage
from ucap.events.queries.exhibits import Item, shown_at
from ucap.events.rules.expos import WITH_EXHIBITS

MOST_SHOWN = 40  # the page of what is shown has all
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
        shown=_shown(event, site) if event.kind in WITH_EXHIBITS else (),
    )


def _day(day: Day, starts: datetime, ends: datetime, page: EventPage) -> Span:
    parts = tuple(
        Span(part.session.title, part.session.starts_at, part.session.ends_at, f"session-{part.session.pk}")
        for part in day.programme
        if not part.session.is_break
    )
    return Span(f"{page.words.title}, {day.date.isoformat()}", starts, ends, parts=parts)


def _shown(event: Event, site: str) -> tuple[Shown, ...]:
    """What cities show there. Two queries."""
    return tuple(
        Shown(
            id=f"exhibit-{item.exhibit.pk}",
            name=item.exhibit.title,
            language=item.exhibit.language,
            holders=_who_shows(item, site),
            first=item.first,
            last=item.last,
            starts=item.starts,
            spot=item.exhibit.spot.name if item.exhibit.spot else "",
        )
        for item in shown_at(event, MOST_SHOWN)
        if item.first and item.last
    )


def _who_shows(item: Item, site: str) -> tuple[Holder, ...]:
    city = Holder(city_name(item.city), site + reverse("city", args=[item.city.slug]), is_city=True)
    house = item.exhibit.organisation
    if house is None or item.house is None:
        return (city,)
    address = site + reverse("organisations:organisation", args=[house.slug])
    return Holder(item.house.text, address, is_city=False), city


def _venue(page: EventPage) -> Venue | None:
    event, place = page.event, page.event.place
    if place is None:
        return Venue(event.venue, event.address, "", "") if event.venue or event.address else None
    return Venue(event.venue, event.address, city_name(place), place.country, place.latitude, place.longitude)
