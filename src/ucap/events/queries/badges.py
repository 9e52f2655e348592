"""What badges and certificates say, in the reader's language."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from ucap.events.badges import Badge, Badges
from ucap.events.certificates import Certificate
from ucap.events.models import Event, Registration
from ucap.events.queries.cards import EventCard, cards, city_name
from ucap.events.queries.houses import house_of
from ucap.events.registering_words import COMES
from ucap.events.states import Mode
from ucap.events.times import day_words, days_words, local
from ucap.organisations.queries.names import names_of
from ucap.people.models import User
from ucap.places.countries import country_name
from ucap.places.models import City


def badges_of(event: Event, registrations: Sequence[Registration], viewer: User, at: datetime) -> Badges:
    """The badges of these, in this order. Seven queries, however many."""
    (card,) = cards([event.pk], viewer, at)
    names = names_of({one.organisation_id for one in registrations if one.organisation_id})
    mixed = event.mode == Mode.MIXED
    badges = []
    for one in registrations:
        home = one.organisation.city if one.organisation else one.city
        whose = house_of(one, names)
        badges.append(
            Badge(
                name=one.name,
                whose=whose.text if whose else "",
                place=_place(home),
                country=home.country if home else "",
                group=one.delegation.name if one.delegation else "",
                note=gettext(COMES[Mode.ONLINE]) if mixed and one.mode == Mode.ONLINE else "",
                key=one.key,
                url=settings.PUBLIC_URL + reverse("events:badge_key", args=[one.key]),
            )
        )
    when_and_where = " · ".join(part for part in (_days(card), _where(card)) if part)
    return Badges(title=card.words.title, when_and_where=when_and_where, badges=badges)


def certificate_of(registration: Registration, viewer: User, at: datetime) -> Certificate:
    """What is certified of somebody who was let in. Seven queries."""
    event = registration.event
    (card,) = cards([event.pk], viewer, at)
    house = registration.organisation
    named = house_of(registration, names_of([house.pk]) if house else {})
    home = house.city if house else registration.city
    hosts = ", ".join(one.text for one in card.hosts) or gettext("The secretariat of the programme")
    today = day_words(local(at, event.time_zone).date(), get_language() or "en")
    return Certificate(
        heading=gettext("Certificate of attendance"),
        name=registration.name,
        country=home.country if home else "",
        whose=", ".join(part for part in (named.text if named else "", _place(home)) if part),
        sentence=gettext("took part in the event"),
        title=card.words.title,
        when=_days(card),
        where=_where(card),
        held_by=gettext("Held by %(hosts)s") % {"hosts": hosts},
        issued=gettext("Issued on %(day)s. The event's page:") % {"day": today},
        url=settings.PUBLIC_URL + card.href,
    )


def _days(card: EventCard) -> str:
    if card.first_day is None or card.last_day is None:
        return ""
    return days_words(card.first_day, card.last_day, get_language() or "en")


def _where(card: EventCard) -> str:
    if card.mode == Mode.ONLINE:
        return gettext(COMES[Mode.ONLINE])
    return ", ".join(part for part in (card.venue, city_name(card.place) if card.place else "") if part)


def _place(city: City | None) -> str:
    return f"{city_name(city)}, {country_name(city.country, get_language() or 'en')}" if city else ""
