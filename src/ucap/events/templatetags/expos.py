"""What the pages of expos and festivals say: {% load expos %}."""

from babel.numbers import format_decimal
from django import template
from django.utils.translation import get_language, gettext

from ucap.events import expo_words as words
from ucap.events.times import locale_of

register = template.Library()


@register.filter
def invited_words(state: str) -> str:
    """{{ invitation.state|invited_words }}: "Interested"."""
    return gettext(words.INVITED[state])


@register.filter
def invited_tone(state: str) -> str:
    """{% chip word invitation.state|invited_tone %}: the chip's tone."""
    return words.INVITED_TONES[state]


@register.filter
def answer_words(verb: str) -> str:
    """{{ verb|answer_words }}: "We take part"."""
    return gettext(words.ANSWERS[verb])


@register.filter
def exhibit_kind(kind: str) -> str:
    """{{ exhibit.kind|exhibit_kind }}: "Garden"."""
    return gettext(words.KINDS[kind])


@register.filter
def exhibit_words(state: str) -> str:
    """{{ exhibit.state|exhibit_words }}: "Waits for the hosts"."""
    return gettext(words.EXHIBITS[state])


@register.filter
def exhibit_tone(state: str) -> str:
    """{% chip word exhibit.state|exhibit_tone %}: the chip's tone."""
    return words.EXHIBIT_TONES[state]


@register.filter
def square_metres(number: int) -> str:
    """{{ spot.square_metres|square_metres }}: "1,200 m²"."""
    return f"{format_decimal(number, locale=locale_of(get_language() or 'en'))} m²"
