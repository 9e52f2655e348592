"""What the pages of events say: {% load events %}."""

from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from ucap.events import wording
from ucap.events.jsonld import as_jsonld
from ucap.events.polling import Kindness
from ucap.events.queries.events import EventPage
from ucap.events.queries.facts import facts_of
from ucap.events.queries.polls import KindTo
from ucap.events.standing import Standing
from ucap.events.states import EventKind, EventState, Mode
from ucap.events.times import (
    Clock,
    Shown,
    beginning_under,
    day_words,
    days_words,
    hour_words,
    local,
    shown,
    with_day,
)
from ucap.kernel.linked_data import linked_data
from ucap.places.models import City

register = template.Library()

BETWEEN_CLOCKS = mark_safe('<span class="clock__between"> · </span>')
MAP = "https://www.openstreetmap.org/"  # a link that the reader follows; nothing of it is fetched for a page


@register.filter
def event_kind(kind: str) -> str:
    """{{ card.kind|event_kind }}: "Webinar"."""
    return str(wording.KINDS[EventKind(kind)])


@register.filter
def event_mode(mode: str) -> str:
    """{{ card.mode|event_mode }}: "Online"."""
    return str(wording.MODES[Mode(mode)])


@register.filter
def event_state(state: str) -> str:
    """{{ event.state|event_state }}: "Announced", for its hosts."""
    return str(wording.STATES[EventState(state)])


@register.filter
def standing_words(standing: Standing) -> str:
    """{{ card.standing|standing_words }}: "Open for registration"."""
    return str(wording.STANDINGS[standing])


@register.filter
def standing_tone(standing: Standing) -> str:
    """{% chip word card.standing|standing_tone %}: the chip's tone."""
    return wording.TONES.get(standing, "")


@register.filter
def whole_day(day: date) -> str:
    """{{ day.date|whole_day }}: "Tuesday, 23 March 2027"."""
    return day_words(day, get_language() or "en")


@register.filter
def month_words(day: date) -> str:
    """{{ month.first|month_words }}: "March 2027"."""
    return wording.month_in_words(f"{day:%Y-%m}")


@register.simple_tag
def day_span(first: date | None, last: date | None) -> str:
    """{% day_span card.first_day card.last_day %}: "23–24 Mar 2027"; "" without a day."""
    return days_words(first, last or first, get_language() or "en") if first else ""


@register.simple_tag
def clocks(
    starts: datetime | None, ends: datetime | None, places: Sequence[Clock], day: date | None = None
) -> SafeString:
    """{% clocks day.starts day.ends page.clocks %}: "09:00–17:30 Yangzhou · 02:00–10:30 Bologna", each time for machines too.

    Under the heading of another day than the first clock's (a session after midnight) `day` names it.
    """
    if starts is None or not places:
        return SafeString("")
    clocks_shown = ((_by_clock(one, day),) for one in shown(starts, ends, places))
    return format_html('<span class="clocks">{}</span>', format_html_join(BETWEEN_CLOCKS, "{}", clocks_shown))


@register.simple_tag
def hours(starts: datetime, ends: datetime | None, zone: str, day: date | None = None) -> SafeString:
    """{% hours session.starts_at session.ends_at event.time_zone day.date %}: "09:00–09:45" by the clock of one zone."""
    return _hours(shown(starts, ends, [Clock(zone, "")])[0], day)


@register.simple_tag
def moment(at: datetime, places: Sequence[Clock]) -> SafeString:
    """{% moment event.closes_at page.clocks %}: "Friday, 5 March 2027, 18:00 Yangzhou · 11:00 Bologna"."""
    first = local(at, places[0].zone).date()
    return format_html("{}, {}", day_words(first, get_language() or "en"), clocks(at, None, places))


@register.simple_tag
def moment_words(at: datetime, places: Sequence[Clock]) -> str:
    """{% moment_words time.starts page.clocks %}: the same without marks, where only text can stand."""
    return with_day(at, None, places, get_language() or "en")


@register.simple_tag
def local_day(at: datetime, zone: str) -> date:
    """{% local_day time.starts page.clocks.0.zone as day %}: the day by the clock of that zone."""
    return local(at, zone).date()


@register.filter
def kindness_words(one: KindTo) -> str:
    """{{ one|kindness_words }}: "Bologna: meal time"."""
    return gettext(wording.HOW_KIND[one.kindness]) % {"place": one.place}


@register.filter
def kindness_name(kindness: Kindness) -> str:
    """poll__kind--{{ one.kindness|kindness_name }}: how it is drawn."""
    return kindness.name.lower()


@register.simple_tag
def map_link(place: City | None, venue: str = "", address: str = "") -> str:
    """{% map_link event.place event.venue event.address %}: where a map shows it; "" for no place."""
    if place is None:
        return ""
    if address:
        return f"{MAP}search?{urlencode({'query': f'{address}, {place.name}'})}"
    at = {"mlat": place.latitude, "mlon": place.longitude}
    return f"{MAP}?{urlencode(at)}#map=13/{place.latitude}/{place.longitude}"


@register.simple_tag
def events_with(**chosen: str | int) -> str:
    """{% events_with sdg=11 %}: the address of the list with that filter."""
    return f"{reverse('events:list')}?{urlencode(chosen)}"


@register.simple_tag
def event_jsonld(page: EventPage) -> SafeString:
    """{% event_jsonld page %}: the event for machines, as data that no text in it can break out of."""
    return linked_data(as_jsonld(facts_of(page)))


def _by_clock(one: Shown, day: date | None) -> SafeString:
    return format_html(
        '<span class="clock"><span class="clock__hours">{}</span> <span class="clock__place">{}</span></span>',
        _hours(one, day),
        ", ".join(one.places),
    )


def _hours(one: Shown, day: date | None) -> SafeString:
    under = day or one.day
    starts = _time(one.starts, beginning_under(one, under))
    return format_html("{}–{}", starts, _time(one.ends, under)) if one.ends else starts


def _time(at: datetime, day: date) -> SafeString:
    words = hour_words(at, day, get_language() or "en")
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="minutes"), words)
